"""All that happened to a decision, told by the journal: when, who, and what in words."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.rules.trail import places
from mkm_tui.screens.house import House
from mkm_tui.screens.steps import step_in_words
from mkm_tui.store.journal import Entry


class Happening(NamedTuple):
    """Something that happened: in full, and as all may read it."""

    at: datetime
    who: str
    said: str
    bare: str
    """The name of the action alone, for an exempt decision and a shared screen (R34)."""


def happened(house: House, state: State, decision_id: str) -> list[Happening]:
    """Return what happened to a decision, oldest first; looks into the journal.

    Of the changes themselves nothing is kept: their words may be private.
    """
    entries = house.happenings(places(state, decision_id))
    known = {entry.seq: entry for entry in entries}
    return [_happening(house.words, state, decision_id, entry, known) for entry in entries]


def _happening(
    words: Words, state: State, decision_id: str, entry: Entry, known: dict[int, Entry]
) -> Happening:
    """Return an entry of the journal as something that happened."""
    bare = words(f"actions.{entry.action['action']}")
    said = _in_words(words, state, decision_id, entry.action)
    if entry.undoes in known:
        back = known[entry.undoes].action
        said = f"{bare}: {_in_words(words, state, decision_id, back)}"
    return Happening(entry.at, entry.who, said, bare)


def _in_words(words: Words, state: State, decision_id: str, action: dict[str, Any]) -> str:
    """Return an action in words, with what it set where that is a term or a unit's name."""
    told = step_in_words(words, state, action).split(" · ")
    parts = [part for part in told if part != decision_id]
    if action.get("unit") in state.units:
        parts.append(state.units[action["unit"]].name)
    if action["action"] == "report_unit":
        parts.append(words(f"terms.unit_status.{action['status']}"))
    for name in ("audience", "verdict"):
        if action.get(name):
            parts.append(words(f"terms.{name}.{action[name]}"))
    return " · ".join(parts)


def timeline(words: Words, happenings: Iterable[Happening], day: date, bare: bool) -> Sequence[str]:
    """Return a line for each that happened until a day; the same again in a row is counted."""
    until = [found for found in happenings if found.at.date() <= day]

    def same(found: Happening) -> tuple[date, str, str]:
        return found.at.date(), found.who, found.bare if bare else found.said

    return [_line(words, list(group), day, bare) for _, group in groupby(until, same)]


def _line(words: Words, group: list[Happening], day: date, bare: bool) -> str:
    """Return a line: when, who and what, and how often where it is more than once."""
    first = group[0]
    when = words.short_date(first.at, day)
    times = words("screens.decisions.times", count=len(group)) if len(group) > 1 else ""
    parts = (when, first.bare) if bare else (f"{when} {first.at:%H.%M}", first.who, first.said)
    return " · ".join(part for part in (*parts, times) if part)
