"""The board: three voices side by side, which are never averaged (R3), and silent rounds."""

import pytest

from mkm_tui.actions.base import Action
from mkm_tui.actions.board import AssessCard, BeginSilentRound, EndSilentRound
from mkm_tui.actions.ideas import AddIdea, AnswerIdea
from mkm_tui.actions.projects import AddProject
from mkm_tui.actions.setup import SetGroup
from mkm_tui.locale.method_words import column_name
from mkm_tui.records.course import Readiness
from mkm_tui.records.people import BoardColumn
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Column, IdeaAnswer, Party
from mkm_tui.rules.assessment import (
    WHOLE,
    agree,
    agreement,
    assessed,
    column_limit,
    criteria,
    differences,
    disagree,
    hidden,
    marks,
    ordered,
    shown,
    spread,
)
from tests.rules.meeting_room import WORDS, MeetingRoom

READY = Readiness(need=3, competence=2, ownership=3, leadership=4)


@pytest.fixture(name="board")
def _board(room: MeetingRoom) -> MeetingRoom:
    """Two prioritised projects, P1 and P2."""
    room.do(
        AddProject(title="Ny turnus", readiness=READY, column=Column.PRIORITISED),
        AddProject(title="Inntak", readiness=READY, column=Column.PRIORITISED),
    )
    return room


def given(card: str, *by_party: int, criterion: str = "") -> list[Action]:
    """Return the parties' assessments of a card, in the parties' order."""
    return [
        AssessCard(card=card, party=party, mark=mark, criterion=criterion)
        for party, mark in zip(Party, by_party, strict=False)
    ]


def project(room: MeetingRoom, key: str = "P1") -> Project:
    """Return a project."""
    return room.state.projects[key]


def order(room: MeetingRoom, of: Column = Column.PRIORITISED) -> list[str]:
    """Return the cards of a column, from the top."""
    return ordered(room.state, room.today)[of]


def test_r3_a_disagreement_is_never_averaged_away(board: MeetingRoom) -> None:
    board.do(*given("P1", 4, 4, 1), *given("P2", 2, 2, 2))
    assert order(board) == ["P2", "P1"]
    assert agreement(project(board), WHOLE) == 1
    assert agreement(project(board, "P2"), WHOLE) == 2


def test_r3_of_two_alike_the_one_is_first_about_which_the_parties_are_closest(
    board: MeetingRoom,
) -> None:
    board.do(*given("P1", 2, 4, 4), *given("P2", 2, 2, 3))
    assert order(board) == ["P2", "P1"]
    board.do(*given("P1", 2, 2, 3))
    assert order(board) == ["P1", "P2"]


def test_r3_a_card_is_worth_nothing_to_all_while_a_party_lacks(board: MeetingRoom) -> None:
    board.do(*given("P1", 4, 4), *given("P2", 1, 1, 1))
    assert not assessed(project(board))
    assert agreement(project(board)) == 0
    assert order(board) == ["P2", "P1"]


def test_r3_where_the_parties_differ_and_by_how_much(board: MeetingRoom) -> None:
    board.do(SetGroup(criteria=("need", "ownership", "Egen vei")))
    board.do(
        *given("P1", 4, 4, 1, criterion="need"),
        *given("P1", 3, 3, 3, criterion="ownership"),
        *given("P1", 2, 3, 3, criterion="Egen vei"),
    )
    by = criteria(board.state)
    found = differences(project(board), by)
    assert [(d.criterion, d.spread, d.dialogue) for d in found] == [
        ("need", 3, True),
        ("Egen vei", 1, False),
    ]
    assert found[0].marks == {Party.POLITICIANS: 4, Party.ADMINISTRATION: 4, Party.UNIONS: 1}
    assert (spread(project(board), by), disagree(project(board), by)) == (3, True)
    assert agreement(project(board), by) == 1 + 3 + 2
    assert not agree(project(board), by)


def test_a_mark_by_a_criterion_that_was_not_chosen_is_refused(board: MeetingRoom) -> None:
    assert board.refusal(AssessCard(card="P1", party=Party.UNIONS, mark=3, criterion="need"))
    assert board.refusal(AssessCard(card="P1", party=Party.UNIONS, mark=5))
    board.do(SetGroup(criteria=("need",)))
    assert board.refusal(AssessCard(card="P1", party=Party.UNIONS, mark=3))


def test_the_group_chooses_up_to_five_criteria_each_once(board: MeetingRoom) -> None:
    assert board.refusal(SetGroup(criteria=("need", "need")))
    assert board.refusal(SetGroup(criteria=tuple("abcdef")))
    board.do(SetGroup(criteria=(" Nytte  for brukerne ",)))
    assert criteria(board.state) == ("Nytte for brukerne",)


def test_a_column_has_the_groups_own_name_and_limit(board: MeetingRoom) -> None:
    board.do(SetGroup(columns=(BoardColumn(Column.PROPOSED, "Innkommet", 5),)))
    assert column_name(WORDS, board.state, Column.PROPOSED) == "Innkommet"
    assert column_name(WORDS, board.state, Column.ENDED) == "avsluttet"
    assert column_limit(board.state, Column.PROPOSED) == 5
    assert column_limit(board.state, Column.ENDED) is None
    twice = (BoardColumn(Column.PROPOSED), BoardColumn(Column.PROPOSED, "Nytt"))
    assert board.refusal(SetGroup(columns=twice))
    assert board.refusal(SetGroup(columns=(BoardColumn(Column.PROPOSED, limit=0),)))


@pytest.fixture(name="silent")
def _silent(board: MeetingRoom) -> MeetingRoom:
    """A silent round, with P1 assessed openly before it and hidden in it."""
    board.do(*given("P1", 2, 2, 2), *given("P2", 1, 1, 1))
    board.do(BeginSilentRound(), *given("P1", 4, 1, 3))
    return board


def test_in_a_silent_round_nobody_sees_what_is_given(silent: MeetingRoom) -> None:
    ours = project(silent)
    assert list(marks(ours).values()) == [2, 2, 2]
    assert (differences(ours), spread(ours), agreement(ours)) == ([], 0, 2)
    assert order(silent) == ["P1", "P2"]
    mark = hidden(ours, Party.POLITICIANS, "")
    assert mark is not None
    assert mark.mark == 4
    seen = shown(ours, Party.POLITICIANS, "")
    assert seen is not None
    assert seen.mark == 2


def test_a_party_may_change_its_mind_in_a_silent_round(silent: MeetingRoom) -> None:
    silent.do(AssessCard(card="P1", party=Party.UNIONS, mark=1))
    silent.do(EndSilentRound())
    assert list(marks(project(silent)).values()) == [4, 1, 1]


def test_after_a_silent_round_all_is_shown_together_in_place_of_the_earlier(
    silent: MeetingRoom,
) -> None:
    silent.do(EndSilentRound())
    ours = project(silent)
    assert list(marks(ours).values()) == [4, 1, 3]
    assert disagree(ours)
    assert len(ours.assessments) == 3
    assert list(marks(project(silent, "P2")).values()) == [1, 1, 1]
    silent.do(AssessCard(card="P1", party=Party.UNIONS, mark=2))
    assert marks(project(silent))[Party.UNIONS] == 2


def test_a_silent_round_begins_and_ends_once(board: MeetingRoom) -> None:
    assert board.refusal(EndSilentRound())
    board.do(BeginSilentRound())
    assert board.refusal(BeginSilentRound())


def test_ideas_without_an_answer_are_cards_and_answered_ones_are_not(board: MeetingRoom) -> None:
    board.do(AddIdea(title="Gåbuss"), AddIdea(title="Bilpool"))
    assert order(board, Column.PROPOSED) == ["I1", "I2"]
    board.do(*given("I2", 3, 3, 3))
    assert order(board, Column.PROPOSED) == ["I2", "I1"]
    board.do(AnswerIdea(idea="I2", answer=IdeaAnswer.WAITING))
    assert order(board, Column.PROPOSED) == ["I1"]
