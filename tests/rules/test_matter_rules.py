"""What a matter and a meeting need, and how minutes are locked (R16-R18, R37, R39-R41)."""

from datetime import date

import pytest

from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.decisions import AssignDecision
from mkm_tui.actions.matters import (
    AddMatter,
    ConsentToMatter,
    EditMatter,
    ProposeDecision,
    WithdrawMatter,
)
from mkm_tui.actions.meetings import EditMeeting, PlanMeeting, SendNotice
from mkm_tui.actions.minutes import ApproveMinutes, CorrectMinutes
from mkm_tui.actions.room import StartMatter
from mkm_tui.documents.reach import Reach
from mkm_tui.records.terms import MatterKind, Outcome, Party
from mkm_tui.rules.agenda import undocumented
from tests.rules.meeting_room import DEADLINE, MeetingRoom, remote

LOCKED = "Møteboka for M1/26 er godkjent og låst: legg inn en retting i stedet (R40)"
REMOTE_AND_SECRET = (
    "En sak som er lukket på grunn av taushetsplikt, kan ikke behandles i et fjernmøte (R37)"
)
RESPONSIBLE = "Vedtaket mangler ansvarlig eller frist: fyll inn begge (R16)"
OLD_OUT = "Skriv hva som går ut når dette kommer inn, eller hvorfor ingenting går ut (R18)"


@pytest.fixture
def late(room: MeetingRoom) -> MeetingRoom:
    """The meeting with matter 3/26 added after the notice, and all parties behind it."""
    room.do(
        SendNotice(meeting="M1/26"),
        AddMatter(meeting="M1/26", title="Hastesak"),
        EditMatter(matter="3/26", responsible="lise", deadline=DEADLINE, old_out="Ventelista"),
        ProposeDecision(matter="3/26", text="Ventelista går ut."),
    )
    room.all_behind("3/26")
    return room


@pytest.fixture
def approved(decided: MeetingRoom) -> MeetingRoom:
    """The meeting closed, with its minutes approved by all three parties."""
    decided.approve()
    return decided


def test_r16_a_decision_needs_a_responsible_leader(room: MeetingRoom) -> None:
    room.all_behind()
    room.do(EditMatter(matter="1/26", responsible=""))
    assert room.refusal(CloseMatter(matter="1/26")) == RESPONSIBLE


def test_r16_a_decision_needs_a_deadline(room: MeetingRoom) -> None:
    room.all_behind()
    room.do(EditMatter(matter="1/26", deadline=None))
    assert room.refusal(CloseMatter(matter="1/26")) == RESPONSIBLE


def test_r16_a_decision_does_not_lose_its_leader_afterwards(decided: MeetingRoom) -> None:
    assert decided.refusal(AssignDecision(decision="1/26", responsible="")) == RESPONSIBLE


def test_r17_undocumented_dialogue_and_missing_users_voices_are_warned_of(
    room: MeetingRoom,
) -> None:
    assert undocumented(room.state.matters["1/26"]) == ["dialogue", "users_voice"]
    room.do(EditMatter(matter="1/26", dialogue="Personalmøte 3. november.", users_voice=" "))
    assert undocumented(room.state.matters["1/26"]) == ["users_voice"]
    room.do(EditMatter(matter="1/26", users_voice="Brukerrådet er hørt."))
    assert undocumented(room.state.matters["1/26"]) == []


def test_r17_nobody_is_stopped_by_the_warning(room: MeetingRoom) -> None:
    room.agree()
    assert undocumented(room.state.matters["1/26"]) == ["dialogue", "users_voice"]
    assert room.outcome() is Outcome.AGREED


def test_r18_new_practice_names_what_goes_out(room: MeetingRoom) -> None:
    room.all_behind()
    room.do(EditMatter(matter="1/26", old_out=" "))
    assert room.refusal(CloseMatter(matter="1/26")) == OLD_OUT


def test_r18_nothing_goes_out_for_a_reason(room: MeetingRoom) -> None:
    room.do(EditMatter(matter="1/26", old_out="", nothing_out_because="Tilbudet er nytt."))
    room.agree()
    assert room.decision().nothing_out_because == "Tilbudet er nytt."


def test_r18_a_decision_does_not_lose_its_old_out_afterwards(decided: MeetingRoom) -> None:
    assert decided.refusal(AssignDecision(decision="1/26", old_out="")) == OLD_OUT


def test_r37_a_remote_meeting_may_not_take_up_a_secret_matter(exempt: MeetingRoom) -> None:
    exempt.do(remote("ane"))
    assert exempt.refusal(StartMatter(matter="1/26")) == REMOTE_AND_SECRET


def test_r37_a_meeting_in_one_room_takes_up_a_secret_matter(exempt: MeetingRoom) -> None:
    exempt.do(StartMatter(matter="1/26"))
    assert exempt.state.meetings["M1/26"].current == "1/26"


def test_r37_a_remote_meeting_takes_up_a_public_matter(room: MeetingRoom) -> None:
    room.do(remote("ane"), StartMatter(matter="1/26"))
    assert room.state.meetings["M1/26"].current == "1/26"


def test_r37_a_remote_meeting_does_not_decide_a_secret_matter(exempt: MeetingRoom) -> None:
    exempt.all_behind()
    exempt.do(remote("ane"))
    assert exempt.refusal(CloseMatter(matter="1/26")) == REMOTE_AND_SECRET


def test_r37_nobody_joins_remotely_while_a_secret_matter_is_at_hand(exempt: MeetingRoom) -> None:
    exempt.do(StartMatter(matter="1/26"))
    assert exempt.refusal(remote("ane")) == REMOTE_AND_SECRET


def test_r39_a_late_matter_is_not_decided_without_the_consent_of_all(late: MeetingRoom) -> None:
    late.do(ConsentToMatter(matter="3/26", party=Party.POLITICIANS))
    late.do(ConsentToMatter(matter="3/26", party=Party.UNIONS))
    assert late.refusal(CloseMatter(matter="3/26")) == (
        "Sak 3/26 er meldt etter innkallingen: alle tre partene må samtykke, ellers tas den under "
        "eventuelt (R39)"
    )


def test_r39_a_late_matter_to_which_all_parties_consent_is_decided(late: MeetingRoom) -> None:
    late.do(
        ConsentToMatter(matter="3/26", party=Party.POLITICIANS),
        ConsentToMatter(matter="3/26", party=Party.ADMINISTRATION),
        ConsentToMatter(matter="3/26", party=Party.UNIONS),
        CloseMatter(matter="3/26"),
    )
    assert late.outcome("3/26") is Outcome.AGREED


def test_r39_nothing_is_decided_under_other_business(late: MeetingRoom) -> None:
    late.do(EditMatter(matter="3/26", kind=MatterKind.OTHER_BUSINESS), CloseMatter(matter="3/26"))
    assert late.outcome("3/26") is Outcome.NOTED
    assert "3/26" not in late.state.decisions


def test_r39_a_matter_of_the_notice_needs_no_consent(room: MeetingRoom) -> None:
    room.do(SendNotice(meeting="M1/26"))
    room.agree()
    assert room.outcome() is Outcome.AGREED


def test_r40_approved_minutes_are_locked(approved: MeetingRoom) -> None:
    assert approved.refusal(EditMeeting(meeting="M1/26", place="Formannskapssalen")) == LOCKED


def test_r40_minutes_that_a_party_has_not_approved_are_not_locked(decided: MeetingRoom) -> None:
    decided.do(EditMeeting(meeting="M1/26", place="Formannskapssalen"))
    too_early = CorrectMinutes(meeting="M1/26", before="Solbakken", after="Fjelltun")
    assert decided.refusal(too_early) == (
        "Møteboka for M1/26 er ikke godkjent ennå: rett teksten i saken, "
        "eller godkjenn møteboka først (R40)"
    )


def test_r40_minutes_are_approved_by_somebody_of_each_party(decided: MeetingRoom) -> None:
    decided.close_meeting()
    two = {Party.POLITICIANS: "ane", Party.ADMINISTRATION: "berit"}
    refusal = decided.refusal(ApproveMinutes(meeting="M1/26", approvers=two))
    assert refusal == "Møteboka trenger en som godkjenner for tillitsvalgte (R40)"
    wrong = {**two, Party.UNIONS: "arne"}
    refusal = decided.refusal(ApproveMinutes(meeting="M1/26", approvers=wrong))
    assert refusal == "Arne tilhører en annen part: velg en fra parten selv (R40)"


def test_r40_later_edits_are_numbered_corrections_with_both_texts(approved: MeetingRoom) -> None:
    approved.do(
        CorrectMinutes(meeting="M1/26", matter="1/26", before="prøves i ett år", after="i to år"),
        CorrectMinutes(meeting="M1/26", before="Ane ledet", after="Berit ledet"),
    )
    first, second = approved.state.meetings["M1/26"].corrections
    assert (first.number, first.before, first.after) == (1, "prøves i ett år", "i to år")
    assert (second.number, second.before, second.after) == (2, "Ane ledet", "Berit ledet")
    assert "Berit ledet" in approved.minutes(Reach.INTERNAL)
    assert "Ane ledet" in approved.minutes(Reach.INTERNAL)


def test_r40_a_new_leader_does_not_change_what_approved_minutes_say(approved: MeetingRoom) -> None:
    before = approved.minutes(Reach.INTERNAL)
    approved.do(AssignDecision(decision="1/26", responsible="berit"))
    assert approved.minutes(Reach.INTERNAL) == before


def test_r41_case_numbers_run_without_gaps_over_the_meetings_of_a_year(room: MeetingRoom) -> None:
    room.do(PlanMeeting(on=date(2026, 12, 15)), AddMatter(meeting="M2/26", title="Årshjul"))
    room.do(AddMatter(meeting="M1/26", title="Velferdsteknologi"))
    assert list(room.state.matters) == ["1/26", "2/26", "3/26", "4/26"]
    assert room.state.matters["3/26"].title == "Årshjul"


def test_r41_a_withdrawn_number_stays_and_is_not_used_again(room: MeetingRoom) -> None:
    room.do(WithdrawMatter(matter="2/26", reason="Må modnes"))
    room.do(AddMatter(meeting="M1/26", title="Årshjul"))
    assert room.outcome("2/26") is Outcome.WITHDRAWN
    assert room.state.matters["2/26"].title == "Læringsarena"
    assert room.state.matters["3/26"].title == "Årshjul"


def test_r41_numbers_begin_again_with_the_year_of_the_meeting(room: MeetingRoom) -> None:
    room.do(PlanMeeting(on=date(2027, 1, 12)), AddMatter(meeting="M1/27", title="Årshjul"))
    assert room.state.matters["1/27"].title == "Årshjul"


def test_r41_a_meeting_with_numbered_matters_keeps_its_year(room: MeetingRoom) -> None:
    refusal = room.refusal(EditMeeting(meeting="M1/26", on=date(2027, 1, 12)))
    assert refusal == "M1/26 kan ikke flyttes til et annet år: planlegg et nytt møte (R41)"
