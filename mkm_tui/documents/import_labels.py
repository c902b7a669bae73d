"""Labels in documents of others: "Vedtak:", "**Til stede:** Kari", a line "Vedtak" by itself."""

import re

import msgspec

from mkm_tui.documents.import_reading import Piece, Shape, Sheet
from mkm_tui.documents.import_words import role_of

_LONGEST = 60
_AFTER = re.compile(r"\s*(?:[-*+]\s+|\d+[.)]\s+)?[*_]{0,3}[^:]*?:[*_]{0,3}\s*(?P<rest>.*)")
_AFTER_BOLD = re.compile(r"\s*(?:[-*+]\s+|\d+[.)]\s+)?(\*\*|__).*?\1[\s:–—-]*(?P<rest>.*)")


class Label(msgspec.Struct, frozen=True):
    """A label, what it names, and what stands after it in its line."""

    role: str
    said: str
    value: str
    """As readers see it."""
    source: str
    """As it stands."""


def label_of(sheet: Sheet, piece: Piece) -> Label | None:
    """Return the label that a piece begins with, or None."""
    if piece.shape not in (Shape.LINE, Shape.ITEM, Shape.FRONT, Shape.ROW):
        return None
    if piece.shape is Shape.ROW:
        return _in_row(piece)
    line = sheet.lines[piece.first]
    head, colon, value = piece.text.partition(":")
    if colon and len(head) <= _LONGEST and (role := role_of(head)):
        after = _AFTER.fullmatch(line)
        return Label(role, head, value.strip(), after["rest"] if after else "")
    if piece.bold and (role := role_of(piece.bold)):
        after = _AFTER_BOLD.fullmatch(line)
        value = piece.text.removeprefix(piece.bold).strip(" :–—-")
        return Label(role, piece.bold, value, after["rest"] if after else "")
    if piece.shape is Shape.LINE and piece.alone and (role := role_of(piece.text)):
        return Label(role, piece.text, "", "")
    return None


def _in_row(piece: Piece) -> Label | None:
    """Return the label in a table's first column, its value in the second."""
    if len(piece.cells) != 2 or not (role := role_of(piece.cells[0])):
        return None
    return Label(role, piece.cells[0], piece.cells[1], piece.cells[1])
