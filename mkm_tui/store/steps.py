"""What undo and redo would go back to, found in the journal."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from mkm_tui.actions.travel import FINAL, PASSING
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.journal import Entry, Journal, damage, is_whole, opened


class _Named(msgspec.Struct, frozen=True):
    """An action, but for all that it says."""

    action: str


class _Step(msgspec.Struct, frozen=True):
    """What must be known of an entry to pass it over: many may be passed over for one that stands.

    The rest of the line is not read.
    """

    seq: int
    action: _Named
    undoes: int = 0


_decoder = msgspec.json.Decoder(_Step)


class _Found(NamedTuple):
    """An entry and the line that it is read from, where it is wanted whole."""

    step: _Step
    line: bytes


def _steps(journal: Journal, end: int) -> Iterator[_Found]:
    """Yield the entries before a byte, newest first; StoreFault at one that cannot be trusted."""
    for line in journal.backwards(end):
        if not is_whole(line):
            raise damage(0)
        try:
            yield _Found(_decoder.decode(line), line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise damage(0) from error


def _standing(journal: Journal, end: int) -> Iterator[_Found]:
    """Yield the entries that stand before a byte, newest first: not taken back, not passed over.

    An undo that was done again by a redo does not stand, and so what it undid does.
    """
    taken_back: set[int] = set()
    for found in _steps(journal, end):
        step = found.step
        if step.seq in taken_back or step.action.action in PASSING:
            continue
        if step.undoes:
            taken_back.add(step.undoes)
        if step.action.action != "redo":
            yield found


def last_undoable(journal: Journal, end: int) -> Entry:
    """Return the latest change that stands; RuleBroken at a lock or with none (R40)."""
    for found in _standing(journal, end):
        if found.step.undoes:
            continue
        entry = opened(found.line, 0)
        if _is_final(entry):
            raise RuleBroken("R40", "undo_stops")
        return entry
    raise RuleBroken("", "nothing_to_undo")


def _is_final(entry: Entry) -> bool:
    """Say whether a change has left the house, or locked minutes in whatever way (R40)."""
    meetings = (edit for edit in entry.changes if edit.table == "meetings")
    locked = any("approved_in" in edit.fields for edit in meetings)
    return locked or entry.action["action"] in FINAL


def last_undone(journal: Journal, end: int) -> Entry:
    """Return the undo that redo would take back; RuleBroken where something was done since."""
    found = next(_standing(journal, end), None)
    if found is None or not found.step.undoes:
        raise RuleBroken("", "nothing_to_redo")
    return opened(found.line, 0)


def undone_by(journal: Journal, end: int, undo: Entry) -> Entry:
    """Return the entry that an undo took back."""
    return next(opened(f.line, 0) for f in _steps(journal, end) if f.step.seq == undo.undoes)
