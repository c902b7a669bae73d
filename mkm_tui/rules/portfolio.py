"""Readiness, overload and pending moves (R19, R20, R25 and the board)."""

from datetime import date

from mkm_tui.records.portfolio import Idea, Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import ChangeKind, Column, Phase
from mkm_tui.rules.publication import in_force_from

ACTIVE = frozenset({Phase.PLANNING, Phase.PILOT, Phase.TRIAL})
COMMITTING = frozenset({Column.IN_PROGRESS, Column.ENDED})
"""Columns into which a move commits the municipality, and so waits for a decision."""
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
    """Say whether a project has neither a critical question nor a summative plan (R29)."""
    return not (project.critical_question.strip() or project.summative_plan.strip())


def competence_need(project: Project) -> list[str]:
    """Return what is required and not there: required minus have (R25)."""
    have = {item.casefold() for item in project.competence_have}
    return [item for item in project.competence_required if item.casefold() not in have]


def column(state: State, card: Project | Idea, today: date) -> Column:
    """Return where a card stands: a pending move is done when its decision is in force."""
    if card.pending is None:
        return card.column
    decision = state.decisions.get(card.pending.matter)
    since = in_force_from(decision) if decision else None
    return card.pending.to if since is not None and since <= today else card.column


def is_pending(state: State, card: Project | Idea, today: date) -> bool:
    """Say whether a move of the card still waits for its decision."""
    return card.pending is not None and column(state, card, today) is not card.pending.to


def load(state: State, unit: str) -> list[Project]:
    """Return the active projects that a unit carries; what is on hold burdens nobody."""
    return [
        project
        for project in state.projects.values()
        if unit in project.units
        and project.phase in ACTIVE
        and project.column is not Column.ON_HOLD
    ]


def limit(state: State, unit: str) -> int:
    """Return how many active projects a unit carries at most (R19)."""
    own = state.units[unit].project_limit if unit in state.units else None
    if own is not None:
        return own
    return state.group.project_limit if state.group else 3


def overloaded(state: State) -> list[str]:
    """Return the units that are at their limit of active projects, or over it (R19)."""
    carried = {unit: len(load(state, unit)) for unit in state.units}
    return [unit for unit, count in carried.items() if count and count >= limit(state, unit)]
