"""Readiness, competence, load and pending moves (R19, R20, R21, R25, R29 and the board)."""

from collections.abc import Mapping
from datetime import date

from msgspec import structs

from mkm_tui.records.course import Move
from mkm_tui.records.portfolio import Idea, Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import ChangeKind, Column, Phase
from mkm_tui.rules.memo import chosen, remembered
from mkm_tui.rules.publication import in_force_from

Card = Project | Idea

ACTIVE = frozenset({Phase.PLANNING, Phase.PILOT, Phase.TRIAL})
"""Phases in which a project burdens its units."""
STARTED = frozenset({Phase.PILOT, Phase.TRIAL, Phase.INSTITUTIONALISED})
"""Phases in which a project has started (R20)."""
COMMITTING = frozenset({Column.IN_PROGRESS, Column.ENDED})
"""Columns into which a move commits the municipality, and so waits for a decision."""
_SETTLED = frozenset({Column.ON_HOLD, Column.ENDED})
"""Columns whose cards burden nobody."""
_UNDER_WAY = ACTIVE | {Phase.IDEA}
"""Phases in which a project burdens its units, or is about to."""
LOW = 1


def readiness_missing(project: Project) -> list[str]:
    """Return the names of the readiness factors that are not set (R20)."""
    factors = project.readiness
    return [name for name in factors.__struct_fields__ if getattr(factors, name) is None]


def readiness_low(project: Project) -> list[str]:
    """Return the names of the factors that are low, where assistance is due (R20)."""
    factors = project.readiness
    return [name for name in factors.__struct_fields__ if getattr(factors, name) == LOW]


def conflict_note_missing(project: Project) -> bool:
    """Say whether a social change lacks its note on conflicting interests (R21)."""
    return ChangeKind.SOCIAL in project.kinds and not project.conflicting_interests.strip()


def only_self_evaluated(project: Project) -> bool:
    """Say whether only the project itself evaluates it, without question or plan (R29)."""
    asked = project.critical_question.strip() and project.summative_plan.strip()
    return not (asked or any(evaluation.by_others for evaluation in project.evaluations))


def competence_need(project: Project) -> list[str]:
    """Return what is required and not there: required minus have (R25)."""
    have = {item.casefold() for item in project.competence_have}
    return [item for item in project.competence_required if item.casefold() not in have]


def without_help(project: Project) -> list[str]:
    """Return the competence that is needed and with which nobody helps (R25)."""
    helped = {given.competence.casefold() for given in project.helps}
    return [item for item in competence_need(project) if item.casefold() not in helped]


def done_since(state: State, card: Card, today: date) -> date | None:
    """Return since when a pending move is done by a decision in force; None while it is not.

    One that was asked for when the decision was in force already is done from that day.
    """
    decision = state.decisions.get(card.pending.matter) if card.pending else None
    since = in_force_from(decision) if decision else None
    if card.pending is None or since is None or since > today:
        return None
    return max(since, card.pending.since)


def column(state: State, card: Card, today: date) -> Column:
    """Return where a card stands: a pending move is done when its decision is in force."""
    if card.pending is None or done_since(state, card, today) is None:
        return card.column
    return card.pending.to


def is_pending(state: State, card: Card, today: date) -> bool:
    """Say whether a move of the card still waits for its decision."""
    return card.pending is not None and done_since(state, card, today) is None


def carrier(state: State, card: Card) -> str:
    """Return the matter that can still carry a pending move; empty where none can.

    One that was withdrawn, or that ended without a decision, carries nothing.
    """
    key = card.pending.matter if card.pending else ""
    matter = state.matters.get(key)
    if matter is None or (matter.ended and key not in state.decisions):
        return ""
    return key


@chosen("projects")
def moving_projects(project: Project, _: date) -> bool:
    """Say whether a project has a pending move."""
    return project.pending is not None


@chosen("ideas")
def moving_ideas(idea: Idea, _: date) -> bool:
    """Say whether an idea has a pending move."""
    return idea.pending is not None


def moves(state: State, card: Card, today: date) -> tuple[Move, ...]:
    """Return a card's moves that are done, oldest first, each with the decision that did it."""
    since = done_since(state, card, today)
    if card.pending is None or since is None:
        return card.moves
    return *card.moves, Move(card.pending.to, since, card.pending.matter)


def settled(state: State, card: Card, today: date) -> Card:
    """Return a card with a move written as done that its decision has done already."""
    if done_since(state, card, today) is None:
        return card
    stands, done = column(state, card, today), moves(state, card, today)
    return structs.replace(card, column=stands, moves=done, pending=None)


def burdens(state: State, project: Project, today: date) -> bool:
    """Say whether a project burdens its units; what is on hold or over burdens nobody (R19)."""
    return project.phase in ACTIVE and column(state, project, today) not in _SETTLED


@chosen("projects")
def active(project: Project, _: date) -> bool:
    """Say whether a project is in a phase in which it burdens its units."""
    return project.phase in ACTIVE


@chosen("projects")
def on_hold(project: Project, _: date) -> bool:
    """Say whether a project is on hold."""
    return project.phase is Phase.ON_HOLD


@chosen("projects")
def finished(project: Project, _: date) -> bool:
    """Say whether a project is everyday practice, or ended."""
    return project.phase in (Phase.INSTITUTIONALISED, Phase.ENDED)


@remembered(active, "decisions")
def loads(state: State, today: date) -> Mapping[str, list[Project]]:
    """Return the projects that burden each unit, by unit id; units with none are left out."""
    found: dict[str, list[Project]] = {}
    for project in active(state, today).values():
        if burdens(state, project, today):
            for unit in project.units:
                found.setdefault(unit, []).append(project)
    return found


def load(state: State, unit: str, today: date) -> list[Project]:
    """Return the active projects that a unit carries."""
    return loads(state, today).get(unit, [])


def limit(state: State, unit: str) -> int:
    """Return how many active projects a unit carries at most (R19)."""
    own = state.units[unit].project_limit if unit in state.units else None
    if own is not None:
        return own
    return state.group.project_limit if state.group else 3


def overloaded(state: State, today: date) -> list[str]:
    """Return the units that are at their limit of active projects, or over it (R19)."""
    carried = loads(state, today)
    return [u for u in state.units if u in carried and len(carried[u]) >= limit(state, u)]


@remembered(loads, "units", "groups")
def full_units(state: State, today: date) -> Mapping[str, tuple[int, int]]:
    """Return the units at their limit or over it, with what they carry and the limit (R19)."""
    units = overloaded(state, today)
    return {unit: (len(load(state, unit, today)), limit(state, unit)) for unit in units}


def burdened(card: Card, stands: Column, full: Mapping[str, object]) -> list[str]:
    """Return the full units that a card burdens, or would burden; what is over burdens none."""
    if stands in _SETTLED or (isinstance(card, Project) and card.phase not in _UNDER_WAY):
        return []
    units = card.units if isinstance(card, Project) else (card.unit,)
    return [unit for unit in units if unit in full]
