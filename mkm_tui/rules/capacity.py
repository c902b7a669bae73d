"""Whether a unit can take on more now, and why not (R14, R15, R19, R20, and the pilot phase)."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from mkm_tui.records.people import Unit
from mkm_tui.records.portfolio import Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import Checklist, DecisionStatus, Phase
from mkm_tui.rules.checklists import points
from mkm_tui.rules.followup import following, unsettled
from mkm_tui.rules.memo import remembered
from mkm_tui.rules.portfolio import limit, load, readiness_low
from mkm_tui.rules.publication import worths
from mkm_tui.rules.surveys import weakest


class Reason(NamedTuple):
    """Something that speaks against more: its rule, a key of the catalogue `method`, its gaps."""

    rule: str
    key: str
    values: dict[str, Any]
    stops: bool = False
    """Whether it alone says no; else it asks for thought."""


class Capacity(NamedTuple):
    """What a unit carries, what it can carry, and what speaks against more."""

    carried: list[Project]
    limit: int
    reasons: list[Reason]

    @property
    def room(self) -> int:
        """How many more projects there is room for."""
        return max(0, self.limit - len(self.carried))

    @property
    def may(self) -> bool:
        """Whether the unit can take on more now."""
        return not any(reason.stops for reason in self.reasons)


def capacity(state: State, unit: Unit, today: date) -> Capacity:
    """Return whether a unit can take on more, with every reason that speaks against it."""
    carried, most = load(state, unit.id, today), limit(state, unit.id)
    reasons = [
        *_full(carried, most),
        *_not_ready(carried),
        *_owing(state, unit, today),
        *_pilot(unit, carried),
        *_survey(unit),
    ]
    return Capacity(carried, most, reasons)


def _full(carried: list[Project], most: int) -> Iterator[Reason]:
    """Yield that the limit is reached, with what could go out (R19)."""
    if len(carried) >= most:
        values = {"load": len(carried), "limit": most, "projects": [p.id for p in carried]}
        yield Reason("R19", "capacity_full", values, stops=True)


def _not_ready(carried: list[Project]) -> Iterator[Reason]:
    """Yield the projects that ask for assistance already (R20)."""
    low = [project.id for project in carried if readiness_low(project)]
    if low:
        yield Reason("R20", "capacity_low", {"projects": low})


def _owing(state: State, unit: Unit, today: date) -> Iterator[Reason]:
    """Yield the decisions that the unit has not carried out: what is agreed comes first."""
    found = owed(state, today).get(unit.id, Owed([], []))
    if found.refused:
        yield Reason("R15", "capacity_refused", {"decisions": found.refused})
    if found.silent:
        yield Reason("R14", "capacity_silent", {"decisions": found.silent})


class Owed(NamedTuple):
    """The decisions in force that a unit does not follow, and those of which it owes word."""

    refused: list[str]
    silent: list[str]


@remembered(worths, unsettled)
def owed(state: State, today: date) -> dict[str, Owed]:
    """Return what each unit owes, by unit id, newest first; units that owe nothing are left out."""
    found: dict[str, Owed] = {}
    worth, open_ends = worths(state, today), unsettled(state, today)
    for key in reversed(list(open_ends)):
        if worth[key] is not DecisionStatus.IN_FORCE:
            continue
        for unit, stands in following(open_ends[key], today).items():
            if stands.refuses or stands.perhaps:
                known = found.setdefault(unit, Owed([], []))
                (known.refused if stands.refuses else known.silent).append(key)
    return found


def _pilot(unit: Unit, carried: list[Project]) -> Iterator[Reason]:
    """Yield the pilot measures that are not in place while a pilot runs."""
    if any(project.phase is Phase.PILOT for project in carried):
        lacking = [p.number for p in points(unit, Checklist.PILOT) if not p.holds]
        if lacking:
            yield Reason("", "capacity_pilot", {"count": len(lacking)})


def _survey(unit: Unit) -> Iterator[Reason]:
    """Yield the empowerment factors that the employees found weakest."""
    low = weakest(unit, Checklist.EMPOWERMENT)
    if low:
        yield Reason("", "capacity_survey", {"factors": low})
