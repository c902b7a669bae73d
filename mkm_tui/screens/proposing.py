"""The matters that the record proposes for a meeting: all ticked, each with its reason."""

from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from typing import Any

from textual.app import App
from textual.content import Content

from mkm_tui.actions.matters import AddMatter, OrderMatters
from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, Verdict
from mkm_tui.rules.following_up import veil
from mkm_tui.rules.followup import not_following
from mkm_tui.rules.proposals import Proposal, meeting_to_fill, proposals, waits_since
from mkm_tui.rules.publication import missing_audiences, status
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.widgets.fields import Field
from mkm_tui.widgets.plain import one_line
from mkm_tui.widgets.ticks import Ticks


class _Reasoned(Ticks):
    """Answers with the reason for each below it."""

    DEFAULT_CSS = "_Reasoned { max-height: 50vh; }"

    def __init__(self, answers: Sequence[tuple[str, Any]], reasons: Sequence[str]) -> None:
        self.reasons = reasons
        super().__init__(answers, [value for _, value in answers])

    def _line(self, place: int) -> Content:
        """Return an answer's line, and the reason's."""
        reason = Content.styled(one_line(self.reasons[place]), "dim")
        return super()._line(place) + Content("\n    ") + reason


def told_of(words: Words, meeting: Meeting, count: int) -> str:
    """Return how many matters are proposed for a meeting, and the key that shows them."""
    key = "screens.proposing.told_one" if count == 1 else "screens.proposing.told"
    return words(key, meeting=meeting.id, count=count)


def propose_matters(app: App[Any], house: House, meeting: Meeting) -> None:
    """Let the secretary choose among what the record proposes; say so where nothing waits."""
    words = house.words
    found = proposals(house.state, meeting, house.now().date())
    if not found:
        said = words("screens.proposing.nothing", meeting=meeting.id)
        app.notify(said, timeout=6, markup=False)
        return
    before = len(meeting.agenda)

    def after(done: bool | None) -> None:
        count = len(house.state.meetings[meeting.id].agenda) - before
        if done and count:
            key = "screens.proposing.added_one" if count == 1 else "screens.proposing.added"
            said = words(key, count=count, meeting=meeting.id)
            app.notify(said, timeout=6, markup=False)

    app.push_screen(_form(house, meeting, found), after)


def _form(house: House, meeting: Meeting, found: Sequence[Proposal]) -> Form:
    """Return the form of what is proposed; what is ticked becomes matters."""
    words = house.words
    answers = [(_title(house, proposal), proposal) for proposal in found]
    reasons = [_reason(house, proposal) for proposal in found]
    field = Field("matters", "", lambda: _Reasoned(answers, reasons), lambda ticks: ticks.ticked)
    done: set[Proposal] = set()

    def perform(values: dict[str, Any]) -> str:
        for proposal in values["matters"]:
            refusal = "" if proposal in done else house.attempt(_matter(house, meeting, proposal))
            if refusal:
                return refusal
            done.add(proposal)
        return _approvals_first(house, meeting.id)

    parts = [words("screens.proposing.note")]
    parts += [words("screens.proposing.late")] if meeting.notice_sent else []
    return Form(
        words,
        words("screens.proposing.title", meeting=meeting.id),
        [field],
        perform,
        note=" ".join(parts),
        verb=words("screens.proposing.verb"),
    )


def _approvals_first(house: House, meeting_id: str) -> str:
    """Move approvals of minutes up behind those that begin the agenda; say why not, if not."""
    state = house.record
    agenda = state.meetings[meeting_id].agenda
    first = tuple(takewhile(lambda k: state.matters[k].kind is MatterKind.APPROVAL, agenda))
    rest = agenda[len(first) :]
    moved = tuple(k for k in rest if state.matters[k].approves and not state.matters[k].ended)
    order = (*first, *moved, *(key for key in rest if key not in moved))
    if order == agenda:
        return ""
    return house.attempt(OrderMatters(meeting=meeting_id, agenda=order))


def _matter(house: House, meeting: Meeting, proposal: Proposal) -> AddMatter:
    """Return the action that adds a proposed matter, its title in the documents' language (R42).

    A matter about an exempt decision is exempt too (R34).
    """
    name = _title(house, proposal)
    if proposal.reason == "minutes":
        return AddMatter(meeting=meeting.id, title=name, kind=proposal.kind, approves=proposal.id)
    if proposal.reason == "period":
        return AddMatter(meeting=meeting.id, title=name, kind=proposal.kind, period=True)
    kept = veil(house.record, proposal.id, name)
    return AddMatter(
        meeting=meeting.id,
        title=name,
        kind=proposal.kind,
        about=proposal.id,
        units=house.record.decisions[proposal.id].units,
        legal_basis=kept.legal_basis,
        public_title=kept.public_title,
    )


def _title(house: House, proposal: Proposal) -> str:
    """Return the title of a proposed matter, with the title of its decision that all may see."""
    state = house.state
    words = Words(state.group.language) if state.group else house.words
    if proposal.reason == "minutes":
        return words("documents.matter_minutes", meeting=proposal.id)
    if proposal.reason == "period":
        return words("documents.matter_period", on=_period_end(state))
    key = proposal.reason
    if key == "verdict":
        ends = state.decisions[proposal.id].reviews[-1].verdict is Verdict.END
        key = "end" if ends else "change"
    named = title(state.matters[proposal.id], Reach.PUBLIC)
    return words(f"documents.matter_{key}", decision=proposal.id, title=named)


def _period_end(state: State) -> date | None:
    """Return when the period ends."""
    return state.group.period_end if state.group else None


def propose_period(app: App[Any], house: House) -> None:
    """Put the matter of what continues on the steering group's next agenda, and say so (R30)."""
    meeting = meeting_to_fill(house.record, house.now().date())
    if meeting is None:
        house.warn(house.words("screens.proposing.no_meeting"))
        return
    proposal = Proposal("period", "group", MatterKind.DECISION)
    if house.act(_matter(house, meeting, proposal)):
        said = house.words("screens.proposing.added_one", meeting=meeting.id)
        app.notify(said, timeout=6, markup=False)


def _reason(house: House, proposal: Proposal) -> str:
    """Return in words why a matter is proposed; of an exempt decision, no unit is named."""
    words, state, today = house.words, house.state, house.now().date()
    if proposal.reason == "minutes":
        shared = state.meetings[proposal.id].minutes_shared
        if shared is None:
            return words("screens.proposing.minutes_unshared")
        return words("screens.proposing.minutes", on=words.short_date(shared, today))
    if proposal.reason == "period":
        return words("screens.proposing.period", on=_period_end(state))
    decision = state.decisions[proposal.id]
    if proposal.reason == "publish":
        since = waits_since(decision, status(state, decision, today)) or today
        on = words.short_date(since, today)
        return words("screens.proposing.publish", audiences=missing_audiences(decision), on=on)
    if proposal.reason == "not_followed":
        key = "not_followed_exempt" if decision.exempt else "not_followed"
        units = _units(state, [report.unit for report in not_following(decision)])
        return words(f"screens.proposing.{key}", units=units)
    if proposal.reason == "verdict":
        last = decision.reviews[-1]
        on = words.short_date(last.on, today)
        return words("screens.proposing.verdict", on=on, verdict=last.verdict)
    due = words.short_date(decision.review_on or today, today)
    return words("screens.proposing.review", on=due)


def _units(state: State, keys: Sequence[str]) -> list[str]:
    """Return the names of units."""
    return [state.units[key].name for key in keys if key in state.units]
