"""Ideas, projects and their place on the board."""

from datetime import date

import msgspec

from mkm_tui.records.terms import (
    ChangeKind,
    Column,
    IdeaAnswer,
    Level,
    Party,
    Phase,
    Restructuring,
)


class Assessment(msgspec.Struct, frozen=True):
    """A party's own assessment of a card, from 1 to 4."""

    party: Party
    mark: int


class PendingMove(msgspec.Struct, frozen=True):
    """A move on the board that waits for a decision about it to be in force."""

    to: Column
    since: date
    matter: str = ""
    """The matter whose decision carries the move; empty while there is none."""


class Readiness(msgspec.Struct, frozen=True):
    """The four factors of the real-needs model, each from 1 (low) to 4, or not yet set (R20)."""

    need: int | None = None
    competence: int | None = None
    ownership: int | None = None
    leadership: int | None = None


class Project(msgspec.Struct, frozen=True):
    """A project of the programme; the id is `P7`."""

    id: str
    title: str
    phase: Phase = Phase.PLANNING
    units: tuple[str, ...] = ()
    leader: str = ""
    advisers: tuple[str, ...] = ()
    kinds: tuple[ChangeKind, ...] = ()
    level: Level = Level.ORGANISATION
    restructuring: Restructuring = Restructuring.WITHIN_VALUES
    purpose: str = ""
    conflicting_interests: str = ""
    """Needed where the change is social (R21)."""
    old_out: str = ""
    """What goes out when this comes in (R18)."""
    competence_have: tuple[str, ...] = ()
    competence_required: tuple[str, ...] = ()
    readiness: Readiness = Readiness()
    result_indicators: tuple[int, ...] = ()
    """Numbers, 1 to 4, of the result indicators that are documented (R28)."""
    critical_question: str = ""
    summative_plan: str = ""
    idea: str = ""
    column: Column = Column.PROPOSED
    pending: PendingMove | None = None
    assessments: tuple[Assessment, ...] = ()


class Idea(msgspec.Struct, frozen=True):
    """An idea from a workplace or from users; the id is `I23`."""

    id: str
    title: str
    received: date
    answer_by: date
    bearer: str = ""
    """Who bears the idea, in words; empty for one without a name."""
    unit: str = ""
    text: str = ""
    purpose: str = ""
    for_whom: str = ""
    impossible_today: str = ""
    restructuring: Restructuring = Restructuring.WITHIN_VALUES
    level: Level = Level.ORGANISATION
    answer: IdeaAnswer | None = None
    answer_text: str = ""
    """What the idea-bearer was told; a refusal gives its reason (R24)."""
    answered_on: date | None = None
    project: str = ""
    merged_into: str = ""
    column: Column = Column.PROPOSED
    pending: PendingMove | None = None
    assessments: tuple[Assessment, ...] = ()
