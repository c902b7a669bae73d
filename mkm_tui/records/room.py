"""What happens in the room while a meeting runs, and what the secretary keeps for herself."""

from datetime import datetime

import msgspec

from mkm_tui.records.terms import Conclusion, Party, Presence


class Attendance(msgspec.Struct, frozen=True, gc=False):
    """One arrival, departure or absence; the latest for a person counts (R38)."""

    person: str
    presence: Presence
    at: datetime
    matter: str = ""
    """The matter at hand when it happened; empty before the first."""
    seat: str = ""
    """Id of the member whose seat a deputy takes."""


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """A time in which a matter was at hand; a matter taken up twice has two."""

    matter: str
    began: datetime
    ended: datetime


class Break(msgspec.Struct, frozen=True, gc=False):
    """A break in the meeting."""

    began: datetime
    minutes: int = 0
    """How long it was meant to be; 0 where nothing was said."""
    ended: datetime | None = None


class Contribution(msgspec.Struct, frozen=True, gc=False):
    """A party's input to a matter, before or during the meeting: who said what."""

    party: Party
    by: str
    """Id of a person, or a name in words."""
    text: str
    at: datetime
    before: bool = False
    """Whether it came before the meeting took the matter up."""


class Statement(msgspec.Struct, frozen=True, gc=False):
    """A statement for the record (protokolltilførsel), by somebody with a voice."""

    by: str
    text: str
    at: datetime
    public: bool = True
    """Whether it stands in the public minutes."""


class Disqualification(msgspec.Struct, frozen=True, gc=False):
    """A member's disqualification in a matter: ground, the body's conclusion, return (R38)."""

    person: str
    ground: str
    raised: datetime
    """When the member left the table, so that the body could conclude without them."""
    conclusion: Conclusion = Conclusion.PENDING
    concluded: datetime | None = None
    deputy: str = ""
    """Id of the deputy who takes the seat in this matter."""
    returned: datetime | None = None


class Note(msgspec.Struct, frozen=True, gc=False):
    """The secretary's private note; the id is that of its matter or meeting."""

    id: str
    text: str
