"""A large `store.json` read piece by piece: never the whole of it in memory, the seal beside it.

A sealed file was written by this program, document by document, and can be cut between documents.
Whatever is not as it was written is left to the reading of the whole file, which says what it is.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, TypeVar

import msgspec

from mkm_tui.records.state import RECORDS, Record
from mkm_tui.store.likeness import Likeness
from mkm_tui.store.snapshot import META, SCHEMA, SEAL, TAIL, Meta, Registers, Snapshot

LARGE = 1 << 20
"""The size in bytes from which a file is read in pieces."""
_PIECE, _AHEAD = 1 << 18, 8
"""Bytes that are read at a time, and how many such pieces are read ahead."""
_NAME = re.compile(rb'(?:\{|,)\n  "(\w+)": \{(\})?')
_LONGEST_NAME = 64
_NEXT, _LAST = b"\n    },\n", b"\n  }"
"""What stands after each document of a register but the last, and after the last one."""
_END = b"\n}\n"
"""What stands after the last table."""
_registers: dict[str, msgspec.json.Decoder[dict[int, Record]]] = {
    name: msgspec.json.Decoder(dict[int, kind])  # type: ignore[valid-type]
    for name, kind in RECORDS.items()
}
_others: dict[str, msgspec.json.Decoder[Any]] = {
    META: msgspec.json.Decoder(dict[int, Meta]),
    SEAL: msgspec.json.Decoder(dict[int, dict[str, str]]),
}
Decoded = TypeVar("Decoded")


class _OtherwiseError(ValueError):
    """The file is not as this program writes it."""


def streamed(path: Path) -> Snapshot | None:
    """Return what a file holds; None where it is small, or not a sealed one of this schema."""
    try:
        with path.open("rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            return _read(_Pieces(file.read, size)) if size >= LARGE else None
    except (OSError, ValueError, KeyError, RecursionError, msgspec.MsgspecError):
        return None


def _read(pieces: "_Pieces") -> Snapshot:
    """Return what a file holds; ValueError and others where it is not as it was written."""
    registers: Registers = {name: {} for name in RECORDS}
    likeness, others = Likeness(), dict[str, dict[int, Any]]()
    try:
        text = _Text(pieces)
        while name := text.next_table():
            if name in registers:
                for records in text.documents(_registers[name]):
                    likeness.share(records.values())
                    registers[name].update(records)
            else:
                others[name] = {
                    k: v for part in text.documents(_others[name]) for k, v in part.items()
                }
    finally:
        digest = pieces.ended()
    meta: Meta = others[META][1]
    if meta.schema != SCHEMA or meta.sequence < 0 or others[SEAL][1]["sha256"] != digest:
        raise _OtherwiseError
    return Snapshot(meta, registers)


class _Pieces:
    """The pieces of a file, read ahead in a thread of its own, which reckons the seal."""

    def __init__(self, read: Callable[[int], bytes | None], size: int) -> None:
        self._queue: Queue[bytes] = Queue(_AHEAD)
        self._digest = hashlib.sha256()
        self._read, self._sealed = read, size - TAIL
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        """Read until the end, or until the disk refuses: then the seal does not fit."""
        left = self._sealed
        try:
            while piece := self._read(_PIECE):
                with memoryview(piece) as whole, whole[: max(0, left)] as before:
                    self._digest.update(before)
                left -= len(piece)
                self._queue.put(piece)
        except (OSError, MemoryError):
            self._digest = hashlib.sha256()
        finally:
            self._queue.put(b"")

    def next(self) -> bytes:
        """Return the next piece; ValueError at the end."""
        piece = self._queue.get()
        if not piece:
            self._queue.put(b"")
            raise _OtherwiseError
        return piece

    def ended(self) -> str:
        """Return the SHA-256 of what stands before the seal, once all is read."""
        while self._queue.get():
            pass
        self._thread.join()
        return self._digest.hexdigest()


class _Text:
    """The text of a file, of which no more is held than the documents that are being read."""

    def __init__(self, pieces: _Pieces) -> None:
        self._next = pieces.next
        self._held = self._next()
        self._empty = False

    def next_table(self) -> str:
        """Return the name of the table that begins here; empty at the end of the file."""
        while len(self._held) < _LONGEST_NAME and self._held != _END:
            self._held += self._next()
        found = _NAME.match(self._held)
        if found is None:
            if self._held != _END:
                raise _OtherwiseError
            return ""
        self._held, self._empty = self._held[found.end() :], bool(found[2])
        return found[1].decode()

    def documents(self, decoder: msgspec.json.Decoder[Decoded]) -> Iterator[Decoded]:
        """Yield the table's documents by number, some at a time."""
        while not self._empty:
            cut = self._held.rfind(_NEXT)
            if cut >= 0:
                try:
                    yield decoder.decode(b"{%b}" % self._held[: cut + len(_NEXT) - 2])
                    self._held = self._held[cut + len(_NEXT) - 1 :]
                except msgspec.DecodeError:
                    pass  # the table ends before the cut
            end = self._held.find(_LAST)
            if end >= 0:
                yield decoder.decode(b"{%b}" % self._held[:end])
                self._held = self._held[end + len(_LAST) :]
                return
            self._held += self._next()
