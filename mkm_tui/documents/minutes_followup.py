"""The follow-up of earlier decisions: what the units had to tell when the meeting was held."""

from collections.abc import Iterator
from datetime import date

from msgspec import structs

from mkm_tui.documents.matter_head import named
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, withheld
from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import DecisionStatus, UnitStatus
from mkm_tui.rules.followup import latest_reports, unconfirmed_units
from mkm_tui.rules.publication import status


def follow_up(page: Page, meeting: Meeting, reach: Reach) -> None:
    """Add each earlier decision of which units have something to tell, in a line (R14, R15)."""
    on = meeting.closed.date() if meeting.closed else meeting.on
    since = _previous_day(page.state, meeting)
    lines = [
        (decision, news)
        for decision in _earlier(page.state, meeting, on)
        if (news := _news(page, decision, since, on))
    ]
    if not lines:
        return
    page.heading(2, page.words("documents.follow_up"))
    for decision, news in lines:
        matter = page.state.matters[decision.id]
        told = page.words("documents.exempt_short") if withheld(matter, reach) else _grouped(news)
        page.item(named(page.words, matter, reach), told)
    page.end_fields()


def _earlier(state: State, meeting: Meeting, on: date) -> Iterator[Decision]:
    """Yield the decisions of earlier meetings as they were on a day, without superseded ones."""
    for decision in state.decisions.values():
        made = state.meetings[state.matters[decision.id].meeting]
        if (made.on, made.start) < (meeting.on, meeting.start):
            known = tuple(report for report in decision.reports if report.on <= on)
            then = structs.replace(decision, reports=known)
            if status(state, then, on) is not DecisionStatus.SUPERSEDED:
                yield then


def _previous_day(state: State, meeting: Meeting) -> date:
    """Return the day of the same body's meeting before this one, or the first day there is."""
    earlier = [
        other.on
        for other in state.meetings.values()
        if other.body is meeting.body and (other.on, other.start) < (meeting.on, meeting.start)
    ]
    return max(earlier, default=date.min)


def _news(page: Page, decision: Decision, since: date, on: date) -> list[tuple[str, str]]:
    """Return unit names with the latest status of units that have something to tell.

    They have reported since the last meeting, do not follow, or owe a confirmation.
    """
    reports = latest_reports(decision)
    in_force = status(page.state, decision, on) is DecisionStatus.IN_FORCE
    silent = unconfirmed_units(decision, on) if in_force else []
    told = []
    for unit in dict.fromkeys((*decision.units, *reports)):
        report = reports.get(unit)
        fresh = report and (report.on > since or report.status is UnitStatus.NOT_FOLLOWED)
        if fresh or unit in silent:
            words = [page.words.show(report.status)] if report else []
            words += [page.words("documents.unconfirmed")] if unit in silent else []
            told.append((page.units((unit,)), ", ".join(words)))
    return told


def _grouped(news: list[tuple[str, str]]) -> str:
    """Return what units tell, those with the same status together."""
    units: dict[str, list[str]] = {}
    for unit, word in news:
        units.setdefault(word, []).append(unit)
    return "; ".join(f"{', '.join(names)} – {word}" for word, names in units.items())
