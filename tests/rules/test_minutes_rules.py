"""The life of the minutes: shared with all three parties, approved, locked, published."""

from datetime import date

import pytest

from mkm_tui.actions.attendance import AllPresent, RecordPresence
from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.matters import AddMatter, EditMatter
from mkm_tui.actions.meetings import EditMeeting, OpenMeeting, PlanMeeting, SendNotice
from mkm_tui.actions.minutes import ApproveMinutes, CorrectMinutes, PublishMinutes, ShareMinutes
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.terms import MatterKind, MinutesStatus, Party, Presence, WayOn
from tests.rules.meeting_room import MeetingRoom

NEXT = date(2026, 12, 8)
APPROVERS = {Party.POLITICIANS: "ane", Party.ADMINISTRATION: "berit", Party.UNIONS: "cecilie"}
APPROVE = ApproveMinutes(meeting="M1/26", approvers=APPROVERS)
SHARE = ShareMinutes(meeting="M1/26")
PUBLISH = PublishMinutes(meeting="M1/26", channel="Nettsiden")


@pytest.fixture(name="held")
def _held(decided: MeetingRoom) -> MeetingRoom:
    """The meeting closed, its minutes a draft, and the next one planned to approve them."""
    decided.close_meeting()
    decided.do(
        PlanMeeting(on=NEXT),
        AddMatter(
            meeting="M2/26",
            title="Godkjenning av møteboka fra M1/26",
            kind=MatterKind.APPROVAL,
            approves="M1/26",
        ),
    )
    return decided


@pytest.fixture(name="approving")
def _approving(held: MeetingRoom) -> MeetingRoom:
    """The next meeting, running, with the approval on its agenda."""
    held.go_to(NEXT)
    held.do(SendNotice(meeting="M2/26"), AllPresent(meeting="M2/26"), OpenMeeting(meeting="M2/26"))
    return held


def minutes(room: MeetingRoom) -> Meeting:
    """Return the meeting whose minutes they are."""
    return room.state.meetings["M1/26"]


def test_r31_minutes_go_to_all_three_parties_before_they_are_approved(held: MeetingRoom) -> None:
    assert held.refusal(APPROVE) == (
        "Møteboka for M1/26 er ikke delt med partene: del utkastet med alle tre først (R31)"
    )
    held.do(SHARE, APPROVE)
    assert minutes(held).minutes_status is MinutesStatus.APPROVED


def test_r31_minutes_can_be_shared_again_after_changes(held: MeetingRoom) -> None:
    held.do(SHARE)
    first = minutes(held).minutes_shared
    held.later(30, SHARE)
    again = minutes(held).minutes_shared
    assert first is not None
    assert again is not None
    assert again > first


def test_r31_minutes_of_a_meeting_that_goes_on_are_not_shared(decided: MeetingRoom) -> None:
    assert "lukkes" in decided.refusal(SHARE)


def test_r31_a_notice_with_the_approval_matter_shares_the_minutes(held: MeetingRoom) -> None:
    held.do(SendNotice(meeting="M2/26"))
    assert minutes(held).minutes_shared == held.now
    assert minutes(held).minutes_status is MinutesStatus.SHARED


def test_r31_a_notice_leaves_the_moment_of_minutes_that_were_shared_before(
    held: MeetingRoom,
) -> None:
    held.do(SHARE)
    before = minutes(held).minutes_shared
    held.later(60, SendNotice(meeting="M2/26"))
    assert minutes(held).minutes_shared == before


def test_r40_a_matter_of_the_next_meeting_approves_the_minutes_and_locks_them(
    approving: MeetingRoom,
) -> None:
    approving.do(CloseMatter(matter="3/26"))
    earlier = minutes(approving)
    assert (earlier.approved_in, earlier.approved_on) == ("3/26", NEXT)
    assert earlier.locked
    assert "låst" in approving.refusal(EditMeeting(meeting="M1/26", place="Rådhuset"))
    assert "låst" in approving.refusal(APPROVE)


def test_r40_a_deferred_approval_approves_nothing(approving: MeetingRoom) -> None:
    later = date(2026, 12, 15)
    approving.do(CloseMatter(matter="3/26", way_on=WayOn.DEFER, new_meeting=later))
    assert not minutes(approving).locked
    assert approving.state.matters["4/26"].approves == "M1/26"


def test_r40_minutes_approved_by_named_persons_are_not_approved_again_in_a_matter(
    approving: MeetingRoom,
) -> None:
    approving.do(APPROVE)
    assert "låst" in approving.refusal(CloseMatter(matter="3/26"))


def test_r40_only_an_approval_matter_of_a_later_meeting_approves(held: MeetingRoom) -> None:
    wrong_kind = EditMatter(matter="3/26", kind=MatterKind.DISCUSSION)
    assert "godkjenningssak" in held.refusal(wrong_kind)
    own = AddMatter(meeting="M2/26", title="Egen", kind=MatterKind.APPROVAL, approves="M2/26")
    assert "ikke et tidligere møte" in held.refusal(own)


def test_r2_a_meeting_that_lacks_a_party_approves_no_minutes(approving: MeetingRoom) -> None:
    gone = RecordPresence(meeting="M2/26", person="cecilie", presence=Presence.ABSENT)
    approving.do(gone)
    refusal = approving.refusal(CloseMatter(matter="3/26"))
    assert refusal.startswith("Tillitsvalgte er ikke representert")
    assert refusal.endswith("(R2)")
    assert not minutes(approving).locked


def test_r40_minutes_are_published_only_when_they_are_approved(held: MeetingRoom) -> None:
    assert held.refusal(PUBLISH) == (
        "Møteboka for M1/26 er ikke godkjent: den må godkjennes før den offentliggjøres (R40)"
    )
    held.do(SHARE, APPROVE, PUBLISH)
    assert minutes(held).minutes_status is MinutesStatus.PUBLISHED
    assert minutes(held).minutes_published[0].channel == "Nettsiden"


def test_r40_minutes_approved_in_a_matter_take_numbered_corrections(
    approving: MeetingRoom,
) -> None:
    approving.do(CloseMatter(matter="3/26"))
    for after in ("Berit ledet", "Berit ledet møtet"):
        approving.do(CorrectMinutes(meeting="M1/26", before="Ane ledet", after=after))
    found = [(c.number, c.before, c.after) for c in minutes(approving).corrections]
    assert found == [(1, "Ane ledet", "Berit ledet"), (2, "Ane ledet", "Berit ledet møtet")]


def test_r31_the_overview_presses_when_minutes_are_not_shared_within_a_week(
    held: MeetingRoom,
) -> None:
    assert not held.needs("unshared")[0].pressing
    held.go_to(date(2026, 12, 2))
    assert held.needs("unshared")[0].pressing


def test_r40_the_overview_follows_the_minutes_to_their_publication(held: MeetingRoom) -> None:
    held.do(SHARE)
    assert held.needs("unshared") == []
    (need,) = held.needs("on_agenda")
    assert (need.register, need.id) == ("matters", "3/26")
    held.do(APPROVE)
    (need,) = held.needs("unpublished")
    assert need.values == {"meeting": "M1/26", "more": 0}
    held.do(PUBLISH)
    assert held.needs("unpublished") == []
