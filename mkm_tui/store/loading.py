"""From the registers of a snapshot to the State."""

from typing import Any

from mkm_tui.records.state import State
from mkm_tui.records.table import Table
from mkm_tui.store.snapshot import Snapshot, damaged
from mkm_tui.store.storage import RecordBase


def loaded(base: RecordBase, snapshot: Snapshot) -> State:
    """Put a snapshot's records into tables and return their State; StoreFault where ids double."""
    tables: dict[str, Any] = {}
    for name, records in snapshot.registers.items():
        base.records(name).load(records)
        tables[name] = Table({record.id: record for record in records.values()})
        if len(tables[name]) != len(records):
            raise damaged()
    return State(**tables)
