"""A unit's short surveys: what is accepted, how a trend is read, what is weakest."""

from datetime import date, timedelta

from mkm_tui.actions.method import RecordSurvey
from mkm_tui.records.people import Unit
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.surveys import Share, replies, shares, surveys, trend, weakest
from tests.rules.meeting_room import DAY, MeetingRoom

Counts = tuple[int, int, int, int]
YES: Counts = (0, 1, 2, 1)
NO: Counts = (2, 1, 1, 0)
EVERYDAY = Checklist.EMPOWERMENT
LATER = DAY + timedelta(days=90)


def survey(*counts: Counts, of: Checklist = Checklist.DIMENSIONS, on: date = DAY) -> RecordSurvey:
    """Return the action that notes a survey of Solbakken."""
    return RecordSurvey(unit="solbakken", of=of, counts=counts, on=on)


def unit(room: MeetingRoom) -> Unit:
    """Return Solbakken."""
    return room.state.units["solbakken"]


def test_three_and_four_say_yes(room: MeetingRoom) -> None:
    room.do(survey(YES, NO, YES, YES, (0, 2, 2, 0)))
    (taken,) = surveys(unit(room), Checklist.DIMENSIONS)
    assert shares(taken)[:2] == [Share(3, 4), Share(1, 4)]
    assert replies(taken) == 4


def test_a_point_to_which_fewer_than_half_say_yes_is_weak(room: MeetingRoom) -> None:
    room.do(survey(YES, NO, YES, YES, (0, 2, 2, 0)))
    assert weakest(unit(room), Checklist.DIMENSIONS) == [2]
    assert weakest(unit(room), EVERYDAY) == []


def test_the_trend_is_each_points_share_from_the_oldest_to_the_newest(room: MeetingRoom) -> None:
    room.go_to(LATER)
    room.do(survey(*([YES] * 5), on=LATER), survey(*([NO] * 5), on=DAY))
    found = trend(unit(room), Checklist.DIMENSIONS)
    assert found == [[Share(1, 4), Share(3, 4)]] * 5
    assert weakest(unit(room), Checklist.DIMENSIONS) == []


def test_two_lists_have_a_trend_each(room: MeetingRoom) -> None:
    room.do(survey(*([YES] * 10), of=EVERYDAY), survey(*([NO] * 5)))
    assert [len(trend(unit(room), of)) for of in (EVERYDAY, Checklist.DIMENSIONS)] == [10, 5]


def test_a_survey_of_the_same_day_takes_the_others_place(room: MeetingRoom) -> None:
    room.do(survey(*([NO] * 5)), survey(*([YES] * 5)))
    (taken,) = surveys(unit(room), Checklist.DIMENSIONS)
    assert taken.counts[0] == YES


def test_a_point_that_nobody_answered_is_neither_weak_nor_strong(room: MeetingRoom) -> None:
    room.do(survey((0, 0, 0, 0), YES, YES, YES, YES))
    assert weakest(unit(room), Checklist.DIMENSIONS) == []


def test_a_survey_that_is_no_survey_is_refused(room: MeetingRoom) -> None:
    refused = [
        survey(*([YES] * 4)),
        survey(*([(0, 0, 0, 0)] * 5)),
        survey((-1, 2, 0, 0), YES, YES, YES, YES),
        survey(*([YES] * 5), of=Checklist.PILOT),
        survey(*([YES] * 5), on=LATER),
    ]
    assert all(room.refusal(action) for action in refused)
    assert unit(room).surveys == ()
