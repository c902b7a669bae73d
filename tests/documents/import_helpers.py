"""Importing a text into a record, and what a matter looks like afterwards."""

from datetime import UTC, date, datetime

from mkm_tui.actions.base import Context
from mkm_tui.documents.import_found import found_in_file
from mkm_tui.documents.import_plan import Plan, Where, plan_of
from mkm_tui.documents.import_source import Source
from mkm_tui.records.meetings import Matter
from mkm_tui.records.state import State

NOW = Context(now=datetime(2026, 11, 24, 9, tzinfo=UTC), who="Turid Lunde")
SOME_DAY = date(2026, 12, 1)


def planned(text: str, state: State, where: Where | None = None, name: str = "f.md") -> Plan:
    """Return what importing a text would do; on some day, where the text names none."""
    found = found_in_file(Source(name, text), state)
    return plan_of(found, state, where or Where(on=found.on or SOME_DAY), NOW)


def brought(plan: Plan) -> list[Matter]:
    """Return the matters as the import leaves them."""
    return [plan.state.matters[matter.id] for matter in plan.matters]


def bare(state: State) -> State:
    """Return a record with the same group, people and units, and nothing else."""
    return State().put(*state.groups.values(), *state.people.values(), *state.units.values())
