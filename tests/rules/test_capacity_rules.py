"""Whether a unit can take on more now, and why not (R14, R15, R19, R20)."""

from datetime import timedelta

import pytest

from mkm_tui.actions.following import ReportUnit
from mkm_tui.actions.method import RecordSurvey, SetPoint
from mkm_tui.actions.projects import AddProject, EditProject
from mkm_tui.actions.setup import EditUnit
from mkm_tui.locale.method_words import reason_words
from mkm_tui.records.course import Readiness
from mkm_tui.records.terms import Audience, Checklist, Column, Phase, UnitStatus
from mkm_tui.rules.capacity import Capacity, capacity
from tests.rules.meeting_room import DEADLINE, WORDS, MeetingRoom

READY = Readiness(need=3, competence=2, ownership=3, leadership=4)


@pytest.fixture(name="one")
def _one(room: MeetingRoom) -> MeetingRoom:
    """Solbakken carries one project, P1."""
    room.do(AddProject(title="Ny turnus", units=("solbakken",), readiness=READY))
    return room


@pytest.fixture(name="applies")
def _applies(decided: MeetingRoom) -> MeetingRoom:
    """Decision 1/26 is in force for Solbakken and Fjelltun."""
    for audience in Audience:
        decided.publish(audience, decided.today)
    return decided


def now(room: MeetingRoom, unit: str = "solbakken") -> Capacity:
    """Return whether a unit can take on more today."""
    return capacity(room.state, room.state.units[unit], room.today)


def told(room: MeetingRoom, unit: str = "solbakken") -> list[str]:
    """Return what speaks against more, in words."""
    return [reason_words(WORDS, room.state, reason) for reason in now(room, unit).reasons]


def test_r19_a_unit_below_its_limit_can_take_on_more(one: MeetingRoom) -> None:
    found = now(one)
    assert (found.may, found.room, found.limit) == (True, 2, 3)
    assert [project.id for project in found.carried] == ["P1"]
    assert told(one) == []


def test_r19_a_full_unit_cannot_and_is_told_what_could_go_out(one: MeetingRoom) -> None:
    one.do(EditUnit(unit="solbakken", project_limit=1))
    assert (now(one).may, now(one).room) == (False, 0)
    assert told(one) == [
        "Enheten bærer 1 av 1 prosjekter: P1 Ny turnus. Noe må på vent eller ut først (R19)"
    ]


@pytest.mark.parametrize("column", [Column.ON_HOLD, Column.ENDED])
def test_r19_what_is_on_hold_on_the_board_burdens_nobody(one: MeetingRoom, column: Column) -> None:
    one.do(AddProject(title="Måltider", units=("solbakken",), column=column))
    assert len(now(one).carried) == 1


def test_r20_a_project_that_needs_assistance_speaks_against_more_but_does_not_stop(
    one: MeetingRoom,
) -> None:
    one.do(EditProject(project="P1", readiness=Readiness(3, 1, 3, 4)))
    assert told(one) == ["Disse prosjektene trenger assistanse: P1 Ny turnus (R20)"]
    assert now(one).may


def test_r15_a_decision_that_the_unit_does_not_follow_speaks_against_more(
    applies: MeetingRoom,
) -> None:
    applies.do(
        ReportUnit(
            decision="1/26",
            unit="solbakken",
            status=UnitStatus.NOT_FOLLOWED,
            reason="Det gjelder ikke oss",
        )
    )
    assert told(applies) == ["Enheten følger ikke vedtak 1/26 (R15)"]
    assert told(applies, "fjelltun") == []


def test_r14_silence_after_the_deadline_speaks_against_more(applies: MeetingRoom) -> None:
    applies.go_to(DEADLINE)
    assert told(applies) == []
    applies.go_to(DEADLINE + timedelta(days=1))
    assert told(applies) == ["Enheten har ikke bekreftet vedtak 1/26 (R14)"]
    applies.do(ReportUnit(decision="1/26", unit="solbakken", status=UnitStatus.CARRIED_OUT))
    assert told(applies) == []


def test_a_decision_that_is_not_in_force_gives_nothing_to_confirm(decided: MeetingRoom) -> None:
    decided.go_to(DEADLINE + timedelta(days=30))
    assert told(decided) == []


def test_a_pilot_asks_for_its_six_measures(one: MeetingRoom) -> None:
    one.do(EditProject(project="P1", phase=Phase.PILOT))
    assert told(one) == ["Pilotfasen mangler 6 av 6 tiltak"]
    for number in range(1, 7):
        measure = SetPoint(
            checklist=Checklist.PILOT, number=number, holds=number != 3, unit="solbakken"
        )
        one.do(measure)
    assert told(one) == ["Pilotfasen mangler 1 av 6 tiltak"]
    one.do(EditProject(project="P1", phase=Phase.TRIAL))
    assert told(one) == []


def test_what_employees_find_weakest_speaks_against_more(one: MeetingRoom) -> None:
    yes, no = (0, 1, 2, 1), (2, 1, 1, 0)
    counts = (yes, yes, no, *[yes] * 7)
    one.do(RecordSurvey(unit="solbakken", of=Checklist.EMPOWERMENT, counts=counts))
    assert told(one) == ["De ansatte svarer lavt på: Kjente krav"]
    assert now(one).may
