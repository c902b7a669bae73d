"""Where an idea stands, in words: the answer it got, or how long there is until one is owed."""

from datetime import date

from mkm_tui.locale.words import Words
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.state import State
from mkm_tui.records.terms import IdeaAnswer
from mkm_tui.rules.followup import overdue
from mkm_tui.rules.ideas import Awaits, awaited


def idea_status(words: Words, idea: Idea, today: date) -> str:
    """Return the answer, or how long there is until it is owed (R24)."""
    if idea.answer is IdeaAnswer.MERGED:
        return words("screens.ideas.merged", idea=idea.merged_into)
    if idea.answer is IdeaAnswer.PROJECT and idea.project:
        return words("screens.ideas.became", project=idea.project)
    if idea.answer is IdeaAnswer.WAITING and idea.revisit_on:
        on = words.short_date(idea.revisit_on, today)
        return words("screens.ideas.waits_until", status=idea.answer, on=on)
    if idea.answer is not None:
        return words.show(idea.answer)
    days = (idea.answer_by - today).days
    if days == 0:
        return words("screens.ideas.owed_today")
    return _days(words, "late" if overdue(idea, today) else "owed", abs(days))


def standing(words: Words, state: State, idea: Idea, today: date) -> str:
    """Return what an idea waits for in words with its days, or the answer it got."""
    due = awaited(state, today).get(idea.id)
    if due is None or due.what is Awaits.ANSWER:
        return idea_status(words, idea, today)
    return _days(words, due.what.value, (today - due.on).days)


def sign(state: State, idea: Idea, today: date) -> str:
    """Return the sign before an idea in a list, beside the words."""
    if overdue(idea, today):
        return "!"
    if idea.id in awaited(state, today):
        return " " if idea.answer is None else "●"
    return "✓"


def _days(words: Words, key: str, days: int) -> str:
    """Return a sentence about a number of days; today and one day have their own."""
    ending = {0: "_today", 1: "_one"}.get(days, "")
    return words(f"screens.ideas.{key}{ending}", days=days)
