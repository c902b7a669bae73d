"""An idea's page: what it is, the three questions, and the answer that its bearer got."""

from datetime import date

from textual.content import Content

from mkm_tui.locale.words import Words
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.state import State
from mkm_tui.records.terms import IdeaAnswer
from mkm_tui.rules.followup import overdue
from mkm_tui.widgets.leaf import Leaf


def idea_status(words: Words, idea: Idea, today: date) -> str:
    """Return the answer, or how long there is until it is owed (R24)."""
    if idea.answer is IdeaAnswer.MERGED:
        return words("screens.ideas.merged", idea=idea.merged_into)
    if idea.answer is not None:
        return words.show(idea.answer)
    days = (idea.answer_by - today).days
    if days == 0:
        return words("screens.ideas.owed_today")
    key = "late" if overdue(idea, today) else "owed"
    return words(
        f"screens.ideas.{key}_one" if abs(days) == 1 else f"screens.ideas.{key}", days=abs(days)
    )


def idea_page(words: Words, state: State, idea: Idea, today: date) -> Content:
    """Return the page of an idea."""
    leaf = Leaf(words).title(f"{idea.id}  {idea.title}")
    status = idea_status(words, idea, today)
    if overdue(idea, today):
        leaf.warn(words("screens.ideas.late_rule", status=status))
    else:
        leaf.line(status, "bold")
    unit = state.units.get(idea.unit)
    leaf.field("bearer", idea.bearer).field("unit", unit.name if unit else "")
    leaf.field("received", idea.received).field("answer_by", idea.answer_by)
    leaf.field("level", idea.level).field("restructuring", idea.restructuring)
    leaf.text("idea_text", idea.text)
    leaf.text("purpose_question", idea.purpose)
    leaf.text("for_whom", idea.for_whom)
    leaf.text("impossible_today", idea.impossible_today)
    if idea.answer is not None:
        leaf.text("answer", idea.answer_text or words.show(idea.answer))
        project = state.projects.get(idea.project)
        leaf.field("answered_on", idea.answered_on)
        leaf.field("project", f"{project.id} {project.title}" if project else "")
    return leaf.written()
