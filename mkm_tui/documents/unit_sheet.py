"""A unit's sheet: the decisions that apply to it, and what it has told of them (R14, R15)."""

from collections.abc import Iterator
from datetime import date

from mkm_tui.documents.frame import gone_out, next_review
from mkm_tui.documents.matter_head import matter_heading
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, title
from mkm_tui.documents.standing import applies, newest_first, replacements
from mkm_tui.documents.unit_news import documented, evidence_of, reason_of, standing_of
from mkm_tui.documents.unit_profile import unit_profile
from mkm_tui.documents.wordings import is_veiled, labelled, shown_wordings
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.records.decisions import Decision
from mkm_tui.records.people import Unit
from mkm_tui.records.terms import DecisionStatus
from mkm_tui.rules.followup import latest_reports
from mkm_tui.rules.publication import in_force_from, status


def unit_sheet(page: Page, unit: Unit, reach: Reach, today: date) -> None:
    """Write what applies to a unit now, and what will when it is published.

    The public sheet has nothing of exempt decisions: whom they concern is not told (R34).
    """
    page.heading(1, page.words("documents.unit_sheet", unit=unit.name, on=today))
    page.field("municipality", page.state.groups["group"].municipality)
    page.field("leader", page.person(unit.leader))
    page.end_fields()
    if reach is Reach.PUBLIC:
        page.say("exempt_left_out")
    _in_force(page, unit, reach, today)
    _waiting(page, unit, reach, today)
    if reach is Reach.INTERNAL:
        unit_profile(page, unit, today)


def _concerning(page: Page, unit: Unit, reach: Reach) -> Iterator[Decision]:
    """Yield the decisions that name the unit and may be told of on this sheet, newest first."""
    for decision in newest_first(page.state.decisions.values()):
        if unit.id in decision.units and not is_veiled(page, decision, reach):
            yield decision


def _with(
    page: Page, unit: Unit, reach: Reach, today: date, worth: DecisionStatus
) -> list[Decision]:
    """Return the unit's decisions that are worth this much today."""
    concerning = _concerning(page, unit, reach)
    return [found for found in concerning if status(page.state, found, today) is worth]


def _in_force(page: Page, unit: Unit, reach: Reach, today: date) -> None:
    """Add a table of what applies to the unit, then each decision."""
    found = _with(page, unit, reach, today, DecisionStatus.IN_FORCE)
    page.heading(2, page.words("documents.applies_now"))
    if not found:
        page.say("applies_nothing")
    heads = ("head_matter", "decision", "in_force_from", "deadline", "responsible", "our_status")
    page.table("applies_now", heads, [_row(page, decision, unit, today) for decision in found])
    for decision in found:
        matter_heading(page, page.state.matters[decision.id], reach)
        _texts(page, decision, today)
        page.text("units_task", decision.units_task)
        _frame(page, decision, today)
        _news(page, decision, unit, reach, today)


def _row(page: Page, decision: Decision, unit: Unit, today: date) -> tuple[str, ...]:
    """Return a decision's line of the table, seen from the unit."""
    words, since = page.words, in_force_from(decision)
    return (
        decision.id,
        title(page.state.matters[decision.id], Reach.INTERNAL),
        words.date(since) if since else "",
        words.date(decision.deadline) if decision.deadline else "",
        page.person(decision.responsible),
        standing_of(page, decision, unit.id, today),
    )


def _texts(page: Page, decision: Decision, today: date) -> None:
    """Add the text that applies, and a new one that does not apply yet."""
    valid, *waiting = shown_wordings(decision, today)
    labelled(page, "decision", valid.text, valid)
    for version in waiting:
        labelled(page, "new_wording", version.text, version)


def _frame(page: Page, decision: Decision, today: date) -> None:
    """Add who answers for the decision, by when, what goes out for it, and the next review."""
    words = page.words
    page.field("responsible", page.person(decision.responsible))
    page.field("deadline", words.date(decision.deadline) if decision.deadline else "")
    gone_out(page, decision)
    next_review(page, decision, today)


def _news(page: Page, decision: Decision, unit: Unit, reach: Reach, today: date) -> None:
    """Add what the unit has told: how far it is, why it does not follow, what shows it."""
    report = latest_reports(decision).get(unit.id)
    page.field("our_status", standing_of(page, decision, unit.id, today, when=True))
    if report is not None:
        page.field("reason", reason_of(report, reach))
        page.field("indicators", documented(page, report))
        page.field("evidence", evidence_of(report, reach))
    page.end_fields()


def _waiting(page: Page, unit: Unit, reach: Reach, today: date) -> None:
    """Add what is agreed and will apply to the unit, but does not yet (R9)."""
    found = _with(page, unit, reach, today, DecisionStatus.WAITING)
    if not found:
        return
    page.heading(2, page.words.show(DecisionStatus.WAITING).capitalize())
    for decision in found:
        matter_heading(page, page.state.matters[decision.id], reach)
        page.field("status", worth_in_words(page, decision, today))
        page.end_fields()
        applies(page, decision, today)
        labelled(page, "decision", decision.text, decision.versions[-1])
        page.text("units_task", decision.units_task)
        _frame(page, decision, today)
        replacements(page, decision, reach, today)
        page.end_fields()
