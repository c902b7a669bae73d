"""Whether a workspace says the same everywhere: chain, store against journal, references."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkm_tui.records.state import RECORDS, State
from mkm_tui.store.edits import Document, applied, plain, record_of
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.journal import Journal, opened
from mkm_tui.store.workspace import HISTORY, Workspace

Finding = tuple[str, dict[str, Any]]
"""A key of the catalogues and what fills its gaps."""

_REFERENCES = {
    "people": {"deputy_for": "people", "unit": "units"},
    "units": {"leader": "people"},
    "meetings": {"chair": "people", "minute_taker": "people", "agenda": "matters"},
    "matters": {
        "meeting": "meetings",
        "units": "units",
        "project": "projects",
        "idea": "ideas",
        "continues": "matters",
        "responsible": "people",
        "supersedes": "decisions",
    },
    "decisions": {
        "id": "matters",
        "responsible": "people",
        "units": "units",
        "supersedes": "decisions",
        "superseded_by": "decisions",
    },
    "projects": {"units": "units", "leader": "people", "advisers": "people", "idea": "ideas"},
    "ideas": {"unit": "units", "project": "projects", "merged_into": "ideas"},
}
"""Which fields of a table hold ids of which other table."""


def findings(folder: Path) -> Iterator[Finding]:
    """Yield what is wrong with a workspace: nothing for a sound one."""
    try:
        workspace = Workspace(folder, read_only=True)
        replayed = replay(folder / HISTORY)
    except StoreFault as fault:
        yield f"store.{fault.key}", fault.values
        return
    for table in RECORDS:
        recorded = {key: plain(record) for key, record in getattr(workspace.state, table).items()}
        told = {key: plain(record) for key, record in getattr(replayed, table).items()}
        for key in recorded.keys() | told.keys():
            if recorded.get(key) != told.get(key):
                yield "cli.mismatch", {"table": table, "id": key}
    yield from _lost_references(workspace.state)


def replay(history: Path) -> State:
    """Return the State that the whole history tells; StoreFault at the first bad line."""
    documents: dict[tuple[str, str], Document | None] = {}
    previous = ""
    for number, (line, _) in enumerate(Journal(history).lines(), 1):
        if not line.endswith(b"\n"):
            break
        entry = opened(line, number)
        if entry.prev != previous or entry.seq != number:
            raise StoreFault("history_damaged", line=number)
        previous = entry.hash
        for edit in entry.changes:
            place = (edit.table, edit.id)
            try:
                documents[place] = applied(edit, documents.get(place))
            except (ValueError, TypeError) as error:
                raise StoreFault("history_damaged", line=number) from error
    changes: dict[str, dict[str, Any]] = {}
    for (table, key), document in documents.items():
        if document is not None:
            changes.setdefault(table, {})[key] = record_of(table, document)
    return State().edit(changes)


def _lost_references(state: State) -> Iterator[Finding]:
    """Yield the fields that name something that is not there."""
    for table, fields in _REFERENCES.items():
        for record in getattr(state, table).values():
            for field, target in fields.items():
                value = getattr(record, field)
                for key in (value,) if isinstance(value, str) else value:
                    if key and key not in getattr(state, target):
                        yield "cli.reference", {"table": table, "id": record.id, "target": key}
