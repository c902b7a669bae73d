"""What undo and redo would go back to, found in the journal."""

from collections.abc import Iterator

from mkm_tui.actions.travel import FINAL, PASSING
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.journal import Entry, Journal, opened


def _standing(journal: Journal) -> Iterator[Entry]:
    """Yield the entries that stand, newest first: neither taken back nor passed over.

    An undo that was done again by a redo does not stand, and so what it undid does.
    """
    taken_back: set[int] = set()
    for line in journal.backwards():
        entry = opened(line, 0)
        if entry.seq in taken_back or entry.action["action"] in PASSING:
            continue
        if entry.undoes:
            taken_back.add(entry.undoes)
        if entry.action["action"] != "redo":
            yield entry


def last_undoable(journal: Journal) -> Entry:
    """Return the latest change that stands; RuleBroken at a lock or with none (R40)."""
    for entry in _standing(journal):
        if entry.undoes:
            continue
        if _is_final(entry):
            raise RuleBroken("R40", "undo_stops")
        return entry
    raise RuleBroken("", "nothing_to_undo")


def _is_final(entry: Entry) -> bool:
    """Say whether a change has left the house, or locked minutes in whatever way (R40)."""
    meetings = (edit for edit in entry.changes if edit.table == "meetings")
    locked = any("approved_in" in edit.fields for edit in meetings)
    return locked or entry.action["action"] in FINAL


def last_undone(journal: Journal) -> Entry:
    """Return the undo that redo would take back; RuleBroken where something was done since."""
    entry = next(_standing(journal), None)
    if entry is None or not entry.undoes:
        raise RuleBroken("", "nothing_to_redo")
    return entry


def undone_by(journal: Journal, undo: Entry) -> Entry:
    """Return the entry that an undo took back."""
    entries = (opened(line, 0) for line in journal.backwards())
    return next(entry for entry in entries if entry.seq == undo.undoes)
