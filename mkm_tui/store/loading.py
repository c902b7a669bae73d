"""From the documents of a snapshot to typed records."""

from typing import Any

import msgspec

from mkm_tui.records.state import RECORDS, State
from mkm_tui.records.table import Table
from mkm_tui.store.edits import completed, record_of
from mkm_tui.store.snapshot import SCHEMA, Snapshot, damaged
from mkm_tui.store.storage import RecordBase


def loaded(base: RecordBase, snapshot: Snapshot) -> State:
    """Put a snapshot's documents into tables and return their State; StoreFault where one is bad.

    An older schema's documents are completed with the fields that came since.
    """
    tables: dict[str, Any] = {}
    for name in RECORDS:
        try:
            documents = {int(n): doc for n, doc in snapshot.tables.get(name, {}).items()}
            if snapshot.meta.schema < SCHEMA:
                documents = {n: completed(name, doc) for n, doc in documents.items()}
            records = [record_of(name, document) for document in documents.values()]
        except (ValueError, msgspec.ValidationError) as error:
            raise damaged() from error
        base.records(name).load(documents)
        tables[name] = Table({record.id: record for record in records})
        if len(tables[name]) != len(records):
            raise damaged()
    return State(**tables)
