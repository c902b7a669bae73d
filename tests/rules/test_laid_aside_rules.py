"""The disqualified come in while their matter is laid aside, and leave when it goes on (R38)."""

import pytest

from mkm_tui.actions.attendance import (
    ConcludeDisqualification,
    EndDisqualification,
    RaiseDisqualification,
)
from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.matters import EditMatter
from mkm_tui.actions.room import StartMatter
from mkm_tui.actions.setup import AddPerson, EditPerson
from mkm_tui.documents.reach import Reach
from mkm_tui.records.room import Attendance, Disqualification
from mkm_tui.records.terms import Conclusion, Party, Presence, Role, WayOn
from mkm_tui.rules.presence import in_room, is_remote, seat_holders, still_out
from tests.rules.meeting_room import MeetingRoom, absent, present, remote, sits_for

FIRST, SECOND = StartMatter(matter="1/26"), StartMatter(matter="2/26")
RAISED = RaiseDisqualification(matter="1/26", person="cecilie", ground="Gift med søkeren")
BACK = EndDisqualification(matter="1/26", person="cecilie")
PUT_OFF = CloseMatter(matter="1/26", way_on=WayOn.DEFER)
SECRET = EditMatter(
    matter="1/26", legal_basis="offentleglova § 13 første ledd", public_title="Personalsak"
)


def concluded(deputy: str = "carl", person: str = "cecilie") -> ConcludeDisqualification:
    return ConcludeDisqualification(matter="1/26", person=person, disqualified=True, deputy=deputy)


def noted(room: MeetingRoom) -> Disqualification:
    return room.state.matters["1/26"].disqualifications[-1]


def out_after(room: MeetingRoom) -> list[tuple[str, str]]:
    return [(m.id, raised.person) for m, raised in still_out(room.state, room.meeting)]


@pytest.fixture
def aside(room: MeetingRoom) -> MeetingRoom:
    """The meeting with 1/26 laid aside for 2/26, Cecilie out and Carl in her seat."""
    room.do(FIRST, RAISED, concluded())
    room.later(10, SECOND)
    return room


def test_r38_who_is_out_while_the_matter_is_laid_aside_may_come_in(aside: MeetingRoom) -> None:
    assert out_after(aside) == [("1/26", "cecilie")]
    aside.later(5, BACK)
    assert aside.voices("2/26") == {"ane", "arne", "berit", "cecilie"}
    assert "cecilie" not in aside.voices("1/26")
    assert (noted(aside).returned, out_after(aside)) == (aside.now, [])
    assert aside.refusal(BACK) == "Cecilie er alt ført inn igjen (R38)"


def test_r38_who_arrives_while_the_matter_is_laid_aside_is_noted_as_back(
    aside: MeetingRoom,
) -> None:
    aside.later(5, present("cecilie"))
    assert noted(aside).returned == aside.now
    assert seat_holders(aside.state, aside.meeting)["cecilie"] == "cecilie"


def test_r38_they_leave_again_when_the_matter_is_taken_up_again(aside: MeetingRoom) -> None:
    aside.later(5, BACK)
    aside.later(5, FIRST)
    left, came = aside.meeting.attendance[-2:]
    assert left == Attendance("cecilie", Presence.ABSENT, aside.now, "1/26")
    assert came == Attendance("carl", Presence.PRESENT, aside.now, "1/26", "cecilie")
    assert (noted(aside).conclusion, noted(aside).returned) == (Conclusion.DISQUALIFIED, None)
    assert aside.voices("1/26") == {"ane", "arne", "berit", "carl"}
    assert aside.refusal(present("cecilie")).startswith("Cecilie er inhabil i sak 1/26")


def test_r38_the_record_tells_who_was_there_for_which_matter(aside: MeetingRoom) -> None:
    aside.later(5, BACK)
    aside.later(5, FIRST)
    aside.later(5, PUT_OFF)
    aside.later(5, BACK)
    matters = aside.state.matters
    assert in_room(aside.state, aside.meeting, matters["1/26"]) == ("ane", "arne", "berit", "carl")
    assert out_after(aside) == []
    minutes = aside.minutes(Reach.INTERNAL)
    assert "- **Kom:** Cecilie, under sak 2/26, kl. 09.15" in minutes
    assert "- **Gikk:** Cecilie, under sak 1/26, kl. 09.20" in minutes
    assert "Cecilie tiltrådte igjen kl. 09.30" in minutes


def test_r38_who_comes_for_the_next_matter_was_not_there_for_the_last(room: MeetingRoom) -> None:
    """Carl takes the seat in the moment in which 2/26 is laid aside."""
    room.do(FIRST, RAISED, concluded(), SECOND)
    room.later(5, present("cecilie"))
    room.later(5, FIRST)
    room.do(CloseMatter(matter="2/26", way_on=WayOn.DEFER))
    second = room.state.matters["2/26"]
    assert in_room(room.state, room.meeting, second) == ("ane", "arne", "berit", "cecilie", "carl")
    room.later(5, PUT_OFF, present("cecilie"))
    (first_stay,) = [a for a in room.meeting.attendance if a.at.minute == 0 and a.person == "carl"]
    assert first_stay.matter == "1/26"


def test_r38_who_came_when_a_matter_was_laid_aside_was_there_for_the_one_taken_up(
    room: MeetingRoom,
) -> None:
    room.do(absent("cecilie"), SECOND)
    room.later(5, FIRST, present("cecilie"))
    room.later(5, PUT_OFF)
    there = {key: in_room(room.state, room.meeting, room.state.matters[key])
             for key in ("1/26", "2/26")}  # fmt: skip
    assert "cecilie" in there["1/26"]
    assert "cecilie" not in there["2/26"]


def test_r38_a_question_that_is_open_sends_the_member_out_again(room: MeetingRoom) -> None:
    room.do(FIRST, RAISED, SECOND)
    assert out_after(room) == [("1/26", "cecilie")]
    room.do(present("cecilie"))
    room.later(5, FIRST)
    assert room.voices() == {"ane", "arne", "berit"}
    assert (noted(room).conclusion, noted(room).returned) == (Conclusion.PENDING, None)
    room.do(concluded())
    assert room.voices("1/26") == {"ane", "arne", "berit", "carl"}


def test_r38_who_left_before_the_conclusion_is_still_out(room: MeetingRoom) -> None:
    room.do(FIRST, RAISED, SECOND, present("cecilie"), absent("cecilie"), concluded(""))
    assert noted(room).returned is None
    assert out_after(room) == [("1/26", "cecilie")]


def test_r38_a_deputy_who_left_the_roster_does_not_take_the_seat_again(
    aside: MeetingRoom,
) -> None:
    aside.do(BACK, EditPerson(person="carl", active=False), FIRST)
    assert aside.voices("1/26") == {"ane", "arne", "berit"}


def test_r38_a_deputy_on_another_seat_stays_there(room: MeetingRoom) -> None:
    room.do(AddPerson(name="Cato", party=Party.UNIONS), present("cato"), FIRST, RAISED)
    room.do(concluded(), SECOND, BACK, absent("cato"), sits_for("carl", "cato"), FIRST)
    assert seat_holders(room.state, room.meeting)["cato"] == "carl"
    assert "cecilie" not in seat_holders(room.state, room.meeting)


def test_r38_a_disqualified_deputy_leaves_the_seat_to_the_other_one(room: MeetingRoom) -> None:
    clara = AddPerson(name="Clara", party=Party.UNIONS, role=Role.DEPUTY)
    on_seat = RaiseDisqualification(matter="1/26", person="carl", ground="Slekt")
    room.do(clara, absent("cecilie"), present("carl"), FIRST, on_seat, concluded("clara", "carl"))
    room.do(SECOND, absent("clara"), present("carl"), FIRST)
    assert seat_holders(room.state, room.meeting)["cecilie"] == "clara"


def test_r38_the_deputy_is_not_disqualified_too(room: MeetingRoom) -> None:
    on_seat = RaiseDisqualification(matter="1/26", person="carl", ground="Slekt")
    room.do(absent("cecilie"), present("carl"), on_seat, concluded("", "carl"))
    room.do(present("cecilie"), RAISED)
    assert room.refusal(concluded()).startswith("Carl er inhabil i sak 1/26")


def test_r36_a_remote_deputy_is_remote_again(room: MeetingRoom) -> None:
    room.do(FIRST, RAISED, concluded(), remote("carl"), SECOND, BACK, FIRST)
    assert room.meeting.attendance[-1].presence is Presence.REMOTE
    assert is_remote(room.meeting)


def test_r37_a_remote_deputy_does_not_come_to_a_secret_matter(room: MeetingRoom) -> None:
    room.do(FIRST, RAISED, concluded(), remote("carl"), SECOND, BACK, SECRET, FIRST)
    assert room.voices("1/26") == {"ane", "arne", "berit"}
    assert not is_remote(room.meeting)


def test_r37_a_remote_member_who_leaves_makes_no_remote_meeting(room: MeetingRoom) -> None:
    room.do(FIRST, RAISED, concluded(""), SECOND, remote("cecilie"), SECRET, FIRST)
    assert not is_remote(room.meeting)
