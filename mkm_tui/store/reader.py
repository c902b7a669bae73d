"""A workspace as it is read: the snapshot, and what the history holds beyond it."""

from pathlib import Path

import msgspec

from mkm_tui.records.state import RECORDS, Record, State
from mkm_tui.store.edits import Edit, amended
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.journal import HISTORY, Journal, damage, is_torn, opened
from mkm_tui.store.loading import loaded
from mkm_tui.store.past import Stamp
from mkm_tui.store.snapshot import EMPTY, STORE, Meta, Snapshot, snapshot_of
from mkm_tui.store.storage import RecordBase, WorkspaceStorage, unhindered
from mkm_tui.store.stream import streamed

_Prepared = tuple[dict[str, dict[str, Record | None]], State]


def _whole(content: bytes | None) -> Snapshot:
    """Return what a file holds, or nothing where there is none; StoreFault where it is damaged."""
    return Snapshot(EMPTY, {}) if content is None else snapshot_of(content)


class Reading:
    """The record as far as it is known: tables, State, and the place in the history."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = Journal(folder / HISTORY)
        self.read_only = True

    @property
    def stamp(self) -> Stamp:
        """How many changes the record holds, and the hash of the last one."""
        return Stamp(self.sequence, self._hash)

    @property
    def end(self) -> int:
        """The journal's length in bytes, as far as it is known here."""
        return self._offset

    def _load(self) -> Meta:
        """Read the snapshot into tables and the State; return where it was taken."""
        storage = WorkspaceStorage(self.folder / STORE)
        self._base = RecordBase(self.folder / STORE, storage=WorkspaceStorage)
        with unhindered():
            snapshot = streamed(storage.path) or _whole(storage.content())
            self.state = loaded(self._base, snapshot)
        meta = snapshot.meta
        self.sequence, self._offset, self._hash = meta.sequence, meta.offset, meta.hash
        if not self.journal.holds(self._offset, self._hash):
            short = self.journal.size() < self._offset
            raise StoreFault("history_short" if short else "history_other")
        return meta

    def follow(self) -> bool:
        """Take in what the journal holds beyond what is known; say whether there was anything.

        A reader begins anew where the journal is no longer the one that it read.
        """
        before = self.stamp
        try:
            self._read_on()
        except StoreFault:
            if not self.read_only:
                raise
            self._load()
            self._read_on()
        return self.stamp != before

    def _read_on(self) -> bytes:
        """Take in the lines beyond what is known; return the last one where it is torn."""
        size = self.journal.size()
        if size < self._offset:
            raise StoreFault("history_short")
        for line, after in self.journal.lines(self._offset):
            if is_torn(line, after >= size):
                return line
            self._take_in_line(line, after)
        return b""

    def _take_in_line(self, line: bytes, after: int) -> None:
        """Take in one more line of the journal, which ends at a byte."""
        number = self.sequence + 1
        entry = opened(line, number)
        if entry.prev != self._hash or entry.seq != number:
            raise damage(number)
        try:
            self._take_in(self._prepared(entry.changes))
        except (ValueError, KeyError, TypeError, msgspec.ValidationError) as error:
            raise damage(number) from error
        self.sequence, self._hash, self._offset = entry.seq, entry.hash, after

    def _prepared(self, changes: tuple[Edit, ...]) -> _Prepared:
        """Return the changed records and the State after them, without taking them in.

        Raises ValueError, KeyError, TypeError or msgspec.ValidationError where they do not fit.
        """
        records: dict[str, dict[str, Record | None]] = {}
        for edit in changes:
            if edit.table not in RECORDS:
                raise KeyError(edit.table)
            before = getattr(self.state, edit.table).get(edit.id)
            records.setdefault(edit.table, {})[edit.id] = amended(edit, before)
        return records, self.state.edit(records)

    def _take_in(self, prepared: _Prepared) -> None:
        """Bring the tables and the State to what was prepared; cannot fail."""
        records, self.state = prepared
        for table, changed in records.items():
            for record_id, record in changed.items():
                self._base.records(table).put(record_id, record)
