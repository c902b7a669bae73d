"""Ideas, projects and their place on the board."""

from datetime import date

import msgspec

from mkm_tui.records.checklists import Answered, Point
from mkm_tui.records.course import (
    Evaluation,
    Goal,
    Help,
    Move,
    PendingMove,
    PhaseStep,
    Readiness,
    Reasons,
)
from mkm_tui.records.terms import (
    ChangeKind,
    Column,
    IdeaAnswer,
    Level,
    Origin,
    Party,
    Phase,
    Restructuring,
)


class Assessment(msgspec.Struct, frozen=True, gc=False):
    """A party's own assessment of a card by one criterion, from 1 to 4."""

    party: Party
    mark: int
    criterion: str = ""
    """What it is assessed by: one of the group's criteria; empty for the card as a whole."""
    why: str = ""
    hidden: bool = False
    """Whether it was given in a silent round that is not over: nobody sees the mark."""


class Project(msgspec.Struct, frozen=True, gc=False):
    """A project of the programme; the id is `P7`."""

    id: str
    title: str
    phase: Phase = Phase.PLANNING
    phases: tuple[PhaseStep, ...] = ()
    """The phases that it came into, oldest first; the last is the present one."""
    units: tuple[str, ...] = ()
    leader: str = ""
    advisers: tuple[str, ...] = ()
    kinds: tuple[ChangeKind, ...] = ()
    level: Level = Level.ORGANISATION
    restructuring: Restructuring = Restructuring.WITHIN_VALUES
    values_clarified: str = ""
    """The clarification of values, where goals and values change."""
    purpose: str = ""
    goals: tuple[Goal, ...] = ()
    users_part: str = ""
    """How users take part."""
    employees_part: str = ""
    """How employees take part."""
    cost: int | None = None
    """What it costs, in whole kroner."""
    cost_words: str = ""
    savings: int | None = None
    """What it saves a year, in whole kroner."""
    savings_words: str = ""
    conflicting_interests: str = ""
    """Needed where the change is social (R21)."""
    old_out: str = ""
    """What goes out when this comes in (R18)."""
    competence_have: tuple[str, ...] = ()
    competence_required: tuple[str, ...] = ()
    helps: tuple[Help, ...] = ()
    readiness: Readiness = Readiness()
    reasons: Reasons = Reasons()
    points: tuple[Point, ...] = ()
    """Premises, framework conditions, process and result indicators, and spread."""
    result_indicators: tuple[int, ...] = ()
    """Numbers, 1 to 4, of the result indicators that are documented (R28)."""
    evaluations: tuple[Evaluation, ...] = ()
    critical_question: str = ""
    summative_plan: str = ""
    answers: tuple[Answered, ...] = ()
    """What was said to its warnings."""
    idea: str = ""
    model: str = ""
    """The project that is the model for this one."""
    column: Column = Column.PROPOSED
    pending: PendingMove | None = None
    moves: tuple[Move, ...] = ()
    assessments: tuple[Assessment, ...] = ()


class Idea(msgspec.Struct, frozen=True, gc=False):
    """An idea from a workplace or from users; the id is `I23`."""

    id: str
    title: str
    received: date
    answer_by: date
    origin: Origin | None = None
    bearer: str = ""
    """Who bears the idea, in words; empty for one without a name."""
    anonymous: bool = False
    """Whether the bearer's name is for the secretary alone."""
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
    answered_by: str = ""
    """Who gave the answer, in words."""
    revisit_on: date | None = None
    """When one that waits is looked at again."""
    outcome_text: str = ""
    """What the bearer was told when a decision that came of the idea was in force."""
    outcome_told: date | None = None
    project: str = ""
    merged_into: str = ""
    column: Column = Column.PROPOSED
    pending: PendingMove | None = None
    moves: tuple[Move, ...] = ()
    assessments: tuple[Assessment, ...] = ()
