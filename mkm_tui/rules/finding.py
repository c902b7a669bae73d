"""One search over meetings, matters, decisions, projects and ideas, in small steps."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from mkm_tui.records.state import State
from mkm_tui.rules.finding_query import Query, Vocabulary, folded
from mkm_tui.rules.finding_texts import Account, Place, Reader, View

REGISTERS = ("ideas", "projects", "meetings", "matters", "decisions")
"""What is searched; of one day's records the last stand first."""
_RANKS = {register: rank for rank, register in enumerate(REGISTERS)}
Span = tuple[int, int]
_HEAD = 2
"""Lines of an entry's text above its paragraphs: kind and number, title."""
_BITS = 24
"""Room for a record's place among all others of its day and register."""
_AT_HAND = 400
"""Accounts that are kept beside the folded texts."""


class Finding(NamedTuple):
    """A record that was found, and the paragraph that says why."""

    place: Place
    title: str
    day: date | None
    text: str
    """The paragraph in which most of the words stand; the first one where none does."""
    spans: list[Span]
    """Where in it they stand."""


class _Entry:
    """A record's text, folded, and what that rests on."""

    __slots__ = ("basis", "tags", "text", "turn")

    def __init__(self, turn: int, basis: tuple[Any, ...], text: str, tags: frozenset[str]) -> None:
        self.turn, self.basis, self.text, self.tags = turn, basis, text, tags


class Index:
    """All records, newest first, and the folded text of those that were looked at.

    A record is read again only where it, or what its text rests on, is another object than before.
    """

    def __init__(self, vocabulary: Vocabulary, view: View = View.GROUP) -> None:
        self.vocabulary, self.view = vocabulary, view
        self._reader: Reader | None = None
        self._turn = 0
        self._order: list[Place] = []
        self._days: dict[Place, date | None] = {}
        self._entries: dict[Place, _Entry] = {}
        self._accounts: dict[Place, Account] = {}

    def take(self, state: State, today: date) -> Iterator[None]:
        """Take a record in, step by step; only the last step changes what is found."""
        if self._reader and self._reader.state is state and self._reader.today == today:
            return
        rows: list[tuple[int, Place]] = []
        days: dict[Place, date | None] = {}
        for place, day in _dated(state):
            rank = (day.toordinal() if day else 0) << 3 | _RANKS[place.register]
            rows.append((rank << _BITS | len(rows), place))
            days[place] = day
            yield
        rows.sort(reverse=True)
        if self._reader and self._reader.today != today:
            self._entries.clear()
        self._reader = Reader(state, today, self.vocabulary, self.view)
        self._order = [place for _, place in rows]
        self._days = days
        self._turn += 1
        self._accounts.clear()
        for gone in self._entries.keys() - days.keys():
            del self._entries[gone]

    def sought(
        self, query: Query, among: Iterable[Place | None] | None = None
    ) -> Iterator[Place | None]:
        """Yield what is found, and None for each record looked at that is not.

        A record whose number is one of the words comes first, then the newest. `among` is what a
        wider search yields; without it, all is looked at.
        """
        if not query:
            return
        exact = self.numbered(query)
        for place in exact:
            yield place if self._holds(place, query) else None
        for met in self._order if among is None else among:
            if met is None or met in exact:
                yield None
            else:
                yield met if self._holds(met, query) else None

    def numbered(self, query: Query) -> list[Place]:
        """Return the records whose number is one of the words."""
        words = [word.upper() for word in query.words]
        places = [Place(register, word) for word in words for register in reversed(REGISTERS)]
        return [place for place in places if place in self._days]

    def reads(self) -> Iterator[None]:
        """Read all records, step by step, so that a search need not."""
        for place in self._order:
            self._entry(place)
            yield

    def finding(self, place: Place, query: Query) -> Finding:
        """Return what is told of a record that was found."""
        account = self.account(place)
        best, most = 0, 0
        for number, low in enumerate(self._entry(place).text.split("\n")[_HEAD:]):
            count = sum(word in low for word in query.words)
            if count > most:
                best, most = number, count
        text = account.texts[best] if account.texts else ""
        return Finding(place, account.title, self._days[place], text, hits(text, query.words))

    def account(self, place: Place) -> Account:
        """Return what a record says; those asked for lately are at hand."""
        assert self._reader
        if len(self._accounts) > _AT_HAND:
            self._accounts.clear()
        if place not in self._accounts:
            self._accounts[place] = self._reader.read(place)
        return self._accounts[place]

    def _holds(self, place: Place, query: Query) -> bool:
        """Say whether a record has every word, and one tag for each filter."""
        if query.years:
            day = self._days[place]
            if day is None or not all(str(day.year).startswith(year) for year in query.years):
                return False
        entry = self._entry(place)
        text = entry.text
        for word in query.words:
            if word not in text:
                return False
        return not any(tags.isdisjoint(entry.tags) for tags in query.tags)

    def _entry(self, place: Place) -> _Entry:
        """Return a record's text, read anew where it has changed."""
        entry = self._entries.get(place)
        if entry is not None and entry.turn == self._turn:
            return entry
        assert self._reader
        basis = self._reader.basis(place)
        if entry is None or not all(a is b for a, b in zip(entry.basis, basis, strict=True)):
            account = self._reader.read(place)
            kind = self.vocabulary.kinds[place.register]
            text = "\n".join((f"{kind} {place.id}", account.title, *account.texts))
            entry = self._entries[place] = _Entry(0, basis, folded(text), account.tags)
        entry.turn = self._turn
        return entry


def hits(text: str, words: Iterable[str]) -> list[Span]:
    """Return where folded words stand in a text, from its beginning on."""
    low, places = folded(text), list[int]()
    if len(low) != len(text):
        for at, letter in enumerate(text):
            places += [at] * len(folded(letter))
    found = list[Span]()
    for word in words:
        start = low.find(word)
        while start >= 0:
            end = start + len(word)
            found.append((places[start], places[end - 1] + 1) if places else (start, end))
            start = low.find(word, end)
    return _merged(sorted(found))


def _merged(spans: list[Span]) -> list[Span]:
    """Return spans in order, those that touch as one."""
    merged = list[Span]()
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _dated(state: State) -> Iterator[tuple[Place, date | None]]:
    """Yield each record with its day: the meeting's, the decision's, the one it was received.

    A project's day is that of the latest matter about it, else of its idea.
    """
    latest: dict[str, date] = {}
    for key, meeting in state.meetings.items():
        yield Place("meetings", key), meeting.on
    for key, matter in state.matters.items():
        held = state.meetings.get(matter.meeting)
        if matter.project and held:
            latest[matter.project] = max(held.on, latest.get(matter.project, held.on))
        yield Place("matters", key), held.on if held else None
    for key, decision in state.decisions.items():
        yield Place("decisions", key), decision.agreed_on
    for key, idea in state.ideas.items():
        yield Place("ideas", key), idea.received
    for key, project in state.projects.items():
        source = state.ideas.get(project.idea)
        yield Place("projects", key), latest.get(key, source.received if source else None)
