"""Projects, ideas and the board on which they are ordered."""

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
from mkm_tui.records.portfolio import Assessment, Idea, PendingMove, Project, Readiness
from mkm_tui.records.state import State
from mkm_tui.records.terms import (
    ChangeKind,
    Column,
    IdeaAnswer,
    Level,
    Party,
    Phase,
    Restructuring,
)
from mkm_tui.rules.broken import require
from mkm_tui.rules.portfolio import COMMITTING, column, conflict_note_missing, readiness_missing

ANSWER_DAYS = 30
"""Days until an idea's answer is owed, unless another deadline is given (R24)."""
_STARTED = (Phase.PILOT, Phase.TRIAL, Phase.INSTITUTIONALISED)
_RESULT_INDICATORS = 4


def project_fits(state: State, project: Project) -> Project:
    """Return the project with a clean title, or refuse what rules R20, R21 and R28 ask for."""
    all_known(state.units, project.units, "unit")
    all_known(state.people, (project.leader, *project.advisers), "person")
    all_known(state.ideas, (project.idea,), "idea")
    started = project.phase in _STARTED or project.column is Column.IN_PROGRESS
    if started:
        unset = readiness_missing(project)
        require(not unset, "R20", "readiness_missing", project=project.title)
    noted = not started or not conflict_note_missing(project)
    require(noted, "R21", "conflict_note_missing", project=project.title)
    documented = len(set(project.result_indicators)) == _RESULT_INDICATORS
    everyday = project.phase is not Phase.INSTITUTIONALISED or documented
    require(everyday, "R28", "indicators_missing", project=project.title)
    return structs.replace(project, title=titled(project.title))


class AddProject(Action, frozen=True, kw_only=True, tag="add_project"):
    """Add a project; it gets the next number."""

    title: str
    phase: Phase = Phase.PLANNING
    units: tuple[str, ...] = ()
    leader: str = ""
    advisers: tuple[str, ...] = ()
    kinds: tuple[ChangeKind, ...] = ()
    level: Level = Level.ORGANISATION
    purpose: str = ""
    conflicting_interests: str = ""
    old_out: str = ""
    readiness: Readiness = Readiness()
    result_indicators: tuple[int, ...] = ()
    idea: str = ""
    column: Column = Column.PROPOSED

    def changes(self, state: State, context: Context) -> Changes:
        """Return the project and the counters."""
        number = state.numbers.projects + 1
        project = edited(Project(id=f"P{number}", title=self.title), self)
        return project_fits(state, project), counted(state, projects=number)


class EditProject(Action, frozen=True, kw_only=True, tag="edit_project"):
    """Change what is known about a project."""

    project: str
    title: str | UnsetType = UNSET
    phase: Phase | UnsetType = UNSET
    units: tuple[str, ...] | UnsetType = UNSET
    leader: str | UnsetType = UNSET
    advisers: tuple[str, ...] | UnsetType = UNSET
    kinds: tuple[ChangeKind, ...] | UnsetType = UNSET
    level: Level | UnsetType = UNSET
    restructuring: Restructuring | UnsetType = UNSET
    purpose: str | UnsetType = UNSET
    conflicting_interests: str | UnsetType = UNSET
    old_out: str | UnsetType = UNSET
    competence_have: tuple[str, ...] | UnsetType = UNSET
    competence_required: tuple[str, ...] | UnsetType = UNSET
    readiness: Readiness | UnsetType = UNSET
    result_indicators: tuple[int, ...] | UnsetType = UNSET
    critical_question: str | UnsetType = UNSET
    summative_plan: str | UnsetType = UNSET

    def changes(self, state: State, context: Context) -> Changes:
        """Return the project as changed."""
        project = edited(find(state.projects, self.project, "project"), self)
        return (project_fits(state, project),)


class AddIdea(Action, frozen=True, kw_only=True, tag="add_idea"):
    """Add an idea; it gets the next number and a day by which an answer is owed (R24)."""

    title: str
    bearer: str = ""
    unit: str = ""
    text: str = ""
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
    """Change what is known about an idea: the three questions, kind and level."""

    idea: str
    title: str | UnsetType = UNSET
    bearer: str | UnsetType = UNSET
    unit: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
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
    """Answer an idea-bearer; a refusal gives its reason (R24)."""

    idea: str
    answer: IdeaAnswer
    text: str = ""
    project: str = ""
    merged_into: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the answered idea."""
        idea = find(state.ideas, self.idea, "idea")
        all_known(state.projects, (self.project,), "project")
        all_known(state.ideas, (self.merged_into,), "idea")
        reasoned = self.answer is not IdeaAnswer.REFUSED or self.text.strip()
        require(reasoned, "R24", "refusal_reason_missing")
        merged = self.answer is not IdeaAnswer.MERGED or self.merged_into not in ("", idea.id)
        require(merged, "R24", "merged_into_missing")
        return (
            structs.replace(
                idea,
                answer=self.answer,
                answer_text=self.text,
                answered_on=context.today,
                project=self.project or idea.project,
                merged_into=self.merged_into,
            ),
        )


def card(state: State, key: str) -> Project | Idea:
    """Return the project or idea that is a card on the board, or refuse."""
    return state.projects[key] if key in state.projects else find(state.ideas, key, "card")


class MoveCard(Action, frozen=True, kw_only=True, tag="move_card"):
    """Move a card on the board.

    A move that commits the municipality stays pending until the decision of `matter` is in force;
    a move of a pending card elsewhere takes the pending one back.
    """

    card: str
    to: Column
    matter: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the project or idea with its column, or with the pending move."""
        moved = card(state, self.card)
        all_known(state.matters, (self.matter,), "matter")
        target = structs.replace(moved, column=self.to, pending=None)
        if isinstance(target, Project):
            project_fits(state, target)
        stands = column(state, moved, context.today)
        if self.to in COMMITTING and self.to is not stands:
            pending = PendingMove(self.to, context.today, self.matter)
            return (structs.replace(moved, column=stands, pending=pending),)
        return (target,)


class AssessCard(Action, frozen=True, kw_only=True, tag="assess_card"):
    """Note a party's own assessment of a card, from 1 to 4."""

    card: str
    party: Party
    mark: int

    def changes(self, state: State, context: Context) -> Changes:
        """Return the project or idea with the party's assessment."""
        assessed = card(state, self.card)
        require(1 <= self.mark <= 4, "", "mark_out_of_range")
        kept = [a for a in assessed.assessments if a.party is not self.party]
        both = (*kept, Assessment(self.party, self.mark))
        return (structs.replace(assessed, assessments=both),)
