"""Stands between the program and its files: told of each call that changes something.

It takes the place of the calls of `os` and of `open`, in this process alone, for as long as the
block lasts. A handler is told of each call on a file under a folder, and makes it happen or not.
"""

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

Do = Callable[..., Any]
Handler = Callable[["Call", Do], Any]
"""Is given a call and what makes it happen; for a write that takes the bytes to write."""


class Call(NamedTuple):
    """A call that changes a file or a folder, or makes a change durable."""

    name: str
    """open, write, truncate, fsync, close, replace, unlink or mkdir."""
    path: str
    """The file, from the watched folder."""
    handle: int = -1
    """The file descriptor."""
    at: int = 0
    """Where a write begins; the size after a truncation."""
    data: bytes = b""
    """What is written."""
    to: str = ""
    """The new name."""
    new: bool = False
    """Whether an opening makes the file."""
    emptied: bool = False
    """Whether an opening empties the file."""


class _Opened(NamedTuple):
    """What is known of a file descriptor."""

    path: str
    appends: bool
    writes: bool


class Shim:
    """The calls as the program finds them while a folder is watched."""

    def __init__(self, root: Path, handler: Handler) -> None:
        self._root = os.path.realpath(root)
        self._handler = handler
        self._known: dict[int, _Opened] = {}
        self._real = _real_calls()
        self._real_open = io.open

    def inside(self, path: Any) -> str | None:
        """Return a path from the watched folder, or None where it is elsewhere."""
        if isinstance(path, int):
            return self._known[path].path if path in self._known else None
        full = os.path.realpath(os.fspath(path))
        within = full == self._root or full.startswith(self._root + os.sep)
        return os.path.relpath(full, self._root) if within else None

    def open(self, path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        """Open a file, and remember what its descriptor stands for."""
        name = self.inside(path)
        if name is None:
            return int(self._real["open"](path, flags, mode, **more))
        writes = bool(flags & (os.O_WRONLY | os.O_RDWR))
        new = bool(flags & os.O_CREAT) and not os.path.exists(path)
        emptied = bool(flags & os.O_TRUNC) and not new and os.path.getsize(path) > 0
        call = Call("open", name, new=new, emptied=emptied)

        def do() -> int:
            handle = int(self._real["open"](path, flags, mode, **more))
            self._known[handle] = _Opened(name, bool(flags & os.O_APPEND), writes)
            return handle

        return int(self._handler(call, do)) if writes else do()

    def write(self, handle: int, data: Any) -> int:
        """Write to a file."""
        known = self._known.get(handle)
        if known is None:
            return int(self._real["write"](handle, data))
        size = os.fstat(handle).st_size
        at = size if known.appends else os.lseek(handle, 0, os.SEEK_CUR)
        call = Call("write", known.path, handle, at, bytes(data))
        return int(self._handler(call, lambda part=data: self._real["write"](handle, part)))

    def ftruncate(self, handle: int, size: int) -> None:
        """Cut a file."""
        self._plain("truncate", handle, lambda: self._real["ftruncate"](handle, size), at=size)

    def fsync(self, handle: int) -> None:
        """Make what was written durable."""
        self._plain("fsync", handle, lambda: self._real["fsync"](handle))

    def close(self, handle: int, real: Do | None = None) -> None:
        """Close a file."""
        known = self._known.get(handle)

        def do() -> None:
            self._known.pop(handle, None)
            if real:
                real()
            else:
                self._real["close"](handle)

        if known is not None and known.writes:
            self._handler(Call("close", known.path, handle), do)
        else:
            do()

    def replace(self, old: Any, new: Any, **more: Any) -> None:
        """Give a file a new name."""
        self._plain(
            "replace",
            old,
            lambda: self._real["replace"](old, new, **more),
            to=self.inside(new) or "",
        )

    def unlink(self, path: Any, **more: Any) -> None:
        """Remove a file."""
        self._plain("unlink", path, lambda: self._real["unlink"](path, **more))

    def mkdir(self, path: Any, mode: int = 0o777, **more: Any) -> None:
        """Make a folder."""
        self._plain("mkdir", path, lambda: self._real["mkdir"](path, mode, **more))

    def no_fast_copy(self, *_: Any) -> int:
        """Let a copy go through reading and writing, as on systems without this call."""
        raise OSError(errno.ENOTSOCK, "not here")

    def _plain(self, name: str, what: Any, do: Do, **more: Any) -> None:
        """Tell the handler of a call on a file, or do it at once where the file is elsewhere."""
        path = self.inside(what)
        handle = what if isinstance(what, int) else -1
        if path is None:
            do()
        else:
            self._handler(Call(name, path, handle, **more), do)

    def file(
        self, path: Any, mode: str = "r", buffering: int = -1, *more: Any, **named: Any
    ) -> Any:
        """Open a file as `open` does; one for writing bytes goes through the calls above."""
        watched = not isinstance(path, int) and self.inside(path) is not None
        if not watched or "b" not in mode or not set(mode) & set("wax+"):
            return self._real_open(path, mode, buffering, *more, **named)
        raw = _File(self, path, mode.replace("b", ""))
        if buffering == 0:
            return raw
        return io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)


class _File(io.FileIO):
    """A file whose writes go through the shim."""

    def __init__(self, shim: Shim, path: Any, mode: str) -> None:
        self._shim = shim
        super().__init__(path, mode, opener=lambda name, flags: shim.open(name, flags, 0o666))

    def write(self, data: Any) -> int:
        """Write to the file."""
        return self._shim.write(self.fileno(), data)

    def truncate(self, size: int | None = None) -> int:
        """Cut the file."""
        size = self.tell() if size is None else size
        self._shim.ftruncate(self.fileno(), size)
        return size

    def close(self) -> None:
        """Close the file."""
        if not self.closed:
            self._shim.close(self.fileno(), super().close)


_WATCHED = {
    "open": "open",
    "write": "write",
    "ftruncate": "ftruncate",
    "fsync": "fsync",
    "close": "close",
    "replace": "replace",
    "rename": "replace",
    "unlink": "unlink",
    "remove": "unlink",
    "mkdir": "mkdir",
    "sendfile": "no_fast_copy",
}
"""The calls of `os` that are watched, and the shim's methods that take their place."""


def _real_calls() -> dict[str, Do]:
    """Return the calls as they are; not every system has all of them."""
    return {name: getattr(os, name) for name in _WATCHED if hasattr(os, name)}


@contextmanager
def watching(root: Path, handler: Handler) -> Iterator[None]:
    """Let a handler be told of every call on the files in a folder."""
    shim = Shim(root, handler)
    real = _real_calls()
    for name in real:
        setattr(os, name, getattr(shim, _WATCHED[name]))
    io.open = builtins.open = shim.file  # type: ignore[assignment]
    try:
        yield
    finally:
        io.open = builtins.open = shim._real_open  # type: ignore[assignment]
        for name, call in real.items():
            setattr(os, name, call)
