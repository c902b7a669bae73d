"""The five cases that the method's document tells of, and all else that the example shows."""

from datetime import date

import pytest

from mkm_tui.records.state import State
from mkm_tui.records.terms import (
    ChangeKind,
    Checklist,
    Column,
    EvaluationKind,
    HelpSource,
    IdeaAnswer,
    Outcome,
    Phase,
)
from mkm_tui.rules.assessment import assessed, cards, criteria, disagree
from mkm_tui.rules.cautions import answer_to, project_cautions, unanswered
from mkm_tui.rules.checklists import KEPT, points
from mkm_tui.rules.consensus import outcome
from mkm_tui.rules.followup import not_following
from mkm_tui.rules.ideas import merged, owed_outcome, to_revisit
from mkm_tui.rules.portfolio import column, is_pending, moves, overloaded
from mkm_tui.rules.publication import in_force_from
from mkm_tui.rules.surveys import FEWEST, replies, surveys, trend
from tests.store.test_example import replayed

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module", name="state")
def _state() -> State:
    return replayed(TODAY)


def test_a_rota_that_was_decided_locally_is_followed_by_only_some_units(state: State) -> None:
    decision = next(d for d in state.decisions.values() if "nesbu" in d.units)
    assert state.matters[decision.id].project == "P1"
    assert in_force_from(decision) is not None
    assert [report.unit for report in not_following(decision)] == ["nesbu"]
    assert len(decision.units) == 3


def test_a_school_reorganises_with_pupils_and_parents(state: State) -> None:
    project = state.projects["P2"]
    assert project.phase is Phase.INSTITUTIONALISED
    assert all(word in project.users_part for word in ("Elevrådet", "Foreldrene"))
    assert all(p.holds and p.note for p in points(project, Checklist.RESULTS))
    assert {e.kind for e in project.evaluations} == set(EvaluationKind)


def test_premises_are_shared_after_a_rebuild(state: State) -> None:
    project = state.projects["P4"]
    assert len(project.units) == 2
    assert ChangeKind.TECHNOLOGICAL in project.kinds
    steps = [step.phase for step in project.phases]
    assert steps == [Phase.PLANNING, Phase.PILOT, Phase.TRIAL, Phase.INSTITUTIONALISED]
    assert all(goal.reached_on for goal in project.goals)


def test_a_redistribution_between_professions_fails_for_lack_of_consensus(state: State) -> None:
    project = state.projects["P5"]
    found = [matter for matter in state.matters.values() if matter.project == project.id]
    assert [outcome(matter) for matter in found] == [Outcome.NO_CONSENSUS, Outcome.OPEN]
    assert any(p.holds for p in points(found[0], Checklist.DILEMMAS))
    assert Phase.ON_HOLD in [step.phase for step in project.phases]
    (social,) = (c for c in project_cautions(state, project, TODAY) if c.rule == "R21")
    assert answer_to(project, social) is not None


def test_a_pilot_is_the_model_for_a_second_unit(state: State) -> None:
    second = state.projects["P15"]
    assert second.model == "P1"
    assert set(second.units).isdisjoint(state.projects["P1"].units)
    assert merged(state, state.ideas[second.idea]).project == "P1"
    assert unanswered(state, second, TODAY) == []


def test_every_checklist_that_a_record_keeps_is_used(state: State) -> None:
    tables = (state.groups, state.units, state.projects, state.matters)
    used = {
        (type(record), point.checklist)
        for table in tables
        for record in table.values()
        for point in record.points
    }
    assert used == {(kind, checklist) for kind, kept in KEPT.items() for checklist in kept}


def test_units_have_surveys_with_a_trend_and_one_is_too_small_to_show(state: State) -> None:
    solbakken = state.units["solbakken"]
    assert len(trend(solbakken, Checklist.EMPOWERMENT)[0]) == 3
    (small,) = surveys(state.units["nesbu"], Checklist.EMPOWERMENT)
    assert replies(small) < FEWEST
    assert all(unit.arenas for unit in state.units.values())


def test_three_voices_by_three_criteria_and_some_differ(state: State) -> None:
    by = criteria(state)
    assert by == ("need", "ownership", "old_out")
    complete = [card for card in cards(state, TODAY).values() if assessed(card, by)]
    assert len(complete) > 15
    assert {disagree(card, by) for card in complete} == {True, False}
    assert not any(a.hidden for card in complete for a in card.assessments)
    assert any(a.why for card in complete for a in card.assessments)


def test_moves_wait_with_and_without_a_matter_and_one_is_done_by_a_decision(state: State) -> None:
    waiting = [c for c in cards(state, TODAY).values() if is_pending(state, c, TODAY)]
    assert {bool(card.pending and card.pending.matter) for card in waiting} == {True, False}
    ours = state.projects["P1"]
    done = moves(state, ours, TODAY)[-1]
    assert column(state, ours, TODAY) is done.to is Column.IN_PROGRESS
    assert done.decision in state.decisions


def test_ideas_come_from_all_and_each_has_its_answer(state: State) -> None:
    ideas = list(state.ideas.values())
    assert len({idea.origin for idea in ideas}) == 4
    assert {idea.answer for idea in ideas} == {None, *IdeaAnswer}
    assert any(idea.anonymous and idea.bearer for idea in ideas)
    assert [idea.id for idea in ideas if owed_outcome(state, idea, TODAY)] == ["I10"]
    assert [idea.id for idea in ideas if to_revisit(idea, TODAY)] == ["I9"]
    assert sum(idea.outcome_told is not None for idea in ideas) >= 5


def test_no_more_than_three_units_are_full(state: State) -> None:
    assert 1 <= len(overloaded(state, TODAY)) <= 3


def test_help_comes_from_inside_and_from_outside(state: State) -> None:
    found = {given.source for p in state.projects.values() for given in p.helps}
    assert found == set(HelpSource)
