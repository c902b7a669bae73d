"""Who a document is for."""

from enum import StrEnum

from mkm_tui.records.meetings import Matter
from mkm_tui.records.terms import Audience
from mkm_tui.rules.sharing import private


class Reach(StrEnum):
    """Public leaves out what is exempt, and drafts; internal shows them (R32, R34)."""

    PUBLIC = "public"
    INTERNAL = "internal"

    @property
    def audience(self) -> Audience:
        """To whom a document for these readers is a publication."""
        return Audience.USERS if self is Reach.PUBLIC else Audience.INTERNAL


def hidden(matter: Matter, reach: Reach) -> bool:
    """Say whether a matter's title and text are exempt for these readers (R34).

    A draft is not hidden by this: its author's own screen shows it.
    """
    return matter.exempt and reach is Reach.PUBLIC


def title(matter: Matter, reach: Reach) -> str:
    """Return the title that these readers may see, a draft's too."""
    return matter.public_title if hidden(matter, reach) else matter.title


def withheld(matter: Matter, reach: Reach) -> bool:
    """Say whether a document for these readers leaves out all of a matter's words (R32, R34)."""
    return private(matter) and reach is Reach.PUBLIC


def drafted(matter: Matter, reach: Reach) -> bool:
    """Say whether a document for these readers tells of a draft only that it is one (R32)."""
    return matter.draft and withheld(matter, reach)
