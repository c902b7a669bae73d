"""Summer time, a clock that is set back or is years off, midnight and New Year in a meeting."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from msgspec import structs

from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.matters import AddMatter, EditMatter, TakeUpAgain
from mkm_tui.actions.meetings import AdjournMeeting, CloseMeeting, OpenMeeting, PlanMeeting
from mkm_tui.actions.room import StartMatter
from mkm_tui.documents.reach import Reach
from mkm_tui.records.terms import Audience, DecisionStatus, WayOn
from mkm_tui.rules.agenda import break_left, minutes_spent, predicted_end
from mkm_tui.rules.followup import unconfirmed_units
from mkm_tui.rules.presence import in_room
from mkm_tui.rules.publication import days_waiting, in_force_from
from mkm_tui.rules.schedule import break_until, closed_today, meeting_now
from tests.faults.clocks import leaping
from tests.rules.meeting_room import (
    MeetingRoom,
    absent,
    meeting_that_runs,
    present,
    receipt,
)

WINTER, SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))
FIRST, SECOND = StartMatter(matter="1/26"), StartMatter(matter="2/26")
BREAK, ON = AdjournMeeting(meeting="M1/26", minutes=15), OpenMeeting(meeting="M1/26")
PUT_OFF = CloseMatter(matter="1/26", way_on=WayOn.DEFER)
EVE = datetime(2026, 12, 31, 23, 30, tzinfo=WINTER)


@pytest.fixture
def room() -> MeetingRoom:
    """A meeting that runs, with all members there and matter 1/26 ready to be decided."""
    return meeting_that_runs()


def night(room: MeetingRoom, moment: datetime) -> MeetingRoom:
    """Let a meeting go on at another moment, all that was noted so far being of before."""
    room.now = moment
    return room


def spent(room: MeetingRoom, matter: str = "1/26") -> int:
    return minutes_spent(room.meeting, matter, room.now)


def there(room: MeetingRoom, matter: str = "1/26") -> tuple[str, ...]:
    return in_room(room.state, room.meeting, room.state.matters[matter])


def tells(paper: str, *sentences: str) -> None:
    """See that a paper tells these, in this order."""
    places = [paper.find(sentence) for sentence in sentences]
    assert -1 not in places, paper
    assert places == sorted(places), paper


# Summer time


def autumn(room: MeetingRoom) -> None:
    """Take a matter up in the hour that comes twice, and go on when it comes again."""
    night(room, datetime(2027, 10, 31, 2, 40, tzinfo=SUMMER)).do(FIRST)
    room.now = (room.now + timedelta(minutes=30)).astimezone(WINTER)  # 02:10 again


def test_the_hour_that_comes_twice_is_counted_twice(room: MeetingRoom) -> None:
    autumn(room)
    assert f"{room.now:%H:%M}" == "02:10"
    assert spent(room) == 30
    room.do(SECOND)
    room.later(5, BREAK)
    room.later(5)
    assert (spent(room), spent(room, "2/26")) == (30, 5)
    assert break_left(room.meeting, room.now) == timedelta(minutes=10)
    assert break_until(room.meeting, room.now) == (room.now + timedelta(minutes=10)).time()


def test_r38_who_left_in_the_first_of_the_two_hours_was_not_there_in_the_second(
    room: MeetingRoom,
) -> None:
    night(room, datetime(2027, 10, 31, 2, 50, tzinfo=SUMMER)).do(absent("arne"))
    room.now = datetime(2027, 10, 31, 2, 10, tzinfo=WINTER)
    room.do(FIRST)
    room.later(20, absent("berit"), SECOND)
    assert there(room) == ("ane", "berit", "cecilie")
    assert there(room, "2/26") == ("ane", "cecilie")


def test_a_break_over_the_change_is_told_with_its_offsets(room: MeetingRoom) -> None:
    """Else the minutes would say that it ended before it began."""
    night(room, datetime(2027, 10, 31, 2, 50, tzinfo=SUMMER)).do(BREAK)
    assert break_until(room.meeting, room.now.astimezone(WINTER)) == datetime(1, 1, 1, 2, 5).time()
    room.now = (room.now + timedelta(minutes=20)).astimezone(WINTER)
    room.do(ON)
    assert "02.50 (UTC+02:00) – " in room.minutes(Reach.INTERNAL).replace("31. oktober 2027 ", "")
    assert "02.10 (UTC+01:00)" in room.minutes(Reach.INTERNAL)


def test_the_hour_that_never_comes_is_not_counted(room: MeetingRoom) -> None:
    night(room, datetime(2027, 3, 28, 1, 50, tzinfo=WINTER)).do(FIRST)
    room.now = (room.now + timedelta(minutes=20)).astimezone(SUMMER)
    assert f"{room.now:%H:%M}" == "03:10"
    assert spent(room) == 20
    room.do(BREAK)
    assert break_left(room.meeting, room.now) == timedelta(minutes=15)


# A clock that is put right in the middle of a meeting


@pytest.mark.parametrize("seed", range(40))
def test_r38_a_meeting_is_the_same_under_a_clock_that_leaps(seed: int) -> None:
    """Whatever is done in it: who was there in which matter, what is at hand, what comes next."""
    assert leaping(seed) == []


BACK = pytest.mark.parametrize(
    "back", [timedelta(minutes=3), timedelta(hours=1), timedelta(days=1900)], ids=str
)


@BACK
def test_a_clock_set_back_makes_no_time_negative(room: MeetingRoom, back: timedelta) -> None:
    room.do(EditMatter(matter="1/26", minutes_planned=30), FIRST)
    room.later(10)
    room.now -= back
    assert 0 <= spent(room) <= 10
    assert predicted_end(room.state, room.meeting, room.now) > room.now
    room.later(4, BREAK)
    room.now -= back
    assert timedelta() <= break_left(room.meeting, room.now) <= timedelta(minutes=15)
    room.later(4, ON, PUT_OFF)
    room.do(CloseMatter(matter="2/26", way_on=WayOn.DEFER), CloseMeeting(meeting="M1/26"))
    stretches = [(stretch.began, stretch.ended) for stretch in room.meeting.stretches]
    assert all(began <= ended for began, ended in stretches)
    assert room.meeting.opened is not None
    assert room.meeting.closed is not None
    assert room.meeting.opened < room.meeting.closed


@BACK
def test_r38_who_left_after_the_clock_was_set_back_left_after(
    room: MeetingRoom, back: timedelta
) -> None:
    room.do(FIRST)
    room.later(10, absent("arne"))
    room.now -= back
    room.later(1, SECOND)
    room.later(1, absent("berit"), present("arne"))
    room.do(CloseMatter(matter="2/26", way_on=WayOn.DEFER))
    assert there(room, "2/26") == ("ane", "arne", "berit", "cecilie")
    tells(
        room.minutes(Reach.INTERNAL),
        "**Gikk:** Arne, under sak 1/26, kl. 09.10",
        "**Gikk:** Berit, under sak 2/26, kl. 09.1",
        "**Kom:** Arne, under sak 2/26, kl. 09.1",
    )


def test_a_clock_set_back_over_midnight_does_not_move_what_is_agreed(room: MeetingRoom) -> None:
    """The decision is of the day by the clock that was put right."""
    night(room, datetime(2026, 11, 25, 0, 20, tzinfo=WINTER)).do(FIRST)
    room.now -= timedelta(hours=1)
    room.agree()
    assert room.decision().agreed_on == date(2026, 11, 24)
    room.do(receipt(Audience.INTERNAL), receipt(Audience.USERS))
    assert room.status() is DecisionStatus.IN_FORCE


@pytest.mark.parametrize("wrong", [2010, 2031])
def test_a_clock_years_off_is_forgotten_once_it_is_right(room: MeetingRoom, wrong: int) -> None:
    room.now = room.now.replace(year=wrong) if wrong > 2026 else room.now
    room.do(FIRST)
    room.now = datetime(2036 if wrong < 2026 else 2026, 11, 24, 10, tzinfo=UTC)
    assert spent(room) == 0
    room.agree()
    assert room.decision().agreed_on == room.today
    assert days_waiting(room.decision(), room.today) == 0
    assert spent(room) == 0
    room.do(receipt(Audience.INTERNAL), receipt(Audience.USERS))
    assert in_force_from(room.decision()) == room.today


# Midnight


def test_the_room_display_stays_with_a_meeting_over_midnight(room: MeetingRoom) -> None:
    night(room, datetime(2026, 11, 24, 23, 50, tzinfo=WINTER)).do(FIRST, BREAK)
    room.later(20)
    assert meeting_now(room.state, room.now) == room.meeting
    assert break_left(room.meeting, room.now) == timedelta()
    room.do(ON)
    room.agree()
    assert spent(room) == 0
    room.close_meeting()
    room.later(30)
    assert closed_today(room.state, room.now) == room.meeting
    assert room.decision().agreed_on == date(2026, 11, 25)
    tells(room.minutes(Reach.INTERNAL), "24. november 2026", "25. november 2026 00.10")


def test_yesterdays_break_is_no_meeting_now(room: MeetingRoom) -> None:
    night(room, datetime(2026, 11, 24, 14, 0, tzinfo=WINTER)).do(BREAK)
    room.later(18 * 60)
    assert meeting_now(room.state, room.now) is None


# The turn of the year


@pytest.fixture(name="newyear")
def _newyear(room: MeetingRoom) -> MeetingRoom:
    """A meeting half an hour into the new year, with matter 1/26 agreed in it."""
    meeting = structs.replace(room.meeting, opened=EVE)
    room.state = room.state.put(meeting)
    night(room, EVE).do(FIRST)
    room.later(60)
    room.agree()
    return room


def test_r41_a_meeting_keeps_its_years_numbers_over_new_year(newyear: MeetingRoom) -> None:
    assert newyear.today == date(2027, 1, 1)
    newyear.do(AddMatter(meeting="M1/26", title="Læringsarena på Solbakken"))
    assert newyear.meeting.agenda == ("1/26", "2/26", "3/26")
    newyear.do(PlanMeeting(on=date(2027, 1, 20)), AddMatter(meeting="M1/27", title="Ny sak"))
    newyear.do(AddMatter(meeting="M1/26", title="Enda en"))
    assert list(newyear.state.meetings) == ["M1/26", "M1/27"]
    assert list(newyear.state.matters) == ["1/26", "2/26", "3/26", "1/27", "4/26"]


def test_r41_what_is_put_off_over_new_year_gets_the_new_years_number(newyear: MeetingRoom) -> None:
    newyear.do(
        PlanMeeting(on=date(2027, 1, 20)),
        CloseMatter(matter="2/26", way_on=WayOn.DEFER, to_meeting="M1/27"),
        CloseMeeting(meeting="M1/26"),
    )
    assert newyear.state.meetings["M1/27"].agenda == ("1/27",)
    assert newyear.state.matters["1/27"].continues == "2/26"
    tells(newyear.minutes(Reach.INTERNAL), "31. desember 2026 23.30", "1. januar 2027 00.30")


def test_r41_a_withdrawn_matter_is_taken_up_again_under_the_new_years_number(
    newyear: MeetingRoom,
) -> None:
    newyear.close_meeting()
    newyear.do(PlanMeeting(on=date(2027, 1, 20)), TakeUpAgain(matter="2/26", meeting="M1/27"))
    assert list(newyear.state.matters) == ["1/26", "2/26", "1/27"]
    assert newyear.state.matters["2/26"].withdrawn


def test_r11_in_force_waiting_and_deadlines_are_reckoned_over_new_year(
    newyear: MeetingRoom,
) -> None:
    assert newyear.decision().agreed_on == date(2027, 1, 1)
    newyear.publish(Audience.INTERNAL, date(2027, 1, 2))
    newyear.publish(Audience.USERS, date(2027, 1, 4))
    assert in_force_from(newyear.decision()) == date(2027, 1, 4)
    assert days_waiting(newyear.decision(), newyear.today) == 3
    assert unconfirmed_units(newyear.decision(), newyear.today) == ["solbakken", "fjelltun"]
