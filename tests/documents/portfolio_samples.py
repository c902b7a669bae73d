"""A group, a unit, projects and ideas with every text that people type about them."""

from datetime import UTC, date, datetime

from mkm_tui.records.checklists import Answered, Point, Survey
from mkm_tui.records.course import Evaluation, Goal, Help, Move, PhaseStep, Readiness, Reasons
from mkm_tui.records.people import BoardColumn, Breach, Group, Unit
from mkm_tui.records.portfolio import Assessment, Idea, Project
from mkm_tui.records.state import Record
from mkm_tui.records.terms import (
    ChangeKind,
    Checklist,
    Column,
    EvaluationKind,
    HelpSource,
    IdeaAnswer,
    Origin,
    Party,
    Phase,
)
from mkm_tui.rules.checklists import KEPT, LENGTHS

DAY = date(2026, 5, 1)
AT = datetime(2026, 5, 1, 9, tzinfo=UTC)


def points(kind: type) -> tuple[Point, ...]:
    """Return every point of the checklists that a kind of record keeps, each with a note."""
    lists = [of for of in KEPT[kind] if of is not Checklist.CONDITIONS]
    return tuple(Point(of, n, True, "x") for of in lists for n in range(1, LENGTHS[of] + 1))


def survey(of: Checklist, on: date) -> Survey:
    """Return a survey with ten replies to each point."""
    return Survey(on, of, ((1, 2, 3, 4),) * LENGTHS[of], "x")


def group() -> Group:
    """Return a group with names of its own for columns and criteria."""
    return Group(
        "group",
        "Gruppa",
        "Fjordvik",
        period_start=DAY,
        period_end=date(2029, 5, 1),
        breaches=(Breach(1, "x"),),
        points=points(Group),
        columns=(BoardColumn(Column.ASSESSED, "x", 3),),
        criteria=("x",),
    )


def unit() -> Unit:
    """Return a unit with its whole profile."""
    return Unit(
        "u1",
        "Enhet A",
        leader="leader",
        arenas="x",
        points=points(Unit),
        surveys=(
            survey(Checklist.EMPOWERMENT, DAY),
            survey(Checklist.EMPOWERMENT, date(2026, 6, 1)),
            survey(Checklist.DIMENSIONS, DAY),
        ),
        answers=(Answered("R19", "x", DAY, "x"),),
    )


def portfolio() -> list[Record]:
    """Return a project and an idea of which everything is known, and a second of each."""
    voices = tuple(
        Assessment(party, mark, "x", "x") for party, mark in zip(Party, (1, 3, 4), strict=True)
    )
    project = Project(
        "P1",
        "x",
        phase=Phase.INSTITUTIONALISED,
        phases=(PhaseStep(Phase.PLANNING, DAY, "x"), PhaseStep(Phase.PILOT, DAY, "x")),
        units=("u1",),
        leader="leader",
        advisers=("leader",),
        kinds=(ChangeKind.SOCIAL,),
        values_clarified="x",
        purpose="x",
        goals=(Goal("x", True, DAY, DAY, "x"), Goal("x", due=DAY)),
        users_part="x",
        employees_part="x",
        cost=1000,
        cost_words="x",
        savings=2000,
        savings_words="x",
        conflicting_interests="x",
        old_out="x",
        competence_have=("x",),
        competence_required=("x", "y"),
        helps=(Help("x", HelpSource.EXTERNAL, "x", "x"),),
        readiness=Readiness(1, 2, 3, 4),
        reasons=Reasons("x", "x", "x", "x"),
        points=points(Project),
        result_indicators=(1, 2, 3, 4),
        evaluations=(
            Evaluation(EvaluationKind.FORMATIVE, DAY, "x", False, (1, 2, 3, 4), "x", "x"),
            Evaluation(EvaluationKind.SUMMATIVE, DAY, "x", True, (), "x", "x"),
        ),
        critical_question="x",
        summative_plan="x",
        answers=(Answered("R21 social", "x", DAY, "x"),),
        idea="I1",
        model="P2",
        column=Column.ASSESSED,
        moves=(Move(Column.ASSESSED, DAY),),
        assessments=voices,
    )
    idea = Idea(
        "I1",
        "x",
        DAY,
        date(2026, 6, 1),
        Origin.EMPLOYEE,
        "x",
        unit="u1",
        text="x",
        purpose="x",
        for_whom="x",
        impossible_today="x",
        answer=IdeaAnswer.PROJECT,
        answer_text="x",
        answered_on=DAY,
        answered_by="x",
        outcome_text="x",
        outcome_told=DAY,
        project="P1",
        assessments=voices,
    )
    waiting = Idea("I2", "x", DAY, date(2026, 6, 1), text="x", assessments=voices)
    warned = Project(
        "P2",
        "x",
        phase=Phase.PILOT,
        purpose="x",
        kinds=(ChangeKind.SOCIAL,),
        answers=(Answered("R21 social_unnoted", "x", DAY, "x"),),
    )
    return [project, warned, idea, waiting]
