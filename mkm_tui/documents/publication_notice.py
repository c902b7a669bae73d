"""The publication of a decision: inside to the units, and out to the users (R10-R13)."""

from datetime import date

from mkm_tui.documents.matter_head import matter_heading
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.records.decisions import Decision
from mkm_tui.records.terms import Audience
from mkm_tui.rules.publication import published_text


def publication_notice(page: Page, decision: Decision, reach: Reach, today: date) -> None:
    """Write what is published: inside for internal readers, to the users for the public."""
    audience = Audience.INTERNAL if reach is Reach.INTERNAL else Audience.USERS
    matter_heading(page, page.state.matters[decision.id], reach, level=1)
    page.text("decision", published_text(decision, decision.versions[-1], audience))
    page.end_fields()
