"""Columns of cards with a cursor, that draw only what shows; a card can be dragged."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mkm_tui.widgets.card_lanes import Face, Lane, Lanes
from mkm_tui.widgets.card_sheet import Drag, Part, sheet
from mkm_tui.widgets.plain import wrapped
from mkm_tui.widgets.register import fitted


class CardBoard(Widget, can_focus=True):
    """Lanes side by side; `face` gives a card's texts when it is drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"board--{part}" for part in ("head", "here", "target", "cursor", "dragged", "empty")),
        *(f"board--{tone}" for tone in ("title", "plain", "good", "warn", "wait", "band")),
    }
    DEFAULT_CSS = """
    CardBoard { height: 1fr; width: 1fr; }
    CardBoard > .board--head { color: $text-muted; text-style: bold; background: $surface; }
    CardBoard > .board--here { color: $text; text-style: bold; background: $surface-lighten-2; }
    CardBoard > .board--target { color: $text; text-style: bold; background: $accent-darken-1; }
    CardBoard > .board--title { text-style: bold; }
    CardBoard > .board--plain, CardBoard > .board--empty { color: $text-muted; }
    CardBoard > .board--good { color: $text-success; }
    CardBoard > .board--warn { color: $text-warning; }
    CardBoard > .board--wait { color: $text-primary; text-style: bold; }
    CardBoard > .board--band { color: $text-accent; text-style: bold underline; }
    CardBoard > .board--cursor { background: $surface-lighten-2; }
    CardBoard:focus > .board--cursor {
        background: $primary; color: $text; text-style: bold;
    }
    CardBoard > .board--dragged { background: $accent-darken-1; color: $text; text-style: italic; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("left", "cross(-1)", show=False),
        Binding("right", "cross(1)", show=False),
        Binding("pageup", "step(-5)", show=False),
        Binding("pagedown", "step(5)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("enter", "open", "open"),
        Binding("escape", "drop", "cancel"),
    ]

    class Chosen(Message):
        """The cursor is on another card; the key is empty where the lane has none."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Opened(Chosen):
        """A card was opened with enter or a second click."""

    class Dragged(Chosen):
        """A card was dragged to another lane, told by its number."""

        def __init__(self, key: str, lane: int) -> None:
            super().__init__(key)
            self.lane = lane

    def __init__(
        self, face: Callable[[str], Face], empty: str, none: str, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.empty, self.none = empty, none
        self._lanes = Lanes(face)
        self._strips: list[Strip] = []
        self._drag, self._clicked = Drag(), ""

    @property
    def chosen(self) -> str:
        """The key under the cursor; empty where there is no card."""
        return self._lanes.chosen

    @property
    def lane(self) -> int:
        """The number of the cursor's lane."""
        return self._lanes.lane

    def show(self, lanes: Sequence[Lane]) -> None:
        """Show these lanes; the cursor stays on its card, or as near as can be."""
        self._moving(lambda: self._lanes.show(lanes))

    def choose(self, key: str) -> None:
        """Put the cursor on a card, if it is shown."""
        place = self._lanes.place(key)
        if place:
            self._moving(lambda: self._lanes.put(*place))

    def find_card(self) -> None:
        """Put the cursor on the first card of all, if it stands on none."""
        first = next((lane.keys[0] for lane in self._lanes.all if lane.keys), "")
        if not self.chosen:
            self.choose(first)

    def _moving(self, move: Callable[[], None]) -> None:
        """Do what may move the cursor, draw anew, and tell when it is on another card."""
        before = self.chosen
        move()
        self.redraw()
        if self.chosen != before:
            self.post_message(self.Chosen(self.chosen))

    def redraw(self) -> None:
        """Draw everything anew."""
        self._strips = []
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw in the new styles."""
        super().notify_style_update()
        self._strips = []

    def on_resize(self) -> None:
        """Fit to the new size."""
        self._lanes.resize(self.size.width, self.size.height - 1)
        self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open where there is a card, and to cancel while one is dragged."""
        if action == "drop":
            return self._drag.lane >= 0
        return action != "open" or bool(self.chosen)

    def action_step(self, step: int) -> None:
        """Move the cursor up or down."""
        self._moving(lambda: self._lanes.put(self._lanes.lane, self._lanes.row + step))

    def action_cross(self, step: int) -> None:
        """Move the cursor to the neighbour lane."""
        self._moving(lambda: self._lanes.cross(step))

    def action_end(self, way: int) -> None:
        """Move the cursor to the first or the last card of its lane."""
        self._moving(lambda: self._lanes.put(self._lanes.lane, way * len(self._lanes.keys)))

    def action_open(self) -> None:
        """Open the card under the cursor."""
        self.post_message(self.Opened(self.chosen))

    def action_drop(self) -> None:
        """Let the dragged card stay where it was."""
        self.release_mouse()
        self._dragging(Drag())

    def _dragging(self, drag: Drag) -> None:
        """Show how far a drag has come."""
        self._drag = drag
        self.refresh_bindings()
        self.redraw()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Choose what was pressed, and hold a card in case it is dragged."""
        if not self._lanes.all or event.button != 1:
            return
        lane = self._lanes.lane_at(event.x)
        if event.y == 0:
            lane += (event.x == self.size.width - 1) - (event.x == 0)
            self._moving(lambda: self._lanes.put(lane, self._lanes.row))
            return
        key = self._lanes.card_at(event.x, event.y - 1)
        if key:
            self.choose(key)
            self._drag = Drag(key)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow a dragged card; at the edge, the lanes beyond it come into view."""
        key, under_way = self._drag.key, self._drag.lane >= 0
        if key and (under_way or self._lanes.lane_at(event.x) != self.lane):
            self._lanes.pan((event.x >= self.size.width - 1) - (event.x <= 0))
            self._dragging(Drag(key, self._lanes.lane_at(event.x)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of a card: in another lane it is to be moved there."""
        key, lane = self._drag
        if not key:
            return
        self.action_drop()
        if lane >= 0:
            self._clicked = ""
            self._moving(lambda: self._lanes.put(self.lane, self._lanes.row))
            if lane != self.lane:
                self.post_message(self.Dragged(key, lane))

    def on_click(self, event: events.Click) -> None:
        """Open a card with the second click on it."""
        key = self._lanes.card_at(event.x, event.y - 1) if event.y else ""
        if key and key == self._clicked == self.chosen and event.chain > 1:
            self.action_open()
        self._clicked = key

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll the lane below the pointer."""
        self._scroll(event, 1)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll the lane below the pointer."""
        self._scroll(event, -1)

    def _scroll(self, event: events.MouseEvent, step: int) -> None:
        """Scroll the lane below the pointer by a card; the cursor stays."""
        if self._lanes.all:
            event.stop()
            self._lanes.scroll(self._lanes.lane_at(event.x), step)
            self.redraw()

    def render_line(self, y: int) -> Strip:
        """Return a line; all of them are made together, when something has changed."""
        if not self._strips:
            self._strips = self._drawn()
        return (
            self._strips[y]
            if y < len(self._strips)
            else Strip.blank(self.size.width, self.rich_style)
        )

    def _drawn(self) -> list[Strip]:
        """Return all lines: the board, or what an empty one says."""
        if self._lanes.empty:
            lines = ["", *(f" {line}" for line in wrapped(self.empty, self.size.width - 2))]
            return [self._strip([(fitted(line, self.size.width), "empty")]) for line in lines]
        parts = sheet(self._lanes, self.size.height, self._drag, self.none)
        return [self._strip(line) for line in parts]

    def _strip(self, parts: Sequence[Part]) -> Strip:
        """Return a line in its styles."""
        styles = {kind: self.get_component_rich_style(f"board--{kind}") for _, kind in parts}
        return Strip([Segment(text, styles[kind]) for text, kind in parts], self.size.width)
