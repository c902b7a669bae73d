"""A draft is the author's until all three parties have it at once (R31, R32)."""

from datetime import timedelta

import pytest

from mkm_tui.actions.deciding import CloseMatter, DeferRest
from mkm_tui.actions.matters import AddMatter, ShareMatter, WithdrawMatter
from mkm_tui.actions.meetings import PlanMeeting, SendNotice
from mkm_tui.actions.room import StartMatter
from mkm_tui.records.terms import WayOn
from tests.rules.meeting_room import DAY, MeetingRoom

NEXT = DAY + timedelta(days=14)


@pytest.fixture
def planned(founding: MeetingRoom) -> MeetingRoom:
    """A planned meeting with one draft."""
    founding.do(PlanMeeting(on=DAY), AddMatter(meeting="M1/26", title="Ny turnus"))
    return founding


def test_r32_a_new_matter_is_a_draft_of_who_adds_it(planned: MeetingRoom) -> None:
    draft = planned.state.matters["1/26"]
    assert (draft.draft, draft.author, draft.shared) == (True, "Kari", None)


def test_r32_sharing_is_timestamped(planned: MeetingRoom) -> None:
    planned.later(30, ShareMatter(matter="1/26"))
    shared = planned.state.matters["1/26"]
    assert (shared.draft, shared.shared, shared.author) == (False, planned.now, "Kari")
    refusal = planned.refusal(ShareMatter(matter="1/26"))
    assert refusal == "Sak 1/26 er alt delt med alle tre partene (R32)"


def test_r31_the_notice_shares_every_draft_at_once(planned: MeetingRoom) -> None:
    planned.do(ShareMatter(matter="1/26"))
    early = planned.now
    planned.do(AddMatter(meeting="M1/26", title="Læringsarena"))
    planned.later(60, SendNotice(meeting="M1/26"))
    assert not any(m.draft for m in planned.state.matters.values())
    assert planned.state.matters["1/26"].shared == early
    assert planned.state.matters["2/26"].shared == planned.now


def test_r31_the_notice_shares_nothing_of_another_meeting(planned: MeetingRoom) -> None:
    planned.do(PlanMeeting(on=DAY), AddMatter(meeting="M2/26", title="Læringsarena"))
    planned.do(SendNotice(meeting="M1/26"))
    assert planned.state.matters["2/26"].draft


def test_r32_a_matter_that_is_taken_up_is_shared(room: MeetingRoom) -> None:
    room.later(1, StartMatter(matter="1/26"))
    assert not room.state.matters["1/26"].draft
    assert room.state.matters["1/26"].shared == room.now


def test_r32_a_matter_raised_in_the_running_meeting_is_no_draft(room: MeetingRoom) -> None:
    room.do(AddMatter(meeting="M1/26", title="Hastesak"))
    assert not room.state.matters["3/26"].draft
    assert room.state.matters["3/26"].shared == room.now


def test_r31_what_the_meeting_has_decided_all_parties_have(decided: MeetingRoom) -> None:
    """Also where the matter was never taken up before it was closed."""
    assert not decided.state.matters["1/26"].draft
    assert decided.state.matters["1/26"].shared == decided.now


def test_r31_what_the_meeting_has_put_off_all_parties_have(room: MeetingRoom) -> None:
    room.do(PlanMeeting(on=NEXT))
    room.do(CloseMatter(matter="1/26", way_on=WayOn.DEFER, to_meeting="M2/26"))
    assert not room.state.matters["1/26"].draft
    assert not room.state.matters["3/26"].draft


def test_r32_a_draft_that_was_not_reached_goes_on_as_a_draft(room: MeetingRoom) -> None:
    room.do(PlanMeeting(on=NEXT), DeferRest(meeting="M1/26", to_meeting="M2/26"))
    assert room.state.matters["3/26"].draft
    assert room.state.matters["3/26"].author == "Kari"


def test_r32_a_withdrawn_draft_is_not_shared(planned: MeetingRoom) -> None:
    planned.do(WithdrawMatter(matter="1/26", reason="Må modnes"))
    assert planned.refusal(ShareMatter(matter="1/26")).startswith("Sak 1/26 er ferdigbehandlet")
