"""A record's page under way: title, fields and texts, one below the other."""

from collections.abc import Iterable

from textual.content import Content

from mkm_tui.locale.words import Words
from mkm_tui.widgets.plain import one_line, written


class Leaf:
    """Collects what a pane shows; labels come from the catalogue `leaf`."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._parts: list[Content] = []

    def title(self, text: str) -> "Leaf":
        """Add the title."""
        self._parts.append(Content.styled(one_line(text), "bold"))
        return self

    def line(self, text: str, style: str = "") -> "Leaf":
        """Add a line, unless it is empty."""
        if text.strip():
            self._parts.append(written(one_line(text), style))
        return self

    def note(self, text: str) -> "Leaf":
        """Add what is said about the line above, dim and set in, unless it is empty."""
        if text.strip():
            self._parts.append(Content.styled(f"  {one_line(text)}", "dim"))
        return self

    def figure(self, lines: Iterable[str]) -> "Leaf":
        """Add a picture in characters, its lines as they stand."""
        self._parts += [written(line) for line in lines]
        return self

    def warn(self, text: str) -> "Leaf":
        """Add a warning, told by its sign before its colour (R43)."""
        return self.line(f"! {text}" if text else "", "$text-warning")

    def field(self, key: str, value: object) -> "Leaf":
        """Add a labelled value, unless there is none."""
        shown = one_line(self.words.show(value)) if value not in (None, "", ()) else ""
        if shown:
            label = Content.styled(f"{self.words(f'leaf.{key}')}  ", "dim")
            self._parts.append(label + Content(shown))
        return self

    def text(self, key: str, text: str, style: str = "") -> "Leaf":
        """Add a labelled text below an empty line, unless it is empty."""
        if text.strip():
            self.head(key)
            self._parts.append(written(text.strip("\n"), style))
        return self

    def head(self, key: str) -> "Leaf":
        """Add a label on a line of its own."""
        self._parts += [Content(""), Content.styled(self.words(f"leaf.{key}"), "bold $text-accent")]
        return self

    def gap(self) -> "Leaf":
        """Add an empty line."""
        self._parts.append(Content(""))
        return self

    def written(self) -> Content:
        """Return the page."""
        return Content("\n").join(self._parts)
