"""What a project's next phase asks for, and what of it lacks (R20, R21, R28)."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import ChangeKind, Checklist, Phase
from mkm_tui.rules.checklists import points
from mkm_tui.rules.portfolio import STARTED, conflict_note_missing, readiness_missing

_COURSE = (Phase.IDEA, Phase.PLANNING, Phase.PILOT, Phase.TRIAL, Phase.INSTITUTIONALISED)
"""The phases of a project that goes on, in their order."""


class Ask(NamedTuple):
    """Something that a phase asks for: its rule, a key of the catalogues, and what lacks of it."""

    rule: str
    key: str
    lacks: dict[str, Any]
    """What fills the sentence about what lacks; empty where nothing does."""

    @property
    def met(self) -> bool:
        """Whether nothing lacks."""
        return not self.lacks


def next_phase(project: Project) -> Phase | None:
    """Return the phase that comes next; None for what is over or done.

    A project on hold goes on where it was.
    """
    if project.phase is Phase.ON_HOLD:
        before = [step.phase for step in project.phases if step.phase in _COURSE]
        return before[-1] if before else Phase.PLANNING
    if project.phase not in _COURSE[:-1]:
        return None
    return _COURSE[_COURSE.index(project.phase) + 1]


def asks(project: Project, phase: Phase) -> list[Ask]:
    """Return what a phase asks of a project, what lacks included."""
    return list(_asks(project, phase)) if phase in STARTED else []


def _asks(project: Project, phase: Phase) -> Iterator[Ask]:
    """Yield what a phase asks for once the project has started."""
    unset = readiness_missing(project)
    yield Ask("R20", "readiness", {"factors": unset} if unset else {})
    if ChangeKind.SOCIAL in project.kinds:
        lacks = conflict_note_missing(project)
        yield Ask("R21", "interests", {"note": ""} if lacks else {})
    if phase is Phase.INSTITUTIONALISED:
        known = points(project, Checklist.RESULTS)
        open_ = [p.number for p in known if not p.holds]
        bare = [p.number for p in known if not p.note.strip()]
        yield Ask("R28", "indicators", {"numbers": open_} if open_ else {})
        yield Ask("R28", "evidence", {"numbers": bare} if bare else {})


def lacking(project: Project, phase: Phase) -> list[Ask]:
    """Return what lacks before a project can come into a phase."""
    return [ask for ask in asks(project, phase) if not ask.met]
