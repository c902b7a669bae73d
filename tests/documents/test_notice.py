"""The notice carries what a notice needs."""

from paper_samples import headings, paper, part

from mkm_tui.records.state import State


def test_the_notice_carries_what_a_notice_needs(state: State) -> None:
    written = paper(state, "notice", meeting="M5/26")
    meeting = state.meetings["M5/26"]
    head = part(written, "Innkalling til møte i Styringsgruppa, M5/26")
    for row in (
        "Møtenummer:** M5/26",
        "Organ:** styringsgruppe",
        "Dato:** 24. november 2026",
        "Tid:** 09.00–12.00",
        "Sted:** Formannskapssalen",
        "Møteform:** åpent møte",
        "Innkalling sendt:** 16. november 2026",
    ):
        assert row in head
    titles = [f"Sak {key} {state.matters[key].title}" for key in meeting.agenda]
    assert [text for tag, text in headings(written) if tag == "h3"] == titles
    item = part(written, "Sak 43/26 Læringsarena for ungdomstrinnet")
    assert "- **Sakstype:** beslutningssak\n- **Planlagt tid:** 20 minutter" in item
    assert all(label in item for label in ("**Saksframlegg**", "**Forslag til vedtak**"))


def test_the_notice_of_a_held_meeting_keeps_the_planned_time(small: State) -> None:
    assert "- **Tid:** 09.00–12.00" in paper(small, "notice")
