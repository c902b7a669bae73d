"""A workspace folder: opened, changed by actions, brought up to date, closed."""

import os
import shutil
import threading
from pathlib import Path
from typing import Any

import msgspec

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.travel import Redo, Undo
from mkm_tui.records.state import RECORDS, State
from mkm_tui.records.table import Table
from mkm_tui.rules.agenda import pointless_readings
from mkm_tui.store.edits import (
    Document,
    Edit,
    applied,
    completed,
    edit_between,
    inverses,
    plain,
    reading_ended,
    record_of,
)
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.journal import Entry, Journal, opened
from mkm_tui.store.lock import Lock
from mkm_tui.store.past import Stamp
from mkm_tui.store.steps import last_undoable, last_undone, undone_by
from mkm_tui.store.storage import RecordBase, WorkspaceStorage, sync_folder, unhindered

SCHEMA = 4
STORE, HISTORY, LOCK = "store.json", "history.jsonl", "mkm.lock"
_START = ""
_Prepared = tuple[dict[tuple[str, str], Document | None], State]


class Workspace:
    """The only way to the record on disk; one program writes, others read and follow."""

    def __init__(self, folder: Path, read_only: bool = False) -> None:
        """Open a folder.

        Raises StoreFault where there is no workspace or where it is damaged. With another
        program writing, or where the folder cannot be written, it opens read-only.
        """
        self.folder = folder
        self.notices: list[str] = []
        """Keys of what was found and mended on opening, in the catalogue `store`."""
        if not (folder / STORE).exists() and not (folder / HISTORY).exists():
            raise StoreFault("no_workspace", folder=str(folder))
        self.journal = Journal(folder / HISTORY)
        self._storage_lock = threading.Lock()
        self._lock = Lock(folder / LOCK)
        self.read_only = read_only or not self._lock.take()
        try:
            self._load()
            self.follow()
        except BaseException:
            self._let_go()
            raise

    @classmethod
    def create(cls, folder: Path) -> "Workspace":
        """Make an empty workspace; StoreFault where one is there already."""
        if (folder / STORE).exists() or (folder / HISTORY).exists():
            raise StoreFault("workspace_exists", folder=str(folder))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreFault("write_failed", reason=error.strerror) from error
        meta = {"schema": SCHEMA, "sequence": 0, "offset": 0, "hash": _START}
        empty: dict[str, dict[Any, Any]] = {"store": {1: meta}}
        WorkspaceStorage(folder / STORE).write(empty)
        return cls(folder)

    @property
    def stamp(self) -> Stamp:
        """How many changes the record holds, and the hash of the last one."""
        return Stamp(self.sequence, self._hash)

    @property
    def end(self) -> int:
        """The journal's length in bytes, as far as it is known here."""
        return self._offset

    def _load(self) -> None:
        """Read the snapshot into tables and the State."""
        self._base = RecordBase(self.folder / STORE, storage=WorkspaceStorage)
        with unhindered():
            self._load_tables(self._base.storage.read() or {})

    def _load_tables(self, stored: dict[str, dict[str, Any]]) -> None:
        """Turn what was read into tables and the State."""
        meta = stored.get("store", {}).get("1", {})
        schema = meta.get("schema", SCHEMA)
        if not isinstance(schema, int):
            raise StoreFault("store_damaged", file=STORE)
        if schema > SCHEMA:
            raise StoreFault("newer_schema", schema=schema)
        tables: dict[str, Any] = {}
        for name in RECORDS:
            try:
                documents = {int(number): doc for number, doc in stored.get(name, {}).items()}
                if schema < SCHEMA:
                    documents = {n: completed(name, doc) for n, doc in documents.items()}
                records = [record_of(name, document) for document in documents.values()]
            except (ValueError, msgspec.ValidationError) as error:
                raise StoreFault("store_damaged", file=STORE) from error
            self._base.records(name).load(documents)
            tables[name] = Table({record.id: record for record in records})
        self.state = State(**tables)
        self.sequence: int = meta.get("sequence", 0)
        self._offset: int = meta.get("offset", 0)
        self._hash: str = meta.get("hash", _START)
        self._saved = self.sequence
        self._check_joint()
        if schema < SCHEMA and not self.read_only:
            self._keep_old(schema)

    def _keep_old(self, schema: int) -> None:
        """Keep an older schema's file beside the new one, which the next checkpoint writes."""
        kept = self.folder / f"store-schema-{schema}.json"
        try:
            shutil.copyfile(self.folder / STORE, kept)
            with kept.open("rb+") as file:
                os.fsync(file.fileno())
            sync_folder(self.folder)
        except OSError as error:
            raise StoreFault("write_failed", reason=error.strerror) from error
        self._saved = -1

    def _check_joint(self) -> None:
        """Refuse a history that is not the one that the snapshot was taken from."""
        if self._offset == 0:
            return
        if self.journal.size() < self._offset:
            raise StoreFault("history_short")
        line = next(self.journal.backwards(self._offset), b"")
        if opened(line, self.sequence).hash != self._hash:
            raise StoreFault("history_other")

    def follow(self) -> bool:
        """Take in what the journal holds beyond what is known; say whether there was anything."""
        before = self.sequence
        for line, after in self.journal.lines(self._offset):
            if not line.endswith(b"\n"):
                self._set_torn_aside()
                break
            entry = opened(line, self.sequence + 1)
            if entry.prev != self._hash or entry.seq != self.sequence + 1:
                raise StoreFault("history_damaged", line=self.sequence + 1)
            try:
                self._take_in(self._prepared(entry.changes))
            except (ValueError, KeyError, TypeError, msgspec.ValidationError) as error:
                raise StoreFault("history_damaged", line=entry.seq) from error
            self.sequence, self._hash, self._offset = entry.seq, entry.hash, after
        return self.sequence != before

    def _set_torn_aside(self) -> None:
        """Put a line that a crash cut short aside; a reader leaves it to the writer."""
        if not self.read_only:
            self.journal.cut(self._offset, self.folder / f"history-torn-{self._offset}.txt")
            self.notices.append("torn_line")

    def _prepared(self, changes: tuple[Edit, ...]) -> _Prepared:
        """Return the documents and the State after the changes, without taking them in.

        Raises ValueError, KeyError, TypeError or msgspec.ValidationError where they do not fit.
        """
        documents: dict[tuple[str, str], Document | None] = {}
        records: dict[str, dict[str, Any]] = {}
        for edit in changes:
            after = applied(edit, self._base.records(edit.table).document(edit.id))
            documents[edit.table, edit.id] = after
            record = None if after is None else record_of(edit.table, after)
            records.setdefault(edit.table, {})[edit.id] = record
        return documents, self.state.edit(records)

    def _take_in(self, prepared: _Prepared) -> None:
        """Bring the tables and the State to what was prepared; cannot fail."""
        documents, self.state = prepared
        for (table, record_id), document in documents.items():
            self._base.records(table).put(record_id, document)

    def perform(self, action: Action, context: Context) -> State:
        """Perform an action and return the new State, once it is on disk.

        Raises RuleBroken where a rule refuses, StoreFault where the disk does; nothing changes.
        """
        if self.read_only:
            raise StoreFault("read_only")
        from mkm_tui.actions.catalogue import perform

        if isinstance(action, Undo | Redo):
            taken = self._taken(action)
            return self._commit(action, self._taken_back(taken), context, taken.seq)
        found = (edit_between(self.state, r) for r in perform(action, self.state, context))
        edits = tuple(edit for edit in found if edit is not None)
        return self._commit(action, edits, context) if edits else self.state

    def _taken_back(self, taken: Entry) -> tuple[Edit, ...]:
        """Return the changes that take an entry back, and end a reading that is pointless then."""
        changes = inverses(taken.changes, self.state)
        for key in pointless_readings(self._prepared(changes)[1]):
            changes = reading_ended(changes, key, self.state.meetings[key].reading)
        return changes

    def _commit(
        self, action: Action, changes: tuple[Edit, ...], context: Context, undoes: int = 0
    ) -> State:
        """Write the line, and only then change what is shown."""
        entry = Entry(
            seq=self.sequence + 1,
            at=context.now,
            who=context.who,
            action=plain(action),
            changes=changes,
            prev=self._hash,
            undoes=undoes,
        )
        prepared = self._prepared(changes)
        self._hash, self._offset = self.journal.append(entry)
        self.sequence = entry.seq
        self._take_in(prepared)
        return self.state

    def foreseen(self, way: Undo | Redo) -> tuple[dict[str, Any], State]:
        """Return the action that undo or redo is about, and the State as it would leave it.

        Raises RuleBroken as undo and redo do.
        """
        taken = self._taken(way)
        about = taken if isinstance(way, Undo) else undone_by(self.journal, taken)
        return about.action, self._prepared(self._taken_back(taken))[1]

    def _taken(self, way: Undo | Redo) -> Entry:
        """Return the entry that undo or redo would take back; RuleBroken where there is none."""
        return (last_undoable if isinstance(way, Undo) else last_undone)(self.journal)

    def checkpoint(self) -> None:
        """Bring `store.json` up to the journal; does nothing where it is."""
        self._write_snapshot(*self._snapshot())

    def checkpoint_later(self) -> None:
        """Do the same in a thread of its own, so that the keyboard does not wait."""
        if not self.read_only and self._saved != self.sequence:
            arguments = self._snapshot()
            threading.Thread(target=self._write_quietly, args=arguments, daemon=True).start()

    def _snapshot(self) -> tuple[int, dict[str, dict[Any, Any]]]:
        """Return the sequence and shallow copies of all tables; documents are never changed."""
        meta = {
            "schema": SCHEMA,
            "sequence": self.sequence,
            "offset": self._offset,
            "hash": self._hash,
        }
        tables: dict[str, dict[Any, Any]] = {"store": {1: meta}}
        for name in RECORDS:
            tables[name] = dict(self._base.records(name)._read_table())
        return self.sequence, tables

    def _write_snapshot(self, sequence: int, tables: dict[str, dict[Any, Any]]) -> None:
        """Write a snapshot unless a later one is written."""
        with self._storage_lock:
            if not self.read_only and sequence > self._saved:
                self._base.storage.write(tables)
                self._saved = sequence

    def _write_quietly(self, sequence: int, tables: dict[str, dict[Any, Any]]) -> None:
        """Write a snapshot; where the disk refuses, the journal holds everything all the same."""
        try:
            self._write_snapshot(sequence, tables)
        except StoreFault:
            self.notices.append("checkpoint_failed")

    def close(self) -> None:
        """Bring the store up to date and let go of the files and the lock."""
        try:
            if not self.read_only:
                self.checkpoint()
        finally:
            self._let_go()

    def _let_go(self) -> None:
        """Release the files and the lock."""
        self.journal.close()
        self._lock.let_go()
