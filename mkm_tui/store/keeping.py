"""What is kept beside a workspace: an older schema's file, and a record that was parted from it."""

import shutil
from pathlib import Path
from typing import Any

from mkm_tui.store.faults import StoreFault
from mkm_tui.store.files import put_file, sync_folder, unused
from mkm_tui.store.journal import HISTORY
from mkm_tui.store.snapshot import STORE
from mkm_tui.store.storage import WorkspaceStorage


def keep_old(folder: Path, schema: int) -> None:
    """Keep an older schema's file beside the new one, which the next checkpoint writes.

    What is kept already stays as it is. Raises StoreFault where the disk refuses.
    """
    stem = f"store-schema-{schema}"
    try:
        content = (folder / STORE).read_bytes()
        if all(kept.read_bytes() != content for kept in folder.glob(f"{stem}*.json")):
            put_file(unused(folder, stem, ".json"), content)
    except OSError as error:
        raise StoreFault("write_failed", reason=error.strerror) from error


def keep_aside(folder: Path, tables: dict[str, dict[Any, Any]], history: bytes) -> Path:
    """Write a whole workspace into a new folder beside the files that are another's now.

    Returns the new folder. Raises StoreFault where the disk refuses.
    """
    kept = unused(folder, f"kept-{tables['store'][1]['sequence']}")
    try:
        kept.mkdir(parents=True)
        put_file(kept / HISTORY, history)
        WorkspaceStorage(kept / STORE).write(tables)
        sync_folder(folder)
    except (OSError, StoreFault) as error:
        shutil.rmtree(kept, ignore_errors=True)
        if isinstance(error, StoreFault):
            raise
        raise StoreFault("write_failed", reason=error.strerror) from error
    return kept
