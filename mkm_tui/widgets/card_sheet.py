"""The lines of a board of cards, as texts and the parts that they play; no colours here."""

from typing import NamedTuple

from mkm_tui.widgets.card_lanes import Lanes, Row
from mkm_tui.widgets.plain import one_line
from mkm_tui.widgets.register import fitted

Part = tuple[str, str]
"""A text, and what it is: "head", "cursor", "plain", …, which decides its style."""
_CURSOR, _HELD, _TARGET = "▶", "↔", "→"


class Drag(NamedTuple):
    """A card that is being dragged, and the number of the lane below it."""

    key: str = ""
    lane: int = -1


def sheet(lanes: Lanes, height: int, drag: Drag, none: str) -> list[list[Part]]:
    """Return each line of the board; `none` is what a lane without cards says."""
    columns = [_column(lanes, number, height - 1, drag, none) for number in lanes.shown]
    lines = [[part for parts in line for part in parts] for line in zip(*columns, strict=True)]
    return [[_head(lanes, number, drag) for number in lanes.shown], *lines]


def _head(lanes: Lanes, number: int, drag: Drag) -> Part:
    """Return a lane's head: its name, how many cards, and where there is more to see."""
    lane, width = lanes.all[number], lanes.width(number)
    first, last = number == lanes.shown[0], number == lanes.shown[-1]
    before = "‹" if first and lanes.left else " "
    after = "›" if last and number < len(lanes.all) - 1 else " "
    name = f"{lane.name} {lane.told or len(lane.keys)}"
    kind = "here" if number == lanes.lane else "head"
    if drag.lane >= 0 and drag.lane == number:
        name, kind = f"{_TARGET} {name}: {drag.key}", "target"
    above, below = lanes.above(number), lanes.below(number)
    more = (f" ↑{above}" if above else "") + (f" ↓{below}" if below else "")
    return before + fitted(one_line(name), width - 2 - len(more)) + more + after, kind


def _column(lanes: Lanes, number: int, height: int, drag: Drag, none: str) -> list[list[Part]]:
    """Return a lane's lines, all of its width, down to the bottom."""
    rows, width, here = lanes.rows(number), lanes.width(number), number == lanes.lane
    if not lanes.all[number].keys:
        rows = [Row("", none, "cursor" if here else "plain", here)]
    rows = [*rows, *[Row()] * height][:height]
    return [_line(row, lanes.chosen if here else "", width, drag) for row in rows]


def _line(row: Row, chosen: str, width: int, drag: Drag) -> list[Part]:
    """Return a line of a card; the cursor has its sign, and so has the card that is dragged."""
    dragged = drag.lane >= 0 and row.key == drag.key
    kind, sign = row.tone, " "
    if row.key and row.key == chosen:
        kind, sign = ("dragged", _HELD) if dragged else ("cursor", _CURSOR)
    elif row.tone == "cursor":
        sign = _CURSOR
    return [((sign if row.first else " ") + fitted(row.text, width - 2), kind), (" ", "plain")]
