"""A new workspace from what can be trusted of a damaged one.

The history vouches for each of its lines, and the seal for the snapshot. Lines that hang together
from the first one on are taken over as they are. What lacks between them and the last lines comes
in one line, which says that it was recovered; what nothing vouches for is told.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from mkm_tui.actions.base import Context
from mkm_tui.store.chain import Chain, Link, links
from mkm_tui.store.check import REWRITTEN, line_findings, stretch
from mkm_tui.store.desk import DESK
from mkm_tui.store.edits import Document
from mkm_tui.store.faults import Finding, StoreFault
from mkm_tui.store.files import make_folder, put_file
from mkm_tui.store.journal import HISTORY
from mkm_tui.store.lines import Line, lines_of
from mkm_tui.store.past import Place
from mkm_tui.store.rebuilding import Rebuilt, changes_between, documents_of
from mkm_tui.store.rejoining import rejoined, tail_of
from mkm_tui.store.snapshot import STORE, Meta, decoded, refuse_newer, snapshot_of
from mkm_tui.store.storage import WorkspaceStorage
from mkm_tui.store.workspace import Workspace


class Recovered(NamedTuple):
    """What came of it."""

    changes: int
    """How many lines of the history were taken over as they are."""
    records: int
    """How many records the new workspace holds."""
    told: list[Finding]
    """What could not be trusted, is not there any more, or was rewritten by another program."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is lost, and nothing need be looked over."""
        return all(key == REWRITTEN for key, _ in self.told)


def recover(folder: Path, to: Path, context: Context) -> Recovered:
    """Build a workspace in a new or empty folder; the old one is only read.

    Raises StoreFault where there is nothing to recover from, where the new folder is in use, or
    where the disk refuses.
    """
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise StoreFault("folder_in_use", folder=str(to))
    salvage = _Salvage(folder)
    if not salvage.prefix and not salvage.documents:
        raise StoreFault("nothing_to_recover", folder=str(folder))
    try:
        make_folder(to)
        put_file(to / HISTORY, salvage.history(context))
    except OSError as error:
        raise StoreFault("write_failed", reason=error) from error
    Workspace(to).close()
    _take_desk(folder, to)
    return Recovered(len(salvage.prefix), len(salvage.documents), salvage.told)


def _take_desk(folder: Path, to: Path) -> None:
    """Take along what was typed in forms and not saved, as far as the disk gives and takes it."""
    with suppress(OSError):
        put_file(to / DESK, (folder / DESK).read_bytes())


class _Stored(NamedTuple):
    """What a store holds."""

    meta: Meta | None
    """Where it was taken; None where it cannot be trusted."""
    documents: dict[Place, Document]
    """The records that can be read in it."""
    sequence: int = 0
    """How many changes it says that it holds, be that trusted or not."""


class _Salvage:
    """What can be trusted of a damaged workspace."""

    def __init__(self, folder: Path) -> None:
        """Read it all; StoreFault where it cannot be read, or was made by a newer program."""
        lines = _read_lines(folder / HISTORY)
        self._stored = _read_store(folder / STORE)
        self._chain = Chain(links(lines), self._stored.meta.hash if self._stored.meta else "")
        self.told = [*line_findings(lines), *_not_trusted(lines, self._chain)]
        self.prefix, self._before = _whole_beginning(self._chain.runs[0])
        self.documents = self._rebuilt()
        after = [link for link in self._chain.runs[-1] if link.seq > len(self.prefix)]
        self._tail = tail_of(after, self.documents)
        self.told += self._told_of_gap()

    def _rebuilt(self) -> dict[Place, Document]:
        """Return the documents that can be trusted, and note what could not be."""
        lines = [link for run in self._chain.runs for link in run]
        meta = self._stored.meta
        if meta and (self._chain.holds_anchor or self._is_ahead(meta)):
            rebuilt = Rebuilt(self._stored.documents)
            _apply(rebuilt, (link for link in lines if link.seq > meta.sequence))
        else:
            rebuilt = Rebuilt(self._before)
            _apply(rebuilt, lines[len(self.prefix) :])
            if meta is None:
                self._take_loose(rebuilt)
            if self._stored.documents:
                self.told.append(("cli.recover_store", {"file": STORE}))
        self.told += rebuilt.unfit
        return rebuilt.documents

    def _is_ahead(self, meta: Meta) -> bool:
        """Say whether a sound store holds more of the same record than what is left of the history.

        What it lacks of what the history made is told. Where it lacks most of that, it is another
        record's.
        """
        gone = [place for place in self._before if place not in self._stored.documents]
        if meta.sequence <= self._chain.last or 2 * len(gone) > len(self._before):
            return False
        self.told.append(("cli.recover_ahead", {"sequence": meta.sequence}))
        self.told += [("cli.recover_gone", {"table": table, "id": key}) for table, key in gone]
        return True

    def _take_loose(self, rebuilt: Rebuilt) -> None:
        """Take records that only a doubtful store holds, where the history may lack them."""
        lacks = bool(self.told) or self._stored.sequence > self._chain.last
        for place, document in self._stored.documents.items():
            values = {"table": place[0], "id": place[1]}
            if lacks and (place not in rebuilt.documents or place in rebuilt.doubtful):
                rebuilt.documents[place] = document
                self.told.append(("cli.recover_unvouched", values))
            elif rebuilt.documents.get(place) != document:
                self.told.append(("cli.recover_differs", values))

    def _told_of_gap(self) -> Iterator[Finding]:
        """Yield which changes are gathered in one line, and which have other hashes after it."""
        first = len(self.prefix) + 1
        links, before = self._tail
        if before != self._before:
            last = links[0].seq - 1 if links else max(self._chain.last, self._stored.sequence)
            yield "cli.recover_in_one", {"changes": stretch(first, max(first, last))}
        if links:
            yield "cli.recover_resealed", {"first": links[0].seq}

    def history(self, context: Context) -> bytes:
        """Return the new history."""
        across = changes_between(self._before, self._tail.before)
        return b"".join(rejoined(self.prefix, across, self._tail.links, context))


def _read_lines(path: Path) -> list[Line]:
    """Return the lines of a history; StoreFault where the disk does not give them."""
    try:
        return list(lines_of(path))
    except OSError as error:
        raise StoreFault("read_failed", reason=error) from error


def _read_store(path: Path) -> _Stored:
    """Return what a store holds, as far as it can be read."""
    content = WorkspaceStorage(path).content()
    if content is None:
        return _Stored(None, {})
    refuse_newer(content)
    try:
        tables = decoded(content)
    except StoreFault:
        return _Stored(None, {})
    says = tables.get("store", {}).get("1", {}).get("sequence")
    sequence = says if isinstance(says, int) else 0
    try:
        return _Stored(snapshot_of(content).meta, documents_of(tables), sequence)
    except StoreFault:
        return _Stored(None, documents_of(tables), sequence)


def _not_trusted(lines: list[Line], chain: Chain) -> Iterator[Finding]:
    """Yield the lines that are left out though their hash is right, and what is not there."""
    trusted = chain.trusted()
    seen: set[str] = set()
    for line in lines:
        if line.is_torn:
            yield "cli.recover_torn", {"line": line.number}
        elif line.entry and line.entry.hash not in seen and line.number not in trusted:
            yield "cli.recover_left_out", {"line": line.number}
        seen.add(line.entry.hash if line.entry else "")
    last = 0
    for run in filter(None, chain.runs):
        if run[0].seq > last + 1:
            yield "cli.recover_gap", {"changes": stretch(last + 1, run[0].seq - 1)}
        last = run[-1].seq


def _whole_beginning(run: list[Link]) -> tuple[list[Link], dict[Place, Document]]:
    """Return the lines from the first on that fit each other, and the documents after them."""
    whole: list[Link] = []
    documents: dict[Place, Document] = {}
    for link in run:
        entry = link.entry
        places = {(edit.table, edit.id) for edit in entry.changes}
        trial = Rebuilt({place: documents[place] for place in places & documents.keys()})
        trial.apply(entry, link.number)
        if trial.unfit:
            break
        whole.append(link)
        documents.update(trial.documents)
        for place in places - trial.documents.keys():
            documents.pop(place, None)
    return whole, documents


def _apply(rebuilt: Rebuilt, links: Iterable[Link]) -> None:
    """Apply the changes of lines in turn."""
    for link in links:
        rebuilt.apply(link.entry, link.number)
