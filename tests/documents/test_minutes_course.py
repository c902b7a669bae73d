"""The minutes say where a matter comes from, where it goes, and what was not reached."""

from msgspec.structs import replace
from paper_samples import DONE, TODAY, paper, part

from mkm_tui.documents.reach import Reach
from mkm_tui.records.decisions import Version
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, WayOn

REPORT = "Sak 4/26 Innkjøp av møteutstyr"


def test_a_deferred_matter_names_its_meeting_and_its_new_number(whole: State) -> None:
    written = part(paper(whole, "minutes", meeting="M1/26"), "Sak 1/26 Helgeturnus på Solbakken")
    assert "- **Utfall:** utsatt til møte M2/26 (sak 2/26)" in written
    assert "Videre" not in written


def test_a_matter_deferred_to_no_meeting_is_deferred(small: State) -> None:
    closing = replace(DONE, way_on=WayOn.DEFER)
    matter = replace(small.matters["9/26"], closing=closing)
    written = part(paper(small.put(matter), "minutes"), "Sak 9/26 x")
    assert "utsatt" in written
    assert "Videre" not in written


def test_a_matter_to_be_reworked_names_its_meeting_and_its_new_number(whole: State) -> None:
    written = part(paper(whole, "minutes"), "Sak 7/26 Felles base på skolen")
    rows = "- **Utfall:** ingen konsensus\n- **Videre:** ny behandling i møte M4/26 (sak 12/26)\n"
    assert rows in written


def test_matters_not_reached_say_so_and_leave_their_papers_to_the_next_meeting(
    whole: State,
) -> None:
    written = part(paper(whole, "minutes"), "Sak 9/26 Klarspråk i brev")
    assert written == "- **Utfall:** ikke behandlet, utsatt til møte M4/26 (sak 15/26)"


def test_matters_not_reached_stand_together_in_a_line(whole: State) -> None:
    row = "- **Ikke behandlet:** sak 8/26 og sak 9/26, utsatt til møte M4/26"
    assert part(paper(whole, "minutes"), "Saker") == row
    assert "Ikke behandlet" not in paper(whole, "minutes", meeting="M1/26")


def test_a_matter_tells_which_earlier_ones_it_takes_up_again(whole: State) -> None:
    first = "sak 1/26 (M1/26: utsatt)"
    again = part(paper(whole, "minutes"), "Sak 2/26 Helgeturnus på Solbakken")
    assert f"- **Tar opp igjen:** {first}\n" in again
    third = replace(whole.matters["12/26"], continues="2/26")
    chain = f"- **Tar opp igjen:** sak 2/26 (M2/26: enighet med forbehold), {first}"
    state = whole.put(third)
    for kind in ("notice", "minutes"):
        item = part(paper(state, kind, meeting="M4/26"), "Sak 12/26 Felles base på skolen")
        assert chain in item


def test_a_report_item_tells_the_committees_decision_as_it_was_then(whole: State) -> None:
    row = "- **Melding om vedtak:** sak 3/26 i arbeidsutvalgets møte M3/26, 2. november 2026"
    status = "- **Status:** vedtatt, ikke i kraft · 22 dager"
    text = "**Vedtak i arbeidsutvalget**\n\nUtstyret til fjernmøter leies ut året."
    for kind in ("notice", "minutes"):
        item = part(paper(whole, kind), REPORT)
        assert f"{row}\n{status}\n\n{text}" in item


def test_a_report_item_keeps_the_wording_that_was_reported(whole: State) -> None:
    decision = whole.decisions["3/26"]
    later = Version("Utstyret kjøpes.", TODAY.replace(day=30))
    state = whole.put(replace(decision, versions=(*decision.versions, later)))
    item = part(paper(state, "minutes"), REPORT)
    assert "Utstyret til fjernmøter leies ut året." in item
    assert "kjøpes" not in item


def test_an_exempt_decision_is_reported_without_its_text(whole: State) -> None:
    decision = replace(whole.decisions["3/26"], exempt=True)
    state = whole.put(decision)
    item = part(paper(state, "minutes"), REPORT)
    assert "- **Vedtak i arbeidsutvalget:** unntatt offentlighet" in item
    assert "leies ut" not in item
    assert "leies ut" in part(paper(state, "minutes", Reach.INTERNAL), REPORT)


def test_a_late_item_stands_with_its_consent(whole: State) -> None:
    written = part(paper(whole, "minutes"), "Sak 13/26 Vikarer i jula")
    assert "- **Lagt til etter innkallingen:** med samtykke fra alle tre partene" in written


def test_time_used_stands_nowhere_in_the_minutes(whole: State) -> None:
    planned = replace(whole.matters["2/26"], minutes_planned=7)
    assert "minutter" not in paper(whole.put(planned), "minutes")


def test_a_matter_withdrawn_for_want_of_consensus_says_so_once(small: State) -> None:
    closing = replace(DONE, way_on=WayOn.WITHDRAW, note="Trengs ikke")
    matter = replace(small.matters["8/26"], kind=MatterKind.DECISION, closing=closing)
    written = paper(small.put(matter), "minutes")
    item = part(written, "Sak 8/26 x")
    assert "- **Utfall:** trukket\n- **Merknad:** Trengs ikke" in item
