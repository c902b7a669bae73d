"""What the programme has to show, by what the record itself says."""

from datetime import date
from typing import NamedTuple

from mkm_tui.records.meetings import Matter
from mkm_tui.records.people import Unit
from mkm_tui.records.portfolio import Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import Checklist, DecisionStatus, MatterKind, Outcome, Phase
from mkm_tui.rules.agenda import undocumented
from mkm_tui.rules.consensus import AGREED, outcome
from mkm_tui.rules.followup import late_answers, unsettled
from mkm_tui.rules.memo import each
from mkm_tui.rules.publication import worths
from mkm_tui.rules.surveys import agreed_with, few, surveys


class Followed(NamedTuple):
    """How the decisions in force are followed."""

    in_force: int
    by_all: int
    """Those that no unit refuses, and that none owes word of after the deadline (R14, R15)."""


class Answering(NamedTuple):
    """How ideas are answered (R24)."""

    answered: int
    in_time: int
    overdue: int
    """Ideas without an answer after its deadline."""


class Trends(NamedTuple):
    """How units' surveys have gone, where there are two or more: names of units."""

    up: list[str]
    down: list[str]
    same: list[str]


class Agreement(NamedTuple):
    """What the matters put to a decision came to."""

    agreed: int
    no_consensus: int
    public: int
    """How many of those agreed are not exempt."""
    heard: int
    """How many of these have both the employees' and the users' part documented (R17)."""


def institutionalised(state: State) -> list[Project]:
    """Return the projects that are everyday practice (R28)."""
    return [p for p in state.projects.values() if p.phase is Phase.INSTITUTIONALISED]


def followed(state: State, today: date) -> Followed:
    """Return how the decisions in force are followed."""
    worth = worths(state, today)
    in_force = list(worth.values()).count(DecisionStatus.IN_FORCE)
    ill = [key for key in unsettled(state, today) if worth[key] is DecisionStatus.IN_FORCE]
    return Followed(in_force, in_force - len(ill))


def answering(state: State, today: date) -> Answering:
    """Return how ideas are answered."""
    answered = [idea for idea in state.ideas.values() if idea.answer is not None]
    in_time = [i for i in answered if i.answered_on is None or i.answered_on <= i.answer_by]
    late = late_answers(state, today)
    return Answering(len(answered), len(in_time), len(late))


def trends(state: State) -> Trends:
    """Return how each unit's empowerment has gone from the first survey to the latest.

    A unit goes up where most employees say yes to more of the factors than before. Surveys in
    which people could be recognised are left out.
    """
    found = Trends([], [], [])
    for unit in state.units.values():
        change = _change(unit)
        if change is not None:
            way = found.up if change > 0 else found.down if change < 0 else found.same
            way.append(unit.name)
    return found


def _change(unit: Unit) -> int | None:
    """Return to how many more factors most say yes than before; None without two surveys."""
    asked = [s for s in surveys(unit, Checklist.EMPOWERMENT) if not few(s)]
    return agreed_with(asked[-1]) - agreed_with(asked[0]) if len(asked) > 1 else None


def agreement(state: State) -> Agreement:
    """Return what the matters put to a decision came to, three voices each (R3)."""
    found = [counted for counted in _counted(state, date.min).values() if counted is not None]
    return Agreement(*map(sum, zip(*found, strict=True))) if found else Agreement(0, 0, 0, 0)


@each("matters")
def _counted(matter: Matter, _: date) -> Agreement | None:
    """Return how one matter counts in what all came to; None for one not put to a decision."""
    if matter.kind is not MatterKind.DECISION or matter.closing is None:
        return None
    came_to = outcome(matter)
    if came_to not in AGREED:
        return Agreement(0, int(came_to is Outcome.NO_CONSENSUS), 0, 0)
    heard = not (matter.exempt or undocumented(matter))
    return Agreement(1, 0, int(not matter.exempt), int(heard))


def elapsed(state: State, today: date) -> tuple[int, int] | None:
    """Return how many days of the period are gone, and of how many; None where it is not set."""
    group = state.group
    if group is None or group.period_start is None or group.period_end is None:
        return None
    whole = (group.period_end - group.period_start).days
    return (max(0, min(whole, (today - group.period_start).days)), whole) if whole > 0 else None
