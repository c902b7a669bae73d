"""What the units had to tell of earlier decisions when a meeting was held (R14, R15)."""

from collections.abc import Iterator
from datetime import date

from msgspec import structs

from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Meeting, News
from mkm_tui.records.state import State
from mkm_tui.records.terms import DecisionStatus, UnitStatus
from mkm_tui.rules.committee import is_later
from mkm_tui.rules.followup import latest_reports, unconfirmed_units
from mkm_tui.rules.publication import status


def news(state: State, meeting: Meeting) -> tuple[News, ...]:
    """Return what units have to tell, by decision, oldest first.

    They have reported since the last meeting, do not follow, or owe a confirmation. Of approved
    minutes it is what it was when they were approved (R40).
    """
    if meeting.as_approved is not None:
        return meeting.as_approved.news
    on = meeting.closed.date() if meeting.closed else meeting.on
    since = _previous_day(state, meeting)
    return tuple(
        told
        for decision in _earlier(state, meeting, on)
        for told in _of_decision(state, decision, since, on)
    )


def _earlier(state: State, meeting: Meeting, on: date) -> Iterator[Decision]:
    """Yield the decisions of earlier meetings as they were on a day, without superseded ones."""
    for decision in state.decisions.values():
        made = state.meetings[state.matters[decision.id].meeting]
        if is_later(meeting, made):
            known = tuple(report for report in decision.reports if report.on <= on)
            then = structs.replace(decision, reports=known)
            if status(state, then, on) is not DecisionStatus.SUPERSEDED:
                yield then


def _previous_day(state: State, meeting: Meeting) -> date:
    """Return the day of the same body's meeting before this one, or the first day there is."""
    earlier = [
        other.on
        for other in state.meetings.values()
        if other.body is meeting.body and is_later(meeting, other)
    ]
    return max(earlier, default=date.min)


def _of_decision(state: State, decision: Decision, since: date, on: date) -> Iterator[News]:
    """Yield what each unit has to tell of a decision."""
    reports = latest_reports(decision)
    in_force = status(state, decision, on) is DecisionStatus.IN_FORCE
    silent = unconfirmed_units(decision, on) if in_force else []
    for unit in dict.fromkeys((*decision.units, *reports)):
        report = reports.get(unit)
        fresh = report and (report.on > since or report.status is UnitStatus.NOT_FOLLOWED)
        if fresh or unit in silent:
            said = report.status if report else None
            yield News(decision.id, unit, said, unit in silent)
