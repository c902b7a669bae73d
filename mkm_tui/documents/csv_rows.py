"""The rows of a spreadsheet that was saved as CSV, whatever program saved it."""

import codecs
import csv
import re
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from mkm_tui.documents.import_source import Source, Unreadable, source_from
from mkm_tui.records.signs import cleaned

LONGEST = 1_000_000
"""Bytes; ten thousand rows are less."""
_TOLD = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)
"""A first line by which a spreadsheet tells the sign between cells."""
_QUOTED = re.compile(r'"[^"\n]*"')
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Row(NamedTuple):
    """A row that says something: the line on which it begins, and its cells."""

    line: int
    cells: list[str]


class Misfit(NamedTuple):
    """A row that did not fit: its line, and why as a key of the catalogue `reading`."""

    line: int
    key: str
    values: dict[str, object]


def read_csv(path: Path) -> Source:
    """Read a file; Unreadable where it is none, is too large, or no text."""
    try:
        if not path.is_file():
            raise Unreadable("no_file" if not path.exists() else "not_a_file", file=path)
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
    except OSError as error:
        raise Unreadable("file_failed", file=path, reason=error) from error
    if len(content) > LONGEST:
        raise Unreadable("csv_large", file=path.name, megabytes=LONGEST // 1_000_000)
    if content.startswith(_WIDE):
        content = content.decode("utf-16", errors="replace").encode()
    if b"\x00" in content:
        raise Unreadable("not_csv", file=path.name)
    return source_from(path.name, content)


def rows_of(source: Source) -> list[Row]:
    """Return the rows that say something; a cell in quotes may hold several lines.

    The sign between cells is the one that the first line has most of. Raises Unreadable where it
    is no such file.
    """
    text = source.text
    told = _TOLD.match(text)
    sign = told[1] if told else _sign(text)
    reader = csv.reader(StringIO(text[told.end() :] if told else text, newline=""), delimiter=sign)
    reader_line = 1 if told else 0
    rows, line = [], reader_line + 1
    try:
        for cells in reader:
            row = Row(line, [cleaned(cell).strip() for cell in cells])
            line = reader_line + reader.line_num + 1
            if any(row.cells):
                rows.append(row)
    except csv.Error as error:
        raise Unreadable("not_csv", file=source.name) from error
    _refuse_open_quote(source, rows, sign)
    return rows


def _sign(text: str) -> str:
    """Return the sign between cells: the one of which the first line has most outside quotes."""
    first = _QUOTED.sub("", text.split("\n", 1)[0])
    return max(";\t,", key=first.count)


def _refuse_open_quote(source: Source, rows: list[Row], sign: str) -> None:
    """Refuse a file whose last row swallows lines because a quotation mark is never closed."""
    if source.text.count('"') % 2 == 0 or not rows:
        return
    last = rows[-1]
    if any("\n" in cell and sign in cell for cell in last.cells):
        raise Unreadable("csv_quote", file=source.name, line=last.line)
