"""The life of the minutes: shared with all three parties, approved, locked, published."""

from datetime import date

import pytest
from msgspec import structs

from mkm_tui.actions.attendance import AllPresent, RecordPresence
from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.decisions import AssignDecision
from mkm_tui.actions.matters import AddMatter, EditMatter, EditText
from mkm_tui.actions.meetings import EditMeeting, OpenMeeting, PlanMeeting, SendNotice
from mkm_tui.actions.minutes import ApproveMinutes, CorrectMinutes, PublishMinutes, ShareMinutes
from mkm_tui.actions.setup import EditPerson, EditUnit, SetGroup
from mkm_tui.documents.reach import Reach
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.terms import (
    Audience,
    Body,
    MatterKind,
    MinutesStatus,
    Outcome,
    Party,
    Presence,
    WayOn,
)
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
        "Møteboka for M1/26, slik den er nå, er ikke delt med partene: "
        "del utkastet med alle tre først (R31)"
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


def test_r40_minutes_approved_by_named_persons_stay_so_when_their_matter_is_closed(
    approving: MeetingRoom,
) -> None:
    approving.do(APPROVE)
    before = minutes(approving)
    approving.do(CloseMatter(matter="3/26"))
    assert minutes(approving) == before
    assert approving.outcome("3/26") is Outcome.NOTED


def test_r31_minutes_that_are_changed_after_they_were_shared_are_shared_anew(
    held: MeetingRoom,
) -> None:
    change = EditText(matter="1/26", field="consideration", at=0, put="Rettet. ")
    held.do(SHARE, change)
    assert minutes(held).minutes_status is MinutesStatus.DRAFT
    assert "slik den er nå" in held.refusal(APPROVE)
    held.do(SHARE, EditMeeting(meeting="M1/26", place="Kinosalen"))
    assert "slik den er nå" in held.refusal(APPROVE)
    held.do(SHARE, APPROVE)
    assert minutes(held).locked


def test_r40_another_bodys_minutes_are_not_approved(held: MeetingRoom) -> None:
    held.do(PlanMeeting(on=NEXT, body=Body.WORKING_COMMITTEE))
    wrong = AddMatter(meeting="M3/26", title="x", kind=MatterKind.APPROVAL, approves="M1/26")
    assert "et annet organ" in held.refusal(wrong)


def test_r40_an_approval_that_is_put_off_after_the_minutes_were_approved_is_of_none(
    approving: MeetingRoom,
) -> None:
    approving.do(APPROVE, PlanMeeting(on=date(2026, 12, 15)))
    approving.do(CloseMatter(matter="3/26", way_on=WayOn.DEFER, to_meeting="M3/26"))
    (later,) = [m for m in approving.state.matters.values() if m.continues == "3/26"]
    assert later.approves == ""


def test_r40_approved_minutes_say_what_they_said_whatever_others_are_called_since(
    held: MeetingRoom,
) -> None:
    held.do(EditMeeting(meeting="M1/26", chair="ane", minute_taker="berit"), SHARE, APPROVE)
    before = held.minutes(Reach.INTERNAL)
    assert "Neste møte" in before
    held.do(
        EditPerson(person="ane", name="Ane Ny", party=Party.UNIONS, organisation="Ny forening"),
        EditUnit(unit="fjelltun", name="Fjelltun nye omsorgssenter"),
        SetGroup(name="Den nye gruppa", municipality="Ny kommune"),
        EditMeeting(meeting="M2/26", on=date(2026, 12, 10), place="Et annet sted"),
        PlanMeeting(on=date(2026, 12, 2)),
        AssignDecision(decision="1/26", responsible="berit", old_out="Noe annet"),
    )
    assert held.minutes(Reach.INTERNAL) == before
    assert "Den nye gruppa" in held.log()


def test_r34_a_correction_that_names_no_matter_is_internal_where_a_matter_is_exempt(
    exempt: MeetingRoom,
) -> None:
    exempt.agree()
    exempt.approve()
    said = CorrectMinutes(meeting="M1/26", before="Ane kom", after="Berit kom")
    exempt.do(said)
    assert "Berit kom" in exempt.minutes(Reach.INTERNAL)
    assert "Berit kom" not in exempt.minutes(Reach.PUBLIC)
    assert "Rettingen står i den interne møteboka." in exempt.minutes(Reach.PUBLIC)
    exempt.do(structs.replace(said, after="Cecilie kom", about_nothing_exempt=True))
    assert "Cecilie kom" in exempt.minutes(Reach.PUBLIC)


def test_r40_a_correction_is_about_a_matter_of_the_meeting(approving: MeetingRoom) -> None:
    approving.do(APPROVE)
    wrong = CorrectMinutes(meeting="M1/26", matter="3/26", before="x", after="y")
    assert "sakslista" in approving.refusal(wrong)


def test_r40_minutes_published_inside_only_are_not_out(held: MeetingRoom) -> None:
    held.do(SHARE, APPROVE, structs.replace(PUBLISH, audience=Audience.INTERNAL))
    assert minutes(held).minutes_status is MinutesStatus.APPROVED
    assert held.needs("unpublished")
    held.do(PUBLISH)
    assert not held.needs("unpublished")
    assert minutes(held).minutes_status is MinutesStatus.PUBLISHED


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
