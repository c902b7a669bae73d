"""A page that scrolls and draws itself: another page costs one drawing, and no new layout."""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

_BAR = 2
"""Cells at the right for the bar, and the space before it."""
_WHEEL = 3
"""Lines that a turn of the wheel scrolls."""


class Pane(Widget, can_focus=True):
    """Shows a text of any length, wrapped to its width; a bar tells where one is in it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane--track", "pane--thumb"}
    DEFAULT_CSS = """
    Pane { height: 1fr; }
    Pane > .pane--track { color: $surface-lighten-1; }
    Pane > .pane--thumb { color: $surface-lighten-3; }
    Pane:focus > .pane--thumb { color: $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "roll(-1)", show=False),
        Binding("down", "roll(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("home", "to_top", show=False),
        Binding("end", "to_end", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = Content("")
        self._lines: list[Strip] = []
        """The text in lines of one width."""
        self._blank = Strip([])
        """What stands below its end."""
        self._space = Segment(" ")
        """What stands before the bar, and in its place where all is seen."""
        self._top = 0

    @property
    def text(self) -> Content:
        """The text."""
        return self._text

    def show(self, text: Content) -> None:
        """Show another text; where one was in it stays, as far as there is so much."""
        if not text.is_same(self._text):
            self._text = text
            self._draw()

    def _draw(self) -> None:
        """Wrap the text to the width that there is."""
        width, base = max(0, self.size.width - _BAR), self.rich_style
        self._blank, self._space = Strip.blank(width, base), Segment(" ", base)
        lines = (
            Visual.to_strips(self, self._text, width, None, self.visual_style) if width > 0 else []
        )
        self._lines = [line.adjust_cell_length(width, base) for line in lines]
        self._put(self._top)

    def _put(self, top: int) -> None:
        """Let a line be the first, or the nearest that lets all others be seen."""
        self._top = max(0, min(top, len(self._lines) - self.size.height))
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Fit to the new width."""
        self._draw()

    def notify_style_update(self) -> None:
        """Draw in the new styles."""
        super().notify_style_update()
        if self.is_mounted:
            self._draw()

    def action_roll(self, step: int) -> None:
        """Go up or down by a line."""
        self._put(self._top + step)

    def action_page(self, step: int) -> None:
        """Go up or down by a page; a line of it stays."""
        self._put(self._top + step * max(1, self.size.height - 1))

    def action_to_top(self) -> None:
        """Go to the beginning."""
        self._put(0)

    def action_to_end(self) -> None:
        """Go to the end."""
        self._put(len(self._lines))

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down with the wheel."""
        event.stop()
        self._put(self._top + _WHEEL)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up with the wheel."""
        event.stop()
        self._put(self._top - _WHEEL)

    def render_line(self, y: int) -> Strip:
        """Return a line of the text, with its piece of the bar."""
        row = y + self._top
        strip = self._lines[row] if row < len(self._lines) else self._blank
        return Strip([*strip, self._space, self._bar(y)], strip.cell_length + _BAR)

    def _bar(self, y: int) -> Segment:
        """Return the bar's sign on a line: none where all is seen."""
        height, every = self.size.height, len(self._lines)
        if every <= height:
            return self._space
        first = self._top * height // every
        last = max(first, -(-(self._top + height) * height // every) - 1)
        kind, sign = ("thumb", "┃") if first <= y <= last else ("track", "│")
        return Segment(sign, self.get_component_rich_style(f"pane--{kind}"))
