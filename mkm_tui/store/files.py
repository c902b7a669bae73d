"""Files that are put in the place of others, and stay there when the power goes."""

import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from errno import EINVAL, ENOTSUP
from itertools import count
from pathlib import Path

TRIES = 10 if os.name == "nt" else 0
"""How often a swap is tried again that the system refuses: Windows does for files in use."""
_BETWEEN = 0.1
"""Seconds between two tries."""
_UNKNOWN = (EINVAL, ENOTSUP)
"""What a file system says that does not know the call."""


def swap(new: Path, old: Path) -> None:
    """Put a new file in the place of an old one.

    Where another program has the old one open, Windows refuses; it is tried again for a second.
    """
    for _ in range(TRIES):
        try:
            os.replace(new, old)
            return
        except PermissionError:
            time.sleep(_BETWEEN)
    os.replace(new, old)


def sync(handle: int) -> None:
    """Wait until a file is on disk; OSError where the disk refuses.

    On macOS the usual call leaves what was written in the disk's own memory.
    """
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder durable; Windows and some file systems have no such call."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _UNKNOWN:
                raise
        finally:
            os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, so that they are there when the power goes; OSError.

    Those above it may have been made by a program that was killed then: all are made safe.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for above in folder.absolute().parents:
        with suppress(OSError):
            sync_folder(above)


def put_file(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all, and wait until it is on disk.

    Raises OSError; what stood there before stays then.
    """
    put_pieces(path, [content])


def put_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file as a whole or not at all from pieces, and wait until it is on disk.

    Raises OSError, and what the pieces raise; what stood there before stays then.
    """
    new = path.with_name(f"{path.name}.new")
    try:
        with new.open("wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            sync(file.fileno())
        swap(new, path)
        sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise


def unused(folder: Path, stem: str, ending: str = "") -> Path:
    """Return a path in a folder that is not there yet: the stem, or with -2, -3 and so on."""
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{ending}" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())
