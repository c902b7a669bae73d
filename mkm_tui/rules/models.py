"""Which projects have another one as their model."""

from datetime import date

from mkm_tui.records.state import State
from mkm_tui.rules.memo import remembered


@remembered("projects")
def followers(state: State, today: date) -> dict[str, list[str]]:
    """Return the ids of the projects that are modelled on each project, by its id."""
    found: dict[str, list[str]] = {}
    for project in state.projects.values():
        if project.model:
            found.setdefault(project.model, []).append(project.id)
    return found
