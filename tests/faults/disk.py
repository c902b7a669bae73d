"""A disk that fails on demand, for some folders alone: full, broken, read-only, out of reach.

While a `Disk` is entered, each call of the operating system that concerns its folders is counted
by its kind, and the one that was asked for fails. What a failed fsync leaves unsure is noted, so
that a power cut can take it away.
"""

import builtins
import io
import os
import threading
from collections import Counter
from enum import StrEnum
from errno import EACCES, EIO, ENOSPC, EROFS
from pathlib import Path
from typing import Any, NamedTuple

from tests.faults.disk_files import RawFile, Unsure, files_in

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Kind(StrEnum):
    """What a program asks of a disk."""

    OPEN = "open"
    """Open a file to write in it, or make it."""
    LOOK = "look"
    """Open a file or a folder to read it."""
    READ = "read"
    WRITE = "write"
    FSYNC = "fsync"
    REPLACE = "replace"
    TRUNCATE = "truncate"
    MKDIR = "mkdir"
    UNLINK = "unlink"


_CHANGING = frozenset(Kind) - {Kind.LOOK, Kind.READ}
SICK: dict[int, frozenset[Kind]] = {
    ENOSPC: frozenset({Kind.OPEN, Kind.WRITE, Kind.FSYNC, Kind.REPLACE, Kind.MKDIR}),
    EIO: frozenset(Kind),
    EROFS: _CHANGING,
    EACCES: frozenset(Kind) - {Kind.READ, Kind.WRITE, Kind.FSYNC},
}
"""The errors, and which calls each touches where the whole disk has it until it is healed."""
_NAMES = {ENOSPC: "ENOSPC", EIO: "EIO", EROFS: "EROFS", EACCES: "EACCES"}


class Fault(NamedTuple):
    """What fails: the n-th call of a kind, or everything from then on."""

    kind: Kind
    at: int = 1
    error: int = ENOSPC
    lasting: bool = False
    """Whether the disk is sick from then on, in all that the error touches."""
    short: bool = False
    """Whether the write is a short one; only a lasting fault lets the next ones fail."""

    def __str__(self) -> str:
        """Return it for whoever reads the campaign's figures."""
        error = _NAMES[self.error] if self.lasting or not self.short else ""
        parts = [f"{self.kind} {self.at}", "short" * self.short, error, "on" * self.lasting]
        return " ".join(part for part in parts if part)


class Call(NamedTuple):
    """One call of a kind, on a file of a name."""

    kind: Kind
    name: str


class Disk:
    """Lies over the calls of the operating system for what is in some folders."""

    def __init__(self, *folders: Path) -> None:
        self._folders = tuple(os.fspath(folder.absolute()) for folder in folders)
        self.calls: list[Call] = []
        """All calls since the disk was entered, healed or made to fail, in their order."""
        self.struck: list[Call] = []
        """Those of them that failed."""
        self._fault: Fault | None = None
        self._sick = False
        self._counts: Counter[Kind] = Counter()
        self._handles: dict[int, str] = {}
        self._unsure: dict[tuple[int, int], Unsure] = {}
        self._lock = threading.RLock()
        self._real: dict[str, Any] = {}

    def fail(self, fault: Fault) -> None:
        """Let a call fail from now on; calls are counted from here."""
        self.heal()
        self._fault = fault

    def heal(self) -> None:
        """Let everything succeed again, and count from here."""
        with self._lock:
            self._fault, self._sick = None, False
            self.calls, self.struck = [], []
            self._counts.clear()

    def __enter__(self) -> "Disk":
        """Lay it over the calls."""
        names = ("open", "close", "write", "fsync", "ftruncate", "replace", "rename", "mkdir")
        for name in (*names, "unlink", "remove", "sendfile"):
            if hasattr(os, name):
                self._real[name] = getattr(os, name)
                setattr(os, name, getattr(self, f"_{name}"))
        self._real["file"] = io.open
        io.open = builtins.open = self._file  # type: ignore[assignment]
        return self

    def __exit__(self, *error: object) -> None:
        """Take it away."""
        io.open = builtins.open = self._real.pop("file")
        for name, real in self._real.items():
            setattr(os, name, real)
        self._real.clear()

    def cut_power(self) -> None:
        """Take away what no successful fsync has brought to the disk."""
        for folder in map(Path, self._folders):
            for file in files_in(folder):
                found = file.stat()
                unsure = self._unsure.pop((found.st_dev, found.st_ino), None)
                if unsure is not None:
                    unsure.blank(file)

    def _place(self, path: Any) -> str:
        """Return a path, or a handle's, as text where it is in the folders; else nothing."""
        if isinstance(path, int):
            return self._handles.get(path, "")
        text = os.path.abspath(os.fsdecode(path))
        inside = any(text == home or text.startswith(home + os.sep) for home in self._folders)
        return text if inside else ""

    def _strike(self, kind: Kind, place: str) -> bool:
        """Count a call; raise where it is to fail, and say whether it is to be a short one."""
        with self._lock:
            self._counts[kind] += 1
            call = Call(kind, os.path.basename(place))
            self.calls.append(call)
            fault = self._fault
            if fault is None:
                return False
            hit = kind is fault.kind and self._counts[kind] == fault.at
            if not hit and not (self._sick and kind in SICK[fault.error]):
                return False
            self.struck.append(call)
            self._sick = fault.lasting
            if hit and fault.short:
                return True
        raise OSError(fault.error, os.strerror(fault.error), place)

    def _note(self, handle: int, place: str, writing: bool) -> None:
        """Know a handle; an empty file has nothing on it that is unsure."""
        self._handles[handle] = place
        if writing and (found := os.fstat(handle)).st_size == 0:
            self._unsure.pop((found.st_dev, found.st_ino), None)

    def _about(self, handle: int) -> Unsure:
        """Return what is not known to be on disk of the file behind a handle."""
        found = os.fstat(handle)
        return self._unsure.setdefault((found.st_dev, found.st_ino), Unsure())

    # What the files of Python ask

    def reading(self, handle: int) -> None:
        """Count a reading."""
        self._strike(Kind.READ, self._handles.get(handle, ""))

    def cutting(self, handle: int, size: int) -> None:
        """Count a cutting."""
        self._strike(Kind.TRUNCATE, self._handles.get(handle, ""))
        self._about(handle).cut(size)

    def part(self, handle: int, data: Any) -> memoryview:
        """Count a writing, and return how much of it is done."""
        whole = memoryview(data).cast("B")
        short = self._strike(Kind.WRITE, self._handles.get(handle, ""))
        return whole[: max(1, len(whole) // 2)] if short else whole

    def wrote(self, handle: int, count: int) -> None:
        """Note that bytes were written up to where the file's position is now."""
        end = os.lseek(handle, 0, os.SEEK_CUR)
        self._about(handle).wrote(end - count, end)

    def forget(self, handle: int) -> None:
        """Know a handle no longer."""
        self._handles.pop(handle, None)

    # What lies over the calls of the operating system

    def _file(
        self, file: Any, mode: str = "r", buffering: int = -1, *rest: Any, **more: Any
    ) -> Any:
        """Open a file as Python does, with a disk below it that may fail."""
        writing = bool(set(mode) & set("wax+"))
        place = self._place(file)
        if not place:
            return self._real["file"](file, mode, buffering, *rest, **more)
        if not isinstance(file, int):
            self._strike(Kind.OPEN if writing else Kind.LOOK, place)
        text = dict(zip(("encoding", "errors", "newline", "closefd"), rest, strict=False)) | more
        raw = RawFile(self, file, mode.translate(_NO_LETTERS), text.pop("closefd", True))
        self._note(raw.fileno(), place, writing)
        if buffering == 0:
            return raw
        if "+" in mode:
            buffered: Any = io.BufferedRandom(raw)
        else:
            buffered = io.BufferedWriter(raw) if writing else io.BufferedReader(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, **text)

    def _open(self, path: Any, flags: int, *rest: Any, **more: Any) -> int:
        """Open a file or a folder."""
        if place := self._place(path):
            self._strike(Kind.OPEN if flags & _WRITING else Kind.LOOK, place)
        handle = int(self._real["open"](path, flags, *rest, **more))
        if place:
            self._note(handle, place, bool(flags & _WRITING))
        return handle

    def _close(self, handle: int) -> None:
        """Close a handle."""
        self.forget(handle)
        self._real["close"](handle)

    def _write(self, handle: int, data: Any) -> int:
        """Write to a handle, perhaps less than was asked for."""
        if not self._place(handle):
            return int(self._real["write"](handle, data))
        count = int(self._real["write"](handle, self.part(handle, data)))
        self.wrote(handle, count)
        return count

    def _sendfile(self, to: int, *rest: Any) -> int:
        """Copy between two handles."""
        if place := self._place(to):
            self._strike(Kind.WRITE, place)
        count = int(self._real["sendfile"](to, *rest))
        if place:
            self.wrote(to, count)
        return count

    def _fsync(self, handle: int) -> None:
        """Wait until a file is on disk; where that fails, what was not there is lost."""
        place = self._place(handle)
        if not place:
            self._real["fsync"](handle)
            return
        try:
            self._strike(Kind.FSYNC, place)
        except OSError:
            self._about(handle).synced(False)
            raise
        self._about(handle).synced(True)

    def _ftruncate(self, handle: int, size: int) -> None:
        """Cut a file."""
        if self._place(handle):
            self.cutting(handle, size)
        self._real["ftruncate"](handle, size)

    def _replace(self, old: Any, new: Any, **options: Any) -> None:
        """Put a file in the place of another."""
        if place := self._place(new):
            self._strike(Kind.REPLACE, place)
        self._real["replace"](old, new, **options)

    _rename = _replace

    def _mkdir(self, path: Any, *rest: Any, **options: Any) -> None:
        """Make a folder; that it is there already is no failure of the disk."""
        if (place := self._place(path)) and not os.path.isdir(place):
            self._strike(Kind.MKDIR, place)
        self._real["mkdir"](path, *rest, **options)

    def _unlink(self, path: Any, **options: Any) -> None:
        """Remove a file; that it is not there is no failure of the disk."""
        if (place := self._place(path)) and os.path.lexists(place):
            self._strike(Kind.UNLINK, place)
        self._real["unlink"](path, **options)

    _remove = _unlink


_NO_LETTERS = str.maketrans("", "", "bt")
