"""What waits at each unit: projects that have not begun or are on hold, and ideas."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mkm_tui.records.portfolio import Idea
from mkm_tui.records.state import State
from mkm_tui.records.terms import IdeaAnswer, Phase
from mkm_tui.rules.memo import remembered
from mkm_tui.rules.portfolio import burdens

_OVER = frozenset({Phase.INSTITUTIONALISED, Phase.ENDED})


class Waits(NamedTuple):
    """What waits at a unit."""

    projects: list[str]
    """Ids of the projects that burden it not yet, or not now."""
    ideas: int
    """How many ideas from it have no answer, or wait."""


@remembered("projects", "ideas", "decisions")
def waits(state: State, today: date) -> Mapping[str, Waits]:
    """Return what waits at each unit, by unit id; units where nothing waits are left out."""
    projects: dict[str, list[str]] = {}
    ideas: dict[str, int] = {}
    for project in state.projects.values():
        if project.phase not in _OVER and not burdens(state, project, today):
            for unit in project.units:
                projects.setdefault(unit, []).append(project.id)
    for idea in state.ideas.values():
        if idea.unit and _open(idea):
            ideas[idea.unit] = ideas.get(idea.unit, 0) + 1
    return {
        unit: Waits(projects.get(unit, []), ideas.get(unit, 0))
        for unit in projects.keys() | ideas.keys()
    }


def _open(idea: Idea) -> bool:
    """Say whether an idea has no answer yet, or waits."""
    return idea.answer in (None, IdeaAnswer.WAITING)
