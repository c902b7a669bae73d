"""`history.jsonl`: one line per action, each with the hash of the one before."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from mkm_tui.store.edits import Edit
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.files import swap, sync_folder

HISTORY = "history.jsonl"
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
    """Return a line's entry; StoreFault where it is no entry or its hash is not its own.

    `number` is the line's place in the file, from 1, for the sentence; 0 where nobody knows.
    """
    try:
        if not is_whole(line):
            raise damage(number)
        return _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise damage(number) from error


def is_whole(line: bytes) -> bool:
    """Say whether a line's hash is that of what stands before it."""
    body, mark, tail = line.rstrip(b"\n").rpartition(_HASH_MARK)
    return bool(mark) and tail == hashlib.sha256(body + b"}").hexdigest().encode() + b'"}'


def is_last(content: bytes, digest: str) -> bool:
    """Say whether lines end with a whole one that has this hash."""
    line = content[content.rfind(b"\n", 0, -1) + 1 :]
    return line.endswith(f'"{digest}"}}\n'.encode()) and is_whole(line)


def is_torn(line: bytes, is_last: bool) -> bool:
    """Say whether a crash cut a line short: it has no end, or parts of it never came to the disk.

    What a disk did not write is zeros, which stand in no line of ours.
    """
    if not line.endswith(b"\n"):
        return True
    return is_last and b"\0" in line and not is_whole(line)


def damage(number: int) -> StoreFault:
    """Return what is told of a line that cannot be trusted."""
    return StoreFault("history_damaged", line=number) if number else StoreFault("history_worn")


class Journal:
    """The file of all changes: appended to, never rewritten."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None
        self._unsure = False
        """Whether nobody knows what is on disk of the file, or a refused line stands in it."""

    def size(self) -> int:
        """Return the file's length in bytes, 0 where there is none."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def append(self, entry: Entry, end: int) -> tuple[str, int]:
        """Write an entry at the end and wait until it is on disk; return its hash and the new end.

        `end` is the byte at which the file must end now. Raises StoreFault `write_failed` where
        the disk refuses; then nothing of the entry stays; `write_unsure` where it may. Raises
        StoreFault `history_moved` where the file is not the one that was written before, or ends
        elsewhere.
        """
        line = sealed(entry)
        try:
            file = self._ready(end)
        except OSError as error:
            raise StoreFault("write_failed", reason=error) from error
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(file, rest) :]
            self._unsure = True
            os.fsync(file)
            self._unsure = False
        except OSError as error:
            raise StoreFault(self._take_back(file, end), reason=error) from error
        return line[-67:-3].decode(), end + len(line)

    def _ready(self, end: int) -> int:
        """Return the open file, once it is sure that it is the right one and ends where it must."""
        if self._unsure:
            self.renew(end)
        file = self.hold(end)
        if not self.is_in_place() or os.fstat(file).st_size != end:
            raise StoreFault("history_moved")
        return file

    def hold(self, end: int) -> int:
        """Return the open file; a new one is made only where nothing is in it yet.

        What a program that was killed has left in it is made safe on disk before it is built on.
        """
        if self._file is None:
            flags = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)
            if self.path.exists():
                self._file = os.open(self.path, flags)
                os.fsync(self._file)
            elif end:
                raise StoreFault("history_moved")
            else:
                self._file = os.open(self.path, flags | os.O_CREAT, 0o644)
                sync_folder(self.path.parent)
        return self._file

    def is_in_place(self) -> bool:
        """Say whether the file that is open here, if any, is still the one under its name.

        Another program may have put another one there; Windows does not allow that.
        """
        if self._file is None or os.name != "posix":
            return True
        try:
            return os.path.samestat(os.fstat(self._file), self.path.stat())
        except OSError:
            return False

    def _take_back(self, file: int, end: int) -> str:
        """Cut a refused line off; return what to tell, as a key of the catalogue `store`."""
        try:
            os.ftruncate(file, end)
        except OSError:
            self._unsure = True
            return "write_unsure"
        return "write_failed"

    def renew(self, end: int) -> None:
        """Write the file anew up to a byte, and put it in the old one's place, safe on disk.

        After a failed fsync the system may count as written what is not on disk. Raises OSError,
        or StoreFault where what is read back is not what was written.
        """
        new = self.path.with_suffix(".jsonl.new")
        try:
            self._copy(new, end)
            self.close()
            swap(new, self.path)
            sync_folder(self.path.parent)
        except (OSError, StoreFault):
            with suppress(OSError):
                new.unlink(missing_ok=True)
            raise
        self._unsure = False

    def _copy(self, new: Path, end: int) -> None:
        """Write the lines up to a byte to another file, and wait until they are on disk."""
        with new.open("wb") as file:
            for number, (line, after) in enumerate(self.lines(), 1):
                if after > end:
                    break
                if not is_whole(line):
                    raise damage(number)
                file.write(line)
            if file.tell() != end:
                raise StoreFault("history_moved")
            file.flush()
            os.fsync(file.fileno())

    def settle(self, end: int) -> None:
        """Make sure that all is on disk, where that is not known; StoreFault where it cannot be."""
        if self._unsure:
            try:
                self.renew(end)
            except OSError as error:
                raise StoreFault("write_failed", reason=error) from error

    def held(self, end: int) -> bytes:
        """Return what the file that is open here holds, though another has taken its name."""
        if self._file is None:
            return b""
        os.lseek(self._file, 0, os.SEEK_SET)
        found = bytearray()
        while len(found) < end and (piece := os.read(self._file, end - len(found))):
            found += piece
        return bytes(found)

    def holds(self, end: int, digest: str) -> bool:
        """Say whether a line with this hash ends at this byte; before the first line, always."""
        if end == 0:
            return True
        line = next(self.backwards(end), b"") if self.size() >= end else b""
        return is_last(line, digest)

    def lines(self, offset: int = 0) -> Iterator[tuple[bytes, int]]:
        """Yield each line from a byte offset on with the offset after it; the last may be torn."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            file.seek(offset)
            for line in file:
                offset += len(line)
                yield line, offset

    def blocks(self, size: int, offset: int = 0) -> Iterator[bytes]:
        """Yield the file from a byte on in blocks of whole lines, each about so many bytes."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            file.seek(offset)
            while block := file.read(size):
                yield block + file.readline()

    def backwards(self, end: int | None = None) -> Iterator[bytes]:
        """Yield whole lines from the end, or from an offset, towards the beginning."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            position = self.size() if end is None else min(end, self.size())
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

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
