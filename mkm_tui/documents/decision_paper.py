"""A decision's own page: what it says, what it is worth, how it came about and what came of it."""

from datetime import date

from mkm_tui.documents.decision_course import origins, reviews, unit_reports
from mkm_tui.documents.frame import agreed_by, frame, involvement, next_review
from mkm_tui.documents.matter_head import matter_heading
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.standing import applies, replacements
from mkm_tui.documents.voices import on_first_wording, positions, statements
from mkm_tui.documents.wordings import is_veiled, shown_wordings, wording, wordings
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.records.decisions import Decision


def decision_paper(page: Page, decision: Decision, reach: Reach, today: date) -> None:
    """Write the page of a decision (R9-R12).

    Of an exempt one the public is given title, legal basis, status, and what users were given.
    """
    matter = page.state.matters[decision.id]
    veiled = is_veiled(page, decision, reach)
    matter_heading(page, matter, reach, level=1)
    page.field("status", worth_in_words(page, decision, today))
    page.field("agreed_on", agreed_by(page, decision))
    if not veiled:
        frame(page, decision)
        next_review(page, decision, today)
    replacements(page, decision, reach, today)
    page.end_fields()
    applies(page, decision, today)
    if not veiled:
        _prepared(page, decision, reach)
    _wordings(page, decision, reach, today)
    if veiled:
        return
    page.heading(2, page.words("documents.heading_parties"))
    if matter.closing:
        positions(page, matter, matter.closing, reach)
        on_first_wording(page, decision)
    page.field("involvement", involvement(decision))
    page.end_fields()
    statements(page, matter, reach)
    origins(page, decision, reach)
    unit_reports(page, decision, reach, today)
    reviews(page, decision, reach)


def _prepared(page: Page, decision: Decision, reach: Reach) -> None:
    """Add what the publications say beside the decision, to these readers."""
    page.text("users_notice", decision.users_notice)
    if reach is Reach.INTERNAL:
        page.text("units_task", decision.units_task)


def _wordings(page: Page, decision: Decision, reach: Reach, today: date) -> None:
    """Add the wording in force, one that waits, and every other that there has been."""
    page.heading(2, page.words("documents.heading_texts"))
    wordings(page, decision, reach, today)
    shown = shown_wordings(decision, today)
    for version in reversed(decision.versions):
        if version not in shown:
            wording(page, decision, version, reach, "earlier_wording")
