"""The working committee reports its decisions to the steering group's next meeting (R27)."""

from datetime import date, timedelta

import pytest

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.base import Action
from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.matters import (
    AddMatter,
    EditMatter,
    OrderMatters,
    ProposeDecision,
    WithdrawMatter,
)
from mkm_tui.actions.meetings import CloseMeeting, OpenMeeting, PlanMeeting, SendNotice
from mkm_tui.actions.setup import ActivateGroup
from mkm_tui.records.meetings import Matter
from mkm_tui.records.terms import Body, MatterKind, Outcome, WayOn
from mkm_tui.rules.committee import unreported
from tests.rules.meeting_room import DAY, DEADLINE, MeetingRoom

COMMITTEE = PlanMeeting(on=DAY, body=Body.WORKING_COMMITTEE)
NEXT = DAY + timedelta(days=7)


def _added(number: str, title: str, **more: str) -> list[Action]:
    """Return the actions that make a matter of the committee ready to be decided."""
    return [
        AddMatter(meeting="M1/26", title=title, **more),
        ProposeDecision(matter=number, text=f"{title} settes i gang."),
        EditMatter(matter=number, responsible="lise", deadline=DEADLINE, old_out="Det gamle"),
    ]


@pytest.fixture
def committee(founding: MeetingRoom) -> MeetingRoom:
    """The committee's meeting under way, with two matters ready and a third exempt."""
    founding.do(ActivateGroup(), COMMITTEE)
    founding.do(*_added("1/26", "Årshjul"), *_added("2/26", "Kursdag"))
    basis = "offentleglova § 13 første ledd"
    founding.do(*_added("3/26", "Ola sykmeldt", legal_basis=basis, public_title="Personalsak"))
    founding.do(AllPresent(meeting="M1/26"), OpenMeeting(meeting="M1/26"))
    return founding


def decide_all(room: MeetingRoom) -> None:
    for matter in ("1/26", "2/26", "3/26"):
        room.agree(matter)
    room.do(CloseMeeting(meeting="M1/26"))


def reports(room: MeetingRoom) -> list[Matter]:
    return [matter for matter in room.state.matters.values() if matter.reports]


def test_r27_decisions_are_report_items_of_the_next_steering_meeting(
    committee: MeetingRoom,
) -> None:
    committee.do(PlanMeeting(on=NEXT + timedelta(days=7)), PlanMeeting(on=NEXT))
    decide_all(committee)
    assert [(m.meeting, m.id, m.reports, m.title) for m in reports(committee)] == [
        ("M3/26", "4/26", "1/26", "Årshjul"),
        ("M3/26", "5/26", "2/26", "Kursdag"),
        ("M3/26", "6/26", "3/26", "Ola sykmeldt"),
    ]
    assert committee.state.meetings["M3/26"].agenda == ("4/26", "5/26", "6/26")
    assert {m.kind for m in reports(committee)} == {MatterKind.REPORT}


def test_r27_decisions_are_reported_also_when_the_meeting_is_planned_afterwards(
    committee: MeetingRoom,
) -> None:
    decide_all(committee)
    assert reports(committee) == []
    assert [d.id for d in unreported(committee.state)] == ["1/26", "2/26", "3/26"]
    committee.do(PlanMeeting(on=NEXT))
    assert committee.state.meetings["M2/26"].agenda == ("4/26", "5/26", "6/26")
    assert committee.state.numbers.meetings == {"26": 2}
    assert committee.state.numbers.matters == {"26": 6}


def test_r27_decisions_are_reported_once(committee: MeetingRoom) -> None:
    committee.do(PlanMeeting(on=NEXT))
    decide_all(committee)
    committee.do(PlanMeeting(on=NEXT + timedelta(days=7)))
    assert len(reports(committee)) == 3
    assert committee.state.meetings["M3/26"].agenda == ()


def test_r27_a_report_that_was_withdrawn_comes_again(committee: MeetingRoom) -> None:
    committee.do(PlanMeeting(on=NEXT))
    decide_all(committee)
    committee.do(WithdrawMatter(matter="5/26", reason="Må modnes"))
    committee.do(PlanMeeting(on=NEXT + timedelta(days=7)))
    assert [m.reports for m in reports(committee)][-1] == "2/26"
    assert committee.state.meetings["M3/26"].agenda == ("7/26",)


def test_r27_another_meeting_of_the_committee_gets_no_reports(committee: MeetingRoom) -> None:
    committee.do(PlanMeeting(on=NEXT, body=Body.WORKING_COMMITTEE))
    decide_all(committee)
    assert reports(committee) == []


def test_r27_a_steering_meeting_before_the_committees_is_not_the_next(
    committee: MeetingRoom,
) -> None:
    committee.do(PlanMeeting(on=DAY - timedelta(days=3)))
    decide_all(committee)
    assert reports(committee) == []


def test_r27_reports_come_after_approvals_and_leave_the_order_alone(
    committee: MeetingRoom,
) -> None:
    committee.do(PlanMeeting(on=NEXT))
    for title, kind in [
        ("Godkjenning", MatterKind.APPROVAL),
        ("Turnus", MatterKind.DECISION),
        ("Budsjett", MatterKind.REPORT),
    ]:
        committee.do(AddMatter(meeting="M2/26", title=title, kind=kind))
    committee.do(OrderMatters(meeting="M2/26", agenda=("4/26", "5/26", "6/26")))
    decide_all(committee)
    assert committee.state.meetings["M2/26"].agenda == (
        "4/26", "7/26", "8/26", "9/26", "5/26", "6/26"
    )  # fmt: skip


def test_r39_a_report_after_the_notice_needs_no_consent(committee: MeetingRoom) -> None:
    committee.do(PlanMeeting(on=NEXT), AddMatter(meeting="M2/26", title="Turnus"))
    committee.do(SendNotice(meeting="M2/26"))
    decide_all(committee)
    assert not any(m.added_late or m.draft for m in reports(committee))


def test_r34_the_report_of_an_exempt_decision_keeps_its_public_title(
    committee: MeetingRoom,
) -> None:
    committee.do(PlanMeeting(on=NEXT))
    decide_all(committee)
    secret = reports(committee)[-1]
    assert secret.exempt
    assert secret.public_title == "Personalsak"


def test_r27_a_report_is_noted_and_decides_nothing(committee: MeetingRoom) -> None:
    committee.do(PlanMeeting(on=NEXT))
    decide_all(committee)
    committee.do(AllPresent(meeting="M2/26"), OpenMeeting(meeting="M2/26"))
    committee.do(CloseMatter(matter="4/26"))
    assert committee.outcome("4/26") is Outcome.NOTED
    assert "4/26" not in committee.state.decisions


def test_r27_a_matter_of_principle_is_not_the_committees(committee: MeetingRoom) -> None:
    committee.do(EditMatter(matter="1/26", of_principle=True))
    committee.all_behind()
    assert committee.refusal(CloseMatter(matter="1/26")) == (
        "Sak 1/26 er prinsipiell og hører til styringsgruppa, ikke arbeidsutvalget: send den dit "
        "(R27)"
    )
    committee.do(PlanMeeting(on=NEXT))
    committee.do(CloseMatter(matter="1/26", way_on=WayOn.DEFER, to_meeting="M2/26"))
    assert committee.state.matters["4/26"].of_principle


def test_r27_the_steering_group_decides_matters_of_principle(room: MeetingRoom) -> None:
    room.do(EditMatter(matter="1/26", of_principle=True))
    room.agree()
    assert room.outcome() is Outcome.AGREED


def test_r27_a_committee_that_decided_nothing_reports_nothing(committee: MeetingRoom) -> None:
    committee.do(PlanMeeting(on=NEXT))
    for matter in ("1/26", "2/26", "3/26"):
        committee.do(CloseMatter(matter=matter, way_on=WayOn.DEFER))
    committee.do(CloseMeeting(meeting="M1/26"))
    assert reports(committee) == []


def test_r41_reports_are_numbered_in_the_year_of_their_meeting(committee: MeetingRoom) -> None:
    decide_all(committee)
    committee.do(PlanMeeting(on=date(2027, 1, 12)))
    assert [m.id for m in reports(committee)] == ["1/27", "2/27", "3/27"]
