"""How a decision came about, what the units make of it, and what reviews of it found."""

from datetime import date

from mkm_tui.documents.matter_head import named
from mkm_tui.documents.outcomes import outcome_words
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, drafted
from mkm_tui.documents.unit_news import documented, evidence_of, reason_of, standing_of
from mkm_tui.records.decisions import Decision
from mkm_tui.records.state import State
from mkm_tui.rules.followup import latest_reports
from mkm_tui.rules.sharing import shown_to_all
from mkm_tui.rules.trail import Step, origin


def origins(page: Page, decision: Decision, reach: Reach) -> None:
    """Add the way to the decision: idea, project, earlier matters, and the matter itself.

    What only a matter that is kept from these readers leads to is not a part of it (R32, R34).
    """
    known = page.state if reach is Reach.INTERNAL else shown_to_all(page.state, "")
    page.heading(2, page.words("documents.heading_origin"))
    for step in origin(known, decision.id):
        _step(page, known, step, reach)
    page.end_fields()


def _step(page: Page, known: State, step: Step, reach: Reach) -> None:
    """Add a step in a line."""
    words = page.words
    if step.register == "matters":
        matter = page.state.matters[step.id]
        said = words("documents.in_the_meeting", meeting=matter.meeting)
        if not drafted(matter, reach):
            said = f"{said}, {outcome_words(words, matter)}"
        page.item(named(words, matter, reach), said)
    else:
        record = known.ideas[step.id] if step.register == "ideas" else known.projects[step.id]
        page.item(words(f"documents.step_{step.register}", id=step.id), record.title)


def unit_reports(page: Page, decision: Decision, reach: Reach, today: date) -> None:
    """Add a table of the units: how far each is, since when, and what shows it (R14, R15, R28)."""
    reports = latest_reports(decision)
    units = tuple(dict.fromkeys((*decision.units, *reports)))
    if not units:
        return
    page.heading(2, page.words("documents.heading_units"))
    heads = ["unit", "status", "reported_when", "indicators"]
    if reach is Reach.INTERNAL:
        heads = [*heads[:3], "reason", *heads[3:], "evidence"]
    rows = [_row(page, decision, unit, reach, today) for unit in units]
    page.table("units", heads, rows)


def _row(page: Page, decision: Decision, unit: str, reach: Reach, today: date) -> tuple[str, ...]:
    """Return a unit's line of the table; its reason and evidence are for internal readers."""
    report = latest_reports(decision).get(unit)
    said = (page.units((unit,)), standing_of(page, decision, unit, today))
    if report is None:
        return (*said, *([""] * (4 if reach is Reach.INTERNAL else 2)))
    when, shows = page.words.date(report.on), documented(page, report)
    if reach is Reach.PUBLIC:
        return (*said, when, shows)
    return (*said, when, reason_of(report, reach), shows, evidence_of(report, reach))


def reviews(page: Page, decision: Decision, reach: Reach) -> None:
    """Add what each review found, the latest first; it is for internal readers."""
    if reach is Reach.PUBLIC or not decision.reviews:
        return
    page.heading(2, page.words("documents.heading_reviews"))
    for found in reversed(decision.reviews):
        values = {"on": found.on, "by": page.person(found.by), "verdict": found.verdict}
        page.voice(page.words("documents.review", **values), found.finding)
