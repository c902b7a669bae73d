"""The prioritisation board: what stands on it, and how far the three parties agree about it.

A disagreement is never averaged away: a card is worth what all three parties stand behind.
"""

from bisect import bisect_left, insort
from datetime import date
from typing import NamedTuple

from mkm_tui.records.portfolio import Assessment, Idea, Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import Column, Party
from mkm_tui.rules.memo import chosen, remembered
from mkm_tui.rules.portfolio import Card, column, is_pending, moving_ideas, moving_projects

MARKS = range(1, 5)
"""What a party may give a card."""
CRITERIA = (
    "need",
    "competence",
    "ownership",
    "leadership",
    "purpose",
    "for_whom",
    "impossible_today",
    "old_out",
)
"""What cards can be assessed by: the real-needs factors and the method's questions.

A group may add criteria of its own, in its own words.
"""
WHOLE = ("",)
"""The criterion of a group that has chosen none: the card as a whole."""
_APART = 2
"""The distance between two parties' marks from which they disagree."""


class Difference(NamedTuple):
    """Where the parties differ about a card: by what, who gave what, and how far apart."""

    criterion: str
    marks: dict[Party, int]
    spread: int

    @property
    def dialogue(self) -> bool:
        """Whether they stand so far apart that it calls for dialogue."""
        return self.spread >= _APART


@chosen("ideas")
def _unanswered(idea: Idea, _: date) -> bool:
    """Say whether an idea has no answer."""
    return idea.answer is None


@remembered(_unanswered, "projects")
def cards(state: State, today: date) -> dict[str, Card]:
    """Return what stands on the board, by id: all projects, and the ideas without an answer."""
    return {**dict(state.projects.items()), **_unanswered(state, today)}


def criteria(state: State) -> tuple[str, ...]:
    """Return by what the group's parties assess cards."""
    return (state.group.criteria if state.group else ()) or WHOLE


def shown(card: Card, party: Party, criterion: str) -> Assessment | None:
    """Return a party's assessment that may be seen; what is hidden may not."""
    return next((a for a in card.assessments if _is(a, party, criterion, False)), None)


def hidden(card: Card, party: Party, criterion: str) -> Assessment | None:
    """Return a party's assessment in a silent round that is not over."""
    return next((a for a in card.assessments if _is(a, party, criterion, True)), None)


def _is(a: Assessment, party: Party, criterion: str, hidden: bool) -> bool:
    """Say whether an assessment is this one."""
    return a.party is party and a.criterion == criterion and a.hidden is hidden


def marks(card: Card, criterion: str = "") -> dict[Party, int]:
    """Return the marks of the parties that have assessed a card by a criterion, as all see them."""
    given = {a.party: a.mark for a in card.assessments if a.criterion == criterion and not a.hidden}
    return {party: given[party] for party in Party if party in given}


def differences(card: Card, by: tuple[str, ...] = WHOLE) -> list[Difference]:
    """Return where parties have given a card different marks, the farthest apart first."""
    found = []
    for criterion in by:
        given = marks(card, criterion)
        spread = max(given.values()) - min(given.values()) if given else 0
        if spread:
            found.append(Difference(criterion, given, spread))
    return sorted(found, key=lambda difference: -difference.spread)


def spread(card: Card, by: tuple[str, ...] = WHOLE) -> int:
    """Return the greatest distance between two parties' marks by one criterion."""
    return _standing(card, by)[1]


def disagree(card: Card, by: tuple[str, ...] = WHOLE) -> bool:
    """Say whether parties stand so far apart that it calls for dialogue."""
    return spread(card, by) >= _APART


def assessed(card: Card, by: tuple[str, ...] = WHOLE) -> bool:
    """Say whether all three parties have assessed a card by every criterion."""
    return all(len(marks(card, criterion)) == len(Party) for criterion in by)


def agree(card: Card, by: tuple[str, ...] = WHOLE) -> bool:
    """Say whether all three parties have assessed a card, and stand close to one another."""
    return assessed(card, by) and not disagree(card, by)


def agreement(card: Card, by: tuple[str, ...] = WHOLE) -> int:
    """Return what all three stand behind: the lowest marks, summed over the criteria (R3).

    0 while a party lacks.
    """
    return _standing(card, by)[0]


def _standing(card: Card, by: tuple[str, ...]) -> tuple[int, int]:
    """Return what all three stand behind, and how far apart they are, in one look at the card."""
    given: dict[str, dict[Party, int]] = {}
    for a in card.assessments:
        if not a.hidden:
            given.setdefault(a.criterion, {})[a.party] = a.mark
    found = [given.get(criterion, {}).values() for criterion in by]
    behind = sum(map(min, found)) if all(len(m) == len(Party) for m in found) else 0
    return behind, max((max(m) - min(m) for m in found if m), default=0)


_Place = tuple[int, int, str, int, str]
"""Where a card stands among others: what comes first, and its id."""


class _Order(NamedTuple):
    """How the board stood, and on what that rests: a change costs the cards that it touches."""

    state: State
    by: tuple[str, ...]
    stands: dict[str, tuple[Column, _Place]]
    columns: dict[Column, list[_Place]]


_orders: list[_Order] = []
"""The latest, if any."""


def _place(key: str, card: Card, by: tuple[str, ...]) -> _Place:
    """Return a card's place among those of its column."""
    behind, apart = _standing(card, by) if card.assessments else (0, 0)
    return (-behind, apart, key[:1], int(key[1:]), key)


@remembered("ideas", "projects", "decisions", "groups")
def ordered(state: State, today: date) -> dict[Column, list[str]]:
    """Return the ids of each column's cards: the highest agreement first.

    Of two alike the one about which the parties stand closest is first, then the older.
    """
    by, every = criteria(state), cards(state, today)
    latest = _taken()
    if latest and latest.by == by:
        stands, columns = latest.stands, latest.columns
        touched = _touched(latest.state, state, today)
    else:
        stands, columns, touched = {}, {name: [] for name in Column}, set(every)
    for key in touched:
        if key in stands:
            column_was, place = stands.pop(key)
            del columns[column_was][bisect_left(columns[column_was], place)]
        if key in every:
            card = every[key]
            now = column(state, card, today) if card.pending else card.column
            stands[key] = (now, _place(key, card, by))
            insort(columns[now], stands[key][1])
    _orders.append(_Order(state, by, stands, columns))
    return {name: [place[-1] for place in places] for name, places in columns.items()}


def _taken() -> _Order | None:
    """Take the latest order away, to change it; another thread finds none then."""
    try:
        return _orders.pop()
    except IndexError:
        return None


def _touched(before: State, now: State, today: date) -> set[str]:
    """Return the ids of the cards that may stand elsewhere: they changed, or a move is pending."""
    changed = {*now.projects.changed(before.projects), *now.ideas.changed(before.ideas)}
    return changed.union(moving_projects(now, today), moving_ideas(now, today))


@remembered(cards, moving_projects, moving_ideas, "decisions")
def waiting(state: State, today: date) -> frozenset[str]:
    """Return the ids of the cards whose move waits for a decision."""
    moving: dict[str, Card] = {**moving_projects(state, today), **moving_ideas(state, today)}
    every = cards(state, today)
    return frozenset(k for k, c in moving.items() if k in every and is_pending(state, c, today))


def silent(state: State) -> bool:
    """Say whether a silent round goes on."""
    return state.group is not None and state.group.silent_since is not None


def given(card: Card, party: Party, by: tuple[str, ...]) -> int:
    """Return by how many criteria a party has assessed a card in a silent round."""
    return sum(hidden(card, party, criterion) is not None for criterion in by)


def _given_hidden(card: Card) -> bool:
    """Say whether a party has assessed a card in a silent round."""
    return any(a.hidden for a in card.assessments)


@chosen("projects")
def _in_round(project: Project, _: date) -> bool:
    """Say whether a silent round has come to a project."""
    return _given_hidden(project)


@chosen("ideas")
def _idea_in_round(idea: Idea, _: date) -> bool:
    """Say whether a silent round has come to an idea that stands on the board."""
    return idea.answer is None and _given_hidden(idea)


def lacking(state: State, today: date) -> tuple[int, dict[Party, int]]:
    """Return how many cards a silent round has come to, and on how many each party lacks."""
    by = criteria(state)
    taken: list[Card] = [*_in_round(state, today).values()]
    taken += _idea_in_round(state, today).values()
    lacks = {party: sum(given(card, party, by) < len(by) for card in taken) for party in Party}
    return len(taken), {party: count for party, count in lacks.items() if count}


def column_limit(state: State, of: Column) -> int | None:
    """Return how many cards a column takes at most; None where the group has set no limit."""
    columns = state.group.columns if state.group else ()
    return next((c.limit for c in columns if c.column is of), None)
