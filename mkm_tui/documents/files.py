"""Documents as files: names that every system takes, and writing that asks first."""

import os
import re
import tempfile
from errno import ENOTDIR
from pathlib import Path

from mkm_tui.locale.words import Words


def file_name(words: Words, kind: str, meeting_id: str = "") -> str:
    """Return a file's name made from the record: "motebok-M4-26.md"."""
    name = words(f"documents.file_{kind}")
    whole = f"{name}-{meeting_id}" if meeting_id else name
    return re.sub(r"[^A-Za-z0-9-]+", "-", whole).strip("-") + ".md"


def write_document(path: Path, text: str, overwrite: bool) -> None:
    """Write a document as UTF-8 with LF, as a whole or not at all.

    Raises FileExistsError where the file is there and is not to be overwritten, OSError where
    the disk refuses.
    """
    if path.exists() and not overwrite:
        raise FileExistsError(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), path.parent) from error
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".mkm-", suffix=".tmp")
    beside = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
