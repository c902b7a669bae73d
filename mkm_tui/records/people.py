"""The group, its people and its units."""

from datetime import date, datetime

import msgspec

from mkm_tui.records.checklists import Answered, Point, Survey
from mkm_tui.records.terms import Bloc, Column, Language, Party, Role


class Breach(msgspec.Struct, frozen=True, gc=False):
    """A framework condition that does not hold (R22, R23)."""

    condition: int
    """Number of the condition, 1 to 9, in the document's order."""
    note: str = ""
    """What is known about it, in words."""


class BoardColumn(msgspec.Struct, frozen=True, gc=False):
    """What the group calls a column of the board, and how many cards it takes at most."""

    column: Column
    name: str = ""
    """Empty for the method's own word."""
    limit: int | None = None
    """Cards at most; None for no limit."""


class Group(msgspec.Struct, frozen=True, gc=False):
    """The steering group and its programme; there is one, with the id `group`."""

    id: str
    name: str
    municipality: str = ""
    language: Language = Language.NB
    """The language of the documents (R42)."""
    period_start: date | None = None
    period_end: date | None = None
    activated: date | None = None
    """When the group began its work; needs all three parties (R1)."""
    publication_days: int = 7
    """Days within which an agreed decision is to be published."""
    project_limit: int = 3
    """Active projects that a unit carries at most, unless it has its own limit (R19)."""
    breaches: tuple[Breach, ...] = ()
    points: tuple[Point, ...] = ()
    """The four basics, framework conditions, idea work, risks with measures, result kinds."""
    columns: tuple[BoardColumn, ...] = ()
    """Columns of the board that have another name or a limit."""
    criteria: tuple[str, ...] = ()
    """By what the parties assess cards; none for the card as a whole."""
    silent_since: datetime | None = None
    """When a silent round began; None outside one."""


class Person(msgspec.Struct, frozen=True, gc=False):
    """Somebody who takes part; the id is made from the name."""

    id: str
    name: str
    party: Party | None = None
    """The party that the person speaks for; None for leaders, advisers and the secretary."""
    role: Role = Role.MEMBER
    organisation: str = ""
    """Political party or union."""
    bloc: Bloc | None = None
    deputy_for: str = ""
    """Id of the person whose seat a deputy takes."""
    unit: str = ""
    active: bool = True


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A workplace; the id is made from the name."""

    id: str
    name: str
    leader: str = ""
    """Id of the person who leads it."""
    project_limit: int | None = None
    """Active projects at most (R19); None for the group's limit."""
    arenas: str = ""
    """Where employees, leaders and users meet about the work, in words."""
    points: tuple[Point, ...] = ()
    """Dimensions, pilot measures and idea work."""
    surveys: tuple[Survey, ...] = ()
    """Oldest first."""
    answers: tuple[Answered, ...] = ()
    """What was said to its warnings."""
