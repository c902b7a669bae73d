"""`history.jsonl`: one line per action, each with the hash of the one before."""

import hashlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from mkm_tui.store.edits import Edit
from mkm_tui.store.faults import StoreFault

_HASH_MARK = b',"hash":"'
_CHUNK = 1 << 16


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the history."""

    seq: int
    at: datetime
    who: str
    action: dict[str, Any]
    changes: tuple[Edit, ...]
    prev: str
    undoes: int = 0
    """The sequence number that this line takes back; 0 for none."""
    hash: str = ""


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Entry)


def sealed(entry: Entry) -> bytes:
    """Return an entry (its hash empty) as a line with its hash: SHA-256 of what stands before."""
    body = _encoder.encode(entry)
    return body[:-1] + _HASH_MARK + hashlib.sha256(body).hexdigest().encode() + b'"}\n'


def opened(line: bytes, number: int) -> Entry:
    """Return a line's entry; StoreFault where it is no entry or its hash is not its own."""
    body, mark, tail = line.rstrip(b"\n").rpartition(_HASH_MARK)
    try:
        entry = _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise StoreFault("history_damaged", line=number) from error
    own = hashlib.sha256(body + b"}").hexdigest().encode() + b'"}'
    if not mark or tail != own:
        raise StoreFault("history_damaged", line=number)
    return entry


class Journal:
    """The file of all changes: appended to, never rewritten."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None
        self._broken = False

    def size(self) -> int:
        """Return the file's length in bytes, 0 where there is none."""
        return self.path.stat().st_size if self.path.exists() else 0

    def append(self, entry: Entry) -> tuple[str, int]:
        """Write an entry and wait until it is on disk; return its hash and the file's length.

        Raises StoreFault where the disk refuses; then nothing of the entry stays, and where even
        that is not sure, nothing more is written until the workspace is opened again.
        """
        if self._broken:
            raise StoreFault("reopen_needed")
        line = sealed(entry)
        try:
            if self._file is None:
                flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
                self._file = os.open(self.path, flags, 0o644)
            before = os.fstat(self._file).st_size
        except OSError as error:
            raise StoreFault("write_failed", reason=error.strerror) from error
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(self._file, rest) :]
            os.fsync(self._file)
        except OSError as error:
            self._take_back(before)
            raise StoreFault("write_failed", reason=error.strerror) from error
        return line[-67:-3].decode(), before + len(line)

    def _take_back(self, size: int) -> None:
        """Cut an unfinished line off; where that fails too, write no more."""
        try:
            if self._file is not None:
                os.ftruncate(self._file, size)
                os.fsync(self._file)
        except OSError:
            self._broken = True

    def lines(self, offset: int = 0) -> Iterator[tuple[bytes, int]]:
        """Yield each line from a byte offset on with the offset after it; the last may be torn."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            file.seek(offset)
            for line in file:
                offset += len(line)
                yield line, offset

    def backwards(self, end: int | None = None) -> Iterator[bytes]:
        """Yield whole lines from the end, or from an offset, towards the beginning."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            position = self.size() if end is None else end
            rest = b""
            while position > 0:
                step = min(_CHUNK, position)
                position -= step
                file.seek(position)
                rest = file.read(step) + rest
                first, *whole = rest.splitlines(keepends=True)
                yield from reversed(whole)
                rest = first
            if rest:
                yield rest

    def cut(self, offset: int, aside: Path) -> None:
        """Move what stands after an offset (a torn line) to a file of its own."""
        with self.path.open("r+b") as file:
            file.seek(offset)
            aside.write_bytes(file.read())
            file.truncate(offset)
            file.flush()
            os.fsync(file.fileno())

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
