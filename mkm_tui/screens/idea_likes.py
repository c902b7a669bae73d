"""Ideas and projects that are like an idea, and the words that they share."""

from datetime import date

from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.rules.similar import Likeness, similar
from mkm_tui.screens.house import House
from mkm_tui.screens.idea_status import idea_status
from mkm_tui.widgets.plain import one_line

_WORDS = 4
"""Shared words that are named at most."""


def likes(house: House, title: str, text: str = "", but: str = "") -> list[Likeness]:
    """Return what is like a text, among what the screen may show."""
    return similar(house.state, title, text, but) if title.strip() else []


def like_line(words: Words, state: State, near: Likeness, today: date) -> str:
    """Return one of them in a line: what it is, what became of it, and why it is shown."""
    idea = state.ideas.get(near.id)
    if idea is not None:
        title, status = idea.title, idea_status(words, idea, today)
    else:
        project = state.projects[near.id]
        title, status = project.title, words.show(project.phase)
    why = words("screens.ideas.like_words", words=", ".join(near.words[:_WORDS]))
    return one_line(f"{near.id} {title} · {status} · {why}")
