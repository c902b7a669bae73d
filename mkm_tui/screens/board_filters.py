"""What is left out of the board: by words, unit, kind of change, difference, or what waits."""

from collections.abc import Sequence
from typing import NamedTuple

from mkm_tui.locale.words import Words
from mkm_tui.records.portfolio import Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import ChangeKind
from mkm_tui.rules.assessment import criteria, disagree
from mkm_tui.rules.portfolio import Card
from mkm_tui.screens.board_lanes import kinds_of, units_of
from mkm_tui.screens.choice import Answer, Choice
from mkm_tui.screens.sought import Sought


class Filters(NamedTuple):
    """What a card must be in order to show; all that is asked for must hold."""

    words: str = ""
    unit: str = ""
    kind: ChangeKind | None = None
    apart: bool = False
    """Only where the parties differ so much that it calls for dialogue."""
    waiting: bool = False
    """Only what waits for a decision."""


NOTHING = Filters()
"""The whole board."""


def passing(
    state: State, cards: Sequence[Card], waiting: frozenset[str], filters: Filters, sought: Sought
) -> Sequence[Card]:
    """Return the cards that show; `sought` holds the text of each."""
    if filters.unit:
        cards = [card for card in cards if filters.unit in units_of(card)]
    if filters.kind:
        cards = [card for card in cards if filters.kind in kinds_of(card)]
    if filters.waiting:
        cards = [card for card in cards if card.id in waiting]
    if filters.apart:
        by = criteria(state)
        cards = [card for card in cards if disagree(card, by)]
    sought.read_on()
    held = frozenset(sought.holding([card.id for card in cards], filters.words))
    return [card for card in cards if card.id in held]


def text_of(state: State, card: Card) -> str:
    """Return a card's number, title, units and purpose: where a filter's words are sought."""
    names = [state.units[unit].name for unit in units_of(card) if unit in state.units]
    said = "" if isinstance(card, Project) else card.text
    return " ".join([card.id, card.title, *names, card.purpose, said])


def told(words: Words, state: State, filters: Filters) -> str:
    """Return in words what is filtered; empty where nothing is."""
    said = [f"«{filters.words.strip()}»"] if filters.words.strip() else []
    if filters.unit in state.units:
        said.append(state.units[filters.unit].name)
    if filters.kind:
        said.append(words.show(filters.kind))
    said += [words(f"screens.board.only_{name}") for name in _SINGLE if getattr(filters, name)]
    return words("screens.board.filtered", by=", ".join(said)) if said else ""


_SINGLE = ("apart", "waiting")
"""The filters that are on or off."""


def question(words: Words) -> Choice:
    """Return the question what is to show."""
    answers: list[Answer] = [
        (words(f"screens.board.filter_{name}_key"), words(f"screens.board.filter_{name}"), name)
        for name in ("apart", "waiting", "unit", "kind", "words", "all")
    ]
    return Choice(words, words("screens.board.filter_ask"), answers)
