"""Three equal parties and what their positions amount to (R1-R6, R8)."""

import pytest

from mkm_tui.actions.deciding import CloseMatter, TakeStance
from mkm_tui.actions.matters import EditMatter
from mkm_tui.actions.meetings import CloseMeeting, OpenMeeting, PlanMeeting
from mkm_tui.actions.setup import ActivateGroup, EditPerson
from mkm_tui.documents.reach import Reach
from mkm_tui.records.terms import (
    Audience,
    DecisionStatus,
    Outcome,
    Party,
    PartyView,
    StanceKind,
    WayOn,
)
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.rules.consensus import party_view
from mkm_tui.rules.presence import seats
from mkm_tui.rules.publication import in_force_from
from tests.rules.meeting_room import PROPOSAL, MeetingRoom, absent, behind, present, says

UNREPRESENTED = "Tillitsvalgte er ikke representert: kall inn vara eller utsett saken (R2)"
WORDING = "Turnusen rammer nattevaktene."


def test_r1_a_group_whose_roster_lacks_a_party_cannot_be_activated(founding: MeetingRoom) -> None:
    founding.do(EditPerson(person="cecilie", active=False))
    refusal = founding.refusal(ActivateGroup())
    assert refusal == "Gruppa mangler medlemmer fra tillitsvalgte: legg dem inn først (R1)"


def test_r1_a_group_with_all_three_parties_is_activated(founding: MeetingRoom) -> None:
    founding.do(ActivateGroup())
    assert founding.state.groups["group"].activated == founding.today


def test_r1_a_group_that_is_not_activated_opens_no_meeting(founding: MeetingRoom) -> None:
    founding.do(PlanMeeting(on=founding.today))
    assert founding.refusal(OpenMeeting(meeting="M1/26")).endswith("(R1)")


def test_r2_no_decision_with_a_party_unrepresented(room: MeetingRoom) -> None:
    room.all_behind()
    room.do(absent("cecilie"))
    assert room.refusal(CloseMatter(matter="1/26")) == UNREPRESENTED


def test_r2_nobody_speaks_for_a_party_that_is_not_there(room: MeetingRoom) -> None:
    room.do(absent("cecilie"))
    assert room.refusal(behind(Party.UNIONS)) == UNREPRESENTED


def test_r2_a_deputy_steps_in(room: MeetingRoom) -> None:
    room.do(absent("cecilie"), present("carl"))
    room.agree()
    assert room.outcome() is Outcome.AGREED


def test_r2_without_a_party_the_matter_is_deferred_and_no_decision_recorded(
    room: MeetingRoom,
) -> None:
    room.all_behind()
    room.do(absent("cecilie"), CloseMatter(matter="1/26", way_on=WayOn.DEFER))
    assert room.outcome() is Outcome.DEFERRED
    assert "1/26" not in room.state.decisions


def test_r3_three_people_of_two_parties_are_not_three_voices(room: MeetingRoom) -> None:
    room.do(
        says(StanceKind.BEHIND, "ane"),
        says(StanceKind.BEHIND, "arne"),
        says(StanceKind.BEHIND, "berit"),
    )
    unheard = "Ikke alle parter er hørt i sak 1/26: ta standpunktene, eller utsett saken (R4)"
    assert room.refusal(CloseMatter(matter="1/26")) == unheard


def test_r3_one_against_many_is_no_majority(room: MeetingRoom) -> None:
    room.do(
        behind(Party.POLITICIANS),
        behind(Party.ADMINISTRATION),
        says(StanceKind.BLOCK, "cecilie", WORDING),
        CloseMatter(matter="1/26", way_on=WayOn.DEFER),
    )
    assert room.outcome() is Outcome.NO_CONSENSUS


def test_r4_a_member_who_cannot_stand_behind_makes_no_consensus(room: MeetingRoom) -> None:
    room.all_behind()
    room.do(
        says(StanceKind.BLOCK, "arne", WORDING),
        CloseMatter(matter="1/26", way_on=WayOn.DEFER),
    )
    assert room.outcome() is Outcome.NO_CONSENSUS
    assert "1/26" not in room.state.decisions


def test_r4_a_party_with_one_voice_does_not_silence_its_member(room: MeetingRoom) -> None:
    room.do(says(StanceKind.BLOCK, "arne", WORDING), behind(Party.POLITICIANS))
    there = seats(room.state, room.state.meetings["M1/26"])
    view = party_view(room.state.matters["1/26"], Party.POLITICIANS, there)
    assert view is PartyView.BLOCK


def test_r4_a_party_all_of_whose_members_stand_aside_is_not_behind(room: MeetingRoom) -> None:
    room.all_behind()
    room.do(
        says(StanceKind.ASIDE, "ane", WORDING),
        says(StanceKind.ASIDE, "arne", WORDING),
        CloseMatter(matter="1/26", way_on=WayOn.DEFER),
    )
    assert room.outcome() is Outcome.NO_CONSENSUS


def test_r4_a_party_with_one_member_aside_and_one_behind_is_behind(room: MeetingRoom) -> None:
    room.all_behind()
    room.do(says(StanceKind.ASIDE, "ane", WORDING), CloseMatter(matter="1/26"))
    assert room.outcome() is Outcome.AGREED


def test_r4_only_present_members_count_when_a_party_stands_aside(room: MeetingRoom) -> None:
    room.do(says(StanceKind.BEHIND, "ane"), says(StanceKind.ASIDE, "arne", WORDING))
    room.do(absent("ane"), behind(Party.ADMINISTRATION), behind(Party.UNIONS))
    assert room.refusal(CloseMatter(matter="1/26")).endswith("(R5)")


def test_r5_no_consensus_must_lead_somewhere(room: MeetingRoom) -> None:
    room.do(says(StanceKind.BLOCK, "berit", WORDING))
    assert room.refusal(CloseMatter(matter="1/26")) == (
        "Det er ikke konsensus: velg ny behandling, utsettelse, videre til linja eller "
        "politisk organ, eller trekk saken (R5)"
    )


def test_r5_rework_needs_an_owner_and_a_return_date(room: MeetingRoom) -> None:
    room.do(says(StanceKind.BLOCK, "berit", WORDING))
    sentence = "Ny behandling trenger en ansvarlig og en dato saken kommer tilbake (R5)"
    rework = CloseMatter(matter="1/26", way_on=WayOn.REWORK, return_on=room.today)
    assert room.refusal(rework) == sentence
    rework = CloseMatter(matter="1/26", way_on=WayOn.REWORK, owner="lise")
    assert room.refusal(rework) == sentence


def test_r5_rework_with_owner_and_date_ends_the_matter_without_consensus(
    room: MeetingRoom,
) -> None:
    room.do(
        says(StanceKind.BLOCK, "berit", WORDING),
        CloseMatter(matter="1/26", way_on=WayOn.REWORK, owner="lise", return_on=room.today),
    )
    assert room.outcome() is Outcome.NO_CONSENSUS


def test_r5_a_matter_that_goes_to_another_body_names_it(room: MeetingRoom) -> None:
    room.do(says(StanceKind.BLOCK, "berit", WORDING))
    refer = CloseMatter(matter="1/26", way_on=WayOn.REFER)
    assert room.refusal(refer) == "Skriv hvilket organ eller hvem i linja saken går til (R5)"


def test_r5_a_matter_without_consensus_may_be_withdrawn(room: MeetingRoom) -> None:
    room.do(says(StanceKind.BLOCK, "berit", WORDING))
    room.do(CloseMatter(matter="1/26", way_on=WayOn.WITHDRAW))
    assert room.outcome() is Outcome.WITHDRAWN


def test_r5_a_matter_on_which_all_agree_may_be_put_off_and_decides_nothing(
    room: MeetingRoom,
) -> None:
    room.all_behind()
    room.do(CloseMatter(matter="1/26", way_on=WayOn.DEFER))
    assert room.outcome() is Outcome.DEFERRED
    assert "1/26" not in room.state.decisions


def test_r5_a_meeting_does_not_close_over_a_matter_that_has_gone_nowhere(
    decided: MeetingRoom,
) -> None:
    refusal = decided.refusal(CloseMeeting(meeting="M1/26"))
    sentence = "Disse sakene er ikke avsluttet: 2/26. Behandle, utsett eller trekk dem først (R5)"
    assert refusal == sentence


@pytest.mark.parametrize(
    "kind", [StanceKind.RESERVATION, StanceKind.ASIDE, StanceKind.BLOCK], ids=str
)
def test_r6_whoever_is_not_simply_behind_gives_name_and_wording(
    room: MeetingRoom, kind: StanceKind
) -> None:
    sentence = "Forbehold, til side og kan ikke stå bak trenger ordlyd og navn på medlemmet (R6)"
    assert room.refusal(says(kind, "cecilie", "  ")) == sentence
    nameless = TakeStance(matter="1/26", party=Party.UNIONS, kind=kind, wording=WORDING)
    assert room.refusal(nameless) == sentence


def test_r6_a_reservation_says_whether_it_goes_into_the_public_minutes(room: MeetingRoom) -> None:
    reservation = says(StanceKind.RESERVATION, "cecilie", WORDING, public=False)
    room.all_behind()
    room.do(reservation, CloseMatter(matter="1/26"))
    assert room.outcome() is Outcome.AGREED_WITH_RESERVATION
    assert WORDING not in room.minutes(Reach.PUBLIC)
    assert WORDING in room.minutes(Reach.INTERNAL)


def test_r8_a_matter_that_belongs_to_the_council_ends_in_a_recommendation(
    room: MeetingRoom,
) -> None:
    room.do(EditMatter(matter="1/26", for_council=True))
    room.agree()
    assert room.outcome() is Outcome.RECOMMENDED
    assert room.decision().text == PROPOSAL


def test_r8_a_recommendation_is_not_published_and_never_in_force(room: MeetingRoom) -> None:
    room.do(EditMatter(matter="1/26", for_council=True))
    room.agree()
    with pytest.raises(RuleBroken) as refused:
        room.publish(Audience.INTERNAL, room.today)
    assert refused.value.rule == "R8"
    assert room.status() is DecisionStatus.RECOMMENDED
    assert in_force_from(room.decision()) is None
