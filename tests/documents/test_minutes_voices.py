"""The minutes say what each party brought, where it stood, and what was said for the record."""

from msgspec.structs import replace
from paper_samples import DONE, paper, part

from mkm_tui.documents.reach import Reach
from mkm_tui.records.meetings import Closing, Seat, Stance
from mkm_tui.records.state import State
from mkm_tui.records.terms import Party, StanceKind

TURNUS = "Sak 2/26 Helgeturnus på Solbakken"


def test_a_reservation_that_is_not_public_stands_only_internally(small: State) -> None:
    matter = small.matters["3/26"]
    quiet = tuple(
        replace(stance, public=False, wording="Av hensyn til Hansen")
        if stance.kind is StanceKind.RESERVATION
        else stance
        for stance in matter.stances
    )
    state = small.put(replace(matter, stances=quiet))
    public = part(paper(state, "minutes"), "Sak 3/26 x")
    assert "Hansen" not in public
    assert "Protokollført" not in public
    internal = part(paper(state, "minutes", Reach.INTERNAL), "Sak 3/26 x")
    assert "- **Protokollført:** Medlem unions, forbehold: Av hensyn til Hansen" in internal


def test_each_partys_input_stands_before_the_consideration(whole: State) -> None:
    written = part(paper(whole, "minutes"), TURNUS)
    said = written[written.index("**Innspill fra partene**") : written.index("**Behandling**")]
    assert said.split("\n\n") == [
        "**Innspill fra partene**",
        "*Tillitsvalgte, Grete Hauge (før møtet):*",
        "Turnusen må gjelde alle avdelinger:",
        "* dag",
        "* natt",
        "*Politikere (i møtet):*",
        "Ordningen må være enkel.",
        "",
    ]


def test_the_notice_has_the_input_that_came_before_the_meeting(whole: State) -> None:
    written = part(paper(whole, "notice"), TURNUS)
    assert "**Innspill fra partene**\n\n*Tillitsvalgte, Grete Hauge:*\n\nTurnusen" in written
    assert "Ordningen må være enkel" not in written
    assert "Innspill" not in part(paper(whole, "notice"), "Sak 7/26 Felles base på skolen")


def test_members_who_differ_stand_by_name_and_a_party_of_one_mind_does_not(whole: State) -> None:
    written = part(paper(whole, "minutes"), TURNUS)
    assert "- **Standpunkt:** Politikere – står bak\n" in written
    own = "(Siri Dahl: forbehold, Grete Hauge: står bak)"
    assert f"- **Standpunkt:** Tillitsvalgte – står bak med forbehold {own}" in written
    block = "Kari Solheim: kan ikke stå bak, Arne Tveit: står bak"
    base = part(paper(whole, "minutes"), "Sak 7/26 Felles base på skolen")
    assert f"- **Standpunkt:** Politikere – kan ikke stå bak ({block})" in base


def two_unionists(small: State, public: bool) -> State:
    """Return the sample with two union representatives in a matter, one of them aside."""
    aside = Stance(Party.UNIONS, StanceKind.ASIDE, "vara", "Usikker", public)
    closing = Closing(DONE.at, (*DONE.seats, Seat("vara", Party.UNIONS)))
    matter = small.matters["3/26"]
    voice = Stance(Party.UNIONS, StanceKind.BEHIND)
    return small.put(replace(matter, closing=closing, stances=(*matter.stances[:2], voice, aside)))


def test_a_member_aside_in_a_party_that_stands_behind(small: State) -> None:
    written = part(paper(two_unionists(small, True), "minutes"), "Sak 3/26 x")
    own = "(Medlem unions: står bak, Vara: til side)"
    assert f"- **Standpunkt:** Tillitsvalgte – står bak {own}" in written
    assert "- **Protokollført:** Vara, til side: Usikker" in written


def test_members_are_not_named_in_public_where_one_asks_not_to_be(small: State) -> None:
    state = two_unionists(small, False)
    assert "Vara" not in part(paper(state, "minutes"), "Sak 3/26 x")
    assert "Vara: til side" in part(paper(state, "minutes", Reach.INTERNAL), "Sak 3/26 x")


def test_the_text_was_read_back_and_nobody_objected(whole: State, small: State) -> None:
    written = part(paper(whole, "minutes"), TURNUS)
    wording = "Hver ansatt arbeider hver tredje helg."
    read = "Vedtaket ble lest opp, og ingen hadde innvendinger."
    assert f"**Vedtak**\n\n{wording}\n\n{read}\n" in written
    assert "lest opp" not in paper(small, "minutes")
    council = small.matters["6/26"]
    state = small.put(replace(council, closing=replace(DONE, read_back=True)))
    read = "Tilrådingen ble lest opp, og ingen hadde innvendinger."
    assert read in part(paper(state, "minutes"), "Sak 6/26 x")


def test_statements_for_the_record_follow_the_decision(whole: State) -> None:
    public = part(paper(whole, "minutes"), TURNUS)
    said = "**Protokolltilførsel fra Grete Hauge**\n\nVi venter oss en evaluering."
    assert public.index("**Vedtak**") < public.index("- **Ansvarlig:**") < public.index(said)


def test_a_statement_that_is_not_public_stands_only_internally(whole: State) -> None:
    public = part(paper(whole, "minutes"), TURNUS)
    assert "Gjelder Hansen" not in public
    assert "Protokolltilførsel fra Kari Solheim" not in public
    label = "**Protokolltilførsel fra Kari Solheim (ikke i den offentlige møteboka)**"
    assert f"{label}\n\nGjelder Hansen." in paper(whole, "minutes", Reach.INTERNAL)


def test_a_matter_without_a_decision_can_have_statements(small: State) -> None:
    written = part(paper(small, "minutes"), "Sak 4/26 x")
    assert written.index("**Forslag til vedtak**") < written.index("**Protokolltilførsel fra")
