"""The parts of a project's course: phases, goals, help, evaluations, moves on the board."""

from datetime import date

import msgspec

from mkm_tui.records.terms import Column, EvaluationKind, HelpSource, Phase


class PhaseStep(msgspec.Struct, frozen=True, gc=False):
    """A project's coming into a phase."""

    phase: Phase
    on: date
    note: str = ""
    """Why, or what shows it."""


class Goal(msgspec.Struct, frozen=True, gc=False):
    """A goal, or an intermediate one on the way to it ("Prosess og resultater")."""

    text: str
    intermediate: bool = False
    due: date | None = None
    reached_on: date | None = None
    evidence: str = ""
    """What shows that it is reached."""


class Readiness(msgspec.Struct, frozen=True, gc=False):
    """The four factors of the real-needs model, each from 1 (low) to 4, or not yet set (R20)."""

    need: int | None = None
    competence: int | None = None
    ownership: int | None = None
    leadership: int | None = None


class Reasons(msgspec.Struct, frozen=True, gc=False):
    """Why each readiness factor is what it is, in words."""

    need: str = ""
    competence: str = ""
    ownership: str = ""
    leadership: str = ""


class Help(msgspec.Struct, frozen=True, gc=False):
    """Who helps with a competence; the internal comes first, and help is to self-help."""

    competence: str
    source: HelpSource
    by: str
    """Who helps, in words."""
    why_external: str = ""
    """Why nobody inside can."""


class Evaluation(msgspec.Struct, frozen=True, gc=False):
    """An evaluation that was made ("Prosjektlæring")."""

    kind: EvaluationKind
    on: date
    by: str
    """Who made it, in words."""
    by_others: bool = False
    """Whether others than the project itself made it (R29)."""
    requirements: tuple[int, ...] = ()
    """Numbers, 1 to 4, of the requirements of formative evaluation that it meets."""
    finding: str = ""
    revision: str = ""
    """What was changed because of it."""


class PendingMove(msgspec.Struct, frozen=True, gc=False):
    """A move on the board that waits for a decision about it to be in force."""

    to: Column
    since: date
    matter: str = ""
    """The matter whose decision carries the move; empty while there is none."""


class Move(msgspec.Struct, frozen=True, gc=False):
    """A move on the board that is done."""

    to: Column
    on: date
    decision: str = ""
    """The decision by which it was done; empty where it committed to nothing."""
