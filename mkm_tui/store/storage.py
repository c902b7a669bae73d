"""`store.json` in TinyDB's own format, through TinyDB's own extension points."""

import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from mkm_tui.records.state import Record
from mkm_tui.store.edits import Document, document_of, record_of
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.files import put_pieces
from mkm_tui.store.snapshot import decoded, seal

Registers = Mapping[str, Mapping[Any, Any]]
"""Documents, or the records that they are made from, by table and number."""


@contextmanager
def unhindered() -> Iterator[None]:
    """Keep the garbage collector from looking through what is being read, then and later."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


class WorkspaceStorage(Storage):
    """Reads and writes the whole file; a write replaces it in one step or not at all."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def content(self) -> bytes | None:
        """Return the file as it is, or None where there is none."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreFault("read_failed", reason=error) from error

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return all tables, or None where there is no file; StoreFault where it is damaged."""
        content = self.content()
        return None if content is None else decoded(content)

    def write(self, data: Registers) -> None:
        """Write all tables and a seal, in stable order, as a whole or not at all."""
        try:
            put_pieces(self.path, _sealed(_pieces(data)))
        except OSError as error:
            raise StoreFault("write_failed", reason=error) from error


def _sealed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield pieces, and then their seal."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        yield piece
    yield seal(digest.hexdigest())


def _pieces(data: Registers) -> Iterator[bytes]:
    """Yield the file up to its seal, indented, in pieces."""
    mark = b"{\n"
    for name, documents in data.items():
        yield mark + b'  "' + name.encode() + b'": {'
        inner = b"\n"
        for number, document in documents.items():
            text = msgspec.json.format(msgspec.json.encode(document), indent=2)
            yield inner + f'    "{number}": '.encode() + text.replace(b"\n", b"\n    ")
            inner = b",\n"
        yield b"\n  }" if documents else b"}"
        mark = b",\n"


class RecordTable(Table):
    """A register in memory: a change touches its record only; the journal makes it durable."""

    def __init__(self, storage: Storage, name: str, **options: Any) -> None:
        self._records: dict[int, Record] = {}
        self._numbers: dict[str, int] = {}
        super().__init__(storage, name, **options)

    def _read_table(self) -> dict[int, Document]:  # type: ignore[override]
        """Return the documents, made from the records for TinyDB's own operations."""
        return {number: document_of(record) for number, record in self._records.items()}

    def _update_table(self, updater: Callable[[dict[int, Any]], None]) -> None:
        """Let TinyDB's own operations change the documents."""
        documents = self._read_table()
        updater(documents)
        self.load({number: record_of(self.name, doc) for number, doc in documents.items()})
        self.clear_cache()

    def load(self, records: dict[int, Record]) -> None:
        """Take records by number as the table's own."""
        self._records = records
        self._numbers = {record.id: number for number, record in records.items()}

    def records(self) -> dict[int, Record]:
        """Return the records by number, in a copy."""
        return dict(self._records)

    def put(self, record_id: str, record: Record | None) -> None:
        """Set or, with None, remove a record; costs the same at every size."""
        number = self._numbers.get(record_id)
        if record is None:
            if number is not None:
                del self._records[number], self._numbers[record_id]
        else:
            if number is None:
                number = next(reversed(self._records), 0) + 1
                self._numbers[record_id] = number
            self._records[number] = record
        self.clear_cache()


class RecordBase(TinyDB):
    """TinyDB with tables that live in memory."""

    table_class: type[Table] = RecordTable

    def records(self, name: str) -> RecordTable:
        """Return a table of ours by name."""
        table = self.table(name)
        assert isinstance(table, RecordTable)
        return table
