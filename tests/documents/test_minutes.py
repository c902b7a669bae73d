"""The minutes hold what the domain's part 5 asks, matter by matter."""

import re
from datetime import date

from msgspec.structs import replace
from paper_samples import TODAY, headings, paper, part

from mkm_tui.records.decisions import Publication, Version
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, MeetingStatus, Party
from mkm_tui.rules.publication import text_hash


def held(state: State) -> list[Meeting]:
    return [m for m in state.meetings.values() if m.status is MeetingStatus.CLOSED]


def test_the_headings_of_approved_minutes(state: State) -> None:
    matters = [
        "Sak 20/26 Godkjenning av innkalling og saksliste",
        "Sak 21/26 Godkjenning av møtebok fra møte M2/26",
        *(f"Sak {key} {state.matters[key].title}" for key in state.meetings["M3/26"].agenda[2:]),
    ]
    assert headings(paper(state, "minutes", meeting="M3/26")) == [
        ("h1", "Møtebok – Styringsgruppa, M3/26"),
        ("h2", "Til stede"),
        ("h3", "Politikere"),
        ("h3", "Administrasjon"),
        ("h3", "Tillitsvalgte"),
        ("h3", "Forfall, andre og representasjon"),
        ("h2", "Saker"),
        *(("h3", matter) for matter in matters),
        ("h2", "Oppfølging av tidligere vedtak"),
        ("h2", "Eventuelt"),
        ("h2", "Neste møte"),
        ("h2", "Underskrifter"),
        ("h2", "Offentliggjort"),
        ("h2", "Rettinger"),
    ]


def test_every_held_meeting_has_the_same_sections(state: State) -> None:
    for meeting in held(state):
        found = [
            text
            for tag, text in headings(paper(state, "minutes", meeting=meeting.id))
            if tag == "h2"
        ]
        wanted = [
            "Til stede",
            "Saker",
            "Oppfølging av tidligere vedtak",
            "Eventuelt",
            "Neste møte",
            "Underskrifter",
            "Offentliggjort",
            "Rettinger",
        ]
        if meeting.id == "M1/25":
            wanted.remove("Oppfølging av tidligere vedtak")
        if not meeting.corrections:
            wanted.remove("Rettinger")
        assert found == wanted


def test_minutes_of_a_planned_meeting_are_a_draft_with_the_planned_time(state: State) -> None:
    written = paper(state, "minutes", meeting="M5/26")
    assert "*Utkast: møteboka er ikke godkjent.*" in written
    assert "- **Tid:** 09.00–12.00" in written
    assert "Utkast" not in paper(state, "minutes", meeting="M3/26")


def test_approval_reads_approved(small: State) -> None:
    written = paper(small, "minutes")
    assert "- **Utfall:** godkjent" in part(written, "Sak 2/26 x")
    assert "- **Utfall:** tatt til orientering" in part(written, "Sak 9/26 x")


def test_a_decision_stands_with_all_of_part_5(small: State) -> None:
    rows = part(paper(small, "minutes"), "Sak 3/26 x").split("\n")
    assert [row for row in rows if row.startswith("- ")] == [
        "- **Forslagsstiller:** x",
        "- **Enheter:** Enhet A og Enhet B",
        "- **Til stede under behandlingen:** som i sak 2/26",
        "- **Spørsmål om inhabilitet:** Medlem administration fratrådte kl. 09.40. Grunn: x",
        "- **Konklusjon uten Medlem administration:** habil, kl. 09.42;"
        " Medlem administration tiltrådte igjen",
        "- **Standpunkt:** Politikere – står bak",
        "- **Standpunkt:** Administrasjon – står bak",
        "- **Standpunkt:** Tillitsvalgte – står bak med forbehold",
        "- **Protokollført:** Medlem unions, forbehold: x",
        "- **Konsensus:** ja",
        "- **Utfall:** enighet med forbehold",
        "- **Ansvarlig:** Leder",
        "- **Frist:** 30. oktober 2026",
        "- **Gjelder:** Enhet A og Enhet B",
        "- **Erstatter:** sak 16/26",
        "- **Gammelt ut:** x",
        "- **Offentliggjort innad:** 14. oktober 2026, x, ved x",
        "- **Offentliggjort til brukerne:** 14. oktober 2026, x, ved x",
        "- **Gjelder fra:** 14. oktober 2026",
        "- **Medvirkning:** x",
        "- **Rettet fordi:** x",
    ]


def test_without_consensus_the_minutes_say_where_the_matter_goes(small: State) -> None:
    written = part(paper(small, "minutes"), "Sak 4/26 x")
    for row in (
        "- **Protokollført:** Medlem unions, kan ikke stå bak: x",
        "- **Konsensus:** nei",
        "- **Utfall:** ingen konsensus",
        "- **Videre:** ny behandling",
        "- **Ansvarlig for videre arbeid:** Leder",
        "- **Tilbake til gruppa:** 24. november 2026",
    ):
        assert row in written
    assert "**Vedtak**" not in written
    assert "**Forslag til vedtak**" in written


def test_a_withdrawn_matter_stays_as_withdrawn(small: State) -> None:
    written = part(paper(small, "minutes"), "Sak 5/26 x")
    assert "- **Utfall:** trukket\n- **Trukket fordi:** x" in written


def test_a_recommendation_is_no_decision_and_says_why_nothing_goes_out(small: State) -> None:
    written = part(paper(small, "minutes"), "Sak 6/26 x")
    assert "**Tilråding til kommunestyret**" in written
    assert "- **Ingenting går ut fordi:** x" in written
    assert "Gammelt ut" not in written
    assert "Gjelder fra" not in written


def corrected(small: State) -> State:
    """Return the sample with a decision published in its first wording and corrected since."""
    first, later = Version("Første", date(2026, 10, 12)), Version("Andre", date(2026, 10, 19))
    receipts = tuple(
        Publication(a, date(2026, 10, 14), "Tavla", "x", "Partene", text_hash("Første"))
        for a in Audience
    )
    decision = small.decisions["3/26"]
    return small.put(replace(decision, versions=(first, later), publications=receipts))


def test_the_minutes_show_the_wording_that_the_meeting_agreed(small: State) -> None:
    written = part(paper(corrected(small), "minutes"), "Sak 3/26 x")
    decision, correction = written.split("**Rettet ordlyd, 19. oktober 2026**")
    assert "**Vedtak**\n\nFørste" in decision
    assert "Andre" not in decision
    assert "- **Gjelder fra:** 14. oktober 2026" in decision
    assert correction.split("**Protokolltilførsel")[0].strip() == "Andre"


def test_what_the_meeting_agreed_stays_when_the_frame_changes(small: State) -> None:
    changed = replace(small.decisions["3/26"], responsible="unions", deadline=TODAY, old_out="y")
    written = part(paper(small.put(changed), "minutes"), "Sak 3/26 x")
    assert "- **Ansvarlig:** Leder\n- **Frist:** 30. oktober 2026" in written
    assert "- **Gammelt ut:** x" in written


def test_other_business_has_its_sentence_and_its_matters(small: State) -> None:
    written = paper(small, "minutes")
    assert part(written, "Eventuelt") == "Under eventuelt gjøres det ingen vedtak."
    order = [text for _, text in headings(written)]
    assert order[order.index("Eventuelt") + 1 :][:2] == ["Sak 8/26 x", "Sak 9/26 x"]


def test_a_late_matter_with_consent_stands_among_the_others(small: State) -> None:
    late = replace(small.matters["9/26"], consents=tuple(Party))
    written = paper(small.put(late), "minutes")
    order = [text for _, text in headings(written)]
    assert order.index("Sak 9/26 x") < order.index("Eventuelt") < order.index("Sak 8/26 x")
    row = "- **Lagt til etter innkallingen:** med samtykke fra alle tre partene"
    assert row in part(written, "Sak 9/26 x")


def test_follow_up_is_of_earlier_decisions_as_they_were(small: State) -> None:
    written = part(paper(small, "minutes"), "Oppfølging av tidligere vedtak")
    assert written.split("\n") == [
        "- **Sak 1/26 x:** Enhet A – følges ikke; Enhet B – påbegynt",
        "- **Sak 10/26 x:** unntatt offentlighet",
    ]


def test_follow_up_leaves_out_what_came_later_and_what_is_superseded(state: State) -> None:
    for meeting in held(state):
        written = paper(state, "minutes", meeting=meeting.id)
        if "## Oppfølging" not in written:
            continue
        keys = re.findall(r"\*\*Sak (\S+)", part(written, "Oppfølging av tidligere vedtak"))
        made = [state.meetings[state.matters[key].meeting] for key in keys]
        assert made
        assert all(earlier.on < meeting.on for earlier in made)
    assert "Sak 6/25" not in part(
        paper(state, "minutes", meeting="M4/26"), "Oppfølging av tidligere vedtak"
    )


def test_next_meeting_is_the_same_bodys(small: State) -> None:
    assert part(paper(small, "minutes"), "Neste møte").split("\n") == [
        "- **Møtenummer:** M3/26",
        "- **Dato:** 1. desember 2026",
        "- **Tid:** 13.00–15.00",
        "- **Sted:** x",
    ]
    assert "## Neste møte" not in paper(small, "minutes", meeting="M3/26")


def test_published_tells_which_decisions_are_in_force(state: State) -> None:
    rows = part(paper(state, "minutes", meeting="M4/26"), "Offentliggjort").split("\n")
    assert rows[0] == "Status per 24. november 2026:"
    assert "- **Sak 32/26 Helgeløsning i ønsketurnus:** vedtatt, ikke i kraft · 45 dager" in rows
    assert "- **Sak 37/26 Informasjon på flere språk:** i kraft fra 23. oktober 2026" in rows


def test_locked_minutes_have_signatures_and_corrections_with_both_texts(small: State) -> None:
    written = paper(small, "minutes")
    assert part(written, "Underskrifter").split("\n\n") == [
        "Politikere: Medlem politicians, godkjent 20. oktober 2026",
        "Administrasjon: Medlem administration, godkjent 20. oktober 2026",
        "Tillitsvalgte: Medlem unions, godkjent 20. oktober 2026",
    ]
    assert part(written, "Rettinger").split("\n\n") == [
        "Retting 1 til sak 3/26, 21. oktober 2026, ved x:", "**Før**", "før", "**Etter**", "etter",
        "Retting 2, 22. oktober 2026, ved x:", "Rettingen står i den interne møteboka.",
        "Retting 3 til sak 7/26, 23. oktober 2026, ved x:", "Saken er unntatt offentlighet.",
    ]  # fmt: skip


def test_a_draft_has_a_line_to_sign_for_each_party(state: State) -> None:
    lines = part(paper(state, "minutes", meeting="M4/26"), "Underskrifter").split("\n\n")
    assert [line.rstrip("_") for line in lines] == [
        "Politikere: ", "Administrasjon: ", "Tillitsvalgte: "
    ]  # fmt: skip
