"""How the lines of a history hang together, and which of them can be trusted.

Each line names the hash of the one before. A line that nobody changed is where the next one says
that it is; the order in the file does not matter.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mkm_tui.store.journal import Entry, opened
from mkm_tui.store.lines import Line


class Link(NamedTuple):
    """A line whose hash is its own."""

    number: int
    """Where it stands in the file, counted from 1."""
    raw: bytes
    seq: int
    prev: str
    hash: str

    @property
    def entry(self) -> Entry:
        """The change that it holds."""
        return opened(self.raw, self.number)


Run = list[Link]
"""Lines that hang together, oldest first."""


def links(lines: Iterable[Line]) -> list[Link]:
    """Return the lines that hold a change; of the same line twice only the first."""
    found: dict[str, Link] = {}
    for line in lines:
        if line.entry is not None:
            entry = line.entry
            found.setdefault(
                entry.hash, Link(line.number, line.raw, entry.seq, entry.prev, entry.hash)
            )
    return list(found.values())


class Chain:
    """What can be trusted of a history: runs of lines, oldest first, with gaps in between."""

    def __init__(self, found: list[Link], anchor: str) -> None:
        """Order the lines; `anchor` is the hash that a sound snapshot names, or empty."""
        self._found = {link.hash: link for link in found}
        self._next: dict[str, list[Link]] = {}
        for link in found:
            self._next.setdefault(link.prev, []).append(link)
        self._heights = self._reckoned()
        self._vouched = set(self._back_from(anchor))
        self.holds_anchor = bool(anchor) and (anchor in self._found or anchor in self._next)
        """Whether the snapshot's hash is one of these lines', or one that a line builds on."""
        self.runs: list[Run] = []
        first = self._run("", 0)
        self.runs.append(first)
        for start in self._orphans():
            if self._goes_on(start, self.last):
                self._join([start, *self._run(start.hash, start.seq)])

    @property
    def last(self) -> int:
        """The number of the last change that can be trusted; 0 for none."""
        return next((run[-1].seq for run in reversed(self.runs) if run), 0)

    def trusted(self) -> set[int]:
        """Return the numbers of the file's lines that can be trusted."""
        return {link.number for run in self.runs for link in run}

    def _reckoned(self) -> dict[str, int]:
        """Return how many lines follow each line at most."""
        heights: dict[str, int] = {}
        for link in sorted(self._found.values(), key=lambda each: -each.seq):
            after = (heights[each.hash] + 1 for each in self._followers(link.hash, link.seq))
            heights[link.hash] = max(after, default=0)
        return heights

    def _followers(self, digest: str, seq: int) -> list[Link]:
        """Return the lines that build on another one and have the next number."""
        return [link for link in self._next.get(digest, []) if link.seq == seq + 1]

    def _back_from(self, anchor: str) -> Iterator[str]:
        """Yield the hashes of the lines that lead to the snapshot's."""
        while anchor in self._found:
            yield anchor
            anchor = self._found[anchor].prev

    def _weight(self, link: Link) -> tuple[bool, int]:
        """Return what speaks for a line: the snapshot, and how many lines build on it."""
        return link.hash in self._vouched, self._heights[link.hash]

    def _run(self, digest: str, seq: int) -> Run:
        """Return the lines that follow on a hash, each the best of those that could."""
        run: Run = []
        while followers := self._followers(digest, seq):
            run.append(max(followers, key=self._weight))
            digest, seq = run[-1].hash, run[-1].seq
        return run

    def _orphans(self) -> list[Link]:
        """Return the lines that build on one that is not there, in order, the best first."""
        known = self._found
        found = [link for link in known.values() if link.prev and link.prev not in known]
        return sorted(found, key=self._worst_last)

    def _worst_last(self, link: Link) -> tuple[int, bool, int]:
        """Return where a line stands among those that a run may begin with."""
        is_vouched, height = self._weight(link)
        return link.seq, not is_vouched, -height

    def _goes_on(self, link: Link, seq: int) -> bool:
        """Say whether a line that builds on one that is not there goes on after a number.

        Where no number lacks in between, it contradicts the line before: then something else must
        speak for it.
        """
        return link.seq > seq + 1 or (link.seq == seq + 1 and any(self._weight(link)))

    def _join(self, run: Run) -> None:
        """Add a run; where no number lacks in between, the line before is not what it was."""
        before = self.runs[-1]
        if before and before[-1].seq == run[0].seq - 1:
            before.pop()
        self.runs.append(run)
