"""A document as JSON for archives: what it is, its parts with their words, and its Markdown."""

import msgspec

from mkm_tui.documents.blocks import AnyBlock
from mkm_tui.documents.paper import Front, Paper

SCHEMA = "mkm-document-1"


class Archived(msgspec.Struct, frozen=True):
    """A document in an archive; its JSON Schema is what `mkm schema documents` prints."""

    schema: str
    front: Front
    title: str
    blocks: tuple[AnyBlock, ...]
    markdown: str
    """The document in Markdown, without front matter."""


def archived(paper: Paper) -> str:
    """Return a document as indented JSON, ended by a newline."""
    whole = Archived(SCHEMA, paper.front, paper.title, paper.blocks, paper.body)
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"
