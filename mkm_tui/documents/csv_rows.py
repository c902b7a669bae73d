"""The rows of a spreadsheet that was saved as CSV, whatever program saved it."""

import codecs
import csv
from pathlib import Path
from typing import NamedTuple

from mkm_tui.documents.import_source import Source, Unreadable, source_from
from mkm_tui.documents.text import cleaned

LONGEST = 1_000_000
"""Bytes; ten thousand rows are less."""
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
        raise Unreadable("file_failed", file=path, reason=error.strerror) from error
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
    first = source.text.split("\n", 1)[0]
    sign = max(";\t,", key=first.count)
    reader = csv.reader(source.text.splitlines(keepends=True), delimiter=sign)
    rows, line = [], 1
    try:
        for cells in reader:
            row = Row(line, [cleaned(cell).strip() for cell in cells])
            line = reader.line_num + 1
            if any(row.cells):
                rows.append(row)
    except csv.Error as error:
        raise Unreadable("not_csv", file=source.name) from error
    return rows
