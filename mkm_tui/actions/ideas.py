"""Ideas: received, looked into, answered, and followed to the decision (R24)."""

from datetime import date, timedelta

from msgspec import UNSET, UnsetType, structs

from mkm_tui.actions.base import (
    Action,
    Changes,
    Context,
    all_known,
    counted,
    edited,
    find,
    titled,
)
from mkm_tui.records.course import Move, PhaseStep
from mkm_tui.records.portfolio import Idea, Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import Column, IdeaAnswer, Level, Origin, Phase, Restructuring
from mkm_tui.rules.broken import require
from mkm_tui.rules.ideas import merged, trail
from mkm_tui.rules.portfolio import Card, settled

ANSWER_DAYS = 30
"""Days until an idea's answer is owed, unless another deadline is given (R24)."""


class AddIdea(Action, frozen=True, kw_only=True, tag="add_idea"):
    """Add an idea; it gets the next number and a day by which an answer is owed (R24)."""

    title: str
    origin: Origin | None = None
    bearer: str = ""
    anonymous: bool = False
    unit: str = ""
    text: str = ""
    purpose: str = ""
    for_whom: str = ""
    impossible_today: str = ""
    restructuring: Restructuring = Restructuring.WITHIN_VALUES
    level: Level = Level.ORGANISATION
    received: date | None = None
    answer_by: date | None = None
    column: Column = Column.PROPOSED

    def changes(self, state: State, context: Context) -> Changes:
        """Return the idea and the counters."""
        all_known(state.units, (self.unit,), "unit")
        number = state.numbers.ideas + 1
        received = self.received or context.today
        answer_by = self.answer_by or received + timedelta(days=ANSWER_DAYS)
        blank = Idea(
            id=f"I{number}", title=titled(self.title), received=received, answer_by=answer_by
        )
        idea = edited(blank, self, "title", "received", "answer_by")
        return idea, counted(state, ideas=number)


class EditIdea(Action, frozen=True, kw_only=True, tag="edit_idea"):
    """Change what is known about an idea: its origin, the three questions, kind and level."""

    idea: str
    title: str | UnsetType = UNSET
    origin: Origin | UnsetType | None = UNSET
    bearer: str | UnsetType = UNSET
    anonymous: bool | UnsetType = UNSET
    unit: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    received: date | UnsetType = UNSET
    answer_by: date | UnsetType = UNSET
    purpose: str | UnsetType = UNSET
    for_whom: str | UnsetType = UNSET
    impossible_today: str | UnsetType = UNSET
    restructuring: Restructuring | UnsetType = UNSET
    level: Level | UnsetType = UNSET

    def changes(self, state: State, context: Context) -> Changes:
        """Return the idea as changed."""
        idea = edited(find(state.ideas, self.idea, "idea"), self)
        all_known(state.units, (idea.unit,), "unit")
        return (structs.replace(idea, title=titled(idea.title)),)


class AnswerIdea(Action, frozen=True, kw_only=True, tag="answer_idea"):
    """Answer an idea-bearer; a refusal gives its reason (R24).

    An idea that becomes a project, and has none, is made one: the project takes over its place on
    the board, what the parties gave it, and its purpose. Where the idea was in progress, or about
    to be, the project is prioritised: it starts when its readiness factors are set (R20).
    """

    idea: str
    answer: IdeaAnswer
    text: str = ""
    by: str = ""
    """Who answers, in words; empty for whoever records it."""
    project: str = ""
    merged_into: str = ""
    revisit_on: date | None = None

    def changes(self, state: State, context: Context) -> Changes:
        """Return the answered idea, and the project that it became."""
        idea = find(state.ideas, self.idea, "idea")
        all_known(state.projects, (self.project,), "project")
        all_known(state.ideas, (self.merged_into,), "idea")
        reasoned = self.answer is not IdeaAnswer.REFUSED or self.text.strip()
        require(reasoned, "R24", "refusal_reason_missing")
        if self.answer is IdeaAnswer.MERGED:
            _may_merge(state, idea, self.merged_into)
        due = self.revisit_on
        require(due is None or due > context.today, "R24", "revisit_past")
        answered = structs.replace(
            idea,
            answer=self.answer,
            answer_text=self.text,
            answered_on=context.today,
            answered_by=self.by or context.who,
            project=self.project or idea.project,
            merged_into=self.merged_into if self.answer is IdeaAnswer.MERGED else "",
            revisit_on=due if self.answer is IdeaAnswer.WAITING else None,
        )
        if self.answer is not IdeaAnswer.PROJECT or answered.project:
            return (answered,)
        return _as_project(state, answered, context)


def _may_merge(state: State, idea: Idea, into: str) -> None:
    """Refuse to merge an idea into nothing, into itself, or into one that was merged into it."""
    require(into not in ("", idea.id), "R24", "merged_into_missing")
    last = merged(state, state.ideas[into])
    require(last.id != idea.id, "R24", "merged_in_circle", idea=into)


def _as_project(state: State, idea: Idea, context: Context) -> Changes:
    """Return the project that an idea becomes, the idea, and the counters."""
    number = state.numbers.projects + 1
    place = _place(state, idea, context.today)
    project = Project(
        id=f"P{number}",
        title=idea.title,
        phases=(PhaseStep(Phase.PLANNING, context.today),),
        units=(idea.unit,) if idea.unit else (),
        level=idea.level,
        restructuring=idea.restructuring,
        purpose=idea.purpose,
        idea=idea.id,
        column=place.column,
        pending=place.pending,
        moves=place.moves,
        assessments=idea.assessments,
    )
    linked = structs.replace(idea, project=project.id)
    return project, linked, counted(state, projects=number)


def _place(state: State, idea: Idea, today: date) -> Card:
    """Return an idea where its project is to stand on the board: not started yet (R20)."""
    place = settled(state, idea, today)
    going = place.pending is not None and place.pending.to is Column.IN_PROGRESS
    if place.column is not Column.IN_PROGRESS and not going:
        return place
    here = Column.PRIORITISED
    done = place.moves if place.column is here else (*place.moves, Move(here, today))
    return structs.replace(place, column=here, pending=None, moves=done)


class TellBearer(Action, frozen=True, kw_only=True, tag="tell_bearer"):
    """Note what an idea-bearer was told when a decision that came of it was in force (R24)."""

    idea: str
    text: str
    on: date | None = None

    def changes(self, state: State, context: Context) -> Changes:
        """Return the idea with what its bearer was told."""
        idea = find(state.ideas, self.idea, "idea")
        since = trail(state, idea, context.today).in_force
        on = self.on or context.today
        require(since is not None and since <= on, "R24", "nothing_in_force", idea=idea.id)
        require(self.text.strip(), "R24", "outcome_missing")
        require(on <= context.today, "R24", "told_ahead")
        return (structs.replace(idea, outcome_text=self.text, outcome_told=on),)
