"""Strategies for every action on projects, ideas, the board, checklists and surveys."""

from datetime import date

import hypothesis.strategies as st

from mkm_tui.actions.base import Action
from mkm_tui.actions.board import (
    AssessCard,
    BeginSilentRound,
    BringMove,
    EndSilentRound,
    MoveCard,
)
from mkm_tui.actions.ideas import AddIdea, AnswerIdea, EditIdea, TellBearer
from mkm_tui.actions.method import AnswerWarning, RecordSurvey, SetPoint
from mkm_tui.actions.projects import AddProject, EditProject, RecordEvaluation
from mkm_tui.actions.setup import EditUnit, SetGroup
from mkm_tui.records.course import Goal, Help, Readiness, Reasons
from mkm_tui.records.people import BoardColumn
from mkm_tui.records.terms import (
    ChangeKind,
    Checklist,
    Column,
    EvaluationKind,
    HelpSource,
    IdeaAnswer,
    Level,
    Origin,
    Party,
    Phase,
    Restructuring,
)

READY = Readiness(need=3, competence=1, ownership=4, leadership=2)
SEEDS: list[Action] = [
    AddProject(title="Ny turnus", units=("solbakken",), readiness=READY, column=Column.PRIORITISED),
    AddProject(title="Læringsarena", units=("solbakken",)),
    AddIdea(title="Felles nattpatrulje", unit="solbakken"),
    AddIdea(title="Stille rom"),
]
"""Two projects, one of them ready to start, and two ideas."""
DAYS = [date(2026, 11, 23), date(2026, 11, 24), date(2026, 12, 20)]
"""The day before the actions are performed, that day, and one to come."""

texts = st.sampled_from(["", "Natta er med.", "[/x] # overskrift"])
words = st.sampled_from(["Natta er med.", "[/x] # overskrift"])
days = st.sampled_from(DAYS)
parties = st.sampled_from(list(Party))
columns = st.sampled_from(list(Column))
projects = st.just("P1") | st.sampled_from(["P1", "P2", "P3"])
ideas = st.sampled_from(["I1", "I2", "I3"])
cards = st.just("P1") | st.sampled_from(["P1", "P2", "P3", "I1", "I2"])
matters = st.sampled_from(["", "1/26", "1/26", "2/26", "4/26"])
degrees = st.none() | st.integers(1, 4)
numbers = st.integers(1, 11)
criteria = st.sampled_from(["", "", "need", "Egen vei"])
counts = st.tuples(*[st.integers(0, 6)] * 4)
WARNINGS = [
    "R18 nothing_out",
    "R19 unit_full solbakken 2/1",
    "R20 assistance competence",
    "R20 not_ready need,competence,ownership,leadership",
    "R21 social_unnoted",
    "R29 self_evaluated",
]

course = st.one_of(
    st.builds(
        EditProject,
        project=projects,
        phase=st.sampled_from(list(Phase)),
        phase_on=st.none() | days,
        phase_note=texts,
        readiness=st.just(READY) | st.builds(Readiness, degrees, degrees, degrees, degrees),
        result_indicators=st.just((1, 2, 3, 4)) | st.just(()),
    ),
    st.builds(EditProject, project=projects, phase=st.sampled_from(list(Phase)), phase_note=texts),
    st.builds(
        EditProject,
        project=projects,
        title=texts,
        kinds=st.lists(st.sampled_from(list(ChangeKind)), max_size=2).map(tuple),
        conflicting_interests=texts,
        restructuring=st.sampled_from(list(Restructuring)),
        values_clarified=texts,
        goals=st.lists(st.builds(Goal, words, st.booleans(), days), max_size=2).map(tuple),
        users_part=texts,
        employees_part=texts,
        cost=st.none() | st.integers(-1, 10**6),
        savings_words=texts,
        old_out=texts,
        competence_required=st.just(("Turnus", "Jus")),
        helps=st.lists(
            st.builds(Help, words, st.sampled_from(list(HelpSource)), texts), max_size=2
        ).map(tuple),
        reasons=st.builds(Reasons, texts, texts),
        model=st.just("") | projects,
    ),
    st.builds(
        RecordEvaluation,
        project=projects,
        kind=st.sampled_from(list(EvaluationKind)),
        by=texts,
        finding=texts,
        on=st.none() | days,
        by_others=st.booleans(),
        requirements=st.lists(st.integers(1, 5), max_size=4).map(tuple),
        revision=texts,
    ),
)
method = st.one_of(
    st.builds(
        SetPoint,
        checklist=st.sampled_from(list(Checklist)),
        number=numbers,
        holds=st.none() | st.booleans(),
        note=texts,
        project=st.just("") | projects,
        unit=st.sampled_from(["", "", "solbakken"]),
        matter=st.just("") | matters,
    ),
    st.builds(
        SetPoint,
        checklist=st.just(Checklist.RESULTS),
        number=st.integers(1, 4),
        holds=st.just(True) | st.none(),
        note=words | texts,
        project=projects,
    ),
    st.builds(AnswerWarning, warning=st.sampled_from(WARNINGS), because=words, project=projects),
    st.builds(
        AnswerWarning,
        warning=st.sampled_from(WARNINGS),
        because=texts,
        project=st.just("") | projects,
        unit=st.just("solbakken"),
    ),
    st.builds(
        RecordSurvey,
        unit=st.just("solbakken"),
        of=st.sampled_from([Checklist.DIMENSIONS, Checklist.DIMENSIONS, Checklist.PILOT]),
        counts=st.lists(counts, min_size=5, max_size=5).map(tuple),
        on=st.none() | days,
    ),
    st.builds(EditUnit, unit=st.just("solbakken"), arenas=texts, project_limit=st.just(1)),
)
board = st.one_of(
    st.builds(MoveCard, card=cards, to=columns, matter=matters),
    st.builds(MoveCard, card=cards, to=st.just(Column.IN_PROGRESS), matter=matters),
    st.builds(
        BringMove,
        card=cards,
        to=columns,
        meeting=st.sampled_from(["M1/26", "M3/26"]),
        title=words,
        case_paper=texts,
    ),
    *[
        st.builds(
            AssessCard,
            card=cards,
            party=parties,
            mark=st.integers(1, 5),
            criterion=criteria,
            why=texts,
        )
    ]
    * 3,
    st.just(BeginSilentRound()),
    st.just(EndSilentRound()),
    st.builds(
        SetGroup,
        criteria=st.lists(st.sampled_from(["need", "Egen vei"]), max_size=3).map(tuple),
        columns=st.lists(
            st.builds(BoardColumn, columns, texts, st.none() | numbers), max_size=2
        ).map(tuple),
    ),
)
inbox = st.one_of(
    st.builds(
        EditIdea,
        idea=ideas,
        title=words,
        origin=st.none() | st.sampled_from(list(Origin)),
        anonymous=st.booleans(),
        bearer=texts,
        purpose=texts,
        level=st.sampled_from(list(Level)),
    ),
    st.builds(
        AnswerIdea,
        idea=ideas,
        answer=st.sampled_from(list(IdeaAnswer)),
        text=texts,
        by=texts,
        project=st.just("") | projects,
        merged_into=st.just("") | ideas,
        revisit_on=st.none() | days,
    ),
    st.builds(TellBearer, idea=ideas, text=texts, on=st.none() | days),
    st.builds(AddIdea, title=texts, unit=st.just("solbakken")),
    st.builds(AddProject, title=texts, phase=st.sampled_from(list(Phase)), idea=ideas),
)
portfolio = st.one_of(course, method, board, inbox)
"""Any action on projects, ideas and the board."""
