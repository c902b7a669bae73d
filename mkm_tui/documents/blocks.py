"""The parts of a document, each with its words: what archives keep, and what Markdown shows."""

from typing import Union

import msgspec


class Block(msgspec.Struct, frozen=True, tag_field="block", tag=str.lower, omit_defaults=True):
    """A part of a document.

    `key` names what it is in every language, where the document's form knows it: `deadline`.
    Texts are plain, but for those named `markdown`, which keep what people may write.
    """


class Heading(Block, frozen=True):
    """A heading; level 1 is the document's title."""

    level: int
    text: str


class Field(Block, frozen=True):
    """A labelled value in one line."""

    label: str
    value: str
    key: str = ""


class Entry(Block, frozen=True):
    """A line of a list, without a label."""

    text: str


class Text(Block, frozen=True):
    """A labelled text of several paragraphs."""

    label: str
    markdown: str
    key: str = ""


class Label(Block, frozen=True):
    """A label that stands over several texts."""

    text: str
    key: str = ""


class Voice(Block, frozen=True):
    """Somebody's words under their name."""

    who: str
    markdown: str


class Prose(Block, frozen=True):
    """A text of several paragraphs without a label."""

    markdown: str


class Sentence(Block, frozen=True):
    """A sentence of the document's own."""

    markdown: str
    key: str = ""


class Table(Block, frozen=True):
    """A table with a heading for each column."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    key: str = ""


AnyBlock = Union[  # noqa: UP007
    Heading, Field, Entry, Text, Label, Voice, Prose, Sentence, Table
]
