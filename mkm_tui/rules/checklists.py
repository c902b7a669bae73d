"""The document's checklists: how long each is, who keeps it, and what is known of its points."""

from typing import TypeVar

from msgspec import structs

from mkm_tui.records.checklists import Point
from mkm_tui.records.meetings import Matter
from mkm_tui.records.people import Breach, Group, Unit
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Checklist

LENGTHS = {
    Checklist.PREMISES: 6,
    Checklist.CONDITIONS: 9,
    Checklist.BASICS: 4,
    Checklist.DIMENSIONS: 5,
    Checklist.EMPOWERMENT: 10,
    Checklist.GOOD_DECISION: 5,
    Checklist.IDEA_WORK: 5,
    Checklist.PILOT: 6,
    Checklist.LEARNING: 4,
    Checklist.PROCESS: 5,
    Checklist.RESULT_KINDS: 3,
    Checklist.RESULTS: 4,
    Checklist.DILEMMAS: 3,
    Checklist.RISKS: 6,
    Checklist.SPREAD: 3,
}
"""How many points each list has (domain, part 2)."""

KEPT: dict[type, tuple[Checklist, ...]] = {
    Group: (
        Checklist.BASICS,
        Checklist.CONDITIONS,
        Checklist.IDEA_WORK,
        Checklist.RISKS,
        Checklist.RESULT_KINDS,
    ),
    Unit: (Checklist.DIMENSIONS, Checklist.PILOT, Checklist.IDEA_WORK),
    Project: (
        Checklist.PREMISES,
        Checklist.CONDITIONS,
        Checklist.PROCESS,
        Checklist.RESULTS,
        Checklist.SPREAD,
    ),
    Matter: (Checklist.DILEMMAS, Checklist.GOOD_DECISION),
}
"""Which lists a kind of record keeps. Learning stands in evaluations, empowerment in surveys."""

Keeper = TypeVar("Keeper", bound=Group | Unit | Project | Matter)


def point(record: Group | Unit | Project | Matter, checklist: Checklist, number: int) -> Point:
    """Return what a record knows of a point; one of which it knows nothing holds None.

    A group's breached condition does not hold (R22, R23); a project's documented result indicator
    holds (R28).
    """
    kept = next(
        (p for p in record.points if p.checklist is checklist and p.number == number),
        Point(checklist, number),
    )
    if isinstance(record, Project) and checklist is Checklist.RESULTS:
        documented = number in record.result_indicators
        return structs.replace(kept, holds=documented or (False if kept.holds is False else None))
    if isinstance(record, Group) and checklist is Checklist.CONDITIONS:
        breach = next((b for b in record.breaches if b.condition == number), None)
        if breach:
            return structs.replace(kept, holds=False, note=breach.note)
        return structs.replace(kept, holds=kept.holds or None)
    return kept


def points(record: Group | Unit | Project | Matter, checklist: Checklist) -> list[Point]:
    """Return all points of a list in the document's order, as `point` does."""
    return [point(record, checklist, number) for number in range(1, LENGTHS[checklist] + 1)]


def with_point(record: Keeper, new: Point) -> Keeper:
    """Return a record that knows this of a point; with nothing known it is left out."""
    kept = [p for p in record.points if _place(p) != _place(new)]
    if new.holds is not None or new.note:
        kept.append(new)
    changed = structs.replace(record, points=tuple(sorted(kept, key=_place)))
    if isinstance(changed, Project) and new.checklist is Checklist.RESULTS:
        return structs.replace(changed, result_indicators=_documented(changed, new))
    if isinstance(changed, Group) and new.checklist is Checklist.CONDITIONS:
        return structs.replace(changed, breaches=_breached(changed, new))
    return changed


def _documented(project: Project, new: Point) -> tuple[int, ...]:
    """Return the numbers of the documented result indicators, once this is known (R28)."""
    others = set(project.result_indicators) - {new.number}
    return tuple(sorted(others | ({new.number} if new.holds else set())))


def _breached(group: Group, new: Point) -> tuple[Breach, ...]:
    """Return the breached conditions, once this is known (R22, R23)."""
    others = [breach for breach in group.breaches if breach.condition != new.number]
    if new.holds is False:
        others.append(Breach(new.number, new.note))
    return tuple(sorted(others, key=lambda breach: breach.condition))


def _place(known: Point) -> tuple[int, int]:
    """Return where a point stands among all others."""
    return list(Checklist).index(known.checklist), known.number
