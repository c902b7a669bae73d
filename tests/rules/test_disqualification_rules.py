"""The body decides without a disqualified member; ground, deputy and return are logged (R38)."""

import pytest

from mkm_tui.actions.attendance import (
    ConcludeDisqualification,
    EndDisqualification,
    RaiseDisqualification,
)
from mkm_tui.actions.deciding import AllBehind, CloseMatter
from mkm_tui.actions.matters import WithdrawMatter
from mkm_tui.actions.room import AddContribution, AddStatement, StartMatter
from mkm_tui.actions.setup import AddPerson
from mkm_tui.records.room import Disqualification
from mkm_tui.records.terms import Conclusion, Outcome, Party, Presence, Role, StanceKind, WayOn
from mkm_tui.rules.presence import in_room, seat_holders, still_out
from tests.rules.meeting_room import MeetingRoom, absent, behind, present, says, sits_for

GROUND = "Gift med søkeren"
OUT = "er inhabil i sak 1/26 og kan ikke komme inn før saken er ferdig (R38)"
OPEN = "i sak 1/26 er ikke avgjort: før gruppas svar først (h) (R38)"
WORDING = "Turnusen rammer nattevaktene."


def raised(person: str, matter: str = "1/26") -> RaiseDisqualification:
    return RaiseDisqualification(matter=matter, person=person, ground=GROUND)


def concluded(
    person: str, out: bool = True, deputy: str = "", matter: str = "1/26"
) -> ConcludeDisqualification:
    return ConcludeDisqualification(matter=matter, person=person, disqualified=out, deputy=deputy)


def noted(room: MeetingRoom, matter: str = "1/26") -> Disqualification:
    return room.state.matters[matter].disqualifications[-1]


@pytest.fixture
def out(room: MeetingRoom) -> MeetingRoom:
    """The meeting with 1/26 at hand and Cecilie, alone for the unions, disqualified in it."""
    room.do(StartMatter(matter="1/26"), raised("cecilie"), concluded("cecilie"))
    return room


def test_r38_a_member_leaves_the_table_while_the_body_concludes(room: MeetingRoom) -> None:
    room.do(StartMatter(matter="1/26"), raised("arne"))
    assert noted(room).ground == GROUND
    assert noted(room).conclusion is Conclusion.PENDING
    left = room.meeting.attendance[-1]
    assert (left.person, left.presence, left.matter) == ("arne", Presence.ABSENT, "1/26")
    assert room.voices() == {"ane", "berit", "cecilie"}


def test_r38_a_ground_is_needed(room: MeetingRoom) -> None:
    bare = RaiseDisqualification(matter="1/26", person="arne", ground=" ")
    assert room.refusal(bare) == "Skriv grunnen til at medlemmet kan være inhabilt (R38)"


def test_r38_the_question_is_about_somebody_at_the_table(room: MeetingRoom) -> None:
    room.do(absent("arne"))
    assert room.refusal(raised("arne")) == (
        "Arne sitter ikke ved bordet i denne saken: registrer oppmøte først (R38)"
    )


def test_r38_a_disqualified_member_has_no_voice_in_the_matter(out: MeetingRoom) -> None:
    assert out.refusal(says(StanceKind.BLOCK, "cecilie", WORDING)).endswith("(R2)")
    assert "cecilie" not in out.voices("1/26")


def test_r38_the_members_positions_go_with_the_member(room: MeetingRoom) -> None:
    room.all_behind()
    room.do(says(StanceKind.BLOCK, "arne", WORDING), says(StanceKind.BEHIND, "ane"))
    room.do(StartMatter(matter="1/26"), raised("arne"))
    left = {(s.party, s.member) for s in room.state.matters["1/26"].stances}
    assert left == {
        (Party.POLITICIANS, "ane"), (Party.ADMINISTRATION, ""), (Party.UNIONS, "")
    }  # fmt: skip


def test_r38_what_a_party_said_with_one_voice_it_says_anew_without_the_member(
    room: MeetingRoom,
) -> None:
    room.all_behind()
    room.do(StartMatter(matter="1/26"), raised("cecilie"), concluded("cecilie", deputy="carl"))
    assert room.refusal(CloseMatter(matter="1/26")).endswith("(R4)")
    room.do(behind(Party.UNIONS), CloseMatter(matter="1/26"))
    assert room.outcome() is Outcome.AGREED


def test_r38_the_disqualified_is_not_let_in_during_the_matter(out: MeetingRoom) -> None:
    assert out.refusal(present("cecilie")) == f"Cecilie {OUT}"


def test_r38_not_even_while_the_question_is_open(room: MeetingRoom) -> None:
    room.do(StartMatter(matter="1/26"), raised("cecilie"))
    assert room.refusal(present("cecilie")) == f"Habiliteten til Cecilie {OPEN}"
    given = AddContribution(matter="1/26", party=Party.UNIONS, by="cecilie", text="Jeg mener")
    assert room.refusal(given) == f"Habiliteten til Cecilie {OPEN}"
    back = EndDisqualification(matter="1/26", person="cecilie")
    assert room.refusal(back) == f"Habiliteten til Cecilie {OPEN}"


def test_r2_a_party_left_without_a_voice_decides_nothing(out: MeetingRoom) -> None:
    unrepresented = "Tillitsvalgte er ikke representert: kall inn vara eller utsett saken (R2)"
    assert out.refusal(AllBehind(matter="1/26")) == unrepresented
    out.do(behind(Party.POLITICIANS), behind(Party.ADMINISTRATION))
    assert out.refusal(CloseMatter(matter="1/26")) == unrepresented
    out.do(CloseMatter(matter="1/26", way_on=WayOn.DEFER))
    assert out.outcome() is Outcome.DEFERRED


def test_r38_a_deputy_takes_the_seat_in_the_matter(room: MeetingRoom) -> None:
    room.do(StartMatter(matter="1/26"), raised("cecilie"), concluded("cecilie", deputy="carl"))
    assert noted(room).deputy == "carl"
    assert seat_holders(room.state, room.meeting)["cecilie"] == "carl"
    room.agree()
    assert {seat.person for seat in room.state.matters["1/26"].closing.seats} == {
        "ane", "arne", "berit", "carl"
    }  # fmt: skip


def test_r38_the_deputy_is_one_of_the_same_party(room: MeetingRoom) -> None:
    room.do(StartMatter(matter="1/26"), raised("cecilie"))
    assert room.refusal(concluded("cecilie", deputy="bent")) == (
        "Bent er ikke vara i den samme parten: velg en annen (R38)"
    )


def test_r38_a_disqualified_deputy_is_followed_by_another_on_the_same_seat(
    room: MeetingRoom,
) -> None:
    room.do(
        AddPerson(name="Clara", party=Party.UNIONS, role=Role.DEPUTY),
        absent("cecilie"),
        present("carl"),
        StartMatter(matter="1/26"),
        raised("carl"),
        concluded("carl", deputy="clara"),
    )
    assert seat_holders(room.state, room.meeting)["cecilie"] == "clara"


def test_r38_one_who_is_not_disqualified_is_back_at_once(room: MeetingRoom) -> None:
    room.do(StartMatter(matter="1/26"), raised("cecilie"))
    room.later(5, concluded("cecilie", out=False))
    assert noted(room).conclusion is Conclusion.NOT_DISQUALIFIED
    assert noted(room).returned == noted(room).concluded == room.now
    assert "cecilie" in room.voices("1/26")
    room.agree()
    assert room.outcome() is Outcome.AGREED


def test_r38_one_who_is_not_disqualified_takes_the_seat_back_from_a_deputy(
    room: MeetingRoom,
) -> None:
    room.do(StartMatter(matter="1/26"), raised("cecilie"), present("carl"))
    room.do(concluded("cecilie", out=False))
    assert room.voices("1/26") == {"ane", "arne", "berit", "cecilie"}


def test_r38_a_deputy_who_is_not_disqualified_is_back_on_the_same_seat(room: MeetingRoom) -> None:
    room.do(absent("ane"), sits_for("anders", "ane"), StartMatter(matter="1/26"))
    room.do(raised("anders"), concluded("anders", out=False))
    assert seat_holders(room.state, room.meeting) == {
        "ane": "anders", "arne": "arne", "berit": "berit", "cecilie": "cecilie"
    }  # fmt: skip


def test_r38_the_body_concludes_once(out: MeetingRoom) -> None:
    assert out.refusal(concluded("cecilie", out=False)) == (
        "Habiliteten til Cecilie i sak 1/26 er alt avgjort: angre, eller reis spørsmålet på nytt "
        "(R38)"
    )
    assert out.refusal(concluded("arne")) == (
        "Det er ikke reist spørsmål om habiliteten til Arne i sak 1/26 (R38)"
    )


def test_r38_the_body_concludes_without_the_member(room: MeetingRoom) -> None:
    room.do(raised("arne", "2/26"), present("arne"))
    assert room.refusal(concluded("arne", matter="2/26")) == (
        "Arne må gå fra bordet før gruppa avgjør habiliteten: registrer at Arne er ute (R38)"
    )


def test_r38_the_question_may_be_raised_again_after_a_no(room: MeetingRoom) -> None:
    room.do(StartMatter(matter="1/26"), raised("arne"), concluded("arne", out=False))
    room.do(raised("arne"), concluded("arne"))
    assert "arne" not in room.voices("1/26")


def test_r38_nobody_is_back_while_the_matter_is_at_hand(out: MeetingRoom) -> None:
    assert out.refusal(EndDisqualification(matter="1/26", person="cecilie")) == f"Cecilie {OUT}"


@pytest.mark.parametrize(
    "end",
    [
        CloseMatter(matter="1/26", way_on=WayOn.DEFER),
        WithdrawMatter(matter="1/26", reason="Må modnes"),
    ],
    ids=["deferred", "withdrawn"],
)
def test_r38_the_return_is_logged_and_the_deputy_leaves(
    room: MeetingRoom, end: CloseMatter | WithdrawMatter
) -> None:
    room.do(StartMatter(matter="1/26"), raised("cecilie"), concluded("cecilie", deputy="carl"))
    room.do(end)
    assert [(m.id, d.person) for m, d in still_out(room.state, room.meeting)] == [
        ("1/26", "cecilie")
    ]
    back = EndDisqualification(matter="1/26", person="cecilie")
    room.later(1, back)
    assert noted(room).returned == room.now
    assert room.voices() == {"ane", "arne", "berit", "cecilie"}
    assert still_out(room.state, room.meeting) == []
    assert room.refusal(back) == "Cecilie er alt ført inn igjen (R38)"


def test_r38_who_arrives_again_after_the_matter_is_noted_as_back(out: MeetingRoom) -> None:
    out.do(CloseMatter(matter="1/26", way_on=WayOn.DEFER))
    out.later(3, present("cecilie"))
    assert noted(out).returned == out.now
    assert still_out(out.state, out.meeting) == []


def test_r38_who_is_disqualified_in_two_matters_is_back_after_the_second(
    out: MeetingRoom,
) -> None:
    out.do(CloseMatter(matter="1/26", way_on=WayOn.DEFER), present("cecilie"))
    out.do(
        StartMatter(matter="2/26"), raised("cecilie", "2/26"), concluded("cecilie", matter="2/26")
    )
    assert out.refusal(present("cecilie")).startswith("Cecilie er inhabil i sak 2/26")
    out.do(WithdrawMatter(matter="2/26", reason="Må modnes"), present("cecilie"))
    assert noted(out, "2/26").returned == out.now


def test_r38_a_member_disqualified_in_one_matter_speaks_in_the_next(out: MeetingRoom) -> None:
    out.do(StartMatter(matter="2/26"), present("cecilie"))
    assert "cecilie" in out.voices("2/26")
    assert "cecilie" not in out.voices("1/26")


def test_r38_the_disqualified_brings_no_input(out: MeetingRoom) -> None:
    given = AddContribution(matter="1/26", party=Party.UNIONS, by="cecilie", text="Jeg mener")
    assert out.refusal(given) == f"Cecilie {OUT}"


def test_r38_the_disqualified_may_have_a_statement_on_the_record(out: MeetingRoom) -> None:
    out.do(AddStatement(matter="1/26", by="cecilie", text="Jeg er uenig i avgjørelsen."))
    assert out.state.matters["1/26"].statements[-1].by == "cecilie"


def test_r38_the_disqualified_was_not_in_the_room(out: MeetingRoom) -> None:
    out.later(10, CloseMatter(matter="1/26", way_on=WayOn.DEFER))
    there = in_room(out.state, out.meeting, out.state.matters["1/26"])
    assert there == ("ane", "arne", "berit")


def test_r38_no_matter_is_decided_before_the_body_has_concluded(room: MeetingRoom) -> None:
    room.do(raised("arne"))
    room.all_behind()
    refusal = room.refusal(CloseMatter(matter="1/26"))
    assert "ikke avgjort" in refusal
    assert refusal.endswith("(R38)")


def test_r38_both_grounds_stand_when_the_question_is_raised_twice(room: MeetingRoom) -> None:
    room.do(raised("arne"), concluded("arne", False), raised("arne"), concluded("arne"))
    found = room.state.matters["1/26"].disqualifications
    assert [d.conclusion for d in found] == [
        Conclusion.NOT_DISQUALIFIED,
        Conclusion.DISQUALIFIED,
    ]
