"""Registers for spreadsheets: CSV in which no text from people is a formula."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

import msgspec

from mkm_tui.records.signs import cleaned
from mkm_tui.records.terms import Language

_BOM = "\ufeff"
"""Tells Excel that the file is UTF-8."""
_FORMULA = "=+-@"
"""What a formula begins with."""
_FIRST = re.compile("[\\s\"'`´«»‘’‚‛“”„‟]*(.?)", re.DOTALL)
"""Spaces and quotes, which a spreadsheet may take away before it looks, and the sign after them."""


def separator(language: Language) -> str:
    """Return what stands between cells: where the comma is in numbers, the semicolon."""
    return "," if language is Language.EN else ";"


def sheet(heads: list[str], rows: Iterable[Mapping[str, Any]], between: str) -> str:
    """Return rows as CSV with a line of heads, for any spreadsheet to open."""
    text = StringIO()
    writer = csv.writer(text, delimiter=between)
    writer.writerow(heads)
    for row in rows:
        writer.writerow([_cell(row.get(head)) for head in heads])
    return _BOM + text.getvalue()


def _cell(value: Any) -> str:
    """Return a JSON value as a cell.

    Numbers stay as they are; lists are joined, and records in lists stand as JSON.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, (list, tuple)) and not any(isinstance(v, (list, dict)) for v in value):
        return harmless("; ".join(str(item) for item in value))
    return cleaned(msgspec.json.encode(value).decode())


def harmless(text: str) -> str:
    """Return a text without control signs, behind an apostrophe where it could be a formula."""
    shown = cleaned(text)
    found = _FIRST.match(shown)
    first = unicodedata.normalize("NFKC", found[1]) if found else ""
    suspect = first != "" and first in _FORMULA
    return f"'{shown}" if suspect or text[:1] in ("\t", "\r") else shown
