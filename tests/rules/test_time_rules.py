"""When matters were at hand, who was there then, and when the meeting ends."""

from datetime import timedelta

import pytest

from mkm_tui.actions.base import Action
from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.matters import EditMatter, WithdrawMatter
from mkm_tui.actions.meetings import AdjournMeeting, OpenMeeting
from mkm_tui.actions.room import StartMatter
from mkm_tui.records.terms import WayOn
from mkm_tui.rules.agenda import (
    minutes_over,
    minutes_spent,
    next_matter,
    not_reached,
    predicted_end,
    was_reached,
)
from mkm_tui.rules.presence import in_room
from tests.rules.meeting_room import MeetingRoom, absent, present, remote

FIRST, SECOND = StartMatter(matter="1/26"), StartMatter(matter="2/26")
BREAK, ON = AdjournMeeting(meeting="M1/26", minutes=15), OpenMeeting(meeting="M1/26")
PUT_OFF = CloseMatter(matter="1/26", way_on=WayOn.DEFER)


def there(room: MeetingRoom, matter: str = "1/26") -> tuple[str, ...]:
    return in_room(room.state, room.meeting, room.state.matters[matter])


def spent(room: MeetingRoom, matter: str = "1/26") -> int:
    return minutes_spent(room.meeting, matter, room.now)


def test_r38_who_was_there_is_known_per_matter(room: MeetingRoom) -> None:
    room.later(5, absent("arne"), FIRST)
    room.later(20, SECOND)
    room.later(10, present("arne"))
    assert there(room, "1/26") == ("ane", "berit", "cecilie")
    assert there(room, "2/26") == ("ane", "arne", "berit", "cecilie")


def test_r38_who_comes_late_was_there_from_then_on(room: MeetingRoom) -> None:
    room.do(absent("cecilie"), FIRST)
    room.later(10)
    assert "cecilie" not in there(room)
    room.do(remote("cecilie"))
    assert "cecilie" in there(room)
    room.later(10, PUT_OFF)
    assert "cecilie" in there(room)


def test_r38_who_leaves_before_the_end_was_there(room: MeetingRoom) -> None:
    room.do(FIRST)
    room.later(10, absent("cecilie"))
    room.later(10, PUT_OFF)
    assert "cecilie" in there(room)


def test_r38_who_left_when_the_matter_began_was_not_there(room: MeetingRoom) -> None:
    room.later(10, absent("cecilie"), FIRST)
    room.later(10, PUT_OFF)
    assert "cecilie" not in there(room)


def test_r38_who_was_away_between_two_stretches_was_there(room: MeetingRoom) -> None:
    room.do(FIRST)
    room.later(10, SECOND, absent("cecilie"))
    room.later(10, present("cecilie"), FIRST)
    room.later(10, absent("berit"), SECOND)
    assert "cecilie" in there(room, "1/26")
    assert "berit" in there(room, "1/26")


def test_r38_who_was_there_in_the_break_only_was_not_there(room: MeetingRoom) -> None:
    room.do(absent("cecilie"), FIRST)
    room.later(10, BREAK)
    room.later(5, present("cecilie"))
    room.later(5, absent("cecilie"))
    room.later(5, ON)
    room.later(5, PUT_OFF)
    assert "cecilie" not in there(room)


def test_r38_a_matter_never_at_hand_was_treated_when_it_was_closed(room: MeetingRoom) -> None:
    room.later(10, absent("cecilie"))
    room.later(10, PUT_OFF)
    room.later(10, present("cecilie"))
    assert there(room) == ("ane", "arne", "berit")


def test_r38_nobody_was_there_for_a_matter_that_waits(room: MeetingRoom) -> None:
    assert there(room, "2/26") == ()


def test_minutes_are_counted_over_stretches_and_not_in_breaks(room: MeetingRoom) -> None:
    room.do(FIRST)
    room.later(10, SECOND)
    room.later(7, FIRST)
    room.later(5, BREAK)
    room.later(30)
    assert spent(room) == 15
    room.do(ON)
    room.later(4)
    assert spent(room) == 19
    assert spent(room, "2/26") == 7
    room.do(PUT_OFF)
    room.later(60)
    assert spent(room) == 19


def test_a_matter_taken_up_twice_in_a_row_loses_no_minutes(room: MeetingRoom) -> None:
    room.do(FIRST)
    room.later(10, FIRST)
    room.later(10)
    assert spent(room) == 20


def test_the_matter_at_hand_stays_so_over_a_break(room: MeetingRoom) -> None:
    room.do(FIRST, BREAK)
    assert room.meeting.current == "1/26"
    assert room.meeting.current_since is None
    room.later(12, ON)
    (only,) = room.meeting.breaks
    assert (only.minutes, only.ended) == (15, room.now)
    assert room.meeting.current_since == room.now


def test_a_break_is_not_longer_than_a_day(room: MeetingRoom) -> None:
    refusal = room.refusal(AdjournMeeting(meeting="M1/26", minutes=-1))
    assert refusal == "Planlagt tid er fra 0 til 1440 minutter"
    assert room.refusal(AdjournMeeting(meeting="M1/26", minutes=1441)) == refusal


def test_the_predicted_end_adds_what_is_planned_and_left(room: MeetingRoom) -> None:
    room.do(
        EditMatter(matter="1/26", minutes_planned=30),
        EditMatter(matter="2/26", minutes_planned=20),
        FIRST,
    )
    start = room.now

    def end() -> int:
        left = predicted_end(room.state, room.meeting, room.now) - start
        return int(left / timedelta(minutes=1))

    assert end() == 50
    room.later(10)
    assert end() == 50
    room.do(BREAK)
    assert end() == 65
    room.later(20)
    assert end() == 70
    room.do(ON)
    room.later(40)
    assert end() == 90
    room.do(PUT_OFF, WithdrawMatter(matter="2/26", reason="Må modnes"))
    assert end() == 70


def test_minutes_over_the_plan(room: MeetingRoom) -> None:
    room.do(EditMatter(matter="1/26", minutes_planned=30), FIRST)
    room.later(20)
    over = [minutes_over(room.meeting, room.state.matters["1/26"], room.now)]
    room.later(25)
    over.append(minutes_over(room.meeting, room.state.matters["1/26"], room.now))
    assert over == [0, 15]


def test_a_matter_without_a_plan_outruns_nothing(room: MeetingRoom) -> None:
    room.do(FIRST)
    room.later(600)
    assert minutes_over(room.meeting, room.state.matters["1/26"], room.now) == 0


@pytest.mark.parametrize(
    ("steps", "missed"),
    [
        ([PUT_OFF], ["1/26"]),
        ([FIRST, PUT_OFF], []),
        ([FIRST, SECOND, PUT_OFF], []),
        ([WithdrawMatter(matter="1/26", reason="Må modnes")], []),
    ],
    ids=["untouched", "at hand", "at hand before", "withdrawn"],
)
def test_a_deferred_matter_was_reached_or_not(
    room: MeetingRoom, steps: list[Action], missed: list[str]
) -> None:
    room.do(*steps)
    assert [m.id for m in not_reached(room.state, room.meeting)] == missed
    assert was_reached(room.meeting, room.state.matters["1/26"]) is (FIRST in steps)


def test_the_next_matter_is_the_first_open_one_after_the_one_at_hand(room: MeetingRoom) -> None:
    def coming() -> str | None:
        matter = next_matter(room.state, room.meeting)
        return matter.id if matter else None

    assert coming() == "1/26"
    room.do(SECOND)
    assert coming() == "1/26"
    room.do(FIRST)
    assert coming() == "2/26"
    room.do(PUT_OFF)
    assert coming() == "2/26"
    room.do(SECOND)
    assert coming() is None
