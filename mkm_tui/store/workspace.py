"""A workspace folder: opened, changed by actions, brought up to date, closed."""

import threading
from collections.abc import Callable
from errno import EACCES, EPERM, EROFS
from pathlib import Path
from typing import Any

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.travel import Redo, Undo
from mkm_tui.records.state import RECORDS, State
from mkm_tui.rules.agenda import pointless_readings
from mkm_tui.store.edits import (
    Edit,
    edit_between,
    inverses,
    plain,
    reading_ended,
)
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.files import make_folder
from mkm_tui.store.journal import HISTORY, Entry, Journal, is_whole
from mkm_tui.store.keeping import keep_aside, keep_old, tidy
from mkm_tui.store.lock import Lock
from mkm_tui.store.mending import complete, cut_off, freshen
from mkm_tui.store.reader import Reading
from mkm_tui.store.snapshot import EMPTY, SCHEMA, STORE, Meta, with_meta
from mkm_tui.store.steps import last_undoable, last_undone, undone_by
from mkm_tui.store.storage import WorkspaceStorage

LOCK = "mkm.lock"
_PROTECTED = (EACCES, EPERM, EROFS)
"""What the system says of files that must not be written."""


class Workspace(Reading):
    """The only way to the record on disk; one program writes, others read and follow."""

    def __init__(self, folder: Path, read_only: bool = False, lock: Lock | None = None) -> None:
        """Open a folder; `lock` is one on it that this program has taken already.

        Raises StoreFault where there is no workspace or where it is damaged. With another
        program writing, or where the folder cannot be written, it opens read-only.
        """
        super().__init__(folder)
        self.notices: list[str] = []
        """Keys of what was found and mended on opening, in the catalogue `store`."""
        if not (folder / STORE).exists() and not (folder / HISTORY).exists():
            raise StoreFault("no_workspace", folder=str(folder))
        self._storage_lock = threading.Lock()
        self._lock = lock or Lock(folder / LOCK)
        self._kept: Path | None = None
        """Where this program's record is kept since another one took the history's place."""
        self._latest: Context | None = None
        """When and by whom this program made its latest change; None before its first."""
        self._only_reads = read_only
        self.read_only = read_only or not (lock or self._lock.take())
        self._saved = 0
        """How many changes `store.json` holds."""
        self._open()

    @classmethod
    def create(cls, folder: Path) -> "Workspace":
        """Make an empty workspace; StoreFault where one is there already, or is being made."""
        exists = StoreFault("workspace_exists", folder=str(folder))
        if (folder / STORE).exists() or (folder / HISTORY).exists():
            raise exists
        try:
            make_folder(folder)
        except OSError as error:
            raise StoreFault("write_failed", reason=error) from error
        lock = Lock(folder / LOCK)
        if not lock.take():
            raise StoreFault("write_failed", reason=lock.refused) if lock.refused else exists
        try:
            if (folder / STORE).exists() or (folder / HISTORY).exists():
                raise exists
            WorkspaceStorage(folder / STORE).write(with_meta(EMPTY, {}))
        except StoreFault:
            lock.let_go()
            raise
        return cls(folder, lock=lock)

    @property
    def why_read_only(self) -> str:
        """Why nothing can be written here, as a key of the catalogue `store`."""
        return "write_protected" if self._lock.refused else "read_only"

    def take_over(self) -> bool:
        """Become the one that writes, where nobody does any more; say whether this program is.

        A program that was told only to read stays a reader. Raises StoreFault as opening does.
        """
        if self.read_only and not self._only_reads and self._lock.take():
            self.read_only = False
            self._open()
        return not self.read_only

    def _open(self) -> None:
        """Read all that is there; let go of it where that fails."""
        try:
            meta = self._load()
            self._saved = meta.sequence
            torn = self._read_on()
            if not self.read_only:
                self._begin_to_write(meta, torn)
        except OSError as error:
            self._let_go()
            raise StoreFault("read_failed", reason=error) from error
        except BaseException:
            self._let_go()
            raise

    def _begin_to_write(self, meta: Meta, torn: bytes) -> None:
        """Keep an old schema's file, mend the history's end, and make safe what others left.

        Where the files are write-protected, this program is a reader.
        """
        try:
            if meta.schema < SCHEMA:
                keep_old(self.folder, meta.schema)
                self._saved = -1
            if torn:
                self._mend_end(torn)
            if self._offset > meta.offset:
                freshen(self.journal.path, meta.offset, self._offset)
            if self._offset:
                self.journal.hold(self._offset)
            tidy(self.folder)
        except OSError as error:
            if error.errno not in _PROTECTED:
                raise StoreFault("write_failed", reason=error) from error
            self._let_go()
            self._lock.refused = error

    def _mend_end(self, torn: bytes) -> None:
        """Take in a last line that lacks only its end; put aside what a crash cut short."""
        if is_whole(torn):
            complete(self.journal.path)
            self._take_in_line(torn + b"\n", self._offset + len(torn) + 1)
        else:
            cut_off(self.journal.path, self._offset)
            self.notices.append("torn_line")

    def perform(self, action: Action, context: Context) -> State:
        """Perform an action and return the new State, once it is on disk.

        Raises RuleBroken where a rule refuses, StoreFault where the disk does; nothing changes.
        """
        if self.read_only:
            raise StoreFault(self.why_read_only)
        self._refuse_if_replaced()
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
        self._hash, self._offset = self._appended(entry, context)
        self.sequence = entry.seq
        self._take_in(prepared)
        self._latest = context
        return self.state

    def _appended(self, entry: Entry, context: Context) -> tuple[str, int]:
        """Write a line where it belongs; return its hash and where it ends."""
        try:
            return self.journal.append(entry, self._offset)
        except StoreFault as fault:
            if fault.key != "history_moved":
                raise
        if self._rejoin(context):
            raise StoreFault("history_grew")
        return self.journal.append(entry, self._offset)

    def _rejoin(self, context: Context) -> bool:
        """Go on in the file that another program put in the history's place.

        Says whether more stood in it, which is taken in. Where it is not our history, what this
        program holds is kept beside it, and StoreFault `history_replaced` says where.
        """
        if self.journal.holds(self._offset, self._hash):
            self.journal.close()
            return self.follow()
        meta = Meta(SCHEMA, self.sequence, self._offset, self._hash)
        held = self.journal.held(self._offset)
        self._kept = keep_aside(self.folder, self.state, meta, held, context)
        self._refuse_if_replaced()
        return False

    def _refuse_if_replaced(self) -> None:
        """Refuse to write beside a history that is not ours."""
        if self._kept:
            raise StoreFault("history_replaced", folder=str(self._kept))

    def foreseen(self, way: Undo | Redo) -> tuple[dict[str, Any], State]:
        """Return the action that undo or redo is about, and the State as it would leave it.

        Raises RuleBroken and StoreFault as undo and redo do.
        """
        taken = about = self._taken(way)
        if isinstance(way, Redo):
            about = self._read_back(lambda journal, end: undone_by(journal, end, taken))
        return about.action, self._prepared(self._taken_back(taken))[1]

    def _taken(self, way: Undo | Redo) -> Entry:
        """Return the entry that undo or redo would take back; RuleBroken where there is none."""
        return self._read_back(last_undoable if isinstance(way, Undo) else last_undone)

    def _read_back(self, find: Callable[[Journal, int], Entry]) -> Entry:
        """Return what is found in the journal as far as it is known; StoreFault where it is not."""
        try:
            return find(self.journal, self._offset)
        except OSError as error:
            raise StoreFault("read_failed", reason=error) from error

    def checkpoint(self) -> None:
        """Bring `store.json` up to the journal; does nothing where it is."""
        self._write_snapshot(*self._snapshot())

    def checkpoint_later(self) -> None:
        """Do the same in a thread of its own, so that the keyboard does not wait."""
        if not self.read_only and self._saved != self.sequence:
            arguments = self._snapshot()
            threading.Thread(target=self._write_quietly, args=arguments, daemon=True).start()

    def _snapshot(self) -> tuple[Meta, dict[str, dict[Any, Any]]]:
        """Return how far the record is, and copies of all tables; their records never change."""
        meta = Meta(SCHEMA, self.sequence, self._offset, self._hash)
        return meta, {name: self._base.records(name).records() for name in RECORDS}

    def _is_ours(self, end: int, digest: str) -> bool:
        """Say whether the history is still the one that is known here, at least up to a byte."""
        return self.journal.is_in_place() and self.journal.holds(end, digest)

    def _write_snapshot(self, meta: Meta, tables: dict[str, dict[Any, Any]]) -> None:
        """Write a snapshot, unless a later one is written or the history is not ours any more."""
        with self._storage_lock:
            due = not self.read_only and meta.sequence > self._saved
            if due and self._is_ours(meta.offset, meta.hash):
                self._base.storage.write(with_meta(meta, tables))
                self._saved = meta.sequence

    def _write_quietly(self, meta: Meta, tables: dict[str, dict[Any, Any]]) -> None:
        """Write a snapshot; where the disk refuses, the journal holds everything all the same."""
        try:
            self._write_snapshot(meta, tables)
        except (StoreFault, OSError):
            self.notices.append("checkpoint_failed")

    def close(self) -> None:
        """Bring the store up to date and let go of the files and the lock."""
        try:
            if not self.read_only and not self._kept:
                self._part()
                self.checkpoint()
        finally:
            self._let_go()

    def _part(self) -> None:
        """Make sure that what was done here is on disk; OSError of it as StoreFault."""
        try:
            self.journal.settle(self._offset, self._hash)
        except StoreFault as fault:
            if fault.key != "history_moved":
                raise
        except OSError as error:
            raise StoreFault("write_failed", reason=error) from error
        if self._latest and not self._is_ours(self._offset, self._hash):
            self._rejoin(self._latest)

    def discard(self) -> None:
        """Remove a workspace that this program has made and that is not complete; OSError."""
        self.journal.close()
        try:
            for name in (HISTORY, STORE):
                (self.folder / name).unlink(missing_ok=True)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        """Release the files and the lock; nothing is written from here any more."""
        with self._storage_lock:
            self.read_only = True
        self.journal.close()
        self._lock.let_go()
