"""A history with a gap in it, written anew: what came before, one line across, what came after."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from mkm_tui.actions.base import Context
from mkm_tui.actions.travel import RECOVER
from mkm_tui.store.chain import Link, Run
from mkm_tui.store.edits import Document, Edit
from mkm_tui.store.journal import Entry, opened, sealed
from mkm_tui.store.past import Place
from mkm_tui.store.rebuilding import fitting


class Tail(NamedTuple):
    """The last lines of a history that fit the record as it is in the end."""

    links: Run
    before: dict[Place, Document]
    """The documents before the first of them."""


def tail_of(run: Run, documents: dict[Place, Document]) -> Tail:
    """Take the last lines back, as many as fit; return them and the documents before them."""
    before, start = dict(documents), len(run)
    while start and _take_back(run[start - 1].entry, before):
        start -= 1
    return Tail(run[start:], before)


def _take_back(entry: Entry, documents: dict[Place, Document]) -> bool:
    """Take a change back, or nothing of it; say whether it fits."""
    found: dict[Place, Document | None] = {}
    try:
        for edit in reversed(entry.changes):
            place = edit.table, edit.id
            now = found[place] if place in found else documents.get(place)
            found[place] = fitting(edit.inverse(), now)
    except ValueError:
        return False
    for place, document in found.items():
        if document is None:
            documents.pop(place, None)
        else:
            documents[place] = document
    return True


def rejoined(
    prefix: Run, across: tuple[Edit, ...], tail: list[Link], context: Context
) -> Iterator[bytes]:
    """Yield the lines of a new history.

    Those before the gap stay as they are. Those after it keep their moment, their person and what
    they did, but build on the line that bridges the gap, and so have other hashes.
    """
    yield from (link.raw for link in prefix)
    bridge = Entry(0, context.now, context.who, {"action": RECOVER}, across, "")
    after = [bridge] if across else []
    numbers = {link.seq: link.seq for link in prefix} | {0: 0}
    previous = prefix[-1].hash if prefix else ""
    for seq, entry in enumerate((*after, *(link.entry for link in tail)), len(prefix) + 1):
        undoes = numbers.get(entry.undoes, 0)
        numbers.setdefault(entry.seq, seq)
        line = sealed(structs.replace(entry, seq=seq, prev=previous, undoes=undoes, hash=""))
        previous = opened(line, seq).hash
        yield line
