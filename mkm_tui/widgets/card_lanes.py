"""Lanes of cards as they lie: what shows where, and where the cursor stands. No drawing here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from mkm_tui.widgets.plain import one_line, wrapped
from mkm_tui.widgets.register import fitted

LEAST = 23
"""Cells of a lane at the least: room for the three parties' marks side by side."""
_HELD = "\u00a0"
"""What holds words of a card's line together, where it is broken."""
_TALL = 28
"""Lines from which there is room for an empty line between cards."""


class Lane(NamedTuple):
    """A column: its name, and the keys of its cards from the top."""

    name: str
    keys: Sequence[str]
    told: str = ""
    """How many cards, where more is to be said of it than their number."""
    bands: Mapping[str, str] = MappingProxyType({})
    """The heading above a card, by its key, where a band of cards begins."""


class Face(NamedTuple):
    """What a card says: a title, and lines with the tone in which each is said."""

    title: str
    lines: tuple[tuple[str, str], ...]


class Row(NamedTuple):
    """A line of a lane: the card that it belongs to, what it says, and its tone."""

    key: str = ""
    text: str = ""
    tone: str = "plain"
    first: bool = False
    """Whether it is the card's first line."""


@lru_cache(maxsize=1024)
def _laid(key: str, face: Face, width: int) -> tuple[Row, ...]:
    """Return a card's lines, wrapped to a width; a title has two lines at most."""
    title = wrapped(one_line(face.title), width)
    if len(title) > 2:
        title = [title[0], fitted(" ".join(title[1:]), width)]
    rows = [Row(key, text, "title", not place) for place, text in enumerate(title)]
    for text, tone in face.lines:
        said = _HELD.join(one_line(part) for part in text.split(_HELD))
        rows += [Row(key, f" {row}", tone) for row in wrapped(said, width - 1)]
    return tuple(rows)


class Lanes:
    """Lanes side by side, each scrolled by whole cards; only cards that show are asked for."""

    def __init__(self, face: Callable[[str], Face]) -> None:
        self.face = face
        self.all: Sequence[Lane] = ()
        self.lane = self.row = self.left = 0
        self._width, self._height = LEAST, 1
        self._tops: list[int] = []
        self._cards: dict[str, Sequence[Row]] = {}
        self._bands: dict[str, str] = {}

    @property
    def keys(self) -> Sequence[str]:
        """The cards of the cursor's lane."""
        return self.all[self.lane].keys if self.all else ()

    @property
    def chosen(self) -> str:
        """The card under the cursor; empty where there is none."""
        return self.keys[self.row] if self.keys else ""

    @property
    def empty(self) -> bool:
        """Whether no lane has a card."""
        return not any(lane.keys for lane in self.all)

    @property
    def shown(self) -> range:
        """The numbers of the lanes that show."""
        return range(self.left, min(self.left + self._count, len(self.all)))

    @property
    def _count(self) -> int:
        """How many lanes there is room for."""
        return max(1, min(len(self.all), self._width // LEAST))

    @property
    def _gap(self) -> int:
        """Empty lines below a card."""
        return int(self._height >= _TALL)

    @property
    def _room(self) -> int:
        """Lines for cards: where they stand in bands, one is kept for the name of the first."""
        return self._height - bool(self._bands)

    def width(self, number: int) -> int:
        """Return a lane's cells; the last one that shows takes what is left over."""
        each = self._width // self._count
        return self._width - each * (self._count - 1) if number == self.shown[-1] else each

    def resize(self, width: int, height: int) -> None:
        """Fit to a new size, the heads not counted."""
        self._width, self._height = width, height
        self._cards = {}
        self.put(self.lane, self.row)

    def show(self, lanes: Sequence[Lane]) -> None:
        """Take other cards; the cursor stays on its card, or as near as can be."""
        before = self.chosen
        self.all, self._cards = lanes, {}
        self._bands = {key: said for lane in lanes for key, said in lane.bands.items()}
        self._tops = [*self._tops, *[0] * len(lanes)][: len(lanes)]
        self.put(*(self.place(before) or (self.lane, self.row)))

    def place(self, key: str) -> tuple[int, int] | None:
        """Return the lane and the row of a card."""
        for number, lane in enumerate(self.all):
            if key and key in lane.keys:
                return number, lane.keys.index(key)
        return None

    def put(self, lane: int, row: int) -> None:
        """Put the cursor somewhere, and scroll as little as needed to have it in view."""
        self.lane = max(0, min(lane, len(self.all) - 1))
        self.row = max(0, min(row, len(self.keys) - 1))
        self.left = min(max(self.left, self.lane - self._count + 1), self.lane)
        self.left = max(0, min(self.left, len(self.all) - self._count))
        for number in range(len(self.all)):
            self.scroll(number, 0)
        if self.keys:
            least = self._first_top(self.keys, self.row + 1)
            self._tops[self.lane] = min(max(self._tops[self.lane], least), self.row)

    def cross(self, step: int) -> None:
        """Move the cursor to the neighbour lane, about as far down as it is."""
        lane = self.lane + step
        if 0 <= lane < len(self.all):
            self.put(lane, self._tops[lane] + self.row - self._tops[self.lane])

    def scroll(self, number: int, step: int) -> None:
        """Scroll a lane by so many cards, as far as there are more."""
        keys, top = self.all[number].keys, self._tops[number] + step
        if top + self._height > len(keys):  # else more cards follow than there are lines
            top = min(top, self._first_top(keys, len(keys)))
        self._tops[number] = max(0, top)

    def pan(self, step: int) -> None:
        """Show the lanes further to the left or the right; the cursor stays."""
        self.left = max(0, min(self.left + step, len(self.all) - self._count))

    def _first_top(self, keys: Sequence[str], end: int) -> int:
        """Return the first card from which all cards before `end` have room."""
        room, top = self._room + self._gap, end
        while top > 0:
            room -= len(self._card(keys[top - 1])) + self._gap
            if room < 0:
                break
            top -= 1
        return max(0, min(top, end - 1))

    def _card(self, key: str) -> Sequence[Row]:
        """Return a card's lines, wrapped to the narrowest lane's width, its band's name first."""
        if key not in self._cards:
            rows = _laid(key, self.face(key), self._width // self._count - 2)
            band = self._bands.get(key)
            self._cards[key] = rows if band is None else (Row("", one_line(band), "band"), *rows)
        return self._cards[key]

    def rows(self, number: int) -> list[Row]:
        """Return the lines of a lane that show, below the name of a band that began above them."""
        found = self._under_way(number)
        for key in self._from_top(number):
            found += [*self._card(key), *[Row()] * self._gap]
            if len(found) >= self._height:
                break
        return found[: self._height]

    def _under_way(self, number: int) -> list[Row]:
        """Return the name of the band of the first card that shows, where it does not begin it."""
        lane, top = self.all[number], self._tops[number]
        before = (key for key in reversed(lane.keys[: top + 1]) if key in lane.bands)
        first = next(before, "")
        if not first or lane.keys[top] == first:
            return []
        return [Row("", one_line(lane.bands[first]), "band")]

    def _from_top(self, number: int) -> Iterator[str]:
        """Yield a lane's cards from the first that shows."""
        keys = self.all[number].keys
        return (keys[row] for row in range(self._tops[number], len(keys)))

    def above(self, number: int) -> int:
        """Return how many cards are scrolled away at the top of a lane."""
        return self._tops[number]

    def below(self, number: int) -> int:
        """Return how many cards do not show wholly at the bottom of a lane."""
        room, left = self._room, len(self.all[number].keys) - self._tops[number]
        for key in self._from_top(number):
            room -= len(self._card(key))
            if room < 0:
                break
            room, left = room - self._gap, left - 1
        return left

    def lane_at(self, x: int) -> int:
        """Return the number of the lane at a cell of the line."""
        each = self._width // self._count
        return self.left + max(0, min(x // each, len(self.shown) - 1))

    def card_at(self, x: int, y: int) -> str:
        """Return the card at a cell of the body; empty where there is none."""
        rows = self.rows(self.lane_at(x)) if self.all else []
        return rows[y].key if 0 <= y < len(rows) else ""
