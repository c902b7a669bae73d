"""A step of the history in words: what was done, and with what."""

from typing import Any

from mkm_tui.locale.words import Words
from mkm_tui.records.state import State

_TARGETS = ("matter", "decision", "meeting", "project", "idea", "card", "unit", "about")
"""Fields of an action that name what it was done with, the nearest first."""


def step_in_words(words: Words, state: State, action: dict[str, Any]) -> str:
    """Return an action as "standpunkt · 41/26 · tillitsvalgte": numbers and names, no titles.

    `action` is the action as JSON gives it back. Titles are left out: they may be exempt (R34).
    """
    parts = [words(f"actions.{action['action']}")]
    parts += [str(action[name]) for name in _TARGETS if action.get(name)][:1]
    if party := action.get("party"):
        parts.append(words(f"terms.party.{party}"))
    person = state.people.get(str(action.get("person") or action.get("member") or ""))
    if person is not None:
        parts.append(person.name)
    return " · ".join(parts)
