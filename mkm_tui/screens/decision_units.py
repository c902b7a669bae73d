"""What the units do with a decision, in words (R14, R15, R28)."""

from mkm_tui.records.decisions import UnitReport
from mkm_tui.records.terms import DecisionStatus, UnitStatus
from mkm_tui.rules.followup import RESULT_INDICATORS, Following, following, lacking_indicators
from mkm_tui.screens.decision_sight import Sight
from mkm_tui.widgets.leaf import Leaf


def unit_status(sight: Sight, stands: Following) -> str:
    """Return how far a unit is, in as few words as there are."""
    if stands.perhaps:
        return sight.words("screens.decisions.perhaps")
    return (
        sight.words.show(stands.status)
        if stands.status
        else sight.words("screens.decisions.silent")
    )


def unit_words(sight: Sight, stands: Following) -> str:
    """Return how a unit stands: how far, since when, why not, and whether it owes an answer."""
    words, report = sight.words, stands.report
    if report is None:
        said = words("screens.decisions.silent")
    else:
        said = f"{words.show(report.status)} {words.short_date(report.on, sight.day)}"
        if report.reason and not sight.hidden:
            said = f"{said}: {report.reason}"
    return f"{said} · {words('screens.decisions.perhaps')}" if stands.perhaps else said


def evidence_words(sight: Sight, report: UnitReport | None) -> str:
    """Return which of the four result indicators a unit has documented, and where (R28)."""
    if report is None or sight.hidden:
        return ""
    words, lacking = sight.words, lacking_indicators(report)
    if not lacking:
        said = words("screens.decisions.indicators_all")
    elif report.indicators:
        shown = [words(f"screens.portfolio.result.{number}") for number in report.indicators]
        said = words("screens.decisions.indicators_some", count=len(shown), shown=shown)
    else:
        said = ""
    return f"{said}: {report.evidence}" if said and report.evidence else said or report.evidence


def undocumented(sight: Sight, report: UnitReport | None) -> str:
    """Return that everyday practice is claimed and not shown; empty where it is (R28)."""
    if report is None or report.status is not UnitStatus.EVERYDAY:
        return ""
    count = len(lacking_indicators(report))
    of = len(RESULT_INDICATORS)
    return sight.words("screens.decisions.undocumented", count=count, of=of) if count else ""


def unit_lines(leaf: Leaf, sight: Sight) -> None:
    """Add each unit with what it told last."""
    if not sight.decision.units:
        return
    leaf.head("units")
    in_force = sight.worth is DecisionStatus.IN_FORCE
    for key, stands in following(sight.decision, sight.day, in_force).items():
        leaf.line(f"{sight.unit(key)} – {unit_words(sight, stands)}")
        leaf.line(evidence_words(sight, stands.report), "dim")
        leaf.warn(undocumented(sight, stands.report))
