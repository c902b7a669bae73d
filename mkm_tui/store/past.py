"""The record as it was, and what happened to it, told by the journal."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple, Protocol

from mkm_tui.records.state import State
from mkm_tui.store.edits import Document, applied, document_of, record_of
from mkm_tui.store.journal import Entry, Journal, opened

Place = tuple[str, str]
"""A table and the id of a record in it."""


class Stamp(NamedTuple):
    """A moment of the record: how many changes it holds, and the hash of the last one."""

    sequence: int
    hash: str


class Present(Protocol):
    """The record as it is, and its journal: a workspace."""

    journal: Journal
    state: State

    @property
    def end(self) -> int:
        """The journal's length in bytes, as far as the state holds it."""


def state_on(present: Present, day: date) -> State:
    """Return the record as it was at the end of a day, by the days that the journal notes.

    Costs what has happened since. Raises StoreFault where the journal is damaged.
    """
    return _rewound(present, lambda entry: entry.at.date() <= day)


def state_at(present: Present, stamp: Stamp) -> State | None:
    """Return the record as it was after a change, or None where the journal has no such change."""
    found: list[Entry] = []

    def reached(entry: Entry) -> bool:
        if entry.seq == stamp.sequence:
            found.append(entry)
        return entry.seq <= stamp.sequence

    then = _rewound(present, reached)
    if stamp.sequence == 0 and not stamp.hash:
        return then
    return then if found and found[0].hash == stamp.hash else None


def _rewound(present: Present, reached: Callable[[Entry], bool]) -> State:
    """Return the record with the newest changes taken back, up to the entry that is reached."""
    documents: dict[Place, Document | None] = {}
    for line in present.journal.backwards(present.end):
        entry = opened(line, 0)
        if reached(entry):
            break
        for edit in reversed(entry.changes):
            place = edit.table, edit.id
            later = documents[place] if place in documents else _document(present.state, place)
            documents[place] = applied(edit.inverse(), later)
    changes: dict[str, dict[str, Any]] = {}
    for (table, key), document in documents.items():
        record = None if document is None else record_of(table, document)
        changes.setdefault(table, {})[key] = record
    return present.state.edit(changes)


def _document(state: State, place: Place) -> Document | None:
    """Return a record as plain JSON values, or None where there is none."""
    record = getattr(state, place[0]).get(place[1])
    return None if record is None else document_of(record)


def happenings(journal: Journal, places: frozenset[Place]) -> Iterator[Entry]:
    """Yield the changes of these records, oldest first; reads the whole journal."""
    marks = [f'"id":"{key}"'.encode() for _, key in places]
    for line, _ in journal.lines():
        if line.endswith(b"\n") and any(mark in line for mark in marks):
            entry = opened(line, 0)
            if any((edit.table, edit.id) in places for edit in entry.changes):
                yield entry
