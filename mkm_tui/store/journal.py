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
from mkm_tui.store.files import put_pieces, sync, sync_folder

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


def ends_with(content: bytes, digest: str) -> bool:
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
        self._refused = b""
        """The line that the disk refused last; it may stand in the file all the same."""

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
            file = self._ready(end, entry.prev)
        except OSError as error:
            raise StoreFault("write_failed", reason=error) from error
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(file, rest) :]
            self._unsure = True
            sync(file)
            self._unsure = False
        except OSError as error:
            self._refused = line
            raise StoreFault(self._take_back(file, end), reason=error) from error
        return line[-67:-3].decode(), end + len(line)

    def _ready(self, end: int, digest: str) -> int:
        """Return the open file, once it is sure that it is the right one and ends where it must."""
        self.settle(end, digest)
        file = self.hold(end)
        if not self.is_in_place() or os.fstat(file).st_size != end:
            raise StoreFault("history_moved")
        return file

    def hold(self, end: int) -> int:
        """Return the open file; a new one is made only where nothing is in it yet.

        What a program that was killed has left in it is made safe on disk before it is built on.
        """
        if self._file is None:
            is_new = not self.path.exists()
            if is_new and end:
                raise StoreFault("history_moved")
            flags = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)
            file = os.open(self.path, flags | (os.O_CREAT if is_new else 0), 0o644)
            try:
                sync(file)
                sync_folder(self.path.parent)
            except OSError:
                os.close(file)
                self._unsure = not is_new
                raise
            self._file = file
        return self._file

    def is_in_place(self) -> bool:
        """Say whether the file that is open here, if any, is still the one under its name.

        Another program may have put another one there; Windows does not allow that.
        """
        file = self._file
        if file is None or os.name != "posix":
            return True
        try:
            return os.path.samestat(os.fstat(file), self.path.stat())
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

    def settle(self, end: int, digest: str) -> None:
        """Make sure that all up to a byte is on disk, where that is not known.

        After a failed fsync the system may count as written what is not on disk: then the file is
        written anew, and put in the old one's place. Raises OSError where the disk refuses,
        StoreFault where a line is not what was written, and `history_moved` where another program
        has written in the file since.
        """
        if not self._unsure:
            return
        is_ours = self.is_in_place() and self.holds(end, digest)
        if not is_ours or not self._refused.startswith(self._beyond(end)):
            raise StoreFault("history_moved")
        self.close()
        put_pieces(self.path, self._sound_lines(end))
        self._unsure, self._refused = False, b""

    def _beyond(self, end: int) -> bytes:
        """Return what stands after a byte."""
        return b"".join(line for line, _ in self.lines(end))

    def _sound_lines(self, end: int) -> Iterator[bytes]:
        """Yield the lines up to a byte; StoreFault at one that is not what was written."""
        for number, (line, after) in enumerate(self.lines(), 1):
            if after > end:
                return
            if not is_whole(line):
                raise damage(number)
            yield line

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
        return ends_with(line, digest)

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
