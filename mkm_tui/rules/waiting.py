"""What waits at each unit: projects that have not begun or are on hold, and ideas."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mkm_tui.records.portfolio import Idea, Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import IdeaAnswer, Phase
from mkm_tui.rules.memo import chosen, remembered
from mkm_tui.rules.portfolio import burdens

_OVER = frozenset({Phase.INSTITUTIONALISED, Phase.ENDED})


class Waits(NamedTuple):
    """What waits at a unit."""

    projects: list[str]
    """Ids of the projects that burden it not yet, or not now."""
    ideas: int
    """How many ideas from it have no answer, or wait."""


@chosen("projects")
def _not_over(project: Project, _: date) -> bool:
    """Say whether a project is not over."""
    return project.phase not in _OVER


@chosen("ideas")
def _open(idea: Idea, _: date) -> bool:
    """Say whether an idea has no answer yet, or waits, and comes from a unit."""
    return bool(idea.unit) and idea.answer in (None, IdeaAnswer.WAITING)


@remembered(_not_over, _open, "decisions")
def waits(state: State, today: date) -> Mapping[str, Waits]:
    """Return what waits at each unit, by unit id; units where nothing waits are left out."""
    projects: dict[str, list[str]] = {}
    ideas: dict[str, int] = {}
    for project in _not_over(state, today).values():
        if not burdens(state, project, today):
            for unit in project.units:
                projects.setdefault(unit, []).append(project.id)
    for idea in _open(state, today).values():
        ideas[idea.unit] = ideas.get(idea.unit, 0) + 1
    return {
        unit: Waits(projects.get(unit, []), ideas.get(unit, 0))
        for unit in projects.keys() | ideas.keys()
    }
