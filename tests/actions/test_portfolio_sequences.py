"""Random sequences about projects, ideas and the board: what no sequence may ever end in."""

from collections.abc import Iterator
from itertools import chain, pairwise

import hypothesis.strategies as st
from hypothesis import given, settings
from msgspec import structs

from mkm_tui.actions.base import Action
from mkm_tui.actions.board import EndSilentRound, MoveCard
from mkm_tui.actions.catalogue import perform
from mkm_tui.actions.deciding import AllBehind, CloseMatter
from mkm_tui.actions.decisions import RecordPublication
from mkm_tui.actions.ideas import AnswerIdea, TellBearer
from mkm_tui.actions.matters import AddMatter, EditMatter
from mkm_tui.actions.method import SetPoint
from mkm_tui.actions.projects import EditProject
from mkm_tui.records.portfolio import Idea, Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, Checklist, Column, IdeaAnswer, Phase
from mkm_tui.rules.assessment import agreement, cards, criteria, differences, marks, ordered
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.rules.checklists import LENGTHS
from mkm_tui.rules.ideas import merged
from mkm_tui.rules.portfolio import COMMITTING, STARTED, column, moves, readiness_missing
from mkm_tui.rules.publication import in_force_from
from tests.actions.portfolio_actions import board, portfolio
from tests.actions.sequences import DAY, SETUP, moment, slow

Card = Project | Idea
_PUBLISHED: list[Action] = [
    RecordPublication(decision="1/26", audience=audience, channel="oppslag", involvement="alle")
    for audience in Audience
]
DECIDED: list[Action] = [AllBehind(matter="1/26"), CloseMatter(matter="1/26"), *_PUBLISHED]
"""Matter 1/26 is decided and its decision in force."""
STEPS = [
    [AnswerIdea(idea="I2", answer=IdeaAnswer.MERGED, merged_into="I1")],
    [AnswerIdea(idea="I1", answer=IdeaAnswer.MERGED, merged_into="I2")],
    [MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26")],
    [MoveCard(card="I1", to=Column.ENDED, matter="1/26")],
    [
        MoveCard(card="I1", to=Column.IN_PROGRESS, matter="1/26"),
        *DECIDED,
        AnswerIdea(idea="I1", answer=IdeaAnswer.PROJECT),
    ],
    DECIDED,
    DECIDED[:3],
    [AddMatter(meeting="M3/26", title="Ny turnus igjen", continues="1/26")],
    [
        EditMatter(matter="1/26", idea="I1"),
        AnswerIdea(idea="I1", answer=IdeaAnswer.PROJECT),
        *DECIDED,
        TellBearer(idea="I1", text="Patruljen begynner mandag."),
    ],
    [
        *(
            SetPoint(checklist=Checklist.RESULTS, number=n, holds=True, note="Målt", project="P1")
            for n in range(1, 5)
        ),
        EditProject(project="P1", phase=Phase.INSTITUTIONALISED),
    ],
]


many = settings(slow, max_examples=100)


def _lists(*strategies: st.SearchStrategy[Action]) -> st.SearchStrategy[list[Action]]:
    """Return sequences of these actions, with a step towards a decision now and then."""
    alone = st.lists(st.one_of(*strategies), min_size=4, max_size=8)
    parts = st.lists(st.one_of(alone, alone, st.sampled_from(STEPS)), min_size=6, max_size=14)
    return parts.map(lambda found: list(chain.from_iterable(found)))


def told(sequence: list[Action]) -> Iterator[State]:
    """Yield the state after each action that the rules allow."""
    state = State()
    for minute, action in enumerate([*SETUP, *sequence]):
        try:
            state = state.put(*perform(action, state, moment(minute)))
        except RuleBroken:
            continue
        if minute >= len(SETUP):
            yield state


def every(state: State) -> list[Card]:
    """Return all projects and ideas."""
    return [*state.projects.values(), *state.ideas.values()]


def without_what_is_hidden(state: State) -> State:
    """Return the state as if nobody had given anything in the silent round."""
    bare = [
        structs.replace(c, assessments=tuple(a for a in c.assessments if not a.hidden))
        for c in every(state)
    ]
    return state.put(*bare)


def seen(state: State) -> list[object]:
    """Return all that the rules say of the parties' marks."""
    by = criteria(state)
    found: list[object] = [ordered(state, DAY)]
    for card in cards(state, DAY).values():
        given = [marks(card, name) for name in by]
        found += [given, differences(card, by), agreement(card, by)]
    return found


@many
@given(_lists(board, board, portfolio))
def test_r3_what_is_hidden_influences_nothing_until_the_silent_round_is_over(
    sequence: list[Action],
) -> None:
    state = State()
    for state in told(sequence):
        silent = state.group is not None and state.group.silent_since is not None
        hidden = [a for card in every(state) for a in card.assessments if a.hidden]
        assert silent or not hidden
    if hidden := [a for card in every(state) for a in card.assessments if a.hidden]:
        assert seen(state) == seen(without_what_is_hidden(state))
        after = state.put(*perform(EndSilentRound(), state, moment(0)))
        shown = [a for card in every(after) for a in card.assessments]
        assert all(structs.replace(a, hidden=False) in shown for a in hidden)


def decided(state: State, card: Card) -> None:
    """Assert that what commits was done by a decision that was in force then, and by no other."""
    stands = column(state, card, DAY)
    done = moves(state, card, DAY)
    for move in done:
        assert (move.to in COMMITTING) == bool(move.decision)
        if move.decision:
            since = in_force_from(state.decisions[move.decision])
            assert since is not None
            assert since <= move.on <= DAY
    if stands in COMMITTING:
        assert done
        assert done[-1].to is stands


@many
@given(_lists(board, portfolio))
def test_no_move_that_commits_is_done_before_its_decision_is_in_force(
    sequence: list[Action],
) -> None:
    for state in told(sequence):
        for card in every(state):
            decided(state, card)


def starts_by_rule(project: Project, stands: Column) -> None:
    """Assert that a project that has started is ready, and that its history is its own (R20)."""
    if project.phase in STARTED or stands is Column.IN_PROGRESS:
        assert readiness_missing(project) == []
    if project.phase is Phase.INSTITUTIONALISED:
        assert project.result_indicators == (1, 2, 3, 4)
    steps = project.phases
    assert steps[-1].phase is project.phase
    assert [step.on for step in steps] == sorted(step.on for step in steps)
    assert all(one.phase is not other.phase for one, other in pairwise(steps))


@many
@given(_lists(portfolio))
def test_r20_every_project_that_has_started_has_its_factors_set(sequence: list[Action]) -> None:
    for state in told(sequence):
        for project in state.projects.values():
            starts_by_rule(project, column(state, project, DAY))
            places = [(p.checklist, p.number) for p in project.points]
            assert len(places) == len(set(places))
            assert all(1 <= number <= LENGTHS[of] for of, number in places)
        for idea in state.ideas.values():
            assert merged(state, idea).merged_into == ""
