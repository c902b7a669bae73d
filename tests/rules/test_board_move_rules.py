"""Moves on the board: what commits waits for a decision in force (R5, R8, R20)."""

from datetime import timedelta

import pytest

from mkm_tui.actions.board import BringMove, MoveCard
from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.ideas import AddIdea
from mkm_tui.actions.matters import AddMatter, EditMatter, ShareMatter, WithdrawMatter
from mkm_tui.actions.meetings import PlanMeeting
from mkm_tui.actions.projects import AddProject, EditProject
from mkm_tui.records.course import Move, Readiness
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Audience, ChangeKind, Column, WayOn
from mkm_tui.rules.assessment import cards
from mkm_tui.rules.portfolio import carrier, column, is_pending, moves
from tests.rules.meeting_room import DAY, MeetingRoom

READY = Readiness(need=3, competence=2, ownership=3, leadership=4)
NEXT = DAY + timedelta(days=14)


@pytest.fixture(name="board")
def _board(room: MeetingRoom) -> MeetingRoom:
    """Two prioritised projects, P1 and P2."""
    room.do(
        AddProject(title="Ny turnus", readiness=READY, column=Column.PRIORITISED),
        AddProject(title="Inntak", readiness=READY, column=Column.PRIORITISED),
    )
    return room


def project(room: MeetingRoom, key: str = "P1") -> Project:
    """Return a project."""
    return room.state.projects[key]


def where(room: MeetingRoom, key: str = "P1") -> Column:
    """Return in which column a card stands."""
    return column(room.state, cards(room.state, room.today)[key], room.today)


def pending(room: MeetingRoom) -> bool:
    """Say whether P1 has a move that waits."""
    return is_pending(room.state, project(room), room.today)


def publish(room: MeetingRoom, decision: str = "1/26") -> None:
    """Publish a decision to both audiences today."""
    for audience in Audience:
        room.publish(audience, room.today, decision)


def test_a_move_that_commits_to_nothing_is_done_at_once(board: MeetingRoom) -> None:
    board.do(MoveCard(card="P1", to=Column.ON_HOLD), MoveCard(card="P1", to=Column.ASSESSED))
    assert (where(board), pending(board)) == (Column.ASSESSED, False)
    assert project(board).moves == (Move(Column.ON_HOLD, DAY), Move(Column.ASSESSED, DAY))


@pytest.mark.parametrize("to", [Column.IN_PROGRESS, Column.ENDED])
def test_a_move_that_commits_is_pending_until_its_decision_is_in_force(
    board: MeetingRoom, to: Column
) -> None:
    board.do(MoveCard(card="P1", to=to, matter="1/26"))
    for step in (board.agree, lambda: board.publish(Audience.USERS, board.today)):
        step()
        assert (where(board), pending(board)) == (Column.PRIORITISED, True)
    board.go_to(NEXT)
    publish(board)
    assert (where(board), pending(board)) == (to, False)
    assert moves(board.state, project(board), board.today) == (Move(to, NEXT, "1/26"),)


def test_a_move_asked_for_after_its_decision_applied_is_done_on_the_day_it_was_asked_for(
    board: MeetingRoom,
) -> None:
    board.agree()
    publish(board)
    board.go_to(NEXT)
    board.do(MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26"))
    assert where(board) is Column.IN_PROGRESS
    done = moves(board.state, project(board), board.today)
    assert done == (Move(Column.IN_PROGRESS, NEXT, "1/26"),)


def test_a_move_back_to_where_a_card_stands_takes_the_pending_one_back(
    board: MeetingRoom,
) -> None:
    board.do(MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26"))
    board.do(MoveCard(card="P1", to=Column.PRIORITISED))
    board.agree()
    publish(board)
    assert (where(board), project(board).pending, project(board).moves) == (
        Column.PRIORITISED,
        None,
        (),
    )


def test_a_move_done_by_a_decision_is_written_into_history_at_the_next_move(
    board: MeetingRoom,
) -> None:
    board.do(MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26"))
    board.agree()
    publish(board)
    board.do(MoveCard(card="P1", to=Column.ON_HOLD))
    assert [(move.to, move.decision) for move in project(board).moves] == [
        (Column.IN_PROGRESS, "1/26"),
        (Column.ON_HOLD, ""),
    ]


def test_r8_a_recommendation_moves_nothing(board: MeetingRoom) -> None:
    board.do(
        EditMatter(matter="1/26", for_council=True),
        MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26"),
    )
    board.agree()
    assert board.decision().recommendation
    assert pending(board)


def test_r5_a_matter_that_is_deferred_carries_its_move_with_it(board: MeetingRoom) -> None:
    board.do(
        MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26"),
        MoveCard(card="P2", to=Column.ENDED, matter="2/26"),
        PlanMeeting(on=NEXT),
        CloseMatter(matter="1/26", way_on=WayOn.DEFER, to_meeting="M2/26"),
    )
    waits = project(board).pending
    assert waits is not None
    assert (waits.matter, waits.since, board.state.matters[waits.matter].meeting) == (
        "3/26",
        DAY,
        "M2/26",
    )
    other = project(board, "P2").pending
    assert other is not None
    assert other.matter == "2/26"


def test_r5_a_matter_that_continues_another_carries_its_move_on(board: MeetingRoom) -> None:
    board.do(
        MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26"),
        PlanMeeting(on=NEXT),
        AddMatter(meeting="M2/26", title="Ny turnus, omarbeidet", continues="1/26"),
    )
    waits = project(board).pending
    assert waits is not None
    assert waits.matter == "3/26"


def test_r20_what_is_about_to_start_keeps_its_factors_set(board: MeetingRoom) -> None:
    board.do(MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26"))
    unset = EditProject(project="P1", readiness=Readiness())
    assert board.refusal(unset).endswith("(R20)")
    social = EditProject(project="P1", kinds=(ChangeKind.SOCIAL,))
    assert board.refusal(social).endswith("(R21)")


def test_a_pending_move_makes_the_matter_for_an_agenda_with_the_board_as_its_paper(
    board: MeetingRoom,
) -> None:
    board.do(
        PlanMeeting(on=NEXT),
        EditProject(project="P1", units=("solbakken",)),
        BringMove(
            card="P1",
            to=Column.IN_PROGRESS,
            meeting="M2/26",
            title="Ny turnus settes i gang",
            case_paper="| Innkommet | Prioritert |",
            proposal="Ny turnus settes i gang på Solbakken.",
        ),
    )
    key = board.state.meetings["M2/26"].agenda[-1]
    matter = board.state.matters[key]
    assert (matter.project, matter.units, matter.case_paper) == (
        "P1",
        ("solbakken",),
        "| Innkommet | Prioritert |",
    )
    assert (where(board), pending(board)) == (Column.PRIORITISED, True)
    assert matter.draft
    board.do(ShareMatter(matter=key))


def test_an_ideas_move_is_brought_with_its_unit(board: MeetingRoom) -> None:
    board.do(
        AddIdea(title="Stille rom", unit="solbakken"),
        BringMove(card="I1", to=Column.IN_PROGRESS, meeting="M1/26", title="Stille rom"),
    )
    matter = board.state.matters["3/26"]
    assert (matter.idea, matter.project, matter.units) == ("I1", "", ("solbakken",))


def test_only_a_move_that_commits_is_brought(board: MeetingRoom) -> None:
    hold = BringMove(card="P1", to=Column.ON_HOLD, meeting="M1/26", title="På vent")
    assert board.refusal(hold)


def test_r20_a_project_that_is_not_ready_brings_no_matter(board: MeetingRoom) -> None:
    board.do(AddProject(title="Uteavdeling"))
    start = BringMove(card="P3", to=Column.IN_PROGRESS, meeting="M1/26", title="Start")
    assert board.refusal(start).endswith("(R20)")
    assert "3/26" not in board.state.matters


def test_a_move_whose_matter_was_withdrawn_waits_without_one_again(board: MeetingRoom) -> None:
    board.do(MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26"))
    assert carrier(board.state, project(board)) == "1/26"
    assert board.needs("pending") == []
    board.do(WithdrawMatter(matter="1/26", reason="Forslaget er trukket."))
    assert carrier(board.state, project(board)) == ""
    (need,) = board.needs("pending")
    assert need.id == "P1"
