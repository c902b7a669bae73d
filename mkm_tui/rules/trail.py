"""Where a decision comes from: idea, project, matters, and the decision itself."""

from typing import NamedTuple

from mkm_tui.records.state import State
from mkm_tui.rules.agenda import earlier_treatments


class Step(NamedTuple):
    """A record on the way to a decision: its register, its id."""

    register: str
    id: str


def origin(state: State, decision_id: str) -> list[Step]:
    """Return the way to a decision, its idea first: ideas, project, earlier matters, matter."""
    matter = state.matters[decision_id]
    earlier = [treated.id for treated in reversed(earlier_treatments(state, matter))]
    matters = [state.matters[key] for key in (*earlier, matter.id)]
    projects = dict.fromkeys(m.project for m in matters if m.project in state.projects)
    ideas = dict.fromkeys(
        key
        for key in (
            *(state.projects[project].idea for project in projects),
            *(m.idea for m in matters),
        )
        if key in state.ideas
    )
    return [
        *(Step("ideas", key) for key in ideas),
        *(Step("projects", key) for key in projects),
        *(Step("matters", m.id) for m in matters),
    ]


def places(state: State, decision_id: str) -> frozenset[tuple[str, str]]:
    """Return table and id of every record whose changes are the decision's own history."""
    steps = origin(state, decision_id)
    matters = {("matters", step.id) for step in steps if step.register == "matters"}
    return frozenset({("decisions", decision_id), *matters})
