"""A disk as POSIX allows it to be after a power cut: what was not made durable is there or not.

What is known of it are the calls of a program. A write is durable once its file was synced; until
then it may be lost, there, half there, or there with its place as it was, or empty beyond the end.
A new file, a new name or a removal is durable once its folder was synced; until then it may have
happened or not.
"""

from collections.abc import Iterator
from itertools import count, product
from pathlib import Path
from typing import NamedTuple

from tests.faults.kill_shim import Call

Content = dict[str, bytes | None]
"""Every file and folder of a disk by its path; None stands for a folder."""
_FOLDER = 0
_MOST_NAMES = 8
"""How many names at most may wait for a folder's sync."""


class _Naming(NamedTuple):
    """A name that a file got or lost."""

    path: str
    file: int | None
    """None where the name went."""
    old: str = ""
    """The name that went at the same time."""

    def done(self, names: dict[str, int]) -> None:
        """Bring names up to it; without the old name there is nothing to rename."""
        if self.old and names.pop(self.old, None) is None:
            return
        if self.file is None:
            names.pop(self.path, None)
        else:
            names[self.path] = self.file


class _File:
    """What a file may hold on disk, and what was done to it since."""

    def __init__(self, content: bytes = b"") -> None:
        self.durable = {content}
        """More than one where a sync failed: then nobody knows."""
        self.pending: list[Call] = []

    def sync(self) -> None:
        """Everything is on disk."""
        self.durable = {_all(content, self.pending) for content in self.durable}
        self.pending = []

    def fail(self) -> None:
        """Nobody knows what is on disk, and no later sync will make it so."""
        self.durable = self.possible()
        self.pending = []

    def possible(self) -> set[bytes]:
        """Return what the file may hold after a power cut."""
        return {found for content in self.durable for found in _cut_short(content, self.pending)}


def _all(content: bytes, calls: list[Call]) -> bytes:
    """Return a content after calls."""
    for call in calls:
        if call.name == "truncate":
            content = content[: call.at].ljust(call.at, b"\0")
        else:
            content = _written(content, call.at, call.data)
    return content


def _written(content: bytes, at: int, data: bytes) -> bytes:
    """Return a content with data put at a place."""
    return content[:at].ljust(at, b"\0") + data + content[at + len(data) :]


def _cut_short(content: bytes, calls: list[Call]) -> Iterator[bytes]:
    """Yield what may be left of a content and of the calls after it."""
    yield content
    for number, call in enumerate(calls, 1):
        before = _all(content, calls[: number - 1])
        if call.name == "write" and call.data:
            yield from _half(before, call.at, call.data)
        yield _all(content, calls[:number])
    yield _emptied(content, calls, 0)
    yield _emptied(content, calls, 2)


def _half(content: bytes, at: int, data: bytes) -> Iterator[bytes]:
    """Yield a content with parts of data: to the middle, to the last byte, but for the middle."""
    middle = len(data) // 2
    yield _written(content, at, data[:middle])
    yield _written(content, at, data[:-1])
    yield _written(content, at + middle, data[middle:])
    rest = _unwritten(content, at + middle, len(data) - middle)
    yield _written(content, at, data[:middle] + rest)


def _unwritten(content: bytes, at: int, size: int) -> bytes:
    """Return what stands in a place that did not come to the disk: what was there, else zeros."""
    return content[at : at + size].ljust(size, b"\0")


def _emptied(content: bytes, calls: list[Call], kept: int) -> bytes:
    """Return a content whose file has its new length, but of the data the first writes only."""
    empty = [c._replace(data=_unwritten(content, c.at, len(c.data))) for c in calls[kept:]]
    return _all(content, [*calls[:kept], *empty])


class Disk:
    """What may be on a disk, told by the calls of the programs that use it."""

    def __init__(self, root: Path) -> None:
        """Begin with what is in a folder, all of it durable."""
        self._numbers = count(1)
        self._files: dict[int, _File] = {}
        self._now: dict[str, int] = {".": _FOLDER}
        for path in sorted(root.rglob("*")):
            name = str(path.relative_to(root))
            self._now[name] = _FOLDER if path.is_dir() else self._new(path.read_bytes())
        self._durable = dict(self._now)
        self._pending: list[_Naming] = []
        self._handles: dict[int, int] = {}

    def _new(self, content: bytes = b"") -> int:
        """Return the number of a new file."""
        number = next(self._numbers)
        self._files[number] = _File(content)
        return number

    def take(self, call: Call) -> None:
        """Take in a call that was made; one that failed changed nothing, but for a sync."""
        if call.name.startswith("failed_") and call.name != "failed_fsync":
            return
        getattr(self, f"_{call.name}")(call)

    def end_program(self) -> None:
        """Forget the file descriptors of a program that is over; another one counts anew."""
        self._handles.clear()

    def _open(self, call: Call) -> None:
        if call.new or call.path not in self._now:
            self._name(_Naming(call.path, self._new()))
        self._handles[call.handle] = self._now[call.path]
        if call.emptied:
            self._file(call).pending.append(call._replace(name="truncate", at=0))

    def _file(self, call: Call) -> _File:
        """Return the file that a call is about."""
        return self._files[self._handles.get(call.handle, self._now.get(call.path, _FOLDER))]

    def _write(self, call: Call) -> None:
        self._file(call).pending.append(call)

    def _truncate(self, call: Call) -> None:
        self._file(call).pending.append(call)

    def _close(self, call: Call) -> None:
        self._handles.pop(call.handle, None)

    def _fsync(self, call: Call) -> None:
        if self._now.get(call.path) != _FOLDER:
            self._file(call).sync()
            return
        for naming in [naming for naming in self._pending if _parent(naming.path) == call.path]:
            naming.done(self._durable)
            self._pending.remove(naming)

    def _failed_fsync(self, call: Call) -> None:
        self._file(call).fail()

    def _replace(self, call: Call) -> None:
        self._name(_Naming(call.to, self._now[call.path], call.path))

    def _unlink(self, call: Call) -> None:
        self._name(_Naming(call.path, None))

    def _mkdir(self, call: Call) -> None:
        self._name(_Naming(call.path, _FOLDER))

    def _name(self, naming: _Naming) -> None:
        """Let a name come or go; it is not durable yet."""
        naming.done(self._now)
        self._pending.append(naming)

    def worst(self) -> Iterator[Content]:
        """Yield every disk that a power cut may leave now."""
        assert len(self._pending) <= _MOST_NAMES, self._pending
        seen: set[frozenset[tuple[str, int]]] = set()
        for chosen in product((False, True), repeat=len(self._pending)):
            names = dict(self._durable)
            for naming, there in zip(self._pending, chosen, strict=True):
                if there:
                    naming.done(names)
            reached = {path: file for path, file in names.items() if _reached(path, names)}
            if (key := frozenset(reached.items())) not in seen:
                seen.add(key)
                yield from self._with(reached)

    def _with(self, names: dict[str, int]) -> Iterator[Content]:
        """Yield every disk that has these names."""
        files = [(path, self._files[file].possible()) for path, file in names.items() if file]
        folders: Content = {path: None for path, file in names.items() if not file}
        for contents in product(*(possible for _, possible in files)):
            yield {**folders, **dict(zip((path for path, _ in files), contents, strict=True))}


def _parent(path: str) -> str:
    """Return the folder of a path."""
    return path.rpartition("/")[0] or "."


def _reached(path: str, names: dict[str, int]) -> bool:
    """Say whether the folders above a path are there."""
    return path == "." or (_parent(path) in names and _reached(_parent(path), names))


def laid_out(content: Content, root: Path) -> None:
    """Write a disk into a folder."""
    for path, data in sorted(content.items()):
        if data is None:
            (root / path).mkdir(exist_ok=True)
        else:
            (root / path).write_bytes(data)
