"""Makes a workspace as an older schema left it: without what later ones added to the records."""

import json
from pathlib import Path
from typing import Any

import msgspec

from mkm_tui.store.journal import Entry, Journal, opened, sealed
from mkm_tui.store.workspace import HISTORY, STORE

_ADDED: dict[int, dict[str, set[str]]] = {
    2: {
        "meetings": {"stretches", "breaks", "reading"},
        "matters": {
            *("lapsed", "contributions", "statements", "disqualifications", "of_principle"),
            *("reports", "draft", "author", "shared"),
        },
    },
    3: {
        "meetings": {
            "minutes_shared",
            "approved_in",
            "approved_on",
            "minutes_published",
            "as_approved",
        },
        "matters": {"approves", "about"},
        "decisions": {"units_task", "users_notice", "involvement", "review_on", "reviews"},
    },
    4: {
        "groups": {"points", "columns", "criteria", "silent_since"},
        "units": {"arenas", "points", "surveys", "answers"},
        "matters": {"points", "period"},
        "projects": {
            *("phases", "values_clarified", "goals", "users_part", "employees_part", "cost"),
            *("cost_words", "savings", "savings_words", "helps", "reasons", "points"),
            *("evaluations", "answers", "model", "moves"),
        },
        "ideas": {
            *("origin", "anonymous", "answered_by", "revisit_on", "outcome_text"),
            *("outcome_told", "moves"),
        },
    },
    5: {},
}
"""Fields that each schema added to the records."""
_ADDED_INSIDE: dict[int, dict[tuple[str, str], set[str]]] = {
    2: {
        ("meetings", "attendance"): {"seat"},
        ("matters", "closing"): {"to_meeting", "read_back"},
    },
    3: {
        ("decisions", "reports"): {"indicators", "evidence"},
        ("decisions", "versions"): {"reason"},
        ("meetings", "corrections"): {"about_nothing_exempt"},
    },
    4: {
        ("projects", "assessments"): {"criterion", "why", "hidden"},
        ("ideas", "assessments"): {"criterion", "why", "hidden"},
        ("meetings", "as_approved"): {"arenas", "points", "surveys", "answers"},
    },
    5: {},
}
"""And to the parts in these fields."""
_NEW_TABLES = {2: ("notes",), 3: (), 4: (), 5: ()}


class _Older:
    """Writes records as a schema did that is older than this one's."""

    def __init__(self, schema: int) -> None:
        later = [number for number in _ADDED if number > schema]
        self.tables = [name for number in later for name in _NEW_TABLES[number]]
        self._added = [_ADDED[number] for number in later]
        self._inside = [_ADDED_INSIDE[number] for number in later]

    def lacks(self, table: str) -> set[str]:
        """Return the fields that a table's records lack."""
        return {name for added in self._added for name in added.get(table, set())}

    def part(self, table: str, name: str, value: Any) -> Any:
        """Return a field's value without what its parts lack."""
        missing = {n for inside in self._inside for n in inside.get((table, name), set())}
        return _without(value, missing)

    def document(self, table: str, document: dict[str, Any]) -> dict[str, Any]:
        """Return a record as the schema wrote it."""
        kept = {n: v for n, v in document.items() if n not in self.lacks(table)}
        return {name: self.part(table, name, value) for name, value in kept.items()}

    def edit(self, edit: dict[str, Any]) -> dict[str, Any]:
        """Return a journal's edit as the schema wrote it."""
        table, old = edit["table"], dict(edit)
        for whole in ("created", "removed"):
            if edit.get(whole) is not None:
                old[whole] = self.document(table, edit[whole])
        fields = {n: f for n, f in edit.get("fields", {}).items() if n not in self.lacks(table)}
        old["fields"] = {
            name: {
                key: part if key == "at" else self.part(table, name, part)
                for key, part in field.items()
            }
            for name, field in fields.items()
        }
        return old


def _without(value: Any, names: set[str]) -> Any:
    """Return a JSON value without some fields of its objects, and of the objects in them."""
    if isinstance(value, list):
        return [_without(part, names) for part in value]
    if not isinstance(value, dict):
        return value
    return {name: _without(part, names) for name, part in value.items() if name not in names}


def as_schema(folder: Path, schema: int) -> None:
    """Rewrite a workspace that is not open as the older schema that said the same."""
    older = _Older(schema)
    lines, previous, marks = [], "", {0: ("", 0)}
    for line, _ in Journal(folder / HISTORY).lines():
        entry = json.loads(line)
        known = (edit for edit in entry["changes"] if edit["table"] not in older.tables)
        entry["changes"] = [older.edit(edit) for edit in known]
        entry.update(prev=previous, hash="")
        lines.append(_sealed(entry))
        previous = opened(lines[-1], entry["seq"]).hash
        marks[entry["seq"]] = (previous, sum(map(len, lines)))
    (folder / HISTORY).write_bytes(b"".join(lines))
    store = json.loads((folder / STORE).read_text("utf-8"))
    for table in (*older.tables, "seal"):
        store.pop(table)
    meta = store["store"]["1"]
    digest, offset = marks[meta["sequence"]]
    meta.update(schema=schema, hash=digest, offset=offset)
    for table, documents in store.items():
        if table != "store":
            store[table] = {n: older.document(table, doc) for n, doc in documents.items()}
    (folder / STORE).write_text(json.dumps(store, ensure_ascii=False, indent=2), "utf-8")


def _sealed(entry: dict[str, Any]) -> bytes:
    """Return an entry as a line with its hash."""
    return sealed(msgspec.convert(entry, Entry))
