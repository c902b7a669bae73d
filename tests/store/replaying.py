"""The record as the history alone tells it."""

from pathlib import Path
from typing import Any

from mkm_tui.records.state import State
from mkm_tui.store.edits import record_of
from mkm_tui.store.lines import lines_of
from mkm_tui.store.rebuilding import Rebuilt


def replay(history: Path) -> State:
    """Return the State that a whole history tells; AssertionError where a line is not right."""
    told = Rebuilt({})
    for line in lines_of(history):
        assert line.entry is not None, line.number
        told.apply(line.entry, line.number)
    assert told.unfit == []
    changes: dict[str, dict[str, Any]] = {}
    for (table, key), document in told.documents.items():
        changes.setdefault(table, {})[key] = record_of(table, document)
    return State().edit(changes)
