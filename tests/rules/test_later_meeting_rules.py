"""Matters go to a later meeting that may take them: one that is planned, or a new one (R5, R27)."""

from datetime import date, time, timedelta

import pytest

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.deciding import CloseMatter, DeferRest
from mkm_tui.actions.matters import AddMatter, EditMatter, TakeUpAgain, WithdrawMatter
from mkm_tui.actions.meetings import CloseMeeting, EditMeeting, OpenMeeting, PlanMeeting
from mkm_tui.actions.setup import ActivateGroup
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.terms import Body, Outcome, WayOn
from mkm_tui.rules.committee import meetings_for
from tests.rules.meeting_room import DAY, MeetingRoom

NEXT = DAY + timedelta(days=14)
NOT_LATER = (
    "Saken kan bare gå til et møte etter M1/26: velg et senere møte eller en senere dag (R5)"
)
PRINCIPLE = (
    "Sak 1/26 er prinsipiell og hører til styringsgruppa, ikke arbeidsutvalget: send den dit (R27)"
)
OTHER_BODY = (
    "M2/26 er et møte i et annet organ: velg et i det samme. Bare prinsipielle saker går fra "
    "arbeidsutvalget til styringsgruppa (R27)"
)


def deferred(
    matter: str = "1/26", to: str = "", day: date | None = None, way: WayOn = WayOn.DEFER
) -> CloseMatter:
    return CloseMatter(matter=matter, way_on=way, to_meeting=to, new_meeting=day)


def committee_day(day: date) -> PlanMeeting:
    return PlanMeeting(on=day, body=Body.WORKING_COMMITTEE)


def taking(room: MeetingRoom, matter: str = "1/26") -> list[str]:
    return [m.id for m in meetings_for(room.state, room.meeting, room.state.matters[matter])]


@pytest.fixture
def committee(founding: MeetingRoom) -> MeetingRoom:
    """The committee's meeting under way, with a matter of principle and another one."""
    founding.do(
        ActivateGroup(),
        committee_day(DAY),
        AddMatter(meeting="M1/26", title="Bemanning", of_principle=True),
        AddMatter(meeting="M1/26", title="Kursdag"),
        AllPresent(meeting="M1/26"),
        OpenMeeting(meeting="M1/26"),
    )
    return founding


def test_r5_a_new_meeting_is_planned_in_the_deferral(room: MeetingRoom) -> None:
    like = {"place": "Rådhuset", "chair": "ane", "minute_taker": "lise"}
    room.do(EditMeeting(meeting="M1/26", start=time(12, 0), end=time(14, 30), **like))
    room.do(deferred(day=NEXT))
    assert room.state.meetings["M2/26"] == Meeting(
        id="M2/26", on=NEXT, start=time(12, 0), end=time(14, 30), agenda=("3/26",), **like
    )
    assert room.state.matters["1/26"].closing.to_meeting == "M2/26"
    assert (room.state.matters["3/26"].meeting, room.state.matters["3/26"].continues) == (
        "M2/26", "1/26"
    )  # fmt: skip
    assert room.state.numbers.meetings == {"26": 2}
    assert room.state.numbers.matters == {"26": 3}
    assert room.outcome() is Outcome.DEFERRED


def test_r5_the_rest_goes_to_a_new_meeting(room: MeetingRoom) -> None:
    room.do(DeferRest(meeting="M1/26", new_meeting=NEXT), CloseMeeting(meeting="M1/26"))
    assert room.state.meetings["M2/26"].agenda == ("3/26", "4/26")
    assert room.state.matters["2/26"].closing.to_meeting == "M2/26"


def test_r5_a_new_meeting_goes_before_the_one_that_is_planned(room: MeetingRoom) -> None:
    room.do(PlanMeeting(on=NEXT))
    room.do(deferred(to="M2/26", day=NEXT + timedelta(days=7)))
    room.do(DeferRest(meeting="M1/26", to_meeting="M2/26", new_meeting=NEXT))
    assert [room.state.meetings[f"M{n}/26"].agenda for n in (2, 3, 4)] == [
        (), ("3/26",), ("4/26",)
    ]  # fmt: skip


def test_r5_the_rest_goes_to_some_meeting(room: MeetingRoom) -> None:
    refusal = room.refusal(DeferRest(meeting="M1/26"))
    assert refusal == "Velg møtet saken skal til, eller dagen for et nytt (R5)"


def test_r5_only_a_matter_that_comes_back_gets_a_new_meeting(room: MeetingRoom) -> None:
    withdrawn = deferred(day=NEXT, way=WayOn.WITHDRAW)
    assert room.refusal(withdrawn).startswith("Bare en sak som utsettes eller skal behandles")
    assert list(room.state.meetings) == ["M1/26"]


def test_r41_a_new_meeting_over_new_year_is_numbered_in_the_new_year(room: MeetingRoom) -> None:
    room.do(deferred(day=date(2027, 1, 12)))
    assert room.state.meetings["M1/27"].agenda == ("1/27",)


def test_r27_a_new_meeting_gets_what_the_committee_has_to_report(room: MeetingRoom) -> None:
    """The reports come first, as when a meeting is planned by itself."""
    room.agree()
    room.do(WithdrawMatter(matter="2/26", reason="Må modnes"), CloseMeeting(meeting="M1/26"))
    meeting = room.meeting
    committee = {"M1/26": Meeting(**{**_fields(meeting), "body": Body.WORKING_COMMITTEE})}
    room.state = room.state.edit({"meetings": committee})
    room.do(committee_day(NEXT), AddMatter(meeting="M2/26", title="Lokaler", of_principle=True))
    room.do(AllPresent(meeting="M2/26"), OpenMeeting(meeting="M2/26"))
    room.do(DeferRest(meeting="M2/26", new_meeting=NEXT + timedelta(days=7)))
    assert room.state.meetings["M3/26"].body is Body.STEERING_GROUP
    assert room.state.meetings["M3/26"].agenda == ("4/26", "5/26")
    assert room.state.matters["4/26"].reports == "1/26"
    assert room.state.matters["5/26"].continues == "3/26"


def _fields(meeting: Meeting) -> dict[str, object]:
    return {name: getattr(meeting, name) for name in meeting.__struct_fields__}


@pytest.mark.parametrize("day", [DAY, DAY - timedelta(days=1)], ids=["the same day", "before"])
def test_r5_a_new_meeting_is_on_a_later_day(room: MeetingRoom, day: date) -> None:
    assert room.refusal(deferred(day=day)) == NOT_LATER
    assert room.refusal(DeferRest(meeting="M1/26", new_meeting=day)) == NOT_LATER
    assert list(room.state.meetings) == ["M1/26"]


@pytest.mark.parametrize(
    "earlier",
    [PlanMeeting(on=DAY - timedelta(days=7)), PlanMeeting(on=DAY)],
    ids=["a week before", "at the same time"],
)
def test_r5_a_matter_goes_to_no_meeting_before_its_own(
    room: MeetingRoom, earlier: PlanMeeting
) -> None:
    room.do(earlier, WithdrawMatter(matter="2/26", reason="Må modnes"))
    assert room.refusal(deferred(to="M2/26")) == NOT_LATER
    assert room.refusal(DeferRest(meeting="M1/26", to_meeting="M2/26")) == NOT_LATER
    assert room.refusal(TakeUpAgain(matter="2/26", meeting="M2/26")) == NOT_LATER
    assert taking(room) == []


def test_r5_a_matter_goes_to_a_meeting_later_the_same_day(room: MeetingRoom) -> None:
    room.do(PlanMeeting(on=DAY, start=time(13, 0), end=time(15, 0)), deferred(to="M2/26"))
    assert room.state.meetings["M2/26"].agenda == ("3/26",)


def test_r5_the_next_meeting_comes_first(room: MeetingRoom) -> None:
    room.do(PlanMeeting(on=NEXT + timedelta(days=7)), PlanMeeting(on=NEXT), committee_day(NEXT))
    assert taking(room) == ["M3/26", "M2/26"]


def test_r27_a_matter_of_principle_goes_from_the_committee_to_the_steering_group(
    committee: MeetingRoom,
) -> None:
    committee.do(committee_day(NEXT), PlanMeeting(on=NEXT))
    assert (taking(committee), taking(committee, "2/26")) == (["M3/26"], ["M2/26"])
    assert committee.refusal(deferred(to="M2/26")) == PRINCIPLE
    committee.do(deferred(to="M3/26"), deferred("2/26", to="M2/26"))
    assert committee.state.meetings["M3/26"].agenda == ("3/26",)


def test_r27_a_new_meeting_for_a_matter_of_principle_is_the_steering_groups(
    committee: MeetingRoom,
) -> None:
    committee.do(deferred(day=NEXT), deferred("2/26", day=NEXT))
    bodies = [committee.state.meetings[key].body for key in ("M2/26", "M3/26")]
    assert bodies == [Body.STEERING_GROUP, Body.WORKING_COMMITTEE]


def test_r27_the_rest_of_the_committee_goes_on_without_what_is_of_principle(
    committee: MeetingRoom,
) -> None:
    rest = DeferRest(meeting="M1/26", new_meeting=NEXT)
    assert committee.refusal(rest) == PRINCIPLE
    committee.do(deferred(day=NEXT), rest)
    assert committee.state.meetings["M3/26"].body is Body.WORKING_COMMITTEE


def test_r27_other_matters_stay_with_their_body(committee: MeetingRoom) -> None:
    committee.do(PlanMeeting(on=NEXT), WithdrawMatter(matter="2/26", reason="Må modnes"))
    assert committee.refusal(TakeUpAgain(matter="2/26", meeting="M2/26")) == OTHER_BODY
    committee.do(EditMatter(matter="1/26", of_principle=False))
    assert committee.refusal(deferred(to="M2/26")) == OTHER_BODY
