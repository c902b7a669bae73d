"""A unit's short survey from a spreadsheet: one reply a row, or four counts for each point."""

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from mkm_tui.documents.csv_rows import Misfit, Row, read_csv, rows_of
from mkm_tui.documents.import_source import Source, Unreadable
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.checklists import LENGTHS

_SHOWN = 40
"""Signs of a cell that are told where it did not fit."""
_DIGITS = 5
"""Digits that a count has fewer than."""
_MARK = re.compile(r"([1-4])(?:[.,]0+|\s*[-–:=)]?\s+[^\d\s].*)?")
_NUMBER = re.compile(r"[0-9]+")
_MARKS = ("1", "2", "3", "4")

Counts = tuple[int, int, int, int]


class Shape(StrEnum):
    """How a file says what was replied."""

    REPLIES = "replies"
    COUNTS = "counts"


class ReadSurvey(NamedTuple):
    """What a file says of a survey."""

    name: str
    letters: str
    """The encoding, where it was not UTF-8."""
    shape: Shape
    counts: tuple[Counts, ...]
    """For each point in the document's order, how many gave each mark from 1 to 4."""
    rows: int
    """How many rows were read: replies, or points."""
    misfits: list[Misfit]


def read_survey(path: Path, checklist: Checklist) -> ReadSurvey:
    """Read a file; Unreadable where it is none, is too large, or nothing in it fits."""
    return survey_from(read_csv(path), checklist)


def survey_from(source: Source, checklist: Checklist) -> ReadSurvey:
    """Return what a file's text says of a survey; Unreadable where nothing in it fits."""
    rows, length = rows_of(source), LENGTHS[checklist]
    counted = _counted(rows, length)
    if counted:
        found = ReadSurvey(source.name, source.letters, Shape.COUNTS, counted, length, [])
    else:
        found = _replied(source, _without_head(rows, length), length)
    if not any(map(any, found.counts)):
        raise Unreadable("survey_nothing", file=source.name, count=length)
    return found


def _counted(rows: Sequence[Row], length: int) -> tuple[Counts, ...]:
    """Return the four counts of each point, where the file is such a table; else nothing.

    The point's number or name may stand first, and a row of heads above.
    """
    for table in (rows, rows[1:]):
        counts = [_count(row, number, length) for number, row in enumerate(table, 1)]
        found = tuple(count for count in counts if count)
        if len(counts) == len(found) == length:
            return found
    return ()


def _count(row: Row, number: int, length: int) -> Counts | None:
    """Return a row's four counts; None where it has none."""
    cells = _at_most(row.cells, len(_MARKS) + 1)
    if len(cells) == len(_MARKS) + 1:
        name = cells.pop(0)
        named = name == str(number) if length == len(_MARKS) + 1 else name.isdecimal()
        if not (named or not name[:1].isdecimal()):
            return None
    if len(cells) != len(_MARKS) or not any(cells):
        return None
    if not all(_is_count(cell) for cell in cells):
        return None
    first, second, third, fourth = (int(cell or 0) for cell in cells)
    return first, second, third, fourth


def _is_count(cell: str) -> bool:
    """Say whether a cell is a number of replies; an empty one is none."""
    return not cell or (cell.isascii() and cell.isdigit() and len(cell) < _DIGITS)


def _at_most(cells: Sequence[str], most: int) -> list[str]:
    """Return cells without empty ones behind the last that can say something."""
    kept = list(cells)
    while len(kept) > most and not kept[-1]:
        kept.pop()
    return kept


def _without_head(rows: list[Row], length: int) -> list[Row]:
    """Return the rows without a first one that names the points, or gives their numbers."""
    if not rows:
        return rows
    cells = [cell for cell in rows[0].cells if cell]
    numbers = [str(number) for number in range(1, length + 1)]
    leading = [_NUMBER.match(cell) for cell in cells]
    numbered = [found[0] if found else "" for found in leading] == numbers
    marked = any(_MARK.fullmatch(cell) for cell in cells)
    return rows[1:] if numbered or not marked else rows


def _replied(source: Source, rows: Sequence[Row], length: int) -> ReadSurvey:
    """Return the replies counted, and the rows that did not fit, each as a whole."""
    counts = [[0] * len(_MARKS) for _ in range(length)]
    misfits, read = [], 0
    for row in rows:
        cells = _at_most(row.cells, length)
        misfit = _misfit(row.line, cells, length)
        if misfit:
            misfits.append(misfit)
            continue
        read += 1
        for place, cell in enumerate(cells):
            if cell:
                counts[place][int(cell[0]) - 1] += 1
    every = tuple((a, b, c, d) for a, b, c, d in counts)
    return ReadSurvey(source.name, source.letters, Shape.REPLIES, every, read, misfits)


def _misfit(line: int, cells: Sequence[str], length: int) -> Misfit | None:
    """Return why a row is not a reply; None where it is one."""
    if len(cells) != length:
        return Misfit(line, "survey_columns", {"found": len(cells), "count": length})
    for place, cell in enumerate(cells, 1):
        if cell and not _MARK.fullmatch(cell):
            shown = cell if len(cell) <= _SHOWN else f"{cell[:_SHOWN]}…"
            return Misfit(line, "survey_mark", {"place": place, "text": shown})
    return None
