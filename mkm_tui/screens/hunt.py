"""A search under way: done in slices between key presses, and kept from visit to visit."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from time import perf_counter

from mkm_tui.locale.search_words import vocabulary
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.rules.finding import Index
from mkm_tui.rules.finding_query import Query, query_from
from mkm_tui.rules.finding_texts import Place

MOST = 200
"""Hits that are looked for at a time."""


class Hunt:
    """What is sought, what is found so far, and what is left to do."""

    def __init__(self, words: Words) -> None:
        self.vocabulary = vocabulary(words)
        self.line = ""
        """What is typed."""
        self.chosen = ""
        """The record that was gone to last, as the list's key."""
        self.query = Query()
        self.found: list[Place] = []
        self.index = Index(self.vocabulary)
        self._state = State()
        self._shared: bool | None = None
        self._wanted = MOST
        self._taking: Iterator[object] | None = None
        self._seeking: Iterator[object] | None = None
        self._reading: Iterator[object] | None = None
        self._places: Iterator[Place | None] = iter(())

    def arrive(self, shared: bool) -> None:
        """Forget what was typed when others could not see the screen, or could."""
        if self._shared not in (None, shared):
            self.line = self.chosen = ""

    def take(self, state: State, today: date, shared: bool) -> bool:
        """Begin to take a record in; say whether everything was forgotten.

        What was read before the screen was shared is forgotten, and what others saw since.
        """
        forgets = self._shared not in (None, shared)
        if forgets:
            self.index, self.query, self.found = Index(self.vocabulary), Query(), []
            self._seeking = self._reading = None
        self._shared, self._state = shared, state
        self._taking = self.index.take(state, today)
        return forgets

    def seek(self, line: str) -> None:
        """Look for what a line says; where it narrows the search, only among what that finds."""
        query = query_from(line, self.vocabulary, self._state)
        narrower = bool(self.query) and self._taking is None and query.narrows(self.query)
        among = None
        if narrower and not self.index.numbered(self.query):
            among = chain(self.found, self._places)
        self.line, self.query = line, query
        self._begin(self.index.sought(query, among))

    def _begin(self, places: Iterator[Place | None]) -> None:
        """Begin to collect what is found."""
        self.found, self._wanted, self._places = [], MOST, places
        self._seeking = self._collected(places, self.found)

    def _collected(self, places: Iterator[Place | None], found: list[Place]) -> Iterator[bool]:
        """Collect what is found; each step says whether it is enough for now."""
        for place in places:
            if place:
                found.append(place)
            yield len(found) > self._wanted

    @property
    def full(self) -> bool:
        """Whether there are more hits than were looked for."""
        return len(self.found) > self._wanted

    @property
    def seeks(self) -> bool:
        """Whether more may be found before long."""
        return self._taking is not None or (self._seeking is not None and not self.full)

    @property
    def busy(self) -> bool:
        """Whether there is anything left to do."""
        return self.seeks or self._reading is not None

    def more(self) -> None:
        """Look for more hits than so far."""
        if self.full:
            self._wanted += MOST

    def go_on(self, seconds: float) -> None:
        """Work for so long: take the record in, seek, then read ahead."""
        end = perf_counter() + seconds
        if self._taking is not None:
            if not _spent(self._taking, end):
                return
            self._taking = None
            self.query = query_from(self.line, self.vocabulary, self._state)
            self._begin(self.index.sought(self.query))
            self._reading = self.index.reads()
        if self._seeking is not None and not self.full:
            if not _spent(self._seeking, end):
                return
            self._seeking = None
        if self._reading is not None and _spent(self._reading, end):
            self._reading = None


def _spent(steps: Iterator[object], end: float) -> bool:
    """Take steps until a time, or until one says that it is enough; say whether none is left."""
    return not any(enough or perf_counter() >= end for enough in steps)
