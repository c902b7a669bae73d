"""One remote member makes a remote meeting, which treats nothing secret (R36, R37)."""

from mkm_tui.actions.attendance import (
    ConcludeDisqualification,
    EndDisqualification,
    RaiseDisqualification,
)
from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.matters import EditMatter
from mkm_tui.actions.meetings import AdjournMeeting
from mkm_tui.actions.room import StartMatter
from mkm_tui.records.terms import Outcome, WayOn
from mkm_tui.rules.presence import is_remote
from tests.rules.meeting_room import MeetingRoom, absent, present, remote

SECRET = "En sak som er lukket på grunn av taushetsplikt, kan ikke behandles i et fjernmøte (R37)"
CLOSED = EditMatter(
    matter="1/26", legal_basis="offentleglova § 13 første ledd", public_title="Personalsak"
)


def test_r36_one_remote_member_makes_it_a_remote_meeting(room: MeetingRoom) -> None:
    assert not is_remote(room.meeting)
    room.do(remote("berit"))
    assert is_remote(room.meeting)
    room.do(present("berit"))
    assert not is_remote(room.meeting)


def test_r36_when_the_remote_member_has_left_it_is_a_remote_meeting_no_more(
    room: MeetingRoom,
) -> None:
    room.do(remote("berit"), absent("berit"))
    assert not is_remote(room.meeting)


def test_r36_a_remote_deputy_makes_it_a_remote_meeting(room: MeetingRoom) -> None:
    room.do(absent("berit"), remote("bent"))
    assert is_remote(room.meeting)


def test_r36_who_is_not_disqualified_is_remote_again(room: MeetingRoom) -> None:
    room.do(remote("cecilie"), StartMatter(matter="1/26"))
    room.do(RaiseDisqualification(matter="1/26", person="cecilie", ground="Slekt"))
    room.do(ConcludeDisqualification(matter="1/26", person="cecilie", disqualified=False))
    assert is_remote(room.meeting)


def test_r37_a_remote_member_is_not_back_while_a_secret_matter_is_at_hand(
    exempt: MeetingRoom,
) -> None:
    exempt.do(remote("cecilie"), StartMatter(matter="2/26"))
    exempt.do(RaiseDisqualification(matter="2/26", person="cecilie", ground="Slekt"))
    exempt.do(ConcludeDisqualification(matter="2/26", person="cecilie", disqualified=True))
    exempt.do(CloseMatter(matter="2/26", way_on=WayOn.DEFER), StartMatter(matter="1/26"))
    back = EndDisqualification(matter="2/26", person="cecilie")
    assert exempt.refusal(back) == SECRET


def test_r37_nobody_joins_remotely_in_the_break_of_a_secret_matter(exempt: MeetingRoom) -> None:
    exempt.do(StartMatter(matter="1/26"), AdjournMeeting(meeting="M1/26", minutes=10))
    assert exempt.refusal(remote("ane")) == SECRET


def test_r37_a_secret_matter_may_be_put_off_in_a_remote_meeting(exempt: MeetingRoom) -> None:
    exempt.do(remote("ane"), CloseMatter(matter="1/26", way_on=WayOn.DEFER))
    assert exempt.outcome() is Outcome.DEFERRED


def test_r37_the_matter_at_hand_does_not_become_secret_in_a_remote_meeting(
    room: MeetingRoom,
) -> None:
    room.do(remote("ane"), StartMatter(matter="1/26"))
    assert room.refusal(CLOSED) == SECRET
    room.do(AdjournMeeting(meeting="M1/26"))
    assert room.refusal(CLOSED) == SECRET
    room.do(present("ane"), CLOSED)
    assert room.state.matters["1/26"].exempt


def test_r37_a_matter_that_waits_may_become_secret_in_a_remote_meeting(room: MeetingRoom) -> None:
    room.do(remote("ane"), StartMatter(matter="2/26"), CLOSED)
    assert room.refusal(StartMatter(matter="1/26")) == SECRET
