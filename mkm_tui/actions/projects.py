"""Projects: what they are for, how ready they are, how they go."""

from datetime import date

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
from mkm_tui.records.course import Evaluation, Goal, Help, PhaseStep, Readiness, Reasons
from mkm_tui.records.portfolio import Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import (
    ChangeKind,
    Checklist,
    Column,
    EvaluationKind,
    Level,
    Phase,
    Restructuring,
)
from mkm_tui.rules.broken import require
from mkm_tui.rules.checklists import LENGTHS, points
from mkm_tui.rules.portfolio import STARTED, conflict_note_missing, readiness_missing

_DEGREES = range(1, 5)
_MOST_KRONER = 10**12


def project_fits(state: State, project: Project) -> Project:
    """Return the project with a clean title, or refuse what rules R20, R21 and R28 ask for."""
    all_known(state.units, project.units, "unit")
    all_known(state.people, (project.leader, *project.advisers), "person")
    all_known(state.ideas, (project.idea,), "idea")
    all_known(state.projects, (project.model,), "project")
    require(project.model != project.id, "", "own_model", project=project.id)
    _values_fit(project)
    started = project.phase in STARTED or Column.IN_PROGRESS in _places(project)
    if started:
        unset = readiness_missing(project)
        require(not unset, "R20", "readiness_missing", project=project.title)
    noted = not started or not conflict_note_missing(project)
    require(noted, "R21", "conflict_note_missing", project=project.title)
    documented = len(set(project.result_indicators)) == LENGTHS[Checklist.RESULTS]
    everyday = project.phase is not Phase.INSTITUTIONALISED or documented
    require(everyday, "R28", "indicators_missing", project=project.title)
    return structs.replace(project, title=titled(project.title))


def _places(project: Project) -> tuple[Column, ...]:
    """Return where a project stands on the board, and where a decision is to bring it."""
    pending = project.pending
    return (project.column, pending.to) if pending else (project.column,)


def _values_fit(project: Project) -> None:
    """Refuse degrees, indicators and sums that there are none of."""
    factors = project.readiness
    degrees = [getattr(factors, name) for name in factors.__struct_fields__]
    require(all(d is None or d in _DEGREES for d in degrees), "R20", "degree_out_of_range")
    numbers = range(1, LENGTHS[Checklist.RESULTS] + 1)
    known = all(number in numbers for number in project.result_indicators)
    require(known, "R28", "no_such_point")
    sums = (project.cost or 0, project.savings or 0)
    require(all(0 <= kroner < _MOST_KRONER for kroner in sums), "", "sum_out_of_range")
    require(all(goal.text.strip() for goal in project.goals), "", "goal_missing")
    told = all(given.competence.strip() and given.by.strip() for given in project.helps)
    require(told, "R25", "help_incomplete")


def _in_phase(project: Project, before: Phase | None, on: date, note: str) -> Project:
    """Return a project with the step into its phase, where that is another than before.

    An institutionalised one shows evidence of each result indicator (R28).
    """
    if project.phase is before:
        return project
    if project.phase is Phase.INSTITUTIONALISED:
        bare = [p.number for p in points(project, Checklist.RESULTS) if not p.note.strip()]
        require(not bare, "R28", "evidence_missing", project=project.title, numbers=bare)
    last = project.phases[-1] if project.phases else None
    if last is not None:
        require(
            last.on <= on, "", "phase_back", project=project.title, phase=last.phase, on=last.on
        )
    step = PhaseStep(project.phase, on, note)
    return structs.replace(project, phases=(*project.phases, step))


class AddProject(Action, frozen=True, kw_only=True, tag="add_project"):
    """Add a project; it gets the next number."""

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
    old_out: str = ""
    readiness: Readiness = Readiness()
    result_indicators: tuple[int, ...] = ()
    idea: str = ""
    model: str = ""
    column: Column = Column.PROPOSED

    def changes(self, state: State, context: Context) -> Changes:
        """Return the project and the counters."""
        number = state.numbers.projects + 1
        project = edited(Project(id=f"P{number}", title=self.title), self)
        project = _in_phase(project_fits(state, project), None, context.today, "")
        return project, counted(state, projects=number)


class EditProject(Action, frozen=True, kw_only=True, tag="edit_project"):
    """Change what is known about a project; a new phase is noted with its day and why."""

    project: str
    title: str | UnsetType = UNSET
    phase: Phase | UnsetType = UNSET
    phase_on: date | None = None
    """When it came into the phase; None for today."""
    phase_note: str = ""
    units: tuple[str, ...] | UnsetType = UNSET
    leader: str | UnsetType = UNSET
    advisers: tuple[str, ...] | UnsetType = UNSET
    kinds: tuple[ChangeKind, ...] | UnsetType = UNSET
    level: Level | UnsetType = UNSET
    restructuring: Restructuring | UnsetType = UNSET
    values_clarified: str | UnsetType = UNSET
    purpose: str | UnsetType = UNSET
    goals: tuple[Goal, ...] | UnsetType = UNSET
    users_part: str | UnsetType = UNSET
    employees_part: str | UnsetType = UNSET
    cost: int | UnsetType | None = UNSET
    cost_words: str | UnsetType = UNSET
    savings: int | UnsetType | None = UNSET
    savings_words: str | UnsetType = UNSET
    conflicting_interests: str | UnsetType = UNSET
    old_out: str | UnsetType = UNSET
    competence_have: tuple[str, ...] | UnsetType = UNSET
    competence_required: tuple[str, ...] | UnsetType = UNSET
    helps: tuple[Help, ...] | UnsetType = UNSET
    readiness: Readiness | UnsetType = UNSET
    reasons: Reasons | UnsetType = UNSET
    result_indicators: tuple[int, ...] | UnsetType = UNSET
    critical_question: str | UnsetType = UNSET
    summative_plan: str | UnsetType = UNSET
    model: str | UnsetType = UNSET

    def changes(self, state: State, context: Context) -> Changes:
        """Return the project as changed."""
        before = find(state.projects, self.project, "project")
        project = project_fits(state, edited(before, self))
        on = self.phase_on or context.today
        require(on <= context.today, "", "phase_ahead")
        return (_in_phase(project, before.phase, on, self.phase_note),)


class RecordEvaluation(Action, frozen=True, kw_only=True, tag="record_evaluation"):
    """Note an evaluation that was made of a project ("Prosjektlæring")."""

    project: str
    kind: EvaluationKind
    by: str
    finding: str
    on: date | None = None
    by_others: bool = False
    requirements: tuple[int, ...] = ()
    revision: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the project with the evaluation; the earlier ones stay."""
        project = find(state.projects, self.project, "project")
        on = self.on or context.today
        require(on <= context.today, "", "evaluation_ahead")
        require(self.by.strip(), "R29", "evaluator_missing")
        require(self.finding.strip(), "R29", "finding_missing")
        numbers = range(1, LENGTHS[Checklist.LEARNING] + 1)
        require(all(n in numbers for n in self.requirements), "R29", "no_such_point")
        made = Evaluation(
            self.kind,
            on,
            self.by,
            self.by_others,
            tuple(sorted(set(self.requirements))),
            self.finding,
            self.revision,
        )
        return (structs.replace(project, evaluations=(*project.evaluations, made)),)
