"""Adding, editing, ordering and withdrawing matters, and the texts about them."""

from datetime import date
from typing import Literal

from msgspec import UNSET, UnsetType, structs

from mkm_tui.actions.base import (
    Action,
    Changes,
    Context,
    all_known,
    counted,
    edited,
    find,
    next_in_year,
    titled,
)
from mkm_tui.actions.carrying import carried, later_meeting, waiting_for
from mkm_tui.actions.meetings import put_aside
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.signs import in_a_line
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, MeetingStatus, Party
from mkm_tui.rules.broken import require
from mkm_tui.rules.committee import is_later
from mkm_tui.rules.presence import is_remote

_DAY = 24 * 60
"""Minutes that a matter can be planned to take at most."""
TextField = Literal["case_paper", "recommendation", "consideration", "dialogue", "users_voice"]


def open_matter(state: State, matter_id: str) -> Matter:
    """Return a matter that has not ended, or refuse."""
    matter = find(state.matters, matter_id, "matter")
    require(not matter.ended, "", "matter_ended", matter=matter.id)
    return matter


class AddMatter(Action, frozen=True, kw_only=True, tag="add_matter"):
    """Add a matter to a meeting; it gets the next case number of the year (R41).

    After the notice it needs all parties' consent, or goes under other business (R39).
    """

    meeting: str
    title: str
    kind: MatterKind = MatterKind.DECISION
    proposer: str = ""
    units: tuple[str, ...] = ()
    project: str = ""
    idea: str = ""
    continues: str = ""
    approves: str = ""
    about: str = ""
    period: bool = False
    minutes_planned: int = 0
    case_paper: str = ""
    recommendation: str = ""
    proposal: str = ""
    for_council: bool = False
    legal_basis: str = ""
    public_title: str = ""
    supersedes: str = ""
    of_principle: bool = False

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter, its meeting and the counters.

        The matter is a draft of who adds it (R32), unless it is raised in the running meeting.
        """
        meeting = find(state.meetings, self.meeting, "meeting")
        require(meeting.status is not MeetingStatus.CLOSED, "", "meeting_over", meeting=meeting.id)
        number, numbers = next_in_year(state.numbers.matters, meeting.on)
        said = meeting.status is MeetingStatus.RUNNING
        blank = Matter(
            id=number,
            meeting=meeting.id,
            title=titled(self.title),
            draft=not said,
            author=context.who,
            shared=context.now if said else None,
        )
        late = meeting.notice_sent is not None
        matter = structs.replace(
            edited(blank, self, "title"),
            added_late=late,
            public_title=in_a_line(self.public_title),
        )
        matter_fits(state, matter)
        agenda = structs.replace(meeting, agenda=(*meeting.agenda, number))
        moved = waiting_for(state, {matter.continues: number}) if matter.continues else ()
        return matter, agenda, counted(state, matters=numbers), *moved


def matter_fits(state: State, matter: Matter) -> None:
    """Refuse references to what is not there, and an exempt matter without a public title."""
    all_known(state.units, matter.units, "unit")
    all_known(state.projects, (matter.project,), "project")
    all_known(state.ideas, (matter.idea,), "idea")
    all_known(state.matters, (matter.continues,), "matter")
    all_known(state.decisions, (matter.supersedes,), "decision")
    all_known(state.people, (matter.responsible,), "person")
    all_known(state.decisions, (matter.about,), "decision")
    _approval_fits(state, matter)
    require(0 <= matter.minutes_planned <= _DAY, "", "minutes_out_of_range")
    replaced = state.decisions.get(matter.supersedes)
    later = replaced.superseded_by if replaced else ""
    require(not later, "", "already_superseded", decision=matter.supersedes, later=later)
    require(not matter.exempt or matter.public_title, "R34", "public_title_missing")


def _approval_fits(state: State, matter: Matter) -> None:
    """Refuse to approve the minutes of no earlier meeting, or in a matter of another kind."""
    if not matter.approves:
        return
    earlier = find(state.meetings, matter.approves, "meeting")
    meeting = state.meetings[matter.meeting]
    require(is_later(meeting, earlier), "R40", "minutes_of_later_meeting", meeting=earlier.id)
    require(earlier.body is meeting.body, "R40", "minutes_of_other_body", meeting=earlier.id)
    require(matter.kind is MatterKind.APPROVAL, "R40", "not_an_approval", matter=matter.id)


class EditMatter(Action, frozen=True, kw_only=True, tag="edit_matter"):
    """Change what is known about a matter before it has ended, the decision's frame included."""

    matter: str
    title: str | UnsetType = UNSET
    kind: MatterKind | UnsetType = UNSET
    proposer: str | UnsetType = UNSET
    units: tuple[str, ...] | UnsetType = UNSET
    project: str | UnsetType = UNSET
    idea: str | UnsetType = UNSET
    minutes_planned: int | UnsetType = UNSET
    case_paper: str | UnsetType = UNSET
    recommendation: str | UnsetType = UNSET
    consideration: str | UnsetType = UNSET
    dialogue: str | UnsetType = UNSET
    users_voice: str | UnsetType = UNSET
    for_council: bool | UnsetType = UNSET
    legal_basis: str | UnsetType = UNSET
    public_title: str | UnsetType = UNSET
    responsible: str | UnsetType = UNSET
    deadline: date | UnsetType | None = UNSET
    old_out: str | UnsetType = UNSET
    nothing_out_because: str | UnsetType = UNSET
    supersedes: str | UnsetType = UNSET
    of_principle: bool | UnsetType = UNSET
    approves: str | UnsetType = UNSET
    about: str | UnsetType = UNSET
    period: bool | UnsetType = UNSET

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter as changed; none at hand becomes secret in a remote meeting (R37)."""
        before = open_matter(state, self.matter)
        matter = edited(before, self)
        matter = structs.replace(
            matter, title=titled(matter.title), public_title=in_a_line(matter.public_title)
        )
        matter_fits(state, matter)
        meeting = state.meetings[matter.meeting]
        heard = meeting.current == matter.id and is_remote(meeting)
        closes = matter.exempt and not before.exempt
        require(not (heard and closes), "R37", "remote_and_exempt")
        return (matter,)


class EditText(Action, frozen=True, kw_only=True, tag="edit_text"):
    """Change a span of one of a matter's texts, as it is typed.

    The minutes' texts can be put right until they are approved, also after the matter has ended.
    At `at` (in characters) the text `cut` goes out and `put` comes in. Refused where `cut` does
    not stand there, so that two writers cannot garble a text.
    """

    matter: str
    field: TextField
    at: int
    cut: str = ""
    put: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter with the text as changed."""
        matter = find(state.matters, self.matter, "matter")
        require(not matter.withdrawn, "", "matter_ended", matter=matter.id)
        text: str = getattr(matter, self.field)
        end = self.at + len(self.cut)
        fits = 0 <= self.at <= len(text) and text[self.at : end] == self.cut
        require(fits, "", "text_changed", matter=matter.id)
        return (structs.replace(matter, **{self.field: text[: self.at] + self.put + text[end:]}),)


class ProposeDecision(Action, frozen=True, kw_only=True, tag="propose_decision"):
    """Set the proposed text; positions taken on another text no longer count."""

    matter: str
    text: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter with the proposal, and without stances if the text is another."""
        matter = open_matter(state, self.matter)
        if matter.proposal == self.text:
            return (matter,)
        lapsed = bool(matter.stances) or matter.lapsed
        return (structs.replace(matter, proposal=self.text, stances=(), lapsed=lapsed),)


class OrderMatters(Action, frozen=True, kw_only=True, tag="order_matters"):
    """Set the order in which a meeting treats its matters; the numbers stay (R41)."""

    meeting: str
    agenda: tuple[str, ...]

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting with the same matters in another order."""
        meeting = find(state.meetings, self.meeting, "meeting")
        require(meeting.status is not MeetingStatus.CLOSED, "", "meeting_over", meeting=meeting.id)
        same = sorted(self.agenda) == sorted(meeting.agenda)
        require(same, "R41", "agenda_differs", meeting=meeting.id)
        return (structs.replace(meeting, agenda=self.agenda),)


class ConsentToMatter(Action, frozen=True, kw_only=True, tag="consent_to_matter"):
    """Note that a party agrees to treat a matter that was added after the notice (R39).

    Without a party, all three agree.
    """

    matter: str
    party: Party | None = None

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter with the consent."""
        matter = open_matter(state, self.matter)
        require(matter.added_late, "R39", "not_added_late", matter=matter.id)
        agreeing = set(Party) if self.party is None else {*matter.consents, self.party}
        consents = tuple(party for party in Party if party in agreeing)
        return (structs.replace(matter, consents=consents),)


class WithdrawMatter(Action, frozen=True, kw_only=True, tag="withdraw_matter"):
    """Withdraw a matter; its number stays with it (R41)."""

    matter: str
    reason: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter, withdrawn, and its meeting without it at hand."""
        matter = open_matter(state, self.matter)
        require(self.reason.strip(), "R41", "reason_missing")
        done = structs.replace(matter, withdrawn=self.reason)
        meeting: Meeting = state.meetings[matter.meeting]
        return done, put_aside(meeting, matter.id, context.now)


class ShareMatter(Action, frozen=True, kw_only=True, tag="share_matter"):
    """Share a draft with all three parties at once; the time is noted (R31, R32)."""

    matter: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter, no longer a draft."""
        matter = open_matter(state, self.matter)
        require(matter.draft, "R32", "shared_already", matter=matter.id)
        return (as_shared(matter, context),)


def as_shared(matter: Matter, context: Context) -> Matter:
    """Return a matter that all three parties have from now on, if they had it not before (R31)."""
    return structs.replace(matter, draft=False, shared=context.now) if matter.draft else matter


class TakeUpAgain(Action, frozen=True, kw_only=True, tag="take_up_again"):
    """Put an ended matter on a later meeting's agenda, with its papers and under a new number."""

    matter: str
    meeting: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the new matter, its meeting and the counters."""
        matter = find(state.matters, self.matter, "matter")
        require(matter.ended, "", "matter_open", matter=matter.id)
        meeting = later_meeting(state, state.meetings[matter.meeting], (matter,), self.meeting)
        again = [m.id for m in state.matters.values() if m.continues == matter.id]
        require(not again, "", "taken_up", matter=matter.id, later="".join(again[:1]))
        return carried(state, (matter,), meeting)
