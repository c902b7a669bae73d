"""The record as it was, told by the journal."""

from collections.abc import Collection
from datetime import date
from itertools import groupby, islice
from typing import NamedTuple, Protocol

import msgspec

from mkm_tui.records.state import RECORDS, Record, State
from mkm_tui.store.edits import amended
from mkm_tui.store.journal import Entry, Journal, damage, opened

Place = tuple[str, str]
"""A table and the id of a record in it."""
_AT = b'"at":"'
_DATE = len("2026-01-01")
_PATIENCE = 30
"""How many days further back are looked at for one that a wrong clock has noted."""


class Stamp(NamedTuple):
    """A moment of the record: how many changes it holds, and the hash of the last one."""

    sequence: int
    hash: str


class Present(Protocol):
    """The record as it is, and its journal: a workspace."""

    journal: Journal
    state: State

    @property
    def stamp(self) -> Stamp:
        """How far the state has come."""

    @property
    def end(self) -> int:
        """The journal's length in bytes, as far as the state holds it."""


def state_on(present: Present, day: date, tables: Collection[str] = RECORDS) -> State:
    """Return the record as it was at the end of a day, by the days that the journal notes.

    Costs what has happened since; with some tables only, the others are as they are now. Raises
    StoreFault where the journal is damaged.
    """
    return _rewound(present, _changes_after(present, day), tables)


def state_at(present: Present, stamp: Stamp) -> State | None:
    """Return the record as it was after a change, or None where the journal has no such change."""
    since = present.stamp.sequence - stamp.sequence
    if since < 0 or stamp.sequence < 0:
        return None
    line = next(islice(present.journal.backwards(present.end), since, None), b"")
    found = opened(line, stamp.sequence).hash if line else ""
    return _rewound(present, since, RECORDS) if found == stamp.hash else None


def _changes_after(present: Present, day: date) -> int:
    """Return how many changes were made after a day.

    The changes stand in the order in which they were made. Where a clock was wrong, the days that
    they note are not in order: then the day ends where the fewest days on either side contradict
    it, and of two such places at the later one, since a clock that runs ahead is set right. A day
    before the first one is a clock's that had lost its day, and tells nothing.
    """
    wanted = day.isoformat().encode()
    first = _noted(next(present.journal.lines(), (b"", 0))[0])
    count = taken = lean = most = 0
    for noted, lines in groupby(present.journal.backwards(present.end), _noted):
        count += sum(1 for _ in lines)
        if noted < first:
            continue
        lean += 1 if noted > wanted else -1
        if lean > most:
            taken, most = count, lean
        elif most - lean > _PATIENCE:
            break
    return taken


def _noted(line: bytes) -> bytes:
    """Return the day that a line notes, as it stands there."""
    start = line.find(_AT) + len(_AT)
    return line[start : start + _DATE]


def _rewound(present: Present, count: int, tables: Collection[str]) -> State:
    """Return the record with its newest changes taken back, as far as they concern some tables."""
    marks = [] if len(tables) == len(RECORDS) else [f'"table":"{t}"'.encode() for t in tables]
    records: dict[str, dict[str, Record | None]] = {table: {} for table in tables}
    newest = present.stamp.sequence
    for number, line in enumerate(islice(present.journal.backwards(present.end), count)):
        if not marks or any(mark in line for mark in marks):
            _take_back(present.state, records, opened(line, newest - number))
    return present.state.edit(records)


def _take_back(state: State, records: dict[str, dict[str, Record | None]], entry: Entry) -> None:
    """Take an entry back in the records that are not as they are now, and in those that are."""
    for edit in reversed(entry.changes):
        if edit.table in records:
            changed = records[edit.table]
            now = getattr(state, edit.table).get
            later = changed[edit.id] if edit.id in changed else now(edit.id)
            try:
                changed[edit.id] = amended(edit.inverse(), later)
            except (ValueError, KeyError, TypeError, msgspec.ValidationError) as error:
                raise damage(entry.seq) from error


def end_of(present: Present, sequence: int) -> int:
    """Return the byte of the journal after a change; costs what has happened since."""
    since = present.stamp.sequence - sequence
    lines = islice(present.journal.backwards(present.end), max(0, since))
    return present.end - sum(map(len, lines))
