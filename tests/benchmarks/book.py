"""A history that is written straight, line by line, without asking the rules or the disk."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from mkm_tui.actions.base import Action
from mkm_tui.records.spans import span_between
from mkm_tui.records.state import RECORDS, TABLES, Counters, Record
from mkm_tui.store.edits import Edit, FieldEdit
from mkm_tui.store.journal import Entry, sealed
from mkm_tui.store.storage import WorkspaceStorage
from mkm_tui.store.workspace import Workspace

WHO = "Turid Lunde"


class Book:
    """The records as they are, and the file of lines that tell how they came to be so."""

    def __init__(self, folder: Path, begins: datetime) -> None:
        """Make an empty workspace; its first line is of the moment at which it begins."""
        Workspace.create(folder).close()
        self.folder, self.now = folder, begins
        self.tables: dict[str, dict[str, Record]] = {name: {} for name in RECORDS}
        self._file = (folder / "history.jsonl").open("wb")
        self._sequence, self._hash = 0, ""

    @property
    def numbers(self) -> Counters:
        """The last numbers given."""
        found = self.tables["counters"].get("counters", Counters())
        assert isinstance(found, Counters)
        return found

    def counted(self, **numbers: Any) -> Counters:
        """Return the counters with new numbers."""
        return msgspec.structs.replace(self.numbers, **numbers)

    def next_in_year(self, kind: str, year: str) -> tuple[str, Counters]:
        """Return the next number of a year, and the counters after it."""
        numbers = getattr(self.numbers, kind)
        number = numbers.get(year, 0) + 1
        return f"{number}/{year}", self.counted(**{kind: {**numbers, year: number}})

    def do(self, action: Action, *records: Record) -> None:
        """Put records, and write the line that tells it; each takes half a minute."""
        self.now += timedelta(seconds=30)
        self._sequence += 1
        changes = tuple(self._put(record) for record in records)
        told: Any = action  # is encoded as its plain values are
        line = sealed(Entry(self._sequence, self.now, WHO, told, changes, self._hash))
        self._hash = line[-67:-3].decode()
        self._file.write(line)

    def _put(self, record: Record) -> Edit:
        """Put a record; return what that changes."""
        table = TABLES[type(record)]
        old = self.tables[table].get(record.id)
        self.tables[table][record.id] = record
        if old is None:
            whole: Any = record
            return Edit(table, record.id, created=whole)
        fields = {}
        for name in record.__struct_fields__:
            before, after = getattr(old, name), getattr(record, name)
            if before is not after and before != after:
                fields[name] = _field(before, after)
        return Edit(table, record.id, fields)

    def close(self) -> None:
        """End the history and write the store that belongs to it."""
        end = self._file.tell()
        self._file.close()
        storage = WorkspaceStorage(self.folder / "store.json")
        meta = (storage.read() or {})["store"]["1"]
        known = {"sequence": self._sequence, "offset": end, "hash": self._hash}
        tables: dict[str, dict[Any, Any]] = {"store": {1: {**meta, **known}}}
        for name, records in self.tables.items():
            tables[name] = dict(enumerate(records.values(), 1))
        storage.write(tables)


def _field(before: Any, after: Any) -> FieldEdit:
    """Return a field's change; of a text or a list only the span that differs."""
    if type(before) is not type(after) or not isinstance(before, (str, tuple)):
        return FieldEdit(before, after)
    at, cut, put = span_between(before, after)  # type: ignore[type-var]
    return FieldEdit(before[at : at + cut], after[at : at + put], at)
