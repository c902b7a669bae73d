"""What a decision is worth on a day, in words."""

from datetime import date

from mkm_tui.documents.page import Page
from mkm_tui.records.decisions import Decision
from mkm_tui.records.terms import DecisionStatus
from mkm_tui.rules.publication import days_waiting, in_force_from, status


def worth_in_words(page: Page, decision: Decision, today: date) -> str:
    """Return the status in words: days waited, or from when it applies (R9, R11)."""
    worth = status(page.state, decision, today)
    word = page.words.show(worth)
    since = in_force_from(decision)
    if worth is DecisionStatus.WAITING:
        return page.words("documents.waiting", status=word, days=days_waiting(decision, today))
    if worth is DecisionStatus.IN_FORCE and since:
        return page.words("documents.since", status=word, on=since)
    return word
