"""Whether a workspace says the same everywhere: chain, store against journal, references."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from mkm_tui.records.state import RECORDS, State
from mkm_tui.store.edits import Document, plain
from mkm_tui.store.faults import Finding, StoreFault
from mkm_tui.store.journal import HISTORY
from mkm_tui.store.lines import Line, lines_of
from mkm_tui.store.past import Place
from mkm_tui.store.rebuilding import Rebuilt, documents_of
from mkm_tui.store.snapshot import STORE, decoded
from mkm_tui.store.storage import WorkspaceStorage
from mkm_tui.store.workspace import Workspace

REWRITTEN = "cli.check_rewritten"
_NO_FINDINGS = ("newer_schema", "no_workspace", "read_failed")
"""What says nothing of the record."""

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
    """Yield what is wrong with a workspace: nothing for a sound one.

    Raises OSError where the history cannot be read at all, StoreFault where there is no
    workspace, or a newer program made it.
    """
    found = _opened(folder)
    until = None if isinstance(found, StoreFault) else found.sequence
    told = Rebuilt({})
    broken = list(line_findings(_applied(told, lines_of(folder / HISTORY), until)))
    yield from broken
    yield from told.unfit if not broken else ()
    is_whole = all(key == REWRITTEN for key, _ in broken) and not told.unfit
    if isinstance(found, StoreFault):
        if found.key != "history_damaged" or not (broken or told.unfit):
            yield f"store.{found.key}", found.values
        loose = _loose_documents(folder / STORE) if found.key == "store_damaged" else None
        if is_whole and loose is not None:
            yield from _differences(told.documents, loose)
        return
    if is_whole:
        yield from _differences(told.documents, _documents(found.state))
    yield from _lost_references(found.state)


def _opened(folder: Path) -> Workspace | StoreFault:
    """Open a workspace, or return why it is damaged; StoreFault where that is not why."""
    try:
        return Workspace(folder, read_only=True)
    except StoreFault as fault:
        if fault.key in _NO_FINDINGS:
            raise
        return fault


def _applied(told: Rebuilt, lines: Iterable[Line], until: int | None) -> Iterator[Line]:
    """Yield lines on their way, and note what they tell up to a change, if there is a last one.

    Another program may write more of them meanwhile.
    """
    for line in lines:
        if line.entry is not None and (until is None or line.entry.seq <= until):
            told.apply(line.entry, line.number)
        yield line


def line_findings(lines: Iterable[Line]) -> Iterator[Finding]:
    """Yield which lines of a history cannot be right, and why; a torn last one is not named."""
    for (key, _), group in groupby(enumerate(_faulty(lines)), lambda each: _kind(*each)):
        numbers = [number for _, (_, number) in group]
        yield key, {"lines": stretch(numbers[0], numbers[-1])}


def stretch(first: int, last: int) -> str:
    """Return numbers from one to another as people write them: 5, or 5–9."""
    return str(first) if first == last else f"{first}–{last}"


def _kind(place: int, faulty: tuple[str, int]) -> tuple[str, int]:
    """Return what faulty lines have in common that follow one another with the same fault."""
    return faulty[0], faulty[1] - place


def _faulty(lines: Iterable[Line]) -> Iterator[tuple[str, int]]:
    """Yield the key of what is wrong with a line, and its number."""
    previous: str | None = ""
    due = 1
    for line in lines:
        if line.is_torn:
            return
        due += 1
        if line.entry is None:
            yield "cli.check_line", line.number
            previous = None
            continue
        if line.is_mended:
            yield REWRITTEN, line.number
        if line.entry.seq != due - 1 or previous not in (None, line.entry.prev):
            yield "cli.check_chain", line.number
        previous, due = line.entry.hash, line.entry.seq + 1


def _documents(state: State) -> dict[Place, Document]:
    """Return every record as plain JSON values."""
    tables = ((table, getattr(state, table)) for table in RECORDS)
    return {(table, key): plain(record) for table, held in tables for key, record in held.items()}


def _loose_documents(store: Path) -> dict[Place, Document] | None:
    """Return the records of a file that cannot be trusted; None where it cannot be read."""
    try:
        return documents_of(decoded(WorkspaceStorage(store).content() or b""))
    except StoreFault:
        return None


def _differences(told: dict[Place, Document], kept: dict[Place, Document]) -> Iterator[Finding]:
    """Yield the records that the history and the store do not say the same of."""
    for table, key in dict.fromkeys([*told, *kept]):
        if told.get((table, key)) != kept.get((table, key)):
            yield "cli.mismatch", {"table": table, "id": key}


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
