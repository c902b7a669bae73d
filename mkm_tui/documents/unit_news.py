"""What units have told about a decision: how far they are, what shows it, and what they owe."""

from datetime import date

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.records.decisions import Decision, UnitReport
from mkm_tui.records.terms import DecisionStatus, UnitStatus
from mkm_tui.rules.followup import RESULT_INDICATORS, latest_reports, unconfirmed_units
from mkm_tui.rules.publication import status


def standing_of(page: Page, decision: Decision, unit: str, today: date, when: bool = False) -> str:
    """Return in words how far a unit is, and whether its confirmation is overdue (R14, R15).

    Where asked, say when the unit told it. A decision that does not apply gives nobody anything
    to confirm.
    """
    report = latest_reports(decision).get(unit)
    said = page.words.show(report.status) if report else page.words("documents.not_reported")
    if report and when:
        said = page.words("documents.reported_on", status=said, on=report.on)
    in_force = status(page.state, decision, today) is DecisionStatus.IN_FORCE
    late = in_force and unit in unconfirmed_units(decision, today)
    return f"{said}; {page.words('documents.unconfirmed')}" if late else said


def reason_of(report: UnitReport, reach: Reach) -> str:
    """Return why a unit does not follow a decision; the reason is for internal readers."""
    told = report.status is UnitStatus.NOT_FOLLOWED and reach is Reach.INTERNAL
    return report.reason if told else ""


def evidence_of(report: UnitReport, reach: Reach) -> str:
    """Return what shows the indicators; where that is kept is for internal readers."""
    return report.evidence if reach is Reach.INTERNAL else ""


def documented(page: Page, report: UnitReport) -> str:
    """Return which of the four result indicators a unit has documented (R28)."""
    if not report.indicators:
        return ""
    if report.indicators == tuple(RESULT_INDICATORS):
        return page.words("documents.indicators_all")
    names = [page.words(f"documents.indicator_{number}") for number in report.indicators]
    return page.words.listed(names)
