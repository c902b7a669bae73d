"""A decision's own page: what it says, what it is worth, and how it came about."""

from datetime import date

from mkm_tui.documents.matter_head import is_withheld, matter_heading
from mkm_tui.documents.minutes_decision import decision_minutes
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.records.decisions import Decision


def decision_paper(page: Page, decision: Decision, reach: Reach, today: date) -> None:
    """Write the page of a decision (R9-R12)."""
    matter = page.state.matters[decision.id]
    matter_heading(page, matter, reach, level=1)
    page.field("status", worth_in_words(page, decision, today))
    if not is_withheld(page, matter, reach):
        decision_minutes(page, matter, decision, reach, today)
    page.end_fields()
