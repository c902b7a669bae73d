"""What the record itself proposes for the next agenda (R9, R15, R40, and the reviews)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import Body, DecisionStatus, MatterKind, MeetingStatus, Verdict
from mkm_tui.rules.followup import not_following
from mkm_tui.rules.publication import days_waiting, status

_LATEST = date.max


class Proposal(NamedTuple):
    """A matter that could be added: why, and about which decision or which meeting's minutes."""

    reason: str
    """`minutes`, `publish`, `not_followed`, `review` or `verdict`."""
    id: str
    """Id of the decision, or of the meeting whose minutes wait."""
    kind: MatterKind


def proposals(state: State, meeting: Meeting, today: date) -> list[Proposal]:
    """Return what could be added to a meeting's agenda, minutes first, then by decision.

    What an open matter takes up already is left out, and what a closed one took up since it arose.
    """
    found = list(_minutes(state, meeting))
    if meeting.body is Body.STEERING_GROUP:
        taken = _taken_up(state)
        for decision in state.decisions.values():
            reason, since = _reason(state, decision, today)
            if reason and taken.get(decision.id, date.min) < since:
                found.append(Proposal(reason, decision.id, MatterKind.DISCUSSION))
    return found


def _minutes(state: State, meeting: Meeting) -> Iterator[Proposal]:
    """Yield the same body's earlier meetings whose minutes nobody has approved (R40)."""
    open_matters = (matter for matter in state.matters.values() if not matter.ended)
    waiting = {matter.approves for matter in open_matters}
    for earlier in state.meetings.values():
        before = (earlier.on, earlier.start) < (meeting.on, meeting.start)
        closed = earlier.status is MeetingStatus.CLOSED and not earlier.locked
        if closed and before and earlier.body is meeting.body and earlier.id not in waiting:
            yield Proposal("minutes", earlier.id, MatterKind.APPROVAL)


def _taken_up(state: State) -> dict[str, date]:
    """Return when each decision was last taken up by a matter about it; an open one is last."""
    found: dict[str, date] = {}
    for matter in state.matters.values():
        if matter.about and not matter.withdrawn:
            found[matter.about] = max(found.get(matter.about, date.min), _closed(matter))
    return found


def _closed(matter: Matter) -> date:
    """Return the day on which a matter was closed, or the last day there is."""
    return matter.closing.at.date() if matter.closing else _LATEST


def _reason(state: State, decision: Decision, today: date) -> tuple[str, date]:
    """Return why a decision belongs on an agenda and since when; an empty reason for none."""
    worth = status(state, decision, today)
    patience = state.group.publication_days if state.group else 0
    if worth is DecisionStatus.WAITING and days_waiting(decision, today) > patience:
        return "publish", today - timedelta(days=patience)
    if worth is not DecisionStatus.IN_FORCE:
        return "", today
    if refusing := not_following(decision):
        return "not_followed", max(report.on for report in refusing)
    last = decision.reviews[-1] if decision.reviews else None
    if last is not None and last.verdict is not Verdict.KEPT and not decision.superseded_by:
        return "verdict", last.on
    if decision.review_on is not None and decision.review_on <= today:
        return "review", decision.review_on
    return "", today
