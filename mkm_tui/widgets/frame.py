"""The one frame of every screen: a head line above, a line of keys below."""

from typing import Any

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from mkm_tui.locale.words import Words
from mkm_tui.widgets.plain import one_line
from mkm_tui.widgets.register import Register, fitted


class Head(Widget):
    """Where we are on the left; what goes on, and the time, on the right."""

    DEFAULT_CSS = """
    Head { height: 1; dock: top; background: $primary-darken-2; color: $text; }
    """
    mark = reactive("")
    """What says that the whole room sees the screen; empty where it does not."""
    where = reactive("")
    news = reactive("")

    def render(self) -> RenderResult:
        """Draw the line; the right side gives way last."""
        mark = f" {self.mark} " if self.mark else ""
        width = self.size.width - cell_len(mark)
        right = fitted(one_line(self.news), min(cell_len(one_line(self.news)), width - 12))
        room = max(0, width - cell_len(right) - 2)
        left = fitted(f" {_nearest(one_line(self.where), room - 1)}", room)
        return Content.assemble((mark, "bold reverse"), (left, "bold"), " ", right, " ")


def _nearest(where: str, room: int) -> str:
    """Return where we are without the widest surroundings, as far as the line is too short."""
    parts = where.split(" · ")
    while len(parts) > 1 and cell_len(" · ".join(parts)) > room:
        parts.pop(0)
    return " · ".join(parts)


_SIGNS = {
    "question_mark": "?",
    "slash": "/",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "1": "1–6",
}
"""How keys are written that have other names; the first number key stands for all six."""


def key_name(words: Words, key: str) -> str:
    """Return a key as people write it."""
    if key in _SIGNS:
        return _SIGNS[key]
    known = {
        "enter",
        "escape",
        "left",
        "right",
        "up",
        "down",
        "shift+left",
        "shift+right",
        "shift+up",
        "shift+down",
        "space",
    }
    if key in known:
        return words(f"keys.key.{key}")
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else key


def shown_keys(
    screen: Screen[Any], words: Words, grouped: bool = False
) -> list[tuple[str, str, str]]:
    """Return what can be done now as (key, its name, what it does), help and undo last.

    Grouped, keys that belong together are one: their keys and names with a space between them.
    """
    found: dict[str, tuple[str, str, str]] = {}
    typing = screen.focused is not None and screen.focused.check_consume_key("a", "a")
    for active in screen.active_bindings.values():
        binding = active.binding
        typed = typing and (len(binding.key) == 1 or binding.key in _SIGNS)
        if not (binding.show and active.enabled and binding.description) or typed:
            continue
        register = active.node if isinstance(active.node, Register) else None
        said = binding.description
        if register is not None and binding.action == "open":
            said = register.opens
        group = binding.group.description if grouped and binding.group else ""
        if not said:
            continue
        what, key, name = words(f"keys.{group or said}"), binding.key, key_name(words, binding.key)
        if group and what in found:
            key, name = f"{found[what][0]} {key}", f"{found[what][1]} {name}"
            found[what] = (key, name, what)
        found.setdefault(what, (key, name, what))
    return sorted(found.values(), key=lambda item: _RANK.get(item[0], 0))


_RANK = {"escape": 1, "slash": 1, "1": 2, "ctrl+z": 2, "ctrl+p": 3, "question_mark": 4, "ctrl+q": 5}


class KeyLine(Widget):
    """The keys that work now; what does not fit is told by help. A click is a key press."""

    DEFAULT_CSS = """
    KeyLine { height: 1; dock: bottom; background: $surface; color: $text; }
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self._spans: list[tuple[int, int, str]] = []
        self._drawn: list[tuple[str, str, str]] = []
        self._found: list[tuple[str, str, str]] | None = None
        """The keys that were found to work just now, and are not drawn yet."""

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        """Draw anew where other keys work now."""
        keys = shown_keys(self.screen, self.words, grouped=True)
        self._found = keys if self._drawn != keys else None
        if self._found is not None:
            self.refresh()

    def render(self) -> RenderResult:
        """Draw as many keys as fit, with help at the end always."""
        keys, self._found = self._found, None
        if keys is None:
            keys = shown_keys(self.screen, self.words, grouped=True)
        self._drawn = keys
        last = [item for item in keys if item[0] == "question_mark"]
        room = self.size.width - sum(_width(item) for item in last)
        drawn: list[tuple[str, str, str]] = []
        for item in keys:
            if item not in last and _width(item) <= room:
                drawn.append(item)
                room -= _width(item)
        return self._line([*drawn, *last])

    def _line(self, items: list[tuple[str, str, str]]) -> Content:
        """Return the keys as one line, and remember where each stands."""
        self._spans, x, parts = [], 1, [Content(" ")]
        for item in items:
            key, name, what = item
            parts += [Content.styled(f"{name} ", "bold $text-accent"), Content(f"{what}  ")]
            self._spans.append((x, x + _width(item), key))
            x += _width(item)
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        for start, end, key in self._spans:
            if start <= event.x < end:
                keys = key.split()
                self.app.simulate_key(keys[min((event.x - start) // 2, len(keys) - 1)])


def _width(item: tuple[str, str, str]) -> int:
    """Return the cells that a key takes in the line."""
    return cell_len(item[1]) + cell_len(item[2]) + 3
