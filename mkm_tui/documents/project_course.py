"""A project's way through the group's matters and over the board, as a part of its document."""

from datetime import date

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, drafted, title
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.locale.method_words import column_name
from mkm_tui.records.portfolio import Project
from mkm_tui.rules.consensus import outcome
from mkm_tui.rules.ideas import matters_about
from mkm_tui.rules.portfolio import column, is_pending, moves


def course(page: Page, project: Project, reach: Reach, today: date) -> None:
    """Add the project's matters and decisions, and its place on the board."""
    _matters(page, project, reach, today)
    _board(page, project, today)


def _matters(page: Page, project: Project, reach: Reach, today: date) -> None:
    """Add a line for each matter: its title as the reader may see it, and what it came to (R34)."""
    keys = matters_about(page.state, today).get(project.id, [])
    rows = []
    for key in keys:
        matter, decision = page.state.matters[key], page.state.decisions.get(key)
        name = (
            page.words("documents.draft_withheld")
            if drafted(matter, reach)
            else title(matter, reach)
        )
        worth = (
            worth_in_words(page, decision, today) if decision else page.words.show(outcome(matter))
        )
        rows.append((key, name, worth))
    if rows:
        page.heading(2, page.words("documents.matters_and_decisions"))
        page.table("matters", ("head_matter", "decision", "status"), rows)


def _board(page: Page, project: Project, today: date) -> None:
    """Add where the project stands on the board, what waits, and which decisions moved it."""
    state, words = page.state, page.words
    page.heading(2, words("documents.on_board"))
    page.field("stands_in", column_name(words, state, column(state, project, today)))
    if project.pending and is_pending(state, project, today):
        key = "to_column_by" if project.pending.matter else "to_column"
        values = {"column": column_name(words, state, project.pending.to)}
        if project.pending.matter:
            values["matter"] = project.pending.matter
        page.field("pending_move", words(f"documents.{key}", **values))
    page.end_fields()
    rows = [
        (column_name(words, state, move.to), words.date(move.on), move.decision)
        for move in moves(state, project, today)
    ]
    page.table("moves", ("head_move", "head_when", "head_by_decision"), rows)
