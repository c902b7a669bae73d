"""Whether a workspace says the same everywhere: chain, store against journal, references."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from mkm_tui.records.state import RECORDS, State
from mkm_tui.store.edits import Document, applied, plain, record_of
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.journal import HISTORY, Journal, opened
from mkm_tui.store.workspace import Workspace

Finding = tuple[str, dict[str, Any]]
"""A key of the catalogues and what fills its gaps."""

_REFERENCES = {
    "people": {"deputy_for": "people", "unit": "units"},
    "units": {"leader": "people"},
    "meetings": {
        "chair": "people",
        "minute_taker": "people",
        "agenda": "matters",
        "current": "matters",
        "reading": "matters",
        "stretches.matter": "matters",
        "attendance.person": "people",
        "attendance.matter": "matters",
        "attendance.seat": "people",
        "approvals.person": "people",
        "approved_in": "matters",
        "corrections.matter": "matters",
    },
    "matters": {
        "meeting": "meetings",
        "units": "units",
        "project": "projects",
        "idea": "ideas",
        "continues": "matters",
        "approves": "meetings",
        "about": "decisions",
        "stances.member": "people",
        "statements.by": "people",
        "disqualifications.person": "people",
        "disqualifications.deputy": "people",
        "reports": "decisions",
        "responsible": "people",
        "supersedes": "decisions",
        "closing.seats.person": "people",
        "closing.owner": "people",
        "closing.to_meeting": "meetings",
    },
    "decisions": {
        "id": "matters",
        "responsible": "people",
        "units": "units",
        "supersedes": "decisions",
        "superseded_by": "decisions",
        "reports.unit": "units",
    },
    "projects": {
        "units": "units",
        "leader": "people",
        "advisers": "people",
        "idea": "ideas",
        "model": "projects",
        "pending.matter": "matters",
        "moves.decision": "decisions",
    },
    "ideas": {
        "unit": "units",
        "project": "projects",
        "merged_into": "ideas",
        "pending.matter": "matters",
        "moves.decision": "decisions",
    },
    "notes": {"id": "matters meetings"},
}
"""Which fields of a table hold ids of which other table, or of one of several.

A dot leads into the parts of a record.
"""


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
            except (ValueError, KeyError, TypeError, msgspec.ValidationError) as error:
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
            for field, targets in fields.items():
                for key in _named(record, field.split(".")):
                    if not any(key in getattr(state, target) for target in targets.split()):
                        yield "cli.reference", {"table": table, "id": record.id, "target": key}


def _named(value: Any, path: list[str]) -> Iterator[str]:
    """Yield the ids at the end of a path into a record and its parts; empty ones name nothing."""
    if isinstance(value, tuple):
        for part in value:
            yield from _named(part, path)
    elif path and value is not None:
        yield from _named(getattr(value, path[0]), path[1:])
    elif value:
        yield value
