"""The decision log: every decision with what it is worth on a day."""

from collections.abc import Sequence
from datetime import date

from mkm_tui.documents.matter_head import matter_heading
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, drafted, title
from mkm_tui.documents.standing import newest_first, replacements
from mkm_tui.documents.wordings import is_veiled, shown_wordings, wordings
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.records.decisions import Decision
from mkm_tui.records.terms import DecisionStatus
from mkm_tui.rules.publication import in_force_from, status

_ORDER = (
    DecisionStatus.IN_FORCE,
    DecisionStatus.WAITING,
    DecisionStatus.RECOMMENDED,
    DecisionStatus.SUPERSEDED,
)
"""What is in force comes first."""


def decision_log(page: Page, reach: Reach, today: date) -> None:
    """Write all decisions, newest first: a table, then each by what it is worth (R9-R11)."""
    state, words = page.state, page.words
    page.heading(1, words("documents.log", group=state.groups["group"].name, on=today))
    newest = newest_first(state.decisions.values())
    by_worth: dict[DecisionStatus, list[Decision]] = {worth: [] for worth in _ORDER}
    for decision in newest:
        by_worth[status(state, decision, today)].append(decision)
    if not newest:
        page.say("log_empty")
    for worth, decisions in by_worth.items():
        if decisions:
            page.item(words.show(worth).capitalize(), str(len(decisions)))
    page.end_fields()
    _table(page, newest, reach, today)
    for worth, decisions in by_worth.items():
        if decisions:
            page.heading(2, words.show(worth).capitalize())
        for decision in decisions:
            _section(page, decision, reach, today)


def _table(page: Page, decisions: Sequence[Decision], reach: Reach, today: date) -> None:
    """Add a line for each decision."""
    heads = ("head_matter", "decision", "status", "in_force_from", "deadline")
    page.table("log", heads, [_row(page, decision, reach, today) for decision in decisions])


def _row(page: Page, decision: Decision, reach: Reach, today: date) -> tuple[str, ...]:
    """Return number, title, status, in-force date and deadline; an exempt one has no deadline."""
    matter, words = page.state.matters[decision.id], page.words
    name = words("documents.draft_withheld") if drafted(matter, reach) else title(matter, reach)
    worth = status(page.state, decision, today)
    said = worth_in_words(page, decision, today) if worth is DecisionStatus.WAITING else ""
    if worth is DecisionStatus.IN_FORCE and len(shown_wordings(decision, today)) > 1:
        said = words("documents.in_force_new_waits", status=words.show(worth))
    since = in_force_from(decision)
    deadline = None if is_veiled(page, decision, reach) else decision.deadline
    return (
        decision.id,
        name,
        said or words.show(worth),
        words.date(since) if since else "",
        words.date(deadline) if deadline else "",
    )


def _section(page: Page, decision: Decision, reach: Reach, today: date) -> None:
    """Add a decision: what it is worth, whom it concerns, its wordings with their receipts."""
    words = page.words
    matter_heading(page, page.state.matters[decision.id], reach)
    page.field("status", worth_in_words(page, decision, today))
    page.field("agreed_on", words.date(decision.agreed_on))
    if not is_veiled(page, decision, reach):
        page.field("responsible", page.person(decision.responsible))
        page.field("deadline", words.date(decision.deadline) if decision.deadline else "")
        page.field("concerns", page.units(decision.units))
    replacements(page, decision, reach, today)
    page.end_fields()
    wordings(page, decision, reach, today)
