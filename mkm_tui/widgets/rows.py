"""Rows by key below a head line, and a cursor in one of them: what a list and a matrix share."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView


class Rows(ScrollView, can_focus=True):
    """Scrolls as little as needed to keep its cursor in view; how a row is drawn is another's."""

    DEFAULT_CSS = """
    Rows { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.keys: Sequence[str] = ()
        self.cursor = 0
        """The cursor's row."""

    @property
    def chosen(self) -> str:
        """The key of the cursor's row; empty where there are no rows."""
        return self.keys[self.cursor] if self.keys else ""

    def choose(self, key: str) -> None:
        """Put the cursor on a record, if it is shown."""
        if key in self.keys:
            self._put_row(self.keys.index(key))

    def _put_row(self, row: int) -> None:
        """Move the cursor to a row, or as near as can be."""
        raise NotImplementedError

    def _within(self, row: int) -> int:
        """Return a row, or the nearest that there is."""
        return max(0, min(row, len(self.keys) - 1))

    def _take(self, keys: Sequence[str]) -> None:
        """Have these rows; the cursor stays on its record, or as near as can be."""
        before = self.chosen
        self.keys = keys
        self.cursor = self._within(keys.index(before) if before in keys else self.cursor)

    def _measure(self) -> None:
        """Tell the scroll bar how much there is."""
        self.virtual_size = Size(self.size.width, len(self.keys) + 1)
        self._bring_into_view()
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Fit to the new size."""
        self._measure()

    def _bring_into_view(self) -> bool:
        """Scroll as little as needed; say whether anything scrolled."""
        page, top = max(1, self.size.height - 1), round(self.scroll_y)
        wanted = min(max(top, self.cursor - page + 1), self.cursor)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, immediate=True)
        return wanted != top

    def action_page(self, step: int) -> None:
        """Move the cursor a page."""
        self._put_row(self.cursor + step * max(1, self.size.height - 2))

    def action_end(self, step: int) -> None:
        """Move the cursor to the first or the last row."""
        self._put_row(0 if step < 0 else len(self.keys) - 1)
