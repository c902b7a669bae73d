"""Files on a disk that may fail, and what of them is not known to be on it."""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol


class Unsure:
    """Which bytes of a file are not known to be on disk."""

    def __init__(self) -> None:
        self.waiting: list[tuple[int, int]] = []
        """Written, and not waited for yet."""
        self.lost: list[tuple[int, int]] = []
        """Dropped by an fsync that failed: a later one that succeeds does not bring them back."""

    def wrote(self, start: int, end: int) -> None:
        """Note that bytes were written, perhaps anew."""
        self.lost = [(a, b) for a, b in self.lost if not (start <= a and b <= end)]
        self.waiting.append((start, end))

    def synced(self, done: bool) -> None:
        """Note that what waited is on disk, or that nobody knows and nobody will try again."""
        if not done:
            self.lost += self.waiting
        self.waiting = []

    def cut(self, size: int) -> None:
        """Note that the file ends here now."""
        self.lost = [(a, min(b, size)) for a, b in self.lost if a < size]
        self.waiting = [(a, min(b, size)) for a, b in self.waiting if a < size]

    def blank(self, file: Path) -> None:
        """Take from a file what is not on disk: at its end nothing stays, elsewhere nothing's."""
        with file.open("r+b") as opened:
            for start, end in self.lost + self.waiting:
                opened.seek(start)
                opened.write(b"\0" * (end - start))
            size = opened.seek(0, os.SEEK_END)
            for start, end in sorted(self.waiting, reverse=True):
                if end >= size:
                    size = start
            opened.truncate(size)


class _Disk(Protocol):
    """The disk, as its files see it."""

    def reading(self, handle: int) -> None:
        """Count a reading."""

    def cutting(self, handle: int, size: int) -> None:
        """Count a cutting."""

    def part(self, handle: int, data: Any) -> memoryview:
        """Count a writing, and return how much of it is done."""

    def wrote(self, handle: int, count: int) -> None:
        """Note what was written."""

    def forget(self, handle: int) -> None:
        """Know a handle no longer."""


class RawFile(io.FileIO):
    """What lies below Python's own buffers."""

    def __init__(self, disk: _Disk, file: Any, mode: str, closefd: bool) -> None:
        self._disk = disk
        super().__init__(file, mode, closefd)

    def write(self, data: Any) -> int:  # type: ignore[override]
        """Write, perhaps less than was asked for."""
        count = super().write(self._disk.part(self.fileno(), data))
        self._disk.wrote(self.fileno(), count)
        return count

    def read(self, size: int | None = -1) -> bytes:  # type: ignore[override]
        """Read some."""
        self._disk.reading(self.fileno())
        return super().read(-1 if size is None else size)

    def readall(self) -> bytes:
        """Read all."""
        self._disk.reading(self.fileno())
        return super().readall()

    def readinto(self, buffer: Any) -> int:  # type: ignore[override]
        """Read into a buffer."""
        self._disk.reading(self.fileno())
        return super().readinto(buffer)

    def truncate(self, size: int | None = None) -> int:
        """Cut."""
        self._disk.cutting(self.fileno(), self.tell() if size is None else size)
        return super().truncate(size)

    def close(self) -> None:
        """Close."""
        if not self.closed:
            self._disk.forget(self.fileno())
        super().close()


def files_in(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder and below it."""
    return (path for path in folder.rglob("*") if path.is_file())
