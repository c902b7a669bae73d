"""In which order projects stand in the list, and under which headings."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from mkm_tui.locale.words import Words
from mkm_tui.records.portfolio import Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import ChangeKind, Phase
from mkm_tui.rules.assessment import ordered
from mkm_tui.rules.portfolio import limit, load, readiness_low, readiness_missing
from mkm_tui.widgets.plain import sentence

HEADING = "#"
"""What the key of a heading begins with; a project's row may have its group after an @."""
_PHASES, _KINDS = list(Phase), list(ChangeKind)


class Grouping(StrEnum):
    """By what the list has headings."""

    NONE = "none"
    PHASE = "phase"
    KIND = "kind"
    UNIT = "unit"


class Sorting(StrEnum):
    """By what projects stand below one another."""

    NUMBER = "number"
    TITLE = "title"
    PHASE = "phase"
    READINESS = "readiness"
    PRIORITY = "priority"
    COST = "cost"


class Order(NamedTuple):
    """How the list is laid out."""

    grouping: Grouping = Grouping.NONE
    sorting: Sorting = Sorting.NUMBER


def project_of(row: str) -> str:
    """Return the id of the project in a row; empty for a heading."""
    return "" if row.startswith(HEADING) else row.partition("@")[0]


def in_order(state: State, keys: Iterable[str], sorting: Sorting, today: date) -> list[str]:
    """Return projects in an order; of two alike the older is first."""
    if sorting is Sorting.NUMBER:
        return list(keys)
    rank = _ranks(state, today) if sorting is Sorting.PRIORITY else {}
    places: dict[Sorting, Callable[[str], Any]] = {
        Sorting.TITLE: lambda key: state.projects[key].title.casefold(),
        Sorting.PHASE: lambda key: _PHASES.index(state.projects[key].phase),
        Sorting.READINESS: lambda key: _unready(state.projects[key]),
        Sorting.PRIORITY: lambda key: rank.get(key, len(rank)),
        Sorting.COST: lambda key: -(state.projects[key].cost or 0),
    }
    return sorted(keys, key=places[sorting])


def _ranks(state: State, today: date) -> dict[str, int]:
    """Return the place of each project on the board, column by column."""
    every = (key for keys in ordered(state, today).values() for key in keys)
    return {key: place for place, key in enumerate(every)}


def _unready(project: Project) -> tuple[int, int]:
    """Return how much lacks before a project is ready: what is not set, then what is low."""
    return -len(readiness_missing(project)), -len(readiness_low(project))


def rows(state: State, keys: Sequence[str], grouping: Grouping) -> list[str]:
    """Return the rows of the list: the projects, each below the heading of its group.

    A project of several kinds or units stands below each of them.
    """
    if grouping is Grouping.NONE:
        return list(keys)
    groups: dict[str, list[str]] = {name: [] for name in _names(state, grouping)}
    for key in keys:
        for name in dict.fromkeys(_of(state.projects[key], grouping)) or [""]:
            groups.setdefault(name, []).append(f"{key}@{name}")
    found = []
    for name, held in groups.items():
        if held:
            found += [f"{HEADING}{name}", *held]
    return found


def _names(state: State, grouping: Grouping) -> Iterable[str]:
    """Return the groups in their order."""
    if grouping is Grouping.UNIT:
        return list(state.units)
    return [*(_PHASES if grouping is Grouping.PHASE else _KINDS)]


def _of(project: Project, grouping: Grouping) -> Sequence[str]:
    """Return the groups of a project."""
    if grouping is Grouping.PHASE:
        return [project.phase]
    return project.kinds if grouping is Grouping.KIND else project.units


def heading(
    words: Words, state: State, row: str, grouping: Grouping, today: date
) -> tuple[str, str]:
    """Return what a heading says, and of a unit what it carries against its limit (R19)."""
    name = row.removeprefix(HEADING)
    if not name:
        return words(f"screens.portfolio.none_{grouping}"), ""
    if grouping is not Grouping.UNIT:
        term = Phase(name) if grouping is Grouping.PHASE else ChangeKind(name)
        return sentence(words.show(term)), ""
    carried, most = len(load(state, name, today)), limit(state, name)
    key = "full" if carried and carried >= most else "load"
    return state.units[name].name, words(f"screens.figures.{key}", load=carried, limit=most)
