"""The decision log as a document."""

from datetime import date

from mkm_tui.documents.matter_head import matter_heading
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, withheld
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.records.decisions import Decision
from mkm_tui.rules.publication import version_in_force


def decision_log(page: Page, reach: Reach, today: date) -> None:
    """Write all decisions, each with what it is worth today (R9-R11)."""
    state, words = page.state, page.words
    page.heading(1, words("documents.log", group=state.groups["group"].name, on=today))
    for decision in state.decisions.values():
        matter_heading(page, state.matters[decision.id], reach, level=2)
        page.field("status", worth_in_words(page, decision, today))
        if not withheld(state.matters[decision.id], reach):
            page.field("responsible", page.person(decision.responsible))
            page.field("concerns", page.units(decision.units))
            page.text("decision", decision.text)
            _earlier(page, decision, today)
        page.end_fields()


def _earlier(page: Page, decision: Decision, today: date) -> None:
    """Add the earlier wording while it is the one in force."""
    version = version_in_force(decision, today)
    if version is not None and version != decision.versions[-1]:
        page.text("still_in_force", version.text)
