"""A decision in the minutes: what the meeting agreed, and what became of it since."""

from datetime import date

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.receipts import receipts
from mkm_tui.documents.voices import statements
from mkm_tui.documents.wordings import labelled
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Matter
from mkm_tui.records.terms import DecisionStatus
from mkm_tui.rules.approval import framed
from mkm_tui.rules.publication import status


def decision_minutes(
    page: Page, matter: Matter, decision: Decision, reach: Reach, today: date
) -> None:
    """Add the wording that the meeting agreed, its frame and receipts, and what was said to it.

    Later wordings follow the first, each with its own receipts. Statements come last, so that
    nothing of the decision reads as a part of them.
    """
    key = "council_recommendation" if decision.recommendation else "decision"
    page.text(key, decision.versions[0].text)
    if matter.closing and matter.closing.read_back:
        page.say(f"{key}_read_back")
    _frame(page, matter, decision)
    receipts(page, decision, decision.versions[0])
    for version in decision.versions[1:]:
        labelled(page, "corrected", version.text, version)
        page.field("corrected_because", version.reason)
        receipts(page, decision, version)
    _status(page, decision, today)
    statements(page, matter, reach)


def _frame(page: Page, matter: Matter, decision: Decision) -> None:
    """Add responsible, deadline, units and old out as agreed, or as set before the approval."""
    decision = framed(page.state.meetings[matter.meeting], decision)
    deadline = matter.deadline or decision.deadline
    old_out = matter.old_out.strip() or decision.old_out.strip()
    reason = matter.nothing_out_because.strip() or decision.nothing_out_because.strip()
    page.field("responsible", page.person(matter.responsible or decision.responsible))
    page.field("deadline", page.words.date(deadline) if deadline else "")
    page.field("concerns", page.units(matter.units or decision.units))
    page.field("replaces", _replaced(page, decision))
    page.field("old_out", old_out)
    page.field("nothing_out_because", "" if old_out else reason)


def _replaced(page: Page, decision: Decision) -> str:
    """Return the number of the decision that this one replaces; empty where it replaces none."""
    if not decision.supersedes:
        return ""
    return page.words("documents.matter_number", matter=decision.supersedes)


def _status(page: Page, decision: Decision, today: date) -> None:
    """Add the status of a decision that does not apply, or no longer does (R9)."""
    if status(page.state, decision, today) in (DecisionStatus.WAITING, DecisionStatus.SUPERSEDED):
        page.field("status", worth_in_words(page, decision, today))
