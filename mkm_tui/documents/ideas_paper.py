"""The register of ideas: what came in, and the answers that their bearers got or are owed (R24)."""

from collections.abc import Sequence
from datetime import date

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.records.portfolio import Idea
from mkm_tui.rules.followup import overdue
from mkm_tui.rules.ideas import owed_outcome


def ideas_paper(page: Page, reach: Reach, today: date) -> None:
    """Write the register; the public one names no bearer, and none names an anonymous one."""
    words, ideas = page.words, list(page.state.ideas.values())
    group = page.state.groups["group"].name
    page.heading(1, words("documents.idea_register", group=group, on=today))
    if not ideas:
        page.say("idea_none")
        return
    owed = [idea for idea in ideas if idea.answer is None]
    page.field("idea_in_all", str(len(ideas)))
    page.field("idea_unanswered", str(len(owed)))
    page.field("idea_overdue", str(sum(overdue(idea, today) for idea in owed)))
    page.end_fields()
    late_first = sorted(owed, key=lambda idea: idea.answer_by)
    _table(page, [*late_first, *(idea for idea in reversed(ideas) if idea.answer)], reach, today)


def _table(page: Page, ideas: Sequence[Idea], reach: Reach, today: date) -> None:
    """Add a line for each idea."""
    heads = ("head_number", "idea", "idea_from", "idea_received", "idea_answer", "idea_told")
    page.table("ideas", heads, [_row(page, idea, reach, today) for idea in ideas])


def _row(page: Page, idea: Idea, reach: Reach, today: date) -> tuple[str, ...]:
    """Return an idea's line: what, from where, when, its answer, and word of the decision."""
    words = page.words
    answer = words.show(idea.answer) if idea.answer else _owed(page, idea, today)
    told = words.date(idea.outcome_told) if idea.outcome_told else ""
    if owed_outcome(page.state, idea, today):
        told = words("documents.idea_to_be_told")
    return idea.id, idea.title, _from(page, idea, reach), words.date(idea.received), answer, told


def _owed(page: Page, idea: Idea, today: date) -> str:
    """Return by when the answer is owed."""
    key = "idea_late" if overdue(idea, today) else "idea_owed"
    return page.words(f"documents.{key}", on=idea.answer_by)


def _from(page: Page, idea: Idea, reach: Reach) -> str:
    """Return from whom the idea comes, as the reader may know it."""
    if reach is Reach.INTERNAL and idea.bearer and not idea.anonymous:
        return idea.bearer
    if idea.origin is not None:
        return page.words.show(idea.origin)
    return page.units((idea.unit,)) if idea.unit else ""
