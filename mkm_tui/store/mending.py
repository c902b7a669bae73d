"""What a program that ended badly left at the end of a history, made right by the next one.

All of it raises OSError where the disk refuses.
"""

from pathlib import Path

from mkm_tui.store.files import sync, sync_folder, unused


def cut_off(path: Path, offset: int) -> None:
    """Move what stands after an offset (a torn line) to a file of its own beside it."""
    with path.open("r+b") as file:
        file.seek(offset)
        torn = file.read()
        with unused(path.parent, f"history-torn-{offset}", ".txt").open("xb") as aside:
            aside.write(torn)
            aside.flush()
            sync(aside.fileno())
        sync_folder(path.parent)
        file.truncate(offset)
        file.flush()
        sync(file.fileno())


def freshen(path: Path, start: int, end: int) -> None:
    """Write a part of the file over itself, and wait until it is on disk.

    After a failed fsync the system counts as written what is not; only what is written anew
    comes to the disk.
    """
    with path.open("r+b") as file:
        file.seek(start)
        part = file.read(end - start)
        file.seek(start)
        file.write(part)
        file.flush()
        sync(file.fileno())


def complete(path: Path) -> None:
    """End a last line that lacks nothing but its end."""
    with path.open("ab") as file:
        file.write(b"\n")
        file.flush()
        sync(file.fileno())
