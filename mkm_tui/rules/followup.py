"""Whether units carry decisions out, and whether ideas are answered (R14, R15, R24)."""

from datetime import date

from mkm_tui.records.decisions import Decision, UnitReport
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.terms import UnitStatus

RESULT_INDICATORS = range(1, 5)
"""The four result indicators for better services (domain, part 2; R28)."""
_DONE = {UnitStatus.CARRIED_OUT, UnitStatus.EVERYDAY}


def latest_reports(decision: Decision) -> dict[str, UnitReport]:
    """Return the latest report of each unit, by unit id."""
    return {report.unit: report for report in decision.reports}


def not_following(decision: Decision) -> list[UnitReport]:
    """Return the reports of units that say they do not follow the decision (R15)."""
    return [
        report
        for report in latest_reports(decision).values()
        if report.status is UnitStatus.NOT_FOLLOWED
    ]


def unconfirmed_units(decision: Decision, today: date) -> list[str]:
    """Return the units without confirmation after the deadline: possibly not followed (R14)."""
    if decision.deadline is None or decision.deadline >= today:
        return []
    reports = latest_reports(decision)
    return [
        unit
        for unit in decision.units
        if unit not in reports or reports[unit].status not in _DONE | {UnitStatus.NOT_FOLLOWED}
    ]


def overdue(idea: Idea, today: date) -> bool:
    """Say whether the idea-bearer's answer is owed and late (R24)."""
    return idea.answer is None and idea.answer_by < today
