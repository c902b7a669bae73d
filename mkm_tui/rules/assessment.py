"""The prioritisation board: what stands on it, and how far the three parties agree about it."""

from collections.abc import Mapping
from datetime import date

from mkm_tui.records.portfolio import Idea, Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import Column, Party, Phase
from mkm_tui.rules.portfolio import column, limit, load, overloaded

Card = Project | Idea
MARKS = range(1, 5)
"""What a party may give a card."""
_APART = 2
"""The distance between two parties' marks from which they disagree."""
_SETTLED = frozenset({Column.ON_HOLD, Column.ENDED})
_DONE = frozenset({Phase.INSTITUTIONALISED, Phase.ON_HOLD, Phase.ENDED})


def cards(state: State) -> dict[str, Card]:
    """Return what stands on the board, by id: all projects, and the ideas without an answer."""
    ideas = {key: idea for key, idea in state.ideas.items() if idea.answer is None}
    return {**state.projects, **ideas}


def marks(card: Card) -> dict[Party, int]:
    """Return the marks of the parties that have assessed a card."""
    given = {assessment.party: assessment.mark for assessment in card.assessments}
    return {party: given[party] for party in Party if party in given}


def spread(card: Card) -> int:
    """Return the distance between the highest and the lowest mark."""
    given = marks(card).values()
    return max(given) - min(given) if given else 0


def disagree(card: Card) -> bool:
    """Say whether parties stand so far apart that it calls for dialogue."""
    return spread(card) >= _APART


def agree(card: Card) -> bool:
    """Say whether all three parties have assessed a card, and alike."""
    return len(marks(card)) == len(Party) and not disagree(card)


def agreement(card: Card) -> int:
    """Return what all three stand behind: the lowest mark, 0 while a party has given none (R3)."""
    given = marks(card)
    return min(given.values()) if len(given) == len(Party) else 0


def ordered(state: State, today: date) -> dict[Column, list[str]]:
    """Return the ids of each column's cards: the highest agreement first, then by number."""
    found: dict[Column, list[tuple[int, str, int, str]]] = {name: [] for name in Column}
    for key, card in cards(state).items():
        place = (-agreement(card), key[:1], int(key[1:]), key)
        found[column(state, card, today)].append(place)
    return {name: [place[-1] for place in sorted(places)] for name, places in found.items()}


def full_units(state: State) -> dict[str, tuple[int, int]]:
    """Return the units at their limit or over it, with what they carry and the limit (R19)."""
    return {unit: (len(load(state, unit)), limit(state, unit)) for unit in overloaded(state)}


def burdened(card: Card, stands: Column, full: Mapping[str, object]) -> list[str]:
    """Return the full units that a card burdens, or would burden; what is over burdens none."""
    if stands in _SETTLED or (isinstance(card, Project) and card.phase in _DONE):
        return []
    units = card.units if isinstance(card, Project) else (card.unit,)
    return [unit for unit in units if unit in full]
