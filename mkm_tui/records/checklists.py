"""What is known of the document's checklists, and what was said to a warning."""

from datetime import date

import msgspec

from mkm_tui.records.terms import Checklist


class Point(msgspec.Struct, frozen=True, gc=False):
    """What is known of one point of a checklist."""

    checklist: Checklist
    number: int
    """Its number in the document's order, from 1."""
    holds: bool | None = None
    """Whether it is so; None while nobody has said."""
    note: str = ""
    """Evidence, a reason or a measure, in words."""


class Answered(msgspec.Struct, frozen=True, gc=False):
    """What was said to a warning: "vi vet; fordi …"."""

    warning: str
    """The warning's code: its rule, and what it is about."""
    because: str
    on: date
    by: str = ""


class Survey(msgspec.Struct, frozen=True, gc=False):
    """A short survey of a unit: how many gave each mark, from 1 to 4, to each point of a list."""

    on: date
    of: Checklist
    counts: tuple[tuple[int, int, int, int], ...]
    """For each point in the document's order; the marks from 1 (not so) to 4 (wholly so)."""
    note: str = ""
