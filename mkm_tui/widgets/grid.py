"""A table of signs that draws only what shows: records down, columns across, a cursor in a cell."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from mkm_tui.widgets.plain import one_line, wrapped
from mkm_tui.widgets.register import fitted
from mkm_tui.widgets.rows import Rows

_NAME_LEAST, _NAME_MOST = 26, 44
"""Cells of the first column, which is about a third of the width."""
_COLUMN_LEAST, _COLUMN_MOST = 5, 12
"""Cells of the other columns, the space after them counted."""

Cell = tuple[str, str]
"""A sign, and its kind: `plain`, `faint`, `good`, `warn` or `bad`."""


def short_heads(names: Sequence[str], width: int) -> list[str]:
    """Return names cut to a width; those that come out alike are told apart by their numbers."""
    cut = [one_line(name)[:width].rstrip() for name in names]
    return [
        f"{number} {name}"[:width] if cut.count(name) > 1 else name
        for number, name in enumerate(cut, 1)
    ]


class Grid(Rows):
    """Rows by key and columns by place; `name_of` and `cell` give the texts as they are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--head",
        "grid--row",
        "grid--here",
        "grid--cursor",
        "grid--plain",
        "grid--faint",
        "grid--good",
        "grid--warn",
        "grid--bad",
        "grid--empty",
    }
    DEFAULT_CSS = """
    Grid { height: 1fr; }
    Grid > .grid--head { color: $text-muted; text-style: bold; }
    Grid > .grid--here { background: $surface-lighten-2; }
    Grid > .grid--cursor { background: $primary; color: $text; text-style: bold; }
    Grid > .grid--faint { color: $text-muted; }
    Grid > .grid--good { color: $text-success; }
    Grid > .grid--warn { color: $text-warning; text-style: bold; }
    Grid > .grid--bad { color: $text-error; text-style: bold; }
    Grid > .grid--empty { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
    ]

    class Moved(Message):
        """The cursor is in another cell."""

    class Opened(Message):
        """A cell was clicked twice."""

    def __init__(
        self,
        corner: str,
        name_of: Callable[[str], str],
        cell: Callable[[str, int], Cell],
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.corner, self.name_of, self.cell = corner, name_of, cell
        self.empty = ""
        """What is said where there are no rows or no columns."""
        self.columns: Sequence[str] = ()
        """The columns' whole names."""
        self.column = 0
        self._first = 0
        """The first column that shows."""

    def show(self, keys: Sequence[str], columns: Sequence[str], empty: str) -> None:
        """Show these; the cursor stays on its record, or as near as can be."""
        self.columns, self.empty = columns, empty
        self._take(keys)
        self.column = max(0, min(self.column, len(columns) - 1))
        self._measure()

    def _put_row(self, row: int) -> None:
        """Move the cursor to a row, in its column."""
        self._put(row, self.column)

    def _name_width(self) -> int:
        """Return the cells of the first column."""
        return max(_NAME_LEAST, min(self.size.width // 3, _NAME_MOST))

    def _shape(self) -> tuple[int, int]:
        """Return the cells of a column, and how many columns show."""
        room = max(_COLUMN_LEAST, self.size.width - self._name_width() - 3)
        fair = room // max(1, len(self.columns))
        width = max(_COLUMN_LEAST, min(fair, _COLUMN_MOST))
        return width, max(1, min(len(self.columns), room // width))

    def _in_sight(self) -> range:
        """Return the columns that show, also when the size has changed since the cursor moved."""
        shown = self._shape()[1]
        first = max(0, min(self._first, len(self.columns) - shown))
        return range(first, first + shown)

    def _put(self, row: int, column: int) -> None:
        """Move the cursor, tell about it, and keep it in view."""
        row, column = self._within(row), max(0, min(column, len(self.columns) - 1))
        if (row, column) == (self.cursor, self.column):
            return
        self.cursor, self.column = row, column
        self._bring_into_view()
        self.refresh()
        self.post_message(self.Moved())

    def _bring_into_view(self) -> bool:
        """Scroll as little as needed, down and across; say whether it scrolled down."""
        shown = self._shape()[1]
        first = min(max(self._first, self.column - shown + 1), self.column)
        self._first = max(0, min(first, len(self.columns) - shown))
        return super()._bring_into_view()

    def action_move(self, down: int, across: int) -> None:
        """Move the cursor to a neighbour cell."""
        self._put(self.cursor + down, self.column + across)

    def on_click(self, event: events.Click) -> None:
        """Choose the cell that was clicked; open it on the second click."""
        row = event.y - 1 + round(self.scroll_y)
        if event.y < 1 or row >= len(self.keys):
            return
        seen, across = self._in_sight(), (event.x - self._name_width() - 2) // self._shape()[0]
        column = seen[across] if 0 <= across < len(seen) else self.column
        again = (row, column) == (self.cursor, self.column)
        self._put(row, column)
        if again and event.chain > 1:
            self.post_message(self.Opened())

    def render_line(self, y: int) -> Strip:
        """Draw the head, or the row that the scrolling has brought to this line."""
        if not self.keys or not self.columns:
            return self._empty_line(y)
        if y == 0:
            return self._head()
        row = y - 1 + round(self.scroll_y)
        if row >= len(self.keys):
            return Strip.blank(self.size.width, self.rich_style)
        return self._row(row)

    def _empty_line(self, y: int) -> Strip:
        """Return a line of what is said where there is nothing."""
        lines = ["", *wrapped(self.empty, self.size.width - 2)]
        said = lines[y] if y < len(lines) else ""
        return self._whole([(f" {said}", self._style("empty"))])

    def _head(self) -> Strip:
        """Return the columns' short names, and which of them show where not all do."""
        width, seen = self._shape()[0], self._in_sight()
        style = self._style("head")
        corner = self.corner
        if len(seen) < len(self.columns):
            corner = f"{corner}  {seen.start + 1}–{seen.stop}/{len(self.columns)}"
        parts = [(f" {fitted(corner, self._name_width())} ", style)]
        for place, said in enumerate(short_heads(self.columns, width - 1)):
            if place in seen:
                here = self._style("cursor") if place == self.column and self.has_focus else style
                parts += [(set_cell_size(said, width - 1), here), (" ", style)]
        return self._whole(parts)

    def _row(self, row: int) -> Strip:
        """Return a record's name and its cells."""
        key, here = self.keys[row], row == self.cursor
        base = self._style("here" if here else "row")
        width = self._shape()[0]
        parts = [(f" {fitted(self.name_of(key), self._name_width())} ", base)]
        for place in self._in_sight():
            sign, kind = self.cell(key, place)
            style = base + self.get_component_rich_style(f"grid--{kind}", partial=True)
            if here and place == self.column:
                style = self._style("cursor")
            parts += [(set_cell_size(sign, width - 1), style), (" ", base)]
        return self._whole(parts, base)

    def _style(self, kind: str) -> Style:
        """Return the whole style of a kind of cell."""
        return self.get_component_rich_style(f"grid--{kind}")

    def _whole(self, parts: list[tuple[str, Style]], rest: Style | None = None) -> Strip:
        """Return parts as a line of the widget's width."""
        strip = Strip([Segment(text, style) for text, style in parts])
        return strip.adjust_cell_length(self.size.width, rest or self._style("row"))
