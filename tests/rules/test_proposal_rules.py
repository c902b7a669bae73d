"""What the record proposes for the next agenda, and that it is proposed once."""

from datetime import date

import pytest
from msgspec import structs

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.base import Action
from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.decisions import AssignDecision, CorrectDecision
from mkm_tui.actions.following import RecordReview, ReportUnit
from mkm_tui.actions.matters import AddMatter, WithdrawMatter
from mkm_tui.actions.meetings import OpenMeeting, PlanMeeting, SendNotice
from mkm_tui.actions.minutes import ShareMinutes
from mkm_tui.actions.setup import SetGroup
from mkm_tui.records.terms import Audience, Body, MatterKind, UnitStatus, Verdict, WayOn
from mkm_tui.rules.proposals import meeting_to_fill, proposals
from mkm_tui.rules.schedule import meeting_to_do
from tests.rules.meeting_room import MeetingRoom

NEXT = date(2026, 12, 8)
WITHIN, BEYOND = date(2026, 12, 1), date(2026, 12, 2)
ABOUT = AddMatter(meeting="M2/26", title="Om", kind=MatterKind.DISCUSSION, about="1/26")


@pytest.fixture(name="planned")
def _planned(decided: MeetingRoom) -> MeetingRoom:
    """The meeting closed with a decision that waits, and the next one planned."""
    decided.close_meeting()
    decided.do(PlanMeeting(on=NEXT))
    return decided


@pytest.fixture(name="followed")
def _followed(planned: MeetingRoom) -> MeetingRoom:
    """The decision in force."""
    for audience in Audience:
        planned.publish(audience, date(2026, 11, 26))
    return planned


def proposed(room: MeetingRoom, meeting: str = "M2/26") -> list[tuple[str, str]]:
    """Return why and about what a matter is proposed for a meeting today."""
    found = proposals(room.state, room.state.meetings[meeting], room.today)
    return [(proposal.reason, proposal.id) for proposal in found if proposal.id != "M1/26"]


def refuses(unit: str = "fjelltun") -> ReportUnit:
    """Return the report of a unit that does not follow the decision."""
    status = UnitStatus.NOT_FOLLOWED
    return ReportUnit(decision="1/26", unit=unit, status=status, reason="Gjelder ikke oss.")


def treat(room: MeetingRoom, ending: Action | None = None) -> None:
    """Hold the next meeting, which takes the decision up and closes the matter."""
    room.do(ABOUT)
    room.go_to(NEXT)
    room.do(SendNotice(meeting="M2/26"), AllPresent(meeting="M2/26"))
    room.do(OpenMeeting(meeting="M2/26"), ending or CloseMatter(matter="3/26"))
    room.do(PlanMeeting(on=date(2027, 1, 12)))


def test_r40_minutes_that_nobody_has_approved_are_proposed_once(planned: MeetingRoom) -> None:
    meeting = planned.state.meetings["M2/26"]
    (proposal,) = proposals(planned.state, meeting, planned.today)
    assert proposal == ("minutes", "M1/26", MatterKind.APPROVAL)
    planned.do(ShareMinutes(meeting="M1/26"))
    assert proposals(planned.state, meeting, planned.today) == [proposal]
    planned.do(AddMatter(meeting="M2/26", title="G", kind=MatterKind.APPROVAL, approves="M1/26"))
    assert proposals(planned.state, meeting, planned.today) == []


def test_r40_a_body_approves_its_own_minutes_only(planned: MeetingRoom) -> None:
    planned.do(PlanMeeting(on=NEXT, body=Body.WORKING_COMMITTEE))
    committee = planned.state.meetings["M3/26"]
    assert proposals(planned.state, committee, planned.today) == []


def test_r9_a_decision_is_proposed_when_the_deadline_for_publication_is_past(
    planned: MeetingRoom,
) -> None:
    planned.go_to(WITHIN)
    assert proposed(planned) == []
    planned.go_to(BEYOND)
    assert proposed(planned) == [("publish", "1/26")]
    planned.do(SetGroup(publication_days=14))
    assert proposed(planned) == []


def test_r9_the_overview_says_how_long_is_left_and_which_audiences_lack(
    planned: MeetingRoom,
) -> None:
    planned.publish(Audience.INTERNAL, date(2026, 11, 26))
    (need,) = planned.needs("waiting")
    assert (need.values["left"], need.values["audiences"]) == (5, [Audience.USERS])
    assert not need.pressing


def test_r9_a_corrected_wording_that_waits_is_told_and_proposed(followed: MeetingRoom) -> None:
    followed.do(CorrectDecision(decision="1/26", text="Ny turnus prøves i to år."))
    (need,) = followed.needs("reworded")
    assert not need.pressing
    followed.go_to(date(2026, 12, 4))
    assert followed.needs("reworded")[0].pressing
    assert proposed(followed) == [("publish", "1/26")]


def test_r15_a_unit_that_does_not_follow_is_proposed_until_a_matter_takes_it_up(
    followed: MeetingRoom,
) -> None:
    followed.do(refuses())
    assert proposed(followed) == [("not_followed", "1/26")]
    followed.do(ABOUT)
    assert proposed(followed) == []
    assert followed.needs("refusing") == []
    assert followed.needs("refusing_on_agenda")[0].id == "3/26"
    followed.do(WithdrawMatter(matter="3/26", reason="Må modnes"))
    assert proposed(followed) == [("not_followed", "1/26")]


def test_r15_what_a_meeting_has_treated_is_proposed_again_when_a_unit_reports_anew(
    followed: MeetingRoom,
) -> None:
    followed.do(refuses())
    treat(followed)
    followed.go_to(date(2026, 12, 10))
    assert proposed(followed, "M1/27") == []
    assert followed.needs("refusing_treated")[0].values["matter"] == "3/26"
    followed.do(refuses("solbakken"))
    assert proposed(followed, "M1/27") == [("not_followed", "1/26")]
    assert followed.needs("refusing")


def test_a_review_is_proposed_for_the_meeting_before_which_it_is_due(
    followed: MeetingRoom,
) -> None:
    followed.do(AssignDecision(decision="1/26", review_on=date(2026, 12, 7)))
    assert proposed(followed) == [("review", "1/26")]
    assert not followed.needs("review")[0].pressing
    followed.do(AssignDecision(decision="1/26", review_on=date(2026, 12, 20)))
    assert proposed(followed) == []
    followed.go_to(date(2026, 12, 21))
    assert followed.needs("review_overdue")[0].pressing


def test_a_review_that_asks_for_a_change_is_proposed_until_the_change_is_made(
    followed: MeetingRoom,
) -> None:
    kept = RecordReview(decision="1/26", finding="Virker")
    change = RecordReview(decision="1/26", finding="For stramt", verdict=Verdict.CHANGE)
    followed.do(kept)
    assert proposed(followed) == []
    followed.do(change)
    assert proposed(followed) == [("verdict", "1/26")]
    assert followed.needs("verdict")
    followed.go_to(date(2026, 11, 28))
    followed.do(CorrectDecision(decision="1/26", text="Ny turnus prøves i to år."))
    assert proposed(followed) == []
    assert followed.needs("verdict") == []


def test_a_review_is_proposed_although_the_refusal_before_it_was_treated(
    followed: MeetingRoom,
) -> None:
    followed.do(refuses())
    treat(followed)
    followed.go_to(date(2026, 12, 20))
    followed.do(AssignDecision(decision="1/26", review_on=date(2026, 12, 20)))
    assert proposed(followed, "M1/27") == [("review", "1/26")]


def test_a_matter_that_is_to_replace_a_decision_takes_it_up(followed: MeetingRoom) -> None:
    followed.do(refuses(), AddMatter(meeting="M2/26", title="Ny", supersedes="1/26"))
    assert proposed(followed) == []


def test_the_agenda_to_fill_is_the_first_one_whose_notice_is_not_sent(
    planned: MeetingRoom,
) -> None:
    planned.do(ABOUT, SendNotice(meeting="M2/26"))
    assert meeting_to_fill(planned.state, planned.today) == planned.state.meetings["M2/26"]
    planned.do(PlanMeeting(on=date(2026, 12, 22)))
    assert meeting_to_fill(planned.state, planned.today) == planned.state.meetings["M3/26"]


def test_a_planned_meeting_in_the_past_is_next_only_where_there_is_no_other(
    planned: MeetingRoom,
) -> None:
    past, last_year = date(2026, 6, 2), date(2025, 6, 3)
    planned.do(PlanMeeting(on=past), PlanMeeting(on=last_year), ABOUT, SendNotice(meeting="M2/26"))
    for found in (meeting_to_do, meeting_to_fill):
        assert found(planned.state, NEXT) == planned.state.meetings["M2/26"]
        later = found(planned.state, date(2027, 2, 1))
        assert later is not None
        assert later.on == (NEXT if found is meeting_to_do else past)
    assert planned.needs("next_meeting")[0].id == "M2/26"


def test_r9_what_another_decision_is_agreed_to_replace_waits_for_no_publication(
    planned: MeetingRoom,
) -> None:
    replaced = structs.replace(planned.decision(), superseded_by="3/26")
    planned.state = planned.state.put(replaced)
    planned.go_to(BEYOND)
    assert proposed(planned) == []
    assert planned.needs("waiting") == []


def test_r9_a_corrected_wording_waits_from_the_day_of_its_correction(
    followed: MeetingRoom,
) -> None:
    followed.go_to(date(2026, 11, 30))
    followed.do(CorrectDecision(decision="1/26", text="Ny turnus prøves i to år."))
    followed.go_to(date(2026, 12, 4))
    (need,) = followed.needs("reworded")
    assert (need.values["days"], need.values["left"], need.pressing) == (4, 3, False)
    assert proposed(followed) == []


def test_r15_a_matter_that_was_deferred_has_not_taken_a_decision_up(followed: MeetingRoom) -> None:
    followed.do(refuses())
    treat(followed, CloseMatter(matter="3/26", way_on=WayOn.DEFER))
    assert proposed(followed, "M1/27") == [("not_followed", "1/26")]
    assert followed.needs("refusing")


def test_a_very_long_deadline_is_no_trouble(planned: MeetingRoom) -> None:
    group = structs.replace(planned.state.groups["group"], publication_days=999_999)
    planned.state = planned.state.put(group)
    planned.go_to(BEYOND)
    assert proposed(planned) == []
    assert not planned.needs("waiting")[0].pressing
