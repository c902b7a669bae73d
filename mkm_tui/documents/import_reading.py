"""Markdown as a row of pieces: headings, lines, list items and tables, each with its place."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from mkm_tui.records.signs import cleaned

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_DEEPEST = 20
_SHORT = 200
"""Characters up to which an item's paragraph is its title as a whole."""
_ANCHOR = re.compile(r"\s*\{[#:.][^{}]*\}\s*$")
_RULE = re.compile(r"[\s*_=+|:-]*")
_YAML = re.compile(r"(\s*[-#].*|\s*[\w-]+\s*:.*|\s+\S.*|\s*)")
_LINK = re.compile(r"\]\(|<https?:|!\[")


class Shape(StrEnum):
    """What a piece is in Markdown."""

    HEADING = "heading"
    LINE = "line"
    """A line of a paragraph."""
    ITEM = "item"
    ROW = "row"
    """A row of a table."""
    FRONT = "front"
    """A line of another program's front matter."""
    RULE = "rule"
    """A line that only divides."""
    OTHER = "other"


class Piece(msgspec.Struct, frozen=True):
    """A part of the document that is understood, or not, as one."""

    shape: Shape
    first: int
    """Its first line, from 0."""
    last: int
    text: str = ""
    """Its first line as readers see it, without signs of Markdown."""
    level: int = 0
    """A heading's level."""
    marker: str = ""
    """A list item's sign, or its number with a full stop."""
    bold: str = ""
    """What stands in bold at its beginning."""
    alone: bool = True
    """Whether a line is a paragraph of its own."""
    cells: tuple[str, ...] = ()
    linked: bool = False
    """Whether there is an address in it that readers do not see."""
    starts: bool = True
    """Whether a line is the first of its paragraph, or a row the head of its table."""
    body: int = 0
    """Where what is nested in a list item begins."""


class Sheet(msgspec.Struct, frozen=True):
    """A document: its lines as they stand, and its pieces."""

    lines: tuple[str, ...]
    pieces: tuple[Piece, ...]

    def source(self, first: int, last: int) -> str:
        """Return lines as they stand, without what cannot be seen."""
        return cleaned("\n".join(self.lines[first : last + 1]))


@cache
def _parser() -> "MarkdownIt":
    """Return a parser with tables; definitions of links stay where they are."""
    from markdown_it import MarkdownIt

    options = {"maxNesting": _DEEPEST}
    return MarkdownIt("commonmark", options).enable("table").disable("reference")


def sheet_of(text: str, begins: int = 0) -> Sheet:
    """Return a document as pieces; `begins` lines before its body are another program's."""
    lines = tuple(text.split("\n"))
    front = begins or _foreign_front(lines)
    pieces = [] if begins else [_front_piece(lines, number) for number in range(front)]
    body = "\n".join([""] * front + list(lines[front:]))
    pieces += _pieces(_parser().parse(body), lines)
    return Sheet(lines, tuple(pieces))


def _foreign_front(lines: tuple[str, ...]) -> int:
    """Return how many lines another program's front matter takes: 0 where there is none."""
    if lines[0].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1:200], 1):
        if line.rstrip() in ("---", "..."):
            return number + 1
        if not _YAML.fullmatch(line):
            return 0
    return 0


def _front_piece(lines: tuple[str, ...], number: int) -> Piece:
    """Return a line of front matter."""
    text = cleaned(lines[number]).strip()
    if _RULE.fullmatch(text):
        return Piece(Shape.RULE, number, number)
    return Piece(Shape.FRONT, number, number, text.replace('"', ""))


def _pieces(tokens: "list[Token]", lines: tuple[str, ...]) -> Iterator[Piece]:
    """Yield the pieces of block tokens, in order."""
    place = 0
    while place < len(tokens):
        end = place + 1
        if tokens[place].nesting == 1:
            end = _closing(tokens, place) + 1
        yield from _piece(tokens[place:end], lines)
        place = end


def _closing(tokens: "list[Token]", place: int) -> int:
    """Return where the block that opens at a place closes."""
    level = tokens[place].level
    return next(n for n in range(place + 1, len(tokens)) if tokens[n].level == level)


def _piece(tokens: "list[Token]", lines: tuple[str, ...]) -> Iterator[Piece]:
    """Yield the pieces of one block with all that is in it."""
    token = tokens[0]
    first, last = _span(token, lines)
    if token.type == "heading_open":
        text, bold, linked = _seen(tokens[1])
        text = _ANCHOR.sub("", text)
        level = int(token.tag[1:])
        yield Piece(Shape.HEADING, first, last, text, level, bold=bold, linked=linked)
    elif token.type == "paragraph_open":
        yield from _paragraph(tokens[1].content, first, last)
    elif token.type in ("bullet_list_open", "ordered_list_open"):
        yield from _items(tokens, lines)
    elif token.type == "table_open":
        yield from _rows(tokens, lines)
    elif token.type == "hr":
        yield Piece(Shape.RULE, first, last)
    else:
        text = cleaned(lines[first]).strip() if first < len(lines) else ""
        yield Piece(Shape.OTHER, first, last, text)


def _span(token: "Token", lines: tuple[str, ...]) -> tuple[int, int]:
    """Return a block's first and last line, empty ones at its end left out."""
    first, after = token.map or [0, 0]
    last = max(after - 1, first)
    while last > first and not lines[last].strip():
        last -= 1
    return first, last


def _paragraph(content: str, first: int, last: int) -> Iterator[Piece]:
    """Yield a paragraph's lines."""
    rows = content.split("\n")
    for number, row in enumerate(rows):
        text, bold, linked = line_seen(row.strip())
        yield Piece(
            Shape.LINE,
            first + number,
            first + number,
            text,
            bold=bold,
            linked=linked,
            alone=len(rows) == 1,
            starts=number == 0,
        )


def _items(tokens: "list[Token]", lines: tuple[str, ...]) -> Iterator[Piece]:
    """Yield a list's items, what is nested in them with them."""
    for place, token in enumerate(tokens):
        if token.type != "list_item_open" or token.level != tokens[0].level + 1:
            continue
        first, last = _span(token, lines)
        yield _item(token, tokens[place + 1 : place + 3], first, last)


def _item(token: "Token", inside: "list[Token]", first: int, last: int) -> Piece:
    """Return a list item; a short first paragraph is its text, else its first line."""
    marker = f"{token.info}." if token.info else token.markup
    if len(inside) < 2 or inside[1].type != "inline":
        return Piece(Shape.ITEM, first, last, marker=marker, body=first)
    content, after = inside[1].content, (inside[0].map or [0, first + 1])[1]
    if len(content) > _SHORT:
        content, after = content.split("\n")[0], first + 1
    text, bold, linked = line_seen(content)
    return Piece(Shape.ITEM, first, last, text, marker=marker, bold=bold, linked=linked, body=after)


def _rows(tokens: "list[Token]", lines: tuple[str, ...]) -> Iterator[Piece]:
    """Yield a table's rows, the line below its heads with them."""
    opened = [place for place, token in enumerate(tokens) if token.type == "tr_open"]
    for place in opened:
        first, _ = _span(tokens[place], lines)
        cells = []
        for token in tokens[place + 1 :]:
            if token.type == "tr_close":
                break
            if token.type == "inline":
                cells.append(_seen(token)[0])
        last = first + 1 if place == opened[0] else first
        last = min(last, len(lines) - 1)
        text = " | ".join(cells)
        head = place == opened[0]
        linked = bool(_LINK.search(lines[first]))
        yield Piece(Shape.ROW, first, last, text, linked=linked, cells=tuple(cells), starts=head)


def line_seen(text: str) -> tuple[str, str, bool]:
    """Return a line as readers see it, what is bold at its start, whether an address is hidden."""
    tokens = _parser().parseInline(text)
    return _seen(tokens[0]) if tokens else ("", "", False)


def _seen(inline: "Token") -> tuple[str, str, bool]:
    """Return inline Markdown as readers see it, its bold beginning, and whether it hides more."""
    parts: list[str] = []
    bold, depth = "", 0
    for child in inline.children or []:
        depth += (child.type == "strong_open") - (child.type == "strong_close")
        if child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.content:
            parts.append(child.content)
        if child.type == "strong_close" and depth == 0 and not bold:
            whole = "".join(parts).strip()
            bold = whole if _begins_bold(inline) else ""
    text = " ".join(cleaned("".join(parts)).split())
    return text, " ".join(cleaned(bold).split()), bool(_LINK.search(inline.content))


def _begins_bold(inline: "Token") -> bool:
    """Say whether inline Markdown begins with bold text."""
    seen = [child for child in inline.children or [] if child.content or child.nesting == 1]
    return bool(seen) and seen[0].type == "strong_open"
