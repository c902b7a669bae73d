"""Text for the room it is given: denser where it must be, and never cut in silence."""

from collections.abc import Callable, Iterable

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

Lines = list[Content]
Write = Callable[[int, int], Lines]
"""Gives the lines for a width and a height."""
_LEAST = 8
"""Cells that a line has at least."""


def hung(mark: Content, text: Content, width: int) -> Lines:
    """Return a text behind a mark, its further lines below its first."""
    first, *rest = text.wrap(max(_LEAST, width - mark.cell_length))
    return [mark + first, *(line.pad_left(mark.cell_length) for line in rest)]


def row(text: Content, width: int) -> Lines:
    """Return a text as one line, with … where something is left out."""
    return [text.truncate(max(1, width), ellipsis=True)]


def stacked(blocks: Iterable[Lines], gap: int = 1) -> Lines:
    """Return blocks below each other with empty lines between them; empty blocks are left out."""
    lines: Lines = []
    for block in blocks:
        if lines and block:
            lines += [Content("")] * gap
        lines += block
    return lines


def spaced(lines: Lines) -> Lines:
    """Return lines with an empty one between them."""
    return stacked([line] for line in lines)


def first_fitting(levels: Iterable[Lines], height: int) -> Lines | None:
    """Return the first of several ways to write that has room, the airiest given first."""
    return next((lines for lines in levels if len(lines) <= height), None)


def cut(lines: Lines, height: int, note: str) -> Lines:
    """Return as many lines as have room, with a note where there are more."""
    if len(lines) <= height:
        return lines
    return [*lines[: max(0, height - 1)], Content(note)]


def centred(lines: Lines, width: int) -> Lines:
    """Return lines with the block that they make in the middle, each beginning at its left."""
    longest = max((line.cell_length for line in lines), default=0)
    return [line.pad_left(max(0, (width - longest) // 2)) for line in lines]


def column(text: str, width: int) -> str:
    """Return a text filled up with spaces."""
    return text + " " * (width - cell_len(text))


class Fitted(Widget):
    """Draws what its writer makes of the width and height that there are."""

    DEFAULT_CSS = "Fitted { height: 1fr; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.limit = 0
        """Lines at most where the height follows the text; 0 for as many as the parent has."""
        self._write: Write | None = None

    def show(self, write: Write) -> None:
        """Draw something else."""
        self._write = write
        self.refresh(layout=True)

    def lines(self, width: int, height: int) -> Lines:
        """Return the lines for a width and a height."""
        return self._write(width, height) if self._write and width and height else []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are, where the height follows the text."""
        return len(self.lines(width, self.limit or container.height))

    def render(self) -> RenderResult:
        """Draw the lines."""
        width, height = self.size
        lines = self.lines(width, self.limit or height)
        return Content("\n").join(lines if len(lines) <= height else self.lines(width, height))
