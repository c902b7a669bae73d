"""What is kept beside a workspace: an older schema's file, and a record that was parted from it."""

import shutil
from contextlib import suppress
from pathlib import Path

from mkm_tui.actions.base import Context
from mkm_tui.actions.travel import RECOVER
from mkm_tui.records.state import RECORDS, State
from mkm_tui.store.edits import Edit, document_of
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.files import put_file, sync_folder, unused
from mkm_tui.store.journal import HISTORY, Entry, ends_with, opened, sealed
from mkm_tui.store.snapshot import STORE, Meta, with_meta
from mkm_tui.store.storage import WorkspaceStorage

_HALVES = ("store*.json.new", f"{HISTORY}.new", "desk.json.new")
"""Files that are not yet in the place of others."""


def keep_old(folder: Path, schema: int) -> None:
    """Keep an older schema's file beside the new one, which the next checkpoint writes.

    What is kept already stays as it is. Raises OSError where the disk refuses.
    """
    stem = f"store-schema-{schema}"
    content = (folder / STORE).read_bytes()
    if all(kept.read_bytes() != content for kept in folder.glob(f"{stem}*.json")):
        put_file(unused(folder, stem, ".json"), content)


def tidy(folder: Path) -> None:
    """Make safe on disk what a program that was killed has put in place, and remove its halves.

    Raises OSError.
    """
    for pattern in _HALVES:
        for half in folder.glob(pattern):
            half.unlink(missing_ok=True)
    sync_folder(folder)
    with suppress(OSError):
        sync_folder(folder.absolute().parent)


def keep_aside(folder: Path, state: State, meta: Meta, history: bytes, context: Context) -> Path:
    """Write a whole workspace into a new folder beside the files that are another's now.

    `history` is what can still be read of it; where that is not what the record was made by, one
    line that makes the whole record takes its place. Returns the new folder. Raises StoreFault
    where the disk refuses.
    """
    if not ends_with(history, meta.hash):
        history = _in_one(state, context)
        entry = opened(history, 1)
        meta = Meta(meta.schema, entry.seq, len(history), entry.hash)
    kept = unused(folder, f"kept-{meta.sequence}")
    tables = {name: dict(enumerate(getattr(state, name).values(), 1)) for name in RECORDS}
    try:
        kept.mkdir(parents=True)
        put_file(kept / HISTORY, history)
        WorkspaceStorage(kept / STORE).write(with_meta(meta, tables))
        sync_folder(folder)
    except (OSError, StoreFault) as error:
        shutil.rmtree(kept, ignore_errors=True)
        if isinstance(error, StoreFault):
            raise
        raise StoreFault("write_failed", reason=error) from error
    return kept


def _in_one(state: State, context: Context) -> bytes:
    """Return one line of history that makes all records."""
    changes = tuple(
        Edit(name, record.id, created=document_of(record))
        for name in RECORDS
        for record in getattr(state, name).values()
    )
    return sealed(Entry(1, context.now, context.who, {"action": RECOVER}, changes, ""))
