"""Makes a workspace as schema 1 left it: no notes, and records without what schema 2 added."""

import json
from pathlib import Path
from typing import Any

import msgspec

from mkm_tui.store.journal import Entry, Journal, opened, sealed
from mkm_tui.store.workspace import HISTORY, STORE

_ADDED = {
    "meetings": {"stretches", "breaks", "reading"},
    "matters": {
        *("lapsed", "contributions", "statements", "disqualifications", "of_principle"),
        *("reports", "draft", "author", "shared"),
    },
}
"""Fields that schema 2 added to the records."""
_ADDED_INSIDE = {"attendance": {"seat"}, "closing": {"to_meeting", "read_back"}}
"""And to the parts in these fields."""


def _without(value: Any, names: set[str]) -> Any:
    """Return a JSON value without some fields of its objects."""
    if isinstance(value, list):
        return [_without(part, names) for part in value]
    if not isinstance(value, dict):
        return value
    return {name: part for name, part in value.items() if name not in names}


def _document(table: str, document: dict[str, Any]) -> dict[str, Any]:
    """Return a record as schema 1 wrote it."""
    kept = _without(document, _ADDED.get(table, set()))
    return {name: _without(part, _ADDED_INSIDE.get(name, set())) for name, part in kept.items()}


def _edit(edit: dict[str, Any]) -> dict[str, Any]:
    """Return a journal's edit as schema 1 wrote it."""
    table, old = edit["table"], dict(edit)
    for whole in ("created", "removed"):
        if edit.get(whole) is not None:
            old[whole] = _document(table, edit[whole])
    fields = _without(edit.get("fields", {}), _ADDED.get(table, set()))
    old["fields"] = {
        name: {
            key: part if key == "at" else _without(part, _ADDED_INSIDE.get(name, set()))
            for key, part in field.items()
        }
        for name, field in fields.items()
    }
    return old


def as_schema_one(folder: Path) -> None:
    """Rewrite a workspace that is not open as the schema 1 that said the same."""
    lines, previous, marks = [], "", {0: ("", 0)}
    for line, _ in Journal(folder / HISTORY).lines():
        entry = json.loads(line)
        entry["changes"] = [_edit(edit) for edit in entry["changes"]]
        entry.update(prev=previous, hash="")
        lines.append(_sealed(entry))
        previous = opened(lines[-1], entry["seq"]).hash
        marks[entry["seq"]] = (previous, sum(map(len, lines)))
    (folder / HISTORY).write_bytes(b"".join(lines))
    store = json.loads((folder / STORE).read_text("utf-8"))
    store.pop("notes")
    meta = store["store"]["1"]
    digest, offset = marks[meta["sequence"]]
    meta.update(schema=1, hash=digest, offset=offset)
    for table, documents in store.items():
        if table != "store":
            store[table] = {n: _document(table, doc) for n, doc in documents.items()}
    (folder / STORE).write_text(json.dumps(store, ensure_ascii=False, indent=2), "utf-8")


def _sealed(entry: dict[str, Any]) -> bytes:
    """Return an entry as a line with its hash."""
    return sealed(msgspec.convert(entry, Entry))
