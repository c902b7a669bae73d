"""The structure of documents as a reader's parser finds it, to hold against the record's."""

import itertools
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace
from paper_samples import EVERY_KIND, paper, sample

from mkm_tui.documents.reach import Reach
from mkm_tui.records.signs import cleaned
from mkm_tui.records.state import State

MARK, OTHER = "MERKE", "TEGN"
"""Texts without any sign, whose documents have the structure of the record alone."""
AGENDA = ("2/26", "3/26", "4/26", "5/26", "7/26", "11/26", "12/26")
"""An agenda with every kind of text, and few matters with the same ones."""
PAPERS = list(itertools.product(EVERY_KIND, Reach))
_BLOCKS = MarkdownIt("commonmark").enable("table")
_BLOCKS.core.ruler.enableOnly(["normalize", "block"])
_INLINE = MarkdownIt("commonmark").enable("strikethrough")


class Shape(NamedTuple):
    """Headings with their tags, tables by rows of cells with theirs, and lines of fields."""

    headings: list[tuple[str, str]]
    tables: list[list[list[tuple[str, str]]]]
    fields: int

    def with_text(self, text: str, other: str = "") -> "Shape":
        """Return the structure that a document has with other texts in the marks' places."""

        def put(part: tuple[str, str]) -> tuple[str, str]:
            said = part[1].replace(MARK, shown[0]).replace(OTHER, shown[1])
            return part[0], spaced(said) or "–"

        shown = cleaned(text), cleaned(other or text)
        headings = [put(heading) for heading in self.headings]
        tables = [[[put(cell) for cell in row] for row in table] for table in self.tables]
        return Shape(headings, tables, self.fields if all(map(spaced, shown)) else -1)


def hostile(text: str, other: str = "") -> State:
    """Return a record with a text, or one of two, in every field that people type."""
    state = sample(text, other=other)
    return state.put(replace(state.meetings["M2/26"], agenda=AGENDA))


def shapes(state: State) -> Iterator[tuple[str, Reach, Shape]]:
    """Yield the structure of every document for every reader."""
    for kind, reach in PAPERS:
        yield kind, reach, shape(paper(state, kind, reach))


def shape(markdown: str) -> Shape:
    """Return the structure of a document; only headings and cells are read to the end."""
    return shape_of(_BLOCKS.parse(markdown))


def shape_of(blocks: list[Token]) -> Shape:
    """Return the structure among block tokens."""
    headings: list[tuple[str, str]] = []
    tables: list[list[list[tuple[str, str]]]] = []
    fields = 0
    for token, inner in itertools.pairwise(blocks):
        if token.type == "heading_open":
            headings.append((token.tag, _seen(inner.content)))
        elif token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type in ("th_open", "td_open"):
            tables[-1][-1].append((token.tag, _seen(inner.content)))
        fields += token.type == "list_item_open" and token.markup == "-"
    return Shape(headings, tables, fields)


@lru_cache(maxsize=256)
def _seen(content: str) -> str:
    """Return what a reader sees of a heading or a cell."""
    (read,) = _INLINE.parseInline(content)
    return spaced("".join(child.content for child in read.children or []))


def spaced(text: str) -> str:
    """Return a text as one line with single spaces."""
    return " ".join(text.split())


EXPECTED = {(kind, reach): found for kind, reach, found in shapes(hostile(MARK))}
"""The structure of each document with a text that changes nothing."""
PAIRED = {(kind, reach): found for kind, reach, found in shapes(hostile(MARK, OTHER))}
"""The same with two such texts, each in about half of the fields."""


def odd_one(found: Shape, wanted: Shape) -> str:
    """Return what differs between two structures, or an empty text.

    Where nothing of a text can be seen, the fields that it would fill are not there.
    """
    if found.headings != wanted.headings:
        return f"headings {found.headings}"
    if found.tables != wanted.tables:
        return f"tables {found.tables}"
    same = wanted.fields in (found.fields, -1)
    return "" if same else f"{found.fields} fields, not {wanted.fields}"
