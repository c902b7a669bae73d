"""What a unit's surveys say: how many say yes to each point, and how that has gone."""

from typing import NamedTuple

from msgspec import structs

from mkm_tui.records.checklists import Survey
from mkm_tui.records.people import Unit
from mkm_tui.records.terms import Checklist

FEWEST = 5
"""Replies from which a survey may be shown to others: with fewer, people can be recognised."""
SURVEYED = (Checklist.DIMENSIONS, Checklist.EMPOWERMENT)
"""The lists about which a unit is asked."""


class Share(NamedTuple):
    """How many said that a point is so (3 or 4), of how many."""

    yes: int
    every: int

    @property
    def low(self) -> bool:
        """Whether fewer than half say so."""
        return self.every > 0 and self.yes * 2 < self.every


def surveys(unit: Unit, of: Checklist) -> list[Survey]:
    """Return a unit's surveys of a list, oldest first."""
    return sorted((s for s in unit.surveys if s.of is of), key=lambda survey: survey.on)


def few(survey: Survey) -> bool:
    """Say whether so few replied that people can be recognised."""
    return replies(survey) < FEWEST


def without_few(unit: Unit) -> Unit:
    """Return a unit as others may see it: without surveys in which people can be recognised."""
    kept = tuple(survey for survey in unit.surveys if not few(survey))
    return unit if kept == unit.surveys else structs.replace(unit, surveys=kept)


def shares(survey: Survey) -> list[Share]:
    """Return how many say yes to each point, in the document's order."""
    return [Share(counts[2] + counts[3], sum(counts)) for counts in survey.counts]


def replies(survey: Survey) -> int:
    """Return how many replied: the most that did to any point."""
    return max((sum(counts) for counts in survey.counts), default=0)


def trend(unit: Unit, of: Checklist) -> list[list[Share]]:
    """Return each point's shares over the surveys, oldest first, in the document's order."""
    return [list(point) for point in zip(*map(shares, surveys(unit, of)), strict=True)]


def weakest(unit: Unit, of: Checklist) -> list[int]:
    """Return the numbers of the points to which fewer than half say yes in the latest survey."""
    found = surveys(unit, of)
    if not found:
        return []
    return [number for number, share in enumerate(shares(found[-1]), 1) if share.low]


def lowest(survey: Survey) -> tuple[int, Share] | None:
    """Return the point to which fewest say yes, and its share; None where nobody replied."""
    asked = [(number, share) for number, share in enumerate(shares(survey), 1) if share.every]
    return min(asked, key=lambda pair: pair[1].yes / pair[1].every, default=None)


def agreed_with(survey: Survey) -> int:
    """Return to how many points at least half of those who replied say yes."""
    return sum(share.every > 0 and not share.low for share in shares(survey))
