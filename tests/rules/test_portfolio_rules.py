"""Projects, ideas, the board and the end of the period (R19-R21, R24, R25, R30)."""

from datetime import date

import pytest

from mkm_tui.actions.board import MoveCard
from mkm_tui.actions.ideas import AddIdea, AnswerIdea
from mkm_tui.actions.projects import AddProject, EditProject
from mkm_tui.actions.setup import EditUnit, SetGroup
from mkm_tui.records.course import Readiness
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Audience, ChangeKind, Column, IdeaAnswer, Phase
from mkm_tui.rules.followup import overdue
from mkm_tui.rules.portfolio import (
    column,
    competence_need,
    is_pending,
    load,
    overloaded,
    readiness_low,
)
from tests.rules.meeting_room import DAY, MeetingRoom

READY = Readiness(need=3, competence=2, ownership=3, leadership=4)
CONFLICT = "«Ny turnus» er en sosial endring: skriv hvilke interesser som står mot hverandre (R21)"
UNSET = "«Ny turnus» kan ikke starte før behov, kompetanse, eierforhold og ledelse er vurdert (R20)"


@pytest.fixture
def two_projects(room: MeetingRoom) -> MeetingRoom:
    """Solbakken carries two active projects, P1 and P2."""
    room.do(
        AddProject(title="Ny turnus", units=("solbakken",)),
        AddProject(title="Læringsarena", units=("solbakken",)),
    )
    return room


@pytest.fixture
def ready(room: MeetingRoom) -> MeetingRoom:
    """Project P1 is prioritised on the board and has its readiness factors set."""
    room.do(AddProject(title="Ny turnus", readiness=READY, column=Column.PRIORITISED))
    return room


@pytest.fixture
def with_idea(room: MeetingRoom) -> MeetingRoom:
    """Idea I1 came on the day of the meeting; its answer is owed by 24 December."""
    room.do(AddIdea(title="Felles nattpatrulje", bearer="Nina, hjelpepleier"))
    return room


def project(room: MeetingRoom) -> Project:
    """Return project P1."""
    return room.state.projects["P1"]


def where(room: MeetingRoom) -> Column:
    """Return the column in which P1 stands today."""
    return column(room.state, project(room), room.today)


def publish_both(room: MeetingRoom) -> None:
    """Publish decision 1/26 to both audiences today."""
    room.publish(Audience.INTERNAL, room.today)
    room.publish(Audience.USERS, room.today)


def test_r19_a_unit_over_its_own_limit_gets_an_overload_warning(two_projects: MeetingRoom) -> None:
    two_projects.do(EditUnit(unit="solbakken", project_limit=1))
    assert overloaded(two_projects.state, two_projects.today) == ["solbakken"]
    (need,) = two_projects.needs("overload")
    assert need.values == {"unit": "Solbakken", "load": 2, "limit": 1}


def test_r19_a_unit_without_a_limit_of_its_own_has_the_groups(two_projects: MeetingRoom) -> None:
    assert overloaded(two_projects.state, two_projects.today) == []
    two_projects.do(SetGroup(project_limit=1))
    assert overloaded(two_projects.state, two_projects.today) == ["solbakken"]


def test_r19_a_project_on_hold_does_not_weigh(two_projects: MeetingRoom) -> None:
    two_projects.do(EditProject(project="P2", phase=Phase.ON_HOLD))
    assert load(two_projects.state, "solbakken", two_projects.today) == [project(two_projects)]


def test_r19_a_unit_at_its_limit_gets_an_overload_warning(two_projects: MeetingRoom) -> None:
    two_projects.do(EditUnit(unit="solbakken", project_limit=2))
    assert overloaded(two_projects.state, two_projects.today) == ["solbakken"]


def test_r20_a_project_does_not_start_before_all_four_factors_are_set(room: MeetingRoom) -> None:
    room.do(AddProject(title="Ny turnus", readiness=Readiness(3, 2, 3, None)))
    assert room.refusal(EditProject(project="P1", phase=Phase.PILOT)) == UNSET


def test_r20_a_project_without_its_factors_is_not_moved_to_in_progress(room: MeetingRoom) -> None:
    room.do(AddProject(title="Ny turnus"))
    assert room.refusal(MoveCard(card="P1", to=Column.IN_PROGRESS)) == UNSET


def test_r20_a_project_with_all_four_factors_starts(ready: MeetingRoom) -> None:
    ready.do(EditProject(project="P1", phase=Phase.PILOT))
    assert project(ready).phase is Phase.PILOT


def test_r20_a_low_factor_prompts_for_assistance(ready: MeetingRoom) -> None:
    assert readiness_low(project(ready)) == []
    ready.do(EditProject(project="P1", readiness=Readiness(3, 1, 3, 4)))
    assert readiness_low(project(ready)) == ["competence"]


def test_r20_a_project_is_not_added_as_in_progress_without_its_factors(room: MeetingRoom) -> None:
    assert room.refusal(AddProject(title="Ny turnus", column=Column.IN_PROGRESS)) == UNSET


def test_r21_a_social_change_does_not_start_without_a_note_on_interests(
    ready: MeetingRoom,
) -> None:
    social = EditProject(project="P1", kinds=(ChangeKind.SOCIAL,), phase=Phase.PILOT)
    assert ready.refusal(social) == CONFLICT


def test_r21_a_social_change_with_its_note_starts(ready: MeetingRoom) -> None:
    ready.do(
        EditProject(
            project="P1",
            kinds=(ChangeKind.ORGANISATION, ChangeKind.SOCIAL),
            phase=Phase.PILOT,
            conflicting_interests="Nattevaktene mister tillegg.",
        )
    )
    assert project(ready).phase is Phase.PILOT


def test_r21_a_note_of_spaces_is_no_note(ready: MeetingRoom) -> None:
    social = EditProject(
        project="P1", kinds=(ChangeKind.SOCIAL,), phase=Phase.PILOT, conflicting_interests=" "
    )
    assert ready.refusal(social) == CONFLICT


def test_r24_an_idea_is_overdue_after_its_deadline(with_idea: MeetingRoom) -> None:
    with_idea.go_to(date(2026, 12, 24))
    assert not overdue(with_idea.state.ideas["I1"], with_idea.today)
    with_idea.go_to(date(2026, 12, 26))
    assert overdue(with_idea.state.ideas["I1"], with_idea.today)
    (need,) = with_idea.needs("idea")
    assert (need.id, need.values["days"]) == ("I1", 2)


def test_r24_a_refusal_needs_its_reason(with_idea: MeetingRoom) -> None:
    refused = AnswerIdea(idea="I1", answer=IdeaAnswer.REFUSED, text=" ")
    sentence = "Et avslag trenger en begrunnelse til idébæreren (R24)"
    assert with_idea.refusal(refused) == sentence


def test_r24_the_answer_to_the_bearer_is_recorded_and_ends_the_wait(
    with_idea: MeetingRoom,
) -> None:
    with_idea.do(AnswerIdea(idea="I1", answer=IdeaAnswer.REFUSED, text="Prøvd i 2024."))
    with_idea.go_to(date(2026, 12, 26))
    idea = with_idea.state.ideas["I1"]
    assert (idea.answer_text, idea.answered_on) == ("Prøvd i 2024.", DAY)
    assert with_idea.needs("idea") == []


def test_r25_the_competence_need_is_what_is_required_and_not_there(ready: MeetingRoom) -> None:
    required = ("Turnusplanlegging", "Prosessledelse", "Evaluering")
    ready.do(EditProject(project="P1", competence_required=required))
    ready.do(EditProject(project="P1", competence_have=("PROSESSledelse",)))
    assert competence_need(project(ready)) == ["Turnusplanlegging", "Evaluering"]


def test_r30_half_a_year_before_the_end_the_matter_of_what_continues_is_proposed(
    room: MeetingRoom,
) -> None:
    room.go_to(date(2028, 6, 1))
    assert room.needs("period") == []
    room.go_to(date(2028, 7, 10))
    (need,) = room.needs("period")
    assert need.values["on"] == date(2028, 12, 31)


def test_a_move_on_the_board_is_pending_without_a_decision(ready: MeetingRoom) -> None:
    ready.do(MoveCard(card="P1", to=Column.IN_PROGRESS))
    assert where(ready) is Column.PRIORITISED
    assert is_pending(ready.state, project(ready), ready.today)


def test_a_move_on_the_board_is_pending_while_its_decision_is_not_in_force(
    ready: MeetingRoom,
) -> None:
    ready.do(MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26"))
    ready.agree()
    ready.publish(Audience.INTERNAL, ready.today)
    assert where(ready) is Column.PRIORITISED
    assert is_pending(ready.state, project(ready), ready.today)


def test_a_move_on_the_board_is_done_when_its_decision_is_in_force(ready: MeetingRoom) -> None:
    ready.do(MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26"))
    ready.agree()
    publish_both(ready)
    assert where(ready) is Column.IN_PROGRESS
    assert not is_pending(ready.state, project(ready), ready.today)


def test_a_card_stays_where_a_decision_put_it_while_its_next_move_is_pending(
    ready: MeetingRoom,
) -> None:
    ready.do(MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26"))
    ready.agree()
    publish_both(ready)
    ready.do(MoveCard(card="P1", to=Column.ENDED))
    assert where(ready) is Column.IN_PROGRESS
