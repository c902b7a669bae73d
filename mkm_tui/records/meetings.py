"""Meetings and the matters that they treat."""

from datetime import date, datetime, time

import msgspec

from mkm_tui.records.checklists import Point
from mkm_tui.records.decisions import Decision
from mkm_tui.records.people import Person, Unit
from mkm_tui.records.room import (
    Attendance,
    Break,
    Contribution,
    Disqualification,
    Statement,
    Stretch,
)
from mkm_tui.records.terms import (
    Audience,
    Body,
    MatterKind,
    MeetingStatus,
    MinutesStatus,
    Party,
    StanceKind,
    UnitStatus,
    WayOn,
)


class Correction(msgspec.Struct, frozen=True, gc=False):
    """A numbered correction to approved minutes, with both texts (R40)."""

    number: int
    on: date
    by: str
    matter: str
    before: str
    after: str
    about_nothing_exempt: bool = False
    """Whether one that names no matter may stand in public where some are exempt (R34)."""


class Approval(msgspec.Struct, frozen=True, gc=False):
    """A party's approval of the minutes."""

    party: Party
    person: str
    on: date


class MinutesReceipt(msgspec.Struct, frozen=True, gc=False):
    """Where approved minutes were published, when and by whom."""

    audience: Audience
    on: date
    channel: str
    by: str
    evidence: str = ""
    """A link or a reference."""


class Following(msgspec.Struct, frozen=True, gc=False):
    """The next meeting, as minutes tell of it."""

    id: str
    on: date
    start: time
    end: time
    place: str


class News(msgspec.Struct, frozen=True, gc=False):
    """What a unit had to tell of an earlier decision when a meeting was held (R14, R15)."""

    decision: str
    unit: str
    status: UnitStatus | None
    unconfirmed: bool
    """Whether it owed a confirmation: possibly not followed."""


class AsApproved(msgspec.Struct, frozen=True, gc=False):
    """What approved minutes take from other records, as it was when they were approved (R40)."""

    group: str
    municipality: str
    people: tuple[Person, ...]
    units: tuple[Unit, ...]
    """Those that the minutes name."""
    decisions: tuple[Decision, ...]
    """The meeting's decisions, without receipts, reports and reviews."""
    news: tuple[News, ...]
    following: Following | None = None


class Meeting(msgspec.Struct, frozen=True, gc=False):
    """A meeting; the id is `M3/26`."""

    id: str
    on: date
    start: time = time(9, 0)
    end: time = time(12, 0)
    body: Body = Body.STEERING_GROUP
    place: str = ""
    closed_doors: bool = False
    chair: str = ""
    minute_taker: str = ""
    others: str = ""
    """Other people who are there, in words."""
    archive_reference: str = ""
    status: MeetingStatus = MeetingStatus.PLANNED
    notice_sent: date | None = None
    agenda: tuple[str, ...] = ()
    """Ids of the matters in the order in which they are treated."""
    current: str = ""
    """The matter at hand."""
    current_since: datetime | None = None
    """When it was taken up, or the meeting went on with it; None during a break."""
    stretches: tuple[Stretch, ...] = ()
    """The times in which matters were at hand, the present one not counted."""
    breaks: tuple[Break, ...] = ()
    reading: str = ""
    """The matter whose proposal is being read back to the room."""
    attendance: tuple[Attendance, ...] = ()
    opened: datetime | None = None
    closed: datetime | None = None
    minutes_shared: datetime | None = None
    """When the draft of the minutes went to all three parties at once (R31)."""
    approvals: tuple[Approval, ...] = ()
    """The parties' approvals; with any, the minutes are locked (R40)."""
    approved_in: str = ""
    """The matter of a later meeting that approved the minutes, where no named persons did."""
    approved_on: date | None = None
    """The day on which the minutes were approved."""
    as_approved: AsApproved | None = None
    """What the minutes say of others; None before the approval, and in older workspaces."""
    minutes_published: tuple[MinutesReceipt, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def goes_on(self) -> bool:
        """Whether it has begun and is not over: it runs, or has a break."""
        return self.status in (MeetingStatus.RUNNING, MeetingStatus.ADJOURNED)

    @property
    def locked(self) -> bool:
        """Whether the minutes are approved (R40)."""
        return bool(self.approvals or self.approved_in)

    @property
    def minutes_status(self) -> MinutesStatus:
        """Where the minutes are in their life: draft, shared, approved, published."""
        if any(receipt.audience is Audience.USERS for receipt in self.minutes_published):
            return MinutesStatus.PUBLISHED
        if self.locked:
            return MinutesStatus.APPROVED
        return MinutesStatus.SHARED if self.minutes_shared else MinutesStatus.DRAFT


class Stance(msgspec.Struct, frozen=True, gc=False):
    """A position on the proposal: a whole party's, or one member's (R4, R6)."""

    party: Party
    kind: StanceKind
    member: str = ""
    """Id of the person; empty where the party speaks with one voice."""
    wording: str = ""
    public: bool = True
    """Whether a reservation stands in the public minutes (R6)."""


class Seat(msgspec.Struct, frozen=True, gc=False):
    """Somebody who was in the room with a voice when a matter was closed."""

    person: str
    party: Party


class Closing(msgspec.Struct, frozen=True, gc=False):
    """How a matter ended; the outcome itself is reckoned from the stances."""

    at: datetime
    seats: tuple[Seat, ...]
    way_on: WayOn | None = None
    """Where a matter without consensus, or one put off, goes (R5)."""
    owner: str = ""
    return_on: date | None = None
    note: str = ""
    to_meeting: str = ""
    """The meeting to which it was deferred, with its papers."""
    read_back: bool = False
    """Whether the text was read back, and nobody objected."""


class Matter(msgspec.Struct, frozen=True, gc=False):
    """A matter on an agenda; the id is its case number, `12/26` (R41)."""

    id: str
    meeting: str
    title: str
    kind: MatterKind = MatterKind.DECISION
    proposer: str = ""
    units: tuple[str, ...] = ()
    project: str = ""
    idea: str = ""
    continues: str = ""
    """The earlier matter that this one takes up again."""
    minutes_planned: int = 0
    case_paper: str = ""
    recommendation: str = ""
    consideration: str = ""
    dialogue: str = ""
    """The dialogue with affected employees (R17)."""
    users_voice: str = ""
    """What the users say (R17)."""
    proposal: str = ""
    """The proposed text of the decision."""
    stances: tuple[Stance, ...] = ()
    lapsed: bool = False
    """Whether the text was changed after positions were taken, so that they are asked anew."""
    contributions: tuple[Contribution, ...] = ()
    """What each party brought to the matter, before and during the meeting."""
    statements: tuple[Statement, ...] = ()
    disqualifications: tuple[Disqualification, ...] = ()
    of_principle: bool = False
    """Whether it is a matter of principle, which is not the working committee's (R27)."""
    approves: str = ""
    """The meeting whose minutes this approval matter approves."""
    about: str = ""
    """The decision that this matter takes up: to follow it up, publish it or review it."""
    period: bool = False
    """Whether it asks what continues when the period is over (R30)."""
    reports: str = ""
    """The working committee's decision that this item reports (R27)."""
    draft: bool = False
    """Whether it is the author's alone still (R32)."""
    author: str = ""
    """Who wrote the draft."""
    shared: datetime | None = None
    """When it was shared with all three parties at once (R31, R32)."""
    for_council: bool = False
    """The matter belongs to the council and ends in a recommendation (R8)."""
    legal_basis: str = ""
    """Paragraph, section and letter that exempt the matter (R33); empty if it is public."""
    public_title: str = ""
    """What stands in public where the matter is exempt (R34)."""
    added_late: bool = False
    """Added after the notice (R39)."""
    consents: tuple[Party, ...] = ()
    """The parties that agree to treat a matter added late (R39)."""
    responsible: str = ""
    """Id of the person who answers for carrying the decision out (R16)."""
    deadline: date | None = None
    old_out: str = ""
    """What goes out when this comes in (R18)."""
    nothing_out_because: str = ""
    """Why nothing goes out (R18)."""
    supersedes: str = ""
    """The decision that this one replaces when it is in force."""
    points: tuple[Point, ...] = ()
    """Its dilemmas, and the headings of a good decision."""
    withdrawn: str = ""
    """Why the matter was withdrawn; it keeps its number (R41)."""
    closing: Closing | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to it at its meeting."""
        return self.closing is not None or bool(self.withdrawn)

    @property
    def exempt(self) -> bool:
        """Whether its text and title are kept from the public (R34)."""
        return bool(self.legal_basis)
