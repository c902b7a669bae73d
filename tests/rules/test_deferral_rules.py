"""Matters that come to another meeting, with papers and a number of their own (R5, R39, R41)."""

from datetime import date, timedelta

import pytest

from mkm_tui.actions.deciding import CloseMatter, DeferRest
from mkm_tui.actions.matters import (
    AddMatter,
    ConsentToMatter,
    EditMatter,
    EditText,
    ProposeDecision,
    TakeUpAgain,
    WithdrawMatter,
)
from mkm_tui.actions.meetings import (
    AdjournMeeting,
    CloseMeeting,
    OpenMeeting,
    PlanMeeting,
    SendNotice,
)
from mkm_tui.actions.room import AddContribution, AddStatement, StartMatter
from mkm_tui.records.terms import Outcome, Party, StanceKind, WayOn
from mkm_tui.rules.agenda import earlier_treatments, not_reached
from tests.rules.meeting_room import DAY, DEADLINE, PROPOSAL, MeetingRoom, behind, says

NEXT = DAY + timedelta(days=14)
WORDING = "Turnusen rammer nattevaktene."


def deferred(matter: str = "1/26", to: str = "M2/26") -> CloseMatter:
    return CloseMatter(matter=matter, way_on=WayOn.DEFER, to_meeting=to)


@pytest.fixture
def two(room: MeetingRoom) -> MeetingRoom:
    """The meeting with another one planned after it."""
    room.do(PlanMeeting(on=NEXT))
    return room


def test_r5_a_deferred_matter_comes_to_the_chosen_meeting_with_its_papers(
    two: MeetingRoom,
) -> None:
    two.do(
        EditMatter(matter="1/26", dialogue="Personalmøte", users_voice="Brukerrådet"),
        EditText(matter="1/26", field="consideration", at=0, put="Gruppa drøftet saken."),
        AddContribution(matter="1/26", party=Party.UNIONS, text="Vi trenger mer tid"),
        AddStatement(matter="1/26", by="arne", text="Protokoll"),
    )
    two.all_behind()
    two.do(deferred())
    new = two.state.matters["3/26"]
    assert (new.meeting, new.continues, new.title) == ("M2/26", "1/26", "Ny turnus")
    assert (new.proposal, new.dialogue, new.responsible) == (PROPOSAL, "Personalmøte", "lise")
    assert (new.deadline, new.old_out) == (DEADLINE, "Den gamle turnusen")
    assert [(c.text, c.before) for c in new.contributions] == [("Vi trenger mer tid", True)]
    assert (new.consideration, new.stances, new.statements) == ("", (), ())
    assert new.closing is None
    assert two.state.meetings["M2/26"].agenda == ("3/26",)
    assert two.state.matters["1/26"].closing.to_meeting == "M2/26"
    assert two.outcome() is Outcome.DEFERRED


def test_r5_a_matter_without_consensus_is_reworked_for_the_chosen_meeting(
    two: MeetingRoom,
) -> None:
    two.do(says(StanceKind.BLOCK, "berit", WORDING))
    rework = CloseMatter(
        matter="1/26", way_on=WayOn.REWORK, owner="lise", return_on=NEXT, to_meeting="M2/26"
    )
    two.do(rework)
    assert two.outcome() is Outcome.NO_CONSENSUS
    assert two.state.matters["3/26"].stances == ()


def test_r5_only_a_matter_that_comes_back_goes_to_a_meeting(two: MeetingRoom) -> None:
    sentence = (
        "Bare en sak som utsettes eller skal behandles på nytt, kan settes på et senere møte (R5)"
    )
    two.all_behind()
    assert two.refusal(CloseMatter(matter="1/26", to_meeting="M2/26")) == sentence
    withdrawn = CloseMatter(matter="1/26", way_on=WayOn.WITHDRAW, to_meeting="M2/26")
    assert two.refusal(withdrawn) == sentence


def test_r5_a_matter_is_not_deferred_to_its_own_meeting(room: MeetingRoom) -> None:
    sentence = "Saken står alt på M1/26: velg et annet møte (R5)"
    assert room.refusal(deferred(to="M1/26")) == sentence
    assert room.refusal(DeferRest(meeting="M1/26", to_meeting="M1/26")) == sentence


def test_r5_a_matter_is_not_deferred_to_a_closed_meeting(two: MeetingRoom) -> None:
    two.agree()
    two.do(deferred("2/26"), CloseMeeting(meeting="M1/26"))
    two.do(OpenMeeting(meeting="M2/26"))
    sentence = "M1/26 er lukket: velg et senere møte"
    assert two.refusal(deferred("3/26", "M1/26")) == sentence
    assert two.refusal(DeferRest(meeting="M2/26", to_meeting="M1/26")) == sentence
    assert two.refusal(TakeUpAgain(matter="2/26", meeting="M1/26")).endswith(
        ("velg et senere møte", "(R5)")
    )


def test_r5_a_matter_is_not_deferred_to_a_meeting_that_is_not_there(room: MeetingRoom) -> None:
    assert (
        room.refusal(deferred()) == "Fant ikke «M2/26»: se etter skrivefeil i nummeret eller navnet"
    )


def test_r41_carried_matters_get_numbers_of_their_own_without_gaps(two: MeetingRoom) -> None:
    two.do(AddMatter(meeting="M1/26", title="Hastesak"))
    two.do(DeferRest(meeting="M1/26", to_meeting="M2/26"))
    assert list(two.state.matters) == [f"{number}/26" for number in range(1, 7)]
    assert two.state.meetings["M2/26"].agenda == ("4/26", "5/26", "6/26")
    assert [two.state.matters[key].continues for key in ("4/26", "5/26", "6/26")] == [
        "1/26", "2/26", "3/26"
    ]  # fmt: skip
    assert two.state.numbers.matters == {"26": 6}


def test_r41_a_matter_carried_over_new_year_is_numbered_in_the_new_year(room: MeetingRoom) -> None:
    room.do(PlanMeeting(on=date(2027, 1, 12)), deferred(to="M1/27"))
    assert room.state.matters["1/27"].continues == "1/26"
    assert room.state.numbers.matters == {"26": 2, "27": 1}


def test_r5_the_rest_is_deferred_and_the_meeting_can_close(two: MeetingRoom) -> None:
    two.do(StartMatter(matter="1/26"))
    two.all_behind()
    two.later(10, DeferRest(meeting="M1/26", to_meeting="M2/26"))
    assert two.meeting.current == ""
    assert [(s.matter, s.ended) for s in two.meeting.stretches] == [("1/26", two.now)]
    assert two.outcome("1/26") is two.outcome("2/26") is Outcome.DEFERRED
    assert "1/26" not in two.state.decisions
    assert [m.id for m in not_reached(two.state, two.meeting)] == ["2/26"]
    refusal = two.refusal(DeferRest(meeting="M1/26", to_meeting="M2/26"))
    assert refusal == "Alle sakene i M1/26 er ferdige"
    two.do(CloseMeeting(meeting="M1/26"))


def test_r5_the_rest_is_not_deferred_in_a_break(two: MeetingRoom) -> None:
    two.do(AdjournMeeting(meeting="M1/26"))
    refusal = two.refusal(DeferRest(meeting="M1/26", to_meeting="M2/26"))
    assert refusal == "M1/26 er ikke i gang: åpne møtet først"


def test_r39_after_that_meetings_notice_a_carried_matter_is_late(two: MeetingRoom) -> None:
    two.do(AddMatter(meeting="M2/26", title="Årshjul"), SendNotice(meeting="M2/26"))
    two.do(deferred())
    assert two.state.matters["4/26"].added_late


def test_r39_all_three_consent_in_one_action(two: MeetingRoom) -> None:
    two.do(SendNotice(meeting="M1/26"), AddMatter(meeting="M1/26", title="Hastesak"))
    two.do(
        EditMatter(matter="3/26", responsible="lise", deadline=DEADLINE, old_out="Ventelista"),
        ProposeDecision(matter="3/26", text="Ventelista går ut."),
    )
    two.all_behind("3/26")
    assert two.refusal(CloseMatter(matter="3/26")).endswith("(R39)")
    two.do(ConsentToMatter(matter="3/26"))
    assert two.state.matters["3/26"].consents == tuple(Party)
    two.do(CloseMatter(matter="3/26"))
    assert two.outcome("3/26") is Outcome.AGREED


def test_r39_a_matter_of_the_notice_is_not_consented_to(room: MeetingRoom) -> None:
    assert room.refusal(ConsentToMatter(matter="1/26")) == (
        "Sak 1/26 sto i innkallingen og trenger ikke samtykke (R39)"
    )


def test_an_ended_matter_is_taken_up_again_once(two: MeetingRoom) -> None:
    again = TakeUpAgain(matter="2/26", meeting="M2/26")
    assert two.refusal(again) == "Sak 2/26 er ikke ferdigbehandlet: utsett den først"
    two.do(WithdrawMatter(matter="2/26", reason="Må modnes"), again)
    assert two.state.matters["3/26"].continues == "2/26"
    assert two.state.matters["3/26"].withdrawn == ""
    assert two.refusal(again) == "Sak 2/26 er alt tatt opp igjen som sak 3/26"


def test_an_ended_matter_is_not_taken_up_again_in_its_own_meeting(room: MeetingRoom) -> None:
    room.do(WithdrawMatter(matter="2/26", reason="Må modnes"))
    refusal = room.refusal(TakeUpAgain(matter="2/26", meeting="M1/26"))
    assert refusal == "Saken står alt på M1/26: velg et annet møte (R5)"


def test_a_deferred_matter_that_has_come_on_is_not_taken_up_again(two: MeetingRoom) -> None:
    two.do(deferred())
    refusal = two.refusal(TakeUpAgain(matter="1/26", meeting="M2/26"))
    assert refusal == "Sak 1/26 er alt tatt opp igjen som sak 3/26"


def test_earlier_treatments_are_told_the_latest_first(two: MeetingRoom) -> None:
    two.do(DeferRest(meeting="M1/26", to_meeting="M2/26"), CloseMeeting(meeting="M1/26"))
    two.do(PlanMeeting(on=NEXT + timedelta(days=14)), OpenMeeting(meeting="M2/26"))
    two.do(DeferRest(meeting="M2/26", to_meeting="M3/26"))
    found = earlier_treatments(two.state, two.state.matters["5/26"])
    assert [m.id for m in found] == ["3/26", "1/26"]


def test_a_matter_taken_up_again_does_not_replace_what_is_replaced(two: MeetingRoom) -> None:
    """Its decision has replaced an earlier one; the new matter can still be prepared."""
    two.agree()
    two.do(
        ProposeDecision(matter="2/26", text="Ny læringsarena."),
        EditMatter(
            matter="2/26", supersedes="1/26", responsible="lise", deadline=DEADLINE, old_out="Den"
        ),
    )
    two.agree("2/26")
    two.do(TakeUpAgain(matter="2/26", meeting="M2/26"))
    assert two.state.matters["3/26"].supersedes == ""
    two.do(EditMatter(matter="3/26", title="Læringsarena, på nytt"))


def test_two_matters_do_not_both_replace_a_decision(room: MeetingRoom) -> None:
    room.agree()
    room.do(AddMatter(meeting="M1/26", title="Tredje"))
    frame = {"supersedes": "1/26", "responsible": "lise", "deadline": DEADLINE, "old_out": "Den"}
    for matter in ("2/26", "3/26"):
        room.do(ProposeDecision(matter=matter, text="Nytt."), EditMatter(matter=matter, **frame))
        room.all_behind(matter)
    room.do(CloseMatter(matter="2/26"))
    assert room.refusal(CloseMatter(matter="3/26")) == (
        "Vedtak 1/26 er alt erstattet av 2/26: erstatt 2/26 i stedet"
    )
    room.do(EditMatter(matter="3/26", supersedes="2/26"), behind(Party.UNIONS, "3/26"))
    room.do(CloseMatter(matter="3/26"))
    assert room.decision("1/26").superseded_by == "2/26"
    assert room.decision("2/26").superseded_by == "3/26"
