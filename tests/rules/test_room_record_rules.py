"""Lapsed positions, input, statements, reading back and private notes."""

from mkm_tui.actions.attendance import RaiseDisqualification
from mkm_tui.actions.deciding import AllBehind, CloseMatter, TakeStance
from mkm_tui.actions.matters import ProposeDecision, WithdrawMatter
from mkm_tui.actions.notes import WriteNote
from mkm_tui.actions.room import AddContribution, AddStatement, ReadBack, StartMatter
from mkm_tui.documents.reach import Reach
from mkm_tui.records.terms import Outcome, Party, PartyView, StanceKind, WayOn
from mkm_tui.rules.agenda import without_input
from mkm_tui.rules.consensus import party_view
from mkm_tui.rules.presence import may_state, seats
from tests.rules.meeting_room import PROPOSAL, MeetingRoom, absent, behind, present, says, sits_for

WORDING = "Turnusen rammer nattevaktene."
NOTE = "Ring Lise i kveld."


def test_r4_positions_lapse_when_the_proposal_changes(room: MeetingRoom) -> None:
    room.all_behind()
    room.do(ProposeDecision(matter="1/26", text="Ny turnus prøves i to år."))
    matter = room.state.matters["1/26"]
    assert (matter.stances, matter.lapsed) == ((), True)
    assert room.refusal(CloseMatter(matter="1/26")).endswith("(R4)")
    room.do(AllBehind(matter="1/26"))
    assert not room.state.matters["1/26"].lapsed


def test_r4_positions_stay_when_the_proposal_is_the_same(room: MeetingRoom) -> None:
    room.all_behind()
    room.do(ProposeDecision(matter="1/26", text=PROPOSAL))
    matter = room.state.matters["1/26"]
    assert (len(matter.stances), matter.lapsed) == (3, False)


def test_r4_a_first_proposal_lapses_nothing(room: MeetingRoom) -> None:
    room.do(ProposeDecision(matter="2/26", text="En."), ProposeDecision(matter="2/26", text="To."))
    assert not room.state.matters["2/26"].lapsed


def test_r4_positions_stay_lapsed_over_several_changes(room: MeetingRoom) -> None:
    room.all_behind()
    room.do(ProposeDecision(matter="1/26", text="En."), ProposeDecision(matter="1/26", text="To."))
    assert room.state.matters["1/26"].lapsed


def test_r4_nobody_is_behind_a_proposal_that_is_not_there(room: MeetingRoom) -> None:
    sentence = "Sak 2/26 har ikke noe forslag til vedtak: skriv forslaget først (R4)"
    assert room.refusal(behind(Party.UNIONS, "2/26")) == sentence
    assert room.refusal(AllBehind(matter="2/26")) == sentence


def test_r3_all_behind_gives_each_party_one_voice_and_keeps_members_words(
    room: MeetingRoom,
) -> None:
    room.do(says(StanceKind.RESERVATION, "arne", WORDING), AllBehind(matter="1/26"))
    room.do(CloseMatter(matter="1/26", read_back=True))
    assert room.outcome() is Outcome.AGREED_WITH_RESERVATION
    assert room.state.matters["1/26"].closing.read_back


def test_r4_all_behind_does_not_overrule_a_block(room: MeetingRoom) -> None:
    room.do(says(StanceKind.BLOCK, "arne", WORDING), AllBehind(matter="1/26"))
    assert room.refusal(CloseMatter(matter="1/26")).endswith("(R5)")


def test_r2_all_behind_needs_all_three_parties(room: MeetingRoom) -> None:
    room.do(absent("berit"))
    assert room.refusal(AllBehind(matter="1/26")) == (
        "Administrasjon er ikke representert: kall inn vara eller utsett saken (R2)"
    )


def test_r3_one_members_word_and_the_rest_behind(room: MeetingRoom) -> None:
    word = TakeStance(
        matter="1/26",
        party=Party.POLITICIANS,
        kind=StanceKind.RESERVATION,
        member="arne",
        wording=WORDING,
        others_behind=True,
    )
    room.do(word)
    view = party_view(
        room.state.matters["1/26"], Party.POLITICIANS, seats(room.state, room.meeting)
    )
    assert view is PartyView.RESERVATION


def test_each_partys_input_is_kept_before_and_during_the_meeting(room: MeetingRoom) -> None:
    early = AddContribution(matter="1/26", party=Party.UNIONS, by="cecilie", text="Innspill")
    said = AddContribution(matter="1/26", party=Party.POLITICIANS, text="Vi støtter")
    room.do(early, StartMatter(matter="1/26"), said)
    found = [(c.party, c.by, c.text, c.before) for c in room.state.matters["1/26"].contributions]
    assert found == [
        (Party.UNIONS, "cecilie", "Innspill", True),
        (Party.POLITICIANS, "", "Vi støtter", False),
    ]
    assert without_input(room.state.matters["1/26"]) == [Party.ADMINISTRATION]
    assert room.refusal(
        AddContribution(matter="1/26", party=Party.UNIONS, text=" ")
    ) == "Skriv hva parten kommer med"  # fmt: skip


def test_a_statement_is_by_somebody_with_a_voice(room: MeetingRoom) -> None:
    room.do(AddStatement(matter="1/26", by="arne", text=WORDING, public=False))
    said = room.state.matters["1/26"].statements[0]
    assert (said.by, said.text, said.public) == ("arne", WORDING, False)
    stranger = AddStatement(matter="1/26", by="lise", text=WORDING)
    assert room.refusal(stranger) == (
        "Lise har ikke hatt stemme i saken: velg en som sitter eller satt ved bordet"
    )
    empty = AddStatement(matter="1/26", by="arne", text=" ")
    assert room.refusal(empty) == "Skriv protokolltilførselen"


def test_a_statement_by_one_who_left_after_the_matter(decided: MeetingRoom) -> None:
    decided.do(absent("arne"), AddStatement(matter="1/26", by="arne", text=WORDING))
    assert decided.state.matters["1/26"].statements[0].by == "arne"


def test_a_statement_by_a_deputy_who_was_not_called(room: MeetingRoom) -> None:
    early = AddStatement(matter="1/26", by="carl", text=WORDING)
    assert room.refusal(early).startswith("Carl har ikke hatt stemme")
    room.do(absent("cecilie"), present("carl"), early)
    assert room.state.matters["1/26"].statements[0].by == "carl"


def test_those_who_may_state_are_those_with_a_voice_now_then_and_the_disqualified(
    room: MeetingRoom,
) -> None:
    room.do(RaiseDisqualification(matter="1/26", person="cecilie", ground="Slekt"))
    room.do(
        CloseMatter(matter="1/26", way_on=WayOn.DEFER), absent("arne"), sits_for("anders", "arne")
    )
    heard = may_state(room.state, room.meeting, room.state.matters["1/26"])
    assert heard == ["ane", "berit", "anders", "arne", "cecilie"]
    for person in heard:
        room.do(AddStatement(matter="1/26", by=person, text=WORDING))


def test_r40_no_statement_after_the_minutes_are_approved(decided: MeetingRoom) -> None:
    decided.approve()
    refusal = decided.refusal(AddStatement(matter="1/26", by="arne", text=WORDING))
    assert refusal.endswith("(R40)")


def test_an_ended_matter_is_not_read_back(decided: MeetingRoom) -> None:
    assert decided.refusal(ReadBack(matter="1/26")).startswith("Sak 1/26 er ferdigbehandlet")


def test_what_is_read_back_ends_with_its_matter(room: MeetingRoom) -> None:
    room.do(StartMatter(matter="2/26"), ReadBack(matter="1/26"))
    assert room.meeting.reading == "1/26"
    room.do(CloseMatter(matter="1/26", way_on=WayOn.DEFER))
    assert (room.meeting.reading, room.meeting.current) == ("", "2/26")
    room.do(ReadBack(matter="2/26"), WithdrawMatter(matter="2/26", reason="Må modnes"))
    assert (room.meeting.reading, room.meeting.current) == ("", "")


def test_private_notes_are_no_part_of_the_minutes_and_their_lock(decided: MeetingRoom) -> None:
    decided.do(WriteNote(about="1/26", put=NOTE), WriteNote(about="M1/26", put=NOTE))
    decided.approve()
    decided.do(WriteNote(about="1/26", at=0, cut="Ring", put="Spør"))
    assert decided.state.notes["1/26"].text == "Spør Lise i kveld."
    for reach in Reach:
        assert "Lise i kveld" not in decided.minutes(reach)


def test_a_note_is_about_a_matter_or_a_meeting(room: MeetingRoom) -> None:
    refusal = room.refusal(WriteNote(about="9/26", put=NOTE))
    assert refusal == "Fant ikke «9/26»: se etter skrivefeil i nummeret eller navnet"
    assert room.refusal(WriteNote(about="ane", put=NOTE)).startswith("Fant ikke «ane»")


def test_two_writers_do_not_garble_a_note(room: MeetingRoom) -> None:
    room.do(WriteNote(about="1/26", put=NOTE))
    for stale in (
        WriteNote(about="1/26", cut="Skriv", put=""),
        WriteNote(about="1/26", at=-1, put="x"),
        WriteNote(about="1/26", at=99, put="x"),
    ):
        assert room.refusal(stale) == (
            "Notatet om 1/26 er endret et annet sted: se det igjen og prøv på nytt"
        )
