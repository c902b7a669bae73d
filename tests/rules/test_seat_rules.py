"""Who sits where: deputies take named seats, one each (R2)."""

import pytest

from mkm_tui.actions.attendance import AllPresent, RecordPresence
from mkm_tui.actions.deciding import CloseMatter, TakeStance
from mkm_tui.actions.meetings import CloseMeeting
from mkm_tui.actions.setup import AddPerson
from mkm_tui.records.terms import Outcome, Party, Presence, Role, StanceKind
from mkm_tui.rules.presence import free_seats, is_remote, seat_holders
from tests.rules.meeting_room import (
    MeetingRoom,
    absent,
    behind,
    meeting_before_it_opens,
    present,
    remote,
    sits_for,
)


@pytest.fixture
def crowded(room: MeetingRoom) -> MeetingRoom:
    """The meeting with a second deputy of the politicians, whose seat is nobody's."""
    room.do(AddPerson(name="Astrid", party=Party.POLITICIANS, role=Role.DEPUTY))
    return room


def holders(room: MeetingRoom) -> dict[str, str]:
    return seat_holders(room.state, room.meeting)


def test_r2_a_deputy_takes_the_seat_that_is_theirs_by_the_roster(room: MeetingRoom) -> None:
    room.do(absent("ane"), absent("arne"), present("anders"))
    assert holders(room)["arne"] == "anders"
    assert room.meeting.attendance[-1].seat == "arne"


def test_r2_a_deputy_without_a_seat_of_their_own_takes_the_first_free_one(
    crowded: MeetingRoom,
) -> None:
    crowded.do(absent("ane"), absent("arne"), present("astrid"))
    assert holders(crowded)["ane"] == "astrid"


def test_r2_a_deputy_whose_seat_is_taken_takes_another_free_one(room: MeetingRoom) -> None:
    room.do(absent("ane"), present("anders"))
    assert holders(room) == {
        "ane": "anders", "arne": "arne", "berit": "berit", "cecilie": "cecilie"
    }  # fmt: skip


def test_r2_no_free_seat_no_deputy(room: MeetingRoom) -> None:
    assert room.refusal(present("carl")) == (
        "Carl har ingen ledig plass å ta for tillitsvalgte: registrer først hvem som er borte (R2)"
    )


def test_r2_a_deputy_does_not_take_a_seat_that_is_taken(room: MeetingRoom) -> None:
    sentence = (
        "Plassen til Arne er ikke ledig: velg en annen, eller registrer først at Arne er borte (R2)"
    )
    room.do(absent("ane"))
    assert room.refusal(sits_for("anders", "arne")) == sentence


def test_r2_a_deputy_does_not_take_another_partys_seat(room: MeetingRoom) -> None:
    room.do(absent("berit"))
    assert room.refusal(sits_for("anders", "berit")).endswith("(R2)")


def test_r2_two_deputies_do_not_share_a_seat(crowded: MeetingRoom) -> None:
    crowded.do(absent("arne"), present("anders"))
    assert crowded.refusal(sits_for("astrid", "arne")).endswith("(R2)")
    assert crowded.refusal(present("astrid")).endswith("(R2)")
    crowded.do(absent("anders"), present("astrid"))
    assert holders(crowded)["arne"] == "astrid"


def test_r2_a_member_who_comes_late_takes_the_seat_back_and_the_deputy_leaves(
    room: MeetingRoom,
) -> None:
    room.do(absent("cecilie"), present("carl"))
    assert room.voices() == {"ane", "arne", "berit", "carl"}
    room.later(20, present("cecilie"))
    assert room.voices() == {"ane", "arne", "berit", "cecilie"}
    left, came = room.meeting.attendance[-2:]
    assert (left.person, left.presence) == ("carl", Presence.ABSENT)
    assert (came.person, came.presence) == ("cecilie", Presence.PRESENT)
    assert left.at == came.at == room.now


def test_r2_a_member_comes_back_to_a_seat_on_which_another_members_deputy_sits(
    room: MeetingRoom,
) -> None:
    room.do(absent("ane"), sits_for("anders", "ane"), present("ane"))
    assert room.voices() == {"ane", "arne", "berit", "cecilie"}


def test_r2_a_deputy_who_is_noted_again_keeps_the_seat(room: MeetingRoom) -> None:
    room.do(absent("ane"), absent("arne"), sits_for("anders", "ane"), remote("anders"))
    assert holders(room)["ane"] == "anders"
    again = RecordPresence(meeting="M1/26", person="anders", presence=Presence.PRESENT, seat="ane")
    room.do(again)
    assert holders(room)["ane"] == "anders"
    assert not is_remote(room.meeting)


def test_r2_a_deputy_moves_to_another_free_seat(room: MeetingRoom) -> None:
    room.do(absent("ane"), absent("arne"), present("anders"), sits_for("anders", "ane"))
    assert [member.id for member in free_seats(room.state, room.meeting, Party.POLITICIANS)] == [
        "arne"
    ]


def test_r2_all_present_does_not_call_members_whose_seat_a_deputy_holds() -> None:
    room = meeting_before_it_opens()
    room.do(present("carl"), AllPresent(meeting="M1/26"))
    assert room.voices() == {"ane", "arne", "berit", "carl"}
    assert holders(room)["cecilie"] == "carl"


def test_r2_all_present_leaves_those_who_are_noted_as_away(room: MeetingRoom) -> None:
    room.do(absent("arne"), AllPresent(meeting="M1/26"))
    assert "arne" not in room.voices()


def test_r3_a_deputy_has_the_voice_of_the_seat(room: MeetingRoom) -> None:
    room.do(absent("cecilie"), present("carl"))
    own = TakeStance(matter="1/26", party=Party.UNIONS, kind=StanceKind.BEHIND, member="carl")
    absentee = TakeStance(
        matter="1/26", party=Party.UNIONS, kind=StanceKind.BEHIND, member="cecilie"
    )
    assert room.refusal(absentee).endswith("(R4)")
    room.do(own)
    assert room.state.matters["1/26"].stances[-1].member == "carl"


def test_r4_a_member_who_takes_the_seat_back_is_heard_anew(room: MeetingRoom) -> None:
    room.do(absent("cecilie"), present("carl"))
    room.do(behind(Party.POLITICIANS), behind(Party.ADMINISTRATION))
    room.do(TakeStance(matter="1/26", party=Party.UNIONS, kind=StanceKind.BEHIND, member="carl"))
    room.do(present("cecilie"))
    assert room.refusal(CloseMatter(matter="1/26")).endswith("(R4)")
    room.do(absent("cecilie"), present("carl"), CloseMatter(matter="1/26"))
    assert room.outcome() is Outcome.AGREED


def test_nobody_comes_to_a_closed_meeting(decided: MeetingRoom) -> None:
    decided.close_meeting()
    assert decided.refusal(present("carl")) == "M1/26 er lukket: velg et senere møte"
    assert decided.refusal(AllPresent(meeting="M1/26")) == "M1/26 er lukket: velg et senere møte"
    assert decided.refusal(CloseMeeting(meeting="M1/26")).startswith("M1/26 er ikke i gang")
