"""A list of records that draws only what shows, however many there are."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from mkm_tui.widgets.plain import one_line, wrapped
from mkm_tui.widgets.rows import Rows


class Column(NamedTuple):
    """A column of a register."""

    label: str
    width: int = 0
    """Cells; 0 for what is left when the others have theirs."""
    least: int = 0
    """The width of the whole list below which the column is left out."""


def fitted(text: str, width: int) -> str:
    """Return a text in exactly so many cells, with … where something is left out."""
    if cell_len(text) > width > 0:
        return set_cell_size(text, width - 1) + "…"
    return set_cell_size(text, width)


class Register(Rows):
    """Rows by key; `cells` gives a row's texts when it is drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "register--head",
        "register--row",
        "register--cursor",
        "register--empty",
    }
    DEFAULT_CSS = """
    Register > .register--head { color: $text-muted; text-style: bold; }
    Register > .register--cursor { background: $surface-lighten-2; }
    Register:focus > .register--cursor {
        background: $primary; color: $text; text-style: bold;
    }
    Register > .register--empty { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("enter", "open", "open"),
    ]

    standing = var("", init=False)
    """The record under the cursor: who watches it changes what follows in the same frame."""

    class Chosen(Message):
        """The cursor is on another record."""

        def __init__(self, register: "Register", key: str) -> None:
            super().__init__()
            self.register, self.key = register, key

        @property
        def control(self) -> "Register":
            """The register in which it happened."""
            return self.register

    class Opened(Chosen):
        """A record was opened with enter or a second click."""

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[str], Sequence[str]],
        empty: str = "",
        id: str | None = None,
        opens: str = "open",
    ) -> None:
        super().__init__(id=id)
        self.columns, self.cells, self.empty = columns, cells, empty
        self.opens = opens
        """What enter does here, as a key of the catalogue `keys`; empty where it is not told."""

    def show(self, keys: Sequence[str]) -> None:
        """Show these rows; the cursor stays on its record, or as near as can be."""
        self._take(keys)
        self._measure()
        self.standing = self.chosen

    def watch_standing(self) -> None:
        """Tell that the cursor is on another record."""
        self.post_message(self.Chosen(self, self.standing))

    def _put_row(self, row: int) -> None:
        """Move the cursor, tell about it, and keep it in view."""
        row = self._within(row)
        if row == self.cursor:
            return
        before, self.cursor = self.cursor, row
        scrolled = self._bring_into_view()
        if not scrolled:
            top = round(self.scroll_y)
            for changed in (before, row):
                self.refresh(Region(0, changed - top + 1, self.size.width, 1))
        self.standing = self.chosen

    def action_move(self, step: int) -> None:
        """Move the cursor up or down."""
        self._put_row(self.cursor + step)

    def action_open(self) -> None:
        """Open the record under the cursor."""
        if self.keys:
            self.post_message(self.Opened(self, self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked; open it on the second click."""
        row = event.y - 1 + round(self.scroll_y)
        if event.y > 0 and row < len(self.keys):
            if row == self.cursor and event.chain > 1:
                self.action_open()
            self._put_row(row)

    def _widths(self) -> list[int]:
        """Return each column's width; 0 for one that is left out here."""
        room = self.size.width - 1
        widths = [c.width if room >= c.least else 0 for c in self.columns]
        loose = [i for i, c in enumerate(self.columns) if not c.width and room >= c.least]
        taken = sum(width + 1 for width in widths if width)
        for i in loose:
            widths[i] = max(4, (room - taken) // len(loose) - 1)
        return widths

    def render_line(self, y: int) -> Strip:
        """Draw the head, or the row that the scrolling has brought to this line."""
        row = y - 1 + round(self.scroll_y)
        if y == 0:
            return self._strip([column.label for column in self.columns], "register--head")
        if not self.keys:
            return self._empty_line(y - 1)
        if row >= len(self.keys):
            return Strip.blank(self.size.width, self.rich_style)
        kind = "register--cursor" if row == self.cursor else "register--row"
        return self._strip(self.cells(self.keys[row]), kind)

    def _strip(self, texts: Sequence[str], kind: str) -> Strip:
        """Return a line of cells in a style."""
        parts = [
            fitted(one_line(text), width)
            for text, width in zip(texts, self._widths(), strict=True)
            if width
        ]
        return self._styled(" " + " ".join(parts), kind)

    def _empty_line(self, number: int) -> Strip:
        """Return a line of what is said where there are no rows."""
        lines = ["", *wrapped(self.empty, self.size.width - 2)]
        return self._styled(" " + (lines[number] if number < len(lines) else ""), "register--empty")

    def _styled(self, text: str, kind: str) -> Strip:
        """Return a whole line in a style."""
        style: Style = self.get_component_rich_style(kind)
        width = self.size.width
        return Strip([Segment(set_cell_size(text, width), style)], width)
