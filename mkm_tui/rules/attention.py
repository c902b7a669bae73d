"""What needs the secretary now, most pressing first (R1, R9, R14, R15, R19, R22-R24, R30)."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from mkm_tui.records.state import State
from mkm_tui.records.terms import DecisionStatus, MeetingStatus
from mkm_tui.rules.followup import not_following, overdue, unconfirmed_units
from mkm_tui.rules.portfolio import limit, load, overloaded
from mkm_tui.rules.presence import parties_without_members
from mkm_tui.rules.publication import days_waiting, missing_audiences, status
from mkm_tui.rules.schedule import meeting_to_do

PERIOD_NOTICE_DAYS = 183
"""Days before the period ends from which the matter of what continues is proposed (R30)."""


class Need(NamedTuple):
    """Something to deal with: its kind, whether it presses, where, and what fills its sentence."""

    kind: str
    pressing: bool
    register: str
    id: str
    values: dict[str, Any]


def needs(state: State, today: date) -> list[Need]:
    """Return all that waits for somebody, what presses first, else in the order of the rules."""
    found = [
        *_group(state, today),
        *_meetings(state, today),
        *_decisions(state, today),
        *_ideas(state, today),
        *_units(state),
    ]
    return sorted(found, key=lambda need: not need.pressing)


def _group(state: State, today: date) -> Iterator[Need]:
    """Yield what the group itself lacks or is about to face (R1, R22, R23, R30)."""
    group = state.group
    if group is None:
        return
    if lacking := parties_without_members(state):
        yield Need("roster", True, "groups", "group", {"parties": lacking})
    elif not group.activated:
        yield Need("inactive", True, "groups", "group", {})
    for breach in group.breaches:
        values = {"condition": breach.condition, "note": breach.note}
        yield Need("breach", True, "groups", "group", values)
    if group.period_end and 0 <= (group.period_end - today).days <= PERIOD_NOTICE_DAYS:
        yield Need("period", False, "groups", "group", {"on": group.period_end})


def _meetings(state: State, today: date) -> Iterator[Need]:
    """Yield the meeting that runs, the next one, and minutes that nobody has approved."""
    meeting = meeting_to_do(state)
    if meeting is not None:
        values = {"meeting": meeting.id, "on": meeting.on, "start": meeting.start}
        if meeting.status is not MeetingStatus.PLANNED:
            yield Need("running", True, "meetings", meeting.id, values)
        elif meeting.on == today:
            yield Need("meeting_today", True, "meetings", meeting.id, values)
        else:
            yield Need("next_meeting", meeting.on < today, "meetings", meeting.id, values)
    for meeting in state.meetings.values():
        if meeting.status is MeetingStatus.CLOSED and not meeting.locked:
            yield Need("unapproved", False, "meetings", meeting.id, {"meeting": meeting.id})


def _decisions(state: State, today: date) -> Iterator[Need]:
    """Yield decisions not in force, not followed, or not confirmed (R9, R14, R15)."""
    patience = state.group.publication_days if state.group else 0
    for decision in state.decisions.values():
        worth = status(state, decision, today)
        named = {"decision": decision.id, "title": _title(state, decision.id)}
        if worth is DecisionStatus.WAITING:
            days, lacking = days_waiting(decision, today), missing_audiences(decision)
            values = {**named, "days": days, "audiences": lacking}
            yield Need("waiting", days > patience, "decisions", decision.id, values)
        if worth is not DecisionStatus.IN_FORCE:
            continue
        if refusing := not_following(decision):
            units = [_unit(state, report.unit) for report in refusing]
            yield Need("refusing", True, "decisions", decision.id, {**named, "units": units})
        if silent := unconfirmed_units(decision, today):
            units = [_unit(state, unit) for unit in silent]
            yield Need("unconfirmed", False, "decisions", decision.id, {**named, "units": units})


def _title(state: State, matter_id: str) -> str:
    """Return the title that may stand on a screen that others see (R34)."""
    matter = state.matters[matter_id]
    return matter.public_title if matter.exempt else matter.title


def _unit(state: State, key: str) -> str:
    """Return a unit's name."""
    return state.units[key].name if key in state.units else key


def _ideas(state: State, today: date) -> Iterator[Need]:
    """Yield the ideas whose answer is late (R24)."""
    for idea in state.ideas.values():
        if overdue(idea, today):
            days = (today - idea.answer_by).days
            values = {"idea": idea.id, "title": idea.title, "days": days}
            yield Need("idea", False, "ideas", idea.id, values)


def _units(state: State) -> Iterator[Need]:
    """Yield the units that carry too much (R19)."""
    for unit in overloaded(state):
        carried = load(state, unit)
        values = {"unit": _unit(state, unit), "load": len(carried), "limit": limit(state, unit)}
        yield Need("overload", False, "projects", carried[0].id, values)
