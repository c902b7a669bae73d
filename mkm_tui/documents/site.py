"""A site: decisions, minutes, the log, a front page and a feed, from one state of the record."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from mkm_tui.documents.feed import feed
from mkm_tui.documents.html import html_page
from mkm_tui.documents.paper import Paper, PaperKind, Wish
from mkm_tui.documents.papers import NoPaper, paper_of
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.site_links import (
    FEED,
    INDEX,
    LOG,
    around,
    decision_path,
    decisions_on,
    minutes_on,
    minutes_path,
)
from mkm_tui.documents.site_pages import front_page
from mkm_tui.locale.words import Words
from mkm_tui.records.decisions import Decision
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience
from mkm_tui.rules.giving import is_exempt
from mkm_tui.rules.publication import missing_audiences
from mkm_tui.rules.sharing import private
from mkm_tui.store.journal import Entry
from mkm_tui.store.past import Stamp

GROUP = frozenset({("groups", "group")})
"""The place of the record's first change."""


def root_of(entries: Iterable[Entry]) -> str:
    """Return the hash of the group's first change, by which a record is known for good."""
    first = next(iter(entries), None)
    return first.hash if first else ""


class Site(Mapping[str, str]):
    """The pages by their place in the folder; each is written when it is asked for.

    The pages come first, then the front page and the feed that lead to them. `root` is the hash
    of the record's first change, from which the feed's ids are made; `address` is that of the
    folder, where it has one.
    """

    def __init__(
        self,
        state: State,
        reach: Reach,
        today: date,
        stamp: Stamp,
        root: str = "",
        address: str = "",
    ) -> None:
        """Raise NoPaper where there is no group."""
        if state.group is None:
            raise NoPaper("no_group")
        self.state, self.reach, self.today, self.stamp = state, reach, today, stamp
        self.root, self.address = root, address
        self.words = Words(state.group.language)
        self._wishes = _wishes(state, reach)
        self.withheld = _withheld(state, reach)

    def __iter__(self) -> Iterator[str]:
        """Yield the places in the order in which they are to be written."""
        yield from self._wishes
        yield from (INDEX, FEED)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._wishes) + 2

    def __contains__(self, path: object) -> bool:
        """Say whether there is such a file, without writing it."""
        return path in self._wishes or path in (INDEX, FEED)

    def __getitem__(self, path: str) -> str:
        """Return what a file is to say."""
        if path == INDEX:
            return front_page(self.state, self.reach, self.today, self.words)
        if path == FEED:
            return feed(self.state, self.reach, self.today, self.words, self.root, self.address)
        wish = self._wishes[path]
        return site_page(self.state, paper_of(self.state, wish, self.today, self.stamp))


def site_page(state: State, paper: Paper) -> str:
    """Return a document as a page of a site, with the links to the other pages."""
    return html_page(paper, around(state, paper.front.wish, Words(paper.front.language)))


def _wishes(state: State, reach: Reach) -> dict[str, Wish]:
    """Return the documents of a site by their places."""
    found = {
        minutes_path(meeting.id): Wish(PaperKind.MINUTES, reach, meeting=meeting.id)
        for meeting in minutes_on(state, reach)
    }
    for decision in decisions_on(state, reach):
        kind = _kind(state, decision, reach)
        found[decision_path(decision.id)] = Wish(kind, reach, decision=decision.id)
    return {**found, LOG: Wish(PaperKind.DECISIONS, reach)}


def _withheld(state: State, reach: Reach) -> frozenset[tuple[str, str]]:
    """Return the places that a page can have, each with a matter on it not for these readers."""
    if reach is Reach.INTERNAL:
        return frozenset()
    secret = [matter for matter in state.matters.values() if private(matter)]
    decisions = [(decision_path(matter.id), matter.id) for matter in secret]
    return frozenset((*decisions, *((minutes_path(m.meeting), m.id) for m in secret)))


def _kind(state: State, decision: Decision, reach: Reach) -> PaperKind:
    """Return the document that stands on a decision's page.

    What the public was not given yet of an exempt decision is on no page but the publication
    itself (R12).
    """
    waits = Audience.USERS in missing_audiences(decision)
    veiled = reach is Reach.PUBLIC and is_exempt(state, decision)
    return PaperKind.PUBLICATION if veiled and waits else PaperKind.DECISION
