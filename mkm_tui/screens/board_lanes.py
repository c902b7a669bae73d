"""The board's columns as lanes: the group's names and limits, and bands by unit or by kind."""

from collections.abc import Sequence
from enum import StrEnum

from mkm_tui.locale.words import Words
from mkm_tui.records.portfolio import Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import ChangeKind, Column
from mkm_tui.rules.assessment import column_limit
from mkm_tui.rules.portfolio import Card
from mkm_tui.widgets.card_lanes import Lane
from mkm_tui.widgets.plain import sentence

_SEVERAL = "*"
"""The band of cards that belong under more than one heading."""


class Bands(StrEnum):
    """By what the cards of a column stand together."""

    NONE = "none"
    UNIT = "unit"
    KIND = "kind"

    @property
    def next(self) -> "Bands":
        """The bands after these, round and round."""
        every = list(Bands)
        return every[(every.index(self) + 1) % len(every)]


def over(state: State, column: Column, cards: Sequence[str]) -> bool:
    """Say whether a column holds more cards than the group lets it take."""
    limit = column_limit(state, column)
    return limit is not None and len(cards) > limit


def count(words: Words, limit: int | None, whole: int, seen: int) -> str:
    """Return how many cards a column has, against its limit; of a filtered one how many show."""
    told = str(whole) if limit is None else f"{whole}/{limit}"
    if seen != whole:
        told = words("screens.board.seen", seen=seen, whole=told)
    return f"{told} !" if limit is not None and whole > limit else told


class Grouping:
    """Sorts a column's cards into bands; within one, their order stays."""

    def __init__(self, words: Words, state: State, bands: Bands) -> None:
        self.words, self.state, self.bands = words, state, bands
        by_unit = bands is Bands.UNIT
        order: Sequence[str] = list(state.units) if by_unit else list(ChangeKind)
        self._rank = {name: rank for rank, name in enumerate([*order, _SEVERAL, ""])}

    def lane(self, name: str, told: str, cards: Sequence[Card]) -> Lane:
        """Return a column's lane, in bands where they are asked for."""
        if self.bands is Bands.NONE:
            return Lane(name, [card.id for card in cards], told)
        found: dict[str, list[str]] = {}
        for card in cards:
            found.setdefault(self._band(card), []).append(card.id)
        ordered = sorted(found, key=lambda band: self._rank[band])
        heads = {found[band][0]: self._heading(band, len(found[band])) for band in ordered}
        return Lane(name, [key for band in ordered for key in found[band]], told, heads)

    def _band(self, card: Card) -> str:
        """Return under what a card stands."""
        names = units_of(card) if self.bands is Bands.UNIT else kinds_of(card)
        known = [name for name in names if name in self._rank]
        return _SEVERAL if len(known) > 1 else known[0] if known else ""

    def _heading(self, band: str, cards: int) -> str:
        """Return a band's heading, with how many cards stand under it."""
        if band in ("", _SEVERAL):
            name = self.words(f"screens.board.{'several' if band else 'without'}_{self.bands}")
        elif self.bands is Bands.UNIT:
            name = self.state.units[band].name
        else:
            name = sentence(self.words.show(ChangeKind(band)))
        return f"{name} ({cards})"


def units_of(card: Card) -> Sequence[str]:
    """Return the ids of the units that a card is about."""
    return card.units if isinstance(card, Project) else tuple(filter(None, (card.unit,)))


def kinds_of(card: Card) -> Sequence[ChangeKind]:
    """Return the kinds of change that a card is; nobody has said it of an idea."""
    return card.kinds if isinstance(card, Project) else ()
