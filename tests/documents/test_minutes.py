"""The notice and the minutes hold what the domain's part 5 asks, in the group's language."""

import json
import re
from datetime import UTC, date, datetime
from importlib import resources

import pytest
from msgspec.structs import replace
from paper_samples import DONE, TODAY, example, headings, paper, part, sample

from mkm_tui.documents.reach import Reach
from mkm_tui.records.decisions import Publication, Version
from mkm_tui.records.meetings import Meeting, Seat
from mkm_tui.records.room import Attendance
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, Language, MeetingStatus, Party, Presence, StanceKind
from mkm_tui.rules.publication import text_hash

GAP = re.compile(r"\{(\w+)\}")


@pytest.fixture(name="state", scope="module")
def _state() -> State:
    return example()


@pytest.fixture(name="small")
def _small() -> State:
    return sample()


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


def test_the_head_of_the_minutes(small: State) -> None:
    head = part(paper(small, "minutes"), "Møtebok – Gruppa, M2/26").split("\n")
    assert head == [
        "- **Kommune:** Fjordvik",
        "- **Møtenummer:** M2/26",
        "- **Organ:** styringsgruppe",
        "- **Dato:** 12. oktober 2026",
        "- **Tid:** 09.02–11.31",
        "- **Sted:** x",
        "- **Møteform:** åpent møte, fjernmøte",
        "- **Møteleder:** Medlem unions",
        "- **Referent:** Leder",
        "- **Arkivreferanse:** x",
    ]


def test_a_meeting_over_two_days_shows_both(small: State) -> None:
    meeting = replace(small.meetings["M2/26"], closed=datetime(2026, 10, 13, 10, tzinfo=UTC))
    written = paper(small.put(meeting), "minutes")
    assert "**Tid:** 12. oktober 2026 09.02 – 13. oktober 2026 10.00" in written


def test_minutes_of_a_planned_meeting_are_a_draft_with_the_planned_time(state: State) -> None:
    written = paper(state, "minutes", meeting="M5/26")
    assert "*Utkast: møteboka er ikke godkjent.*" in written
    assert "- **Tid:** 09.00–12.00" in written
    assert "Utkast" not in paper(state, "minutes", meeting="M3/26")


def test_who_was_there(small: State) -> None:
    written = paper(small, "minutes")
    assert part(written, "Politikere") == "- Medlem politicians (medlem, x)"
    assert part(written, "Tillitsvalgte") == "- Medlem unions (medlem, x)"
    assert part(written, "Forfall, andre og representasjon").split("\n") == [
        "- **Forfall:** Vara",
        "- **Andre:** Observatør (observatør, x), Leder (leder), x",
        "- **Alle tre partene representert:** ja",
        "- **Kom:** Leder, under sak 2/26, kl. 09.05",
        "- **Gikk:** Leder, mellom sakene, kl. 10.30",
    ]


def test_a_deputy_stands_with_whose_seat_it_is(small: State) -> None:
    meeting = small.meetings["M2/26"]
    came = Attendance("vara", Presence.PRESENT, datetime(2026, 10, 12, 9, 30, tzinfo=UTC), "3/26")
    written = paper(small.put(replace(meeting, attendance=(*meeting.attendance, came))), "minutes")
    assert "- Vara (vara for Medlem unions, x)" in written
    assert "- **Kom:** Vara, under sak 3/26, kl. 09.30" in written


def test_a_party_that_was_away_at_one_matter_is_told(small: State) -> None:
    alone = replace(DONE, seats=(Seat("politicians", Party.POLITICIANS),))
    written = paper(small.put(replace(small.matters["2/26"], closing=alone)), "minutes")
    assert "- **Alle tre partene representert:** nei" in written


def test_approval_reads_approved(small: State) -> None:
    written = paper(small, "minutes")
    assert "- **Utfall:** godkjent" in part(written, "Sak 2/26 x")
    assert "- **Utfall:** tatt til orientering" in part(written, "Sak 9/26 x")


def test_a_decision_stands_with_all_of_part_5(small: State) -> None:
    rows = part(paper(small, "minutes"), "Sak 3/26 x").split("\n")
    assert [row for row in rows if row.startswith("- ")] == [
        "- **Forslagsstiller:** x",
        "- **Enheter:** Enhet A og Enhet B",
        "- **Standpunkt:** Politikere – står bak",
        "- **Standpunkt:** Administrasjon – står bak",
        "- **Standpunkt:** Tillitsvalgte – står bak med forbehold",
        "- **Protokollført:** Medlem unions, forbehold: x",
        "- **Konsensus:** ja",
        "- **Utfall:** enighet med forbehold",
        "- **Ansvarlig:** Leder",
        "- **Frist:** 30. oktober 2026",
        "- **Gjelder:** Enhet A og Enhet B",
        "- **Gammelt ut:** x",
        "- **Offentliggjort innad:** 14. oktober 2026, x, ved x",
        "- **Offentliggjort til brukerne:** 14. oktober 2026, x, ved x",
        "- **Gjelder fra:** 14. oktober 2026",
        "- **Medvirkning:** x",
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
    assert correction.strip() == "Andre"


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
        "Retting 2, 22. oktober 2026, ved x:", "**Før**", "før", "**Etter**", "etter",
        "Retting 3 til sak 7/26, 23. oktober 2026, ved x:", "Saken er unntatt offentlighet.",
    ]  # fmt: skip


def test_a_draft_has_a_line_to_sign_for_each_party(state: State) -> None:
    lines = part(paper(state, "minutes", meeting="M4/26"), "Underskrifter").split("\n\n")
    assert [line.rstrip("_") for line in lines] == [
        "Politikere: ", "Administrasjon: ", "Tillitsvalgte: "
    ]  # fmt: skip


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


@pytest.mark.parametrize(
    ("language", "title", "section", "agenda", "day"),
    [
        (Language.NB, "Møtebok", "Oppfølging av tidligere vedtak", "Saksliste", "12. oktober 2026"),
        (Language.NN, "Møtebok", "Oppfølging av tidlegare vedtak", "Sakliste", "12. oktober 2026"),
        (Language.EN, "Minutes", "Follow-up of earlier decisions", "Agenda", "12 October 2026"),
    ],
)
def test_documents_follow_the_groups_language(
    language: Language, title: str, section: str, agenda: str, day: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("MKM_LANGUAGE", "en" if language is Language.NB else "nb")
    state = sample(language=language)
    written = paper(state, "minutes")
    assert headings(written)[0] == ("h1", f"{title} – Gruppa, M2/26")
    assert ("h2", section) in headings(written)
    assert day in written
    assert ("h2", agenda) in headings(paper(state, "notice"))


def catalogue(language: Language) -> dict[str, str]:
    file = resources.files("mkm_tui.locale") / language.value / "documents.json"
    return json.loads(file.read_text("utf-8"))


@pytest.mark.parametrize("language", [Language.NN, Language.EN])
def test_the_catalogues_have_the_same_keys_and_gaps(language: Language) -> None:
    bokmal, other = catalogue(Language.NB), catalogue(language)
    assert list(bokmal) == list(other)
    for key, text in bokmal.items():
        assert other[key].strip()
        assert sorted(GAP.findall(text)) == sorted(GAP.findall(other[key]))


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
