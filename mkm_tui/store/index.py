"""Where in the journal each record's changes stand, so that nobody reads all of it for one."""

import re
from array import array
from collections.abc import Iterator
from contextlib import suppress
from threading import Event, Lock, Thread
from zlib import crc32

import msgspec

from mkm_tui.store.journal import Entry, Journal, is_whole, opened
from mkm_tui.store.past import Place

_BLOCK = 1 << 16
_REST = 0.001
_MARK = 4
"""Bytes of a place's mark."""
_PLACES = re.compile(rb'"table":"(\w+)","id":"((?:[^"\\]|\\.)*)"')
"""A change in a line; in no text, where the quotes are escaped."""


class Index:
    """Made once, when nobody waits, and kept up with the journal as it grows.

    All lines are looked at on the way: a line that was changed long ago is noticed, too.

    For each record in each line it holds a mark made from the record's table and id, and where
    the line begins. Another record may have the same mark: what is found is looked at.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._lock, self._asked = Lock(), Event()
        self._forget()

    def _forget(self) -> None:
        """Begin anew."""
        self._marks, self._begins = bytearray(), array("Q")
        self._end, self._last = 0, b""
        self.is_worn = False
        """Whether a line was found that is not as it was written."""

    def learn_later(self) -> None:
        """Do so in a thread of its own, without haste until somebody asks."""
        Thread(target=self._learn_quietly, daemon=True).start()

    def _learn_quietly(self) -> None:
        """Learn; where the journal cannot be read, that is told to who asks."""
        with suppress(OSError):
            self.learn(_REST)

    def learn(self, rest: float = 0.0) -> None:
        """Take in what the journal holds beyond what is known.

        With a rest in seconds between two blocks, until somebody asks.
        """
        with self._lock:
            if not self._is_known():
                self._forget()
            while block := self._next_block():
                self._take_in(block)
                self._asked.wait(rest)

    def _next_block(self) -> bytes:
        """Return some whole lines beyond what is known; the file is not held in between."""
        block = next(self._journal.blocks(_BLOCK, self._end), b"")
        return block[: block.rfind(b"\n") + 1]

    def _is_known(self) -> bool:
        """Say whether the journal is the one that was read, or goes on from it."""
        begin = self._end - len(self._last)
        return self._end == 0 or next(self._lines((begin,)), b"") == self._last

    def _take_in(self, block: bytes) -> None:
        """Note the places in some whole lines."""
        self.is_worn |= not all(map(is_whole, block.splitlines(keepends=True)))
        begin, end = 0, block.find(b"\n") + 1
        for found in _PLACES.finditer(block):
            while found.start() >= end:
                begin, end = end, block.find(b"\n", end) + 1
            self._marks += _mark(*found.groups())
            self._begins.append(self._end + begin)
        self._last = block[block.rfind(b"\n", 0, -1) + 1 :]
        self._end += len(block)

    def happenings(self, places: frozenset[Place]) -> Iterator[Entry]:
        """Yield the changes of these records, oldest first."""
        self._asked.set()
        self.learn()
        marks = {_mark(table.encode(), msgspec.json.encode(key)[1:-1]) for table, key in places}
        with self._lock:
            begins = {begin for mark in marks for begin in self._found(mark)}
        for line in self._lines(sorted(begins)):
            entry = opened(line, 0)
            if any((edit.table, edit.id) in places for edit in entry.changes):
                yield entry

    def _found(self, mark: bytes) -> Iterator[int]:
        """Yield where the lines with a mark begin."""
        at = self._marks.find(mark)
        while at >= 0:
            if at % _MARK == 0:
                yield self._begins[at // _MARK]
            at = self._marks.find(mark, at + 1)

    def _lines(self, begins: tuple[int, ...] | list[int]) -> Iterator[bytes]:
        """Yield the lines that begin at some bytes."""
        if not begins:
            return
        with self._journal.path.open("rb") as file:
            for begin in begins:
                file.seek(begin)
                yield file.readline()


def _mark(table: bytes, key: bytes) -> bytes:
    """Return the mark of a record."""
    return crc32(key, crc32(table)).to_bytes(_MARK, "little")
