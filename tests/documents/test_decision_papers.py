"""The decision log, a decision's own page, and a unit's sheet: what applies, and what does not."""

from datetime import date

import pytest
from msgspec.structs import replace
from paper_samples import headings, paper, part, sample

from mkm_tui.documents.reach import Reach
from mkm_tui.records.decisions import Publication, UnitReport, Version
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, Language, UnitStatus
from mkm_tui.rules.publication import text_hash

OLD, NEW = "Ett skjema.", "Ett skjema og ett nummer."


def corrected() -> State:
    """Return the sample with a decision in force whose text was changed, not yet published."""
    state = sample()
    versions = (Version(OLD, date(2026, 10, 12)), Version(NEW, date(2026, 10, 19)))
    receipts = tuple(
        Publication(audience, date(2026, 10, day), "Oppslag", "leader", "x", text_hash(OLD), "A-7")
        for audience, day in ((Audience.INTERNAL, 14), (Audience.USERS, 16))
    )
    decision = replace(state.decisions["3/26"], versions=versions, publications=receipts)
    named = replace(state.matters["3/26"], title="Felles inntak")
    return state.put(decision, named)


BOTH = (
    "**Vedtak**", "", OLD, "",
    "- **Offentliggjort innad:** 14. oktober 2026, Oppslag, ved Leder",
    "- **Dokumentasjon:** A-7",
    "- **Offentliggjort til brukerne:** 16. oktober 2026, Oppslag, ved Leder",
    "- **Dokumentasjon:** A-7",
    "- **Gjelder fra:** 16. oktober 2026", "",
    "**Ny ordlyd, 19. oktober 2026, ikke i kraft**", "", NEW, "",
    "- **Offentliggjort innad:** ikke ennå",
    "- **Offentliggjort til brukerne:** ikke ennå",
)  # fmt: skip
"""Two wordings, each with its own receipts."""


def test_the_log_begins_with_a_table_the_newest_first(state: State) -> None:
    rows = [row for row in paper(state, "decisions").split("\n") if row.startswith("|")]
    assert rows[0] == "| Sak | Vedtak | Status | Gjelder fra | Frist |"
    assert rows[2:4] == [
        "| 37/26 | Informasjon på flere språk | i kraft | 23. oktober 2026 | 19. desember 2026 |",
        "| 36/26 | Uteområdet ved Tunet | vedtatt, ikke i kraft · 45 dager | – | 18. januar 2027 |",
    ]
    exempt = next(row for row in rows if row.startswith("| 8/26 |"))
    assert exempt == "| 8/26 | Personalsak | i kraft | 4. februar 2026 | – |"
    assert len(rows) == 2 + len(state.decisions)


def test_the_log_has_what_is_in_force_before_what_is_not(state: State) -> None:
    found = [text for tag, text in headings(paper(state, "decisions")) if tag == "h2"]
    assert found == [
        "I kraft", "Vedtatt, ikke i kraft", "Tilråding til kommunestyret", "Erstattet"
    ]  # fmt: skip


def test_the_log_has_both_texts_after_a_correction_each_with_its_receipts() -> None:
    written = paper(corrected(), "decisions", Reach.INTERNAL)
    assert "\n".join(BOTH) in part(written, "Sak 3/26 Felles inntak")
    row = next(row for row in written.split("\n") if row.startswith("| 3/26 |"))
    assert "| i kraft; ny ordlyd er ikke i kraft | 16. oktober 2026 |" in row


def test_the_log_says_what_replaced_a_decision(small: State) -> None:
    written = paper(small, "decisions")
    assert "- **Status:** erstattet" in part(written, "Sak 16/26 x")
    assert "- **Erstattet av:** Sak 3/26 x, fra 14. oktober 2026" in part(written, "Sak 16/26 x")
    assert "- **Erstatter:** Sak 16/26 x" in part(written, "Sak 3/26 x")


def test_an_empty_log_says_so() -> None:
    state = sample()
    none = state.edit({"decisions": dict.fromkeys(state.decisions)})
    assert "Det er ingen vedtak ennå." in paper(none, "decisions")


def test_a_decisions_page_has_its_texts_parties_origin_units_and_reviews() -> None:
    written = paper(corrected(), "decision", Reach.INTERNAL)
    assert [text for _, text in headings(written)] == [
        "Sak 3/26 Felles inntak",
        "Ordlyd og offentliggjøring",
        "Partene",
        "Hvor vedtaket kommer fra",
        "Hva enhetene melder",
        "Gjennomganger",
    ]
    assert part(written, "Ordlyd og offentliggjøring").split("\n") == list(BOTH)
    assert "- **Protokollført:** Medlem unions, forbehold: x" in part(written, "Partene")
    assert part(written, "Hvor vedtaket kommer fra").split("\n") == [
        "- **Idé I1:** x",
        "- **Prosjekt P1:** x",
        "- **Sak 3/26 Felles inntak:** møte M2/26, enighet med forbehold",
    ]
    assert part(written, "Gjennomganger") == "*2. november 2026, ved Leder – bør endres:*\n\nx"


def test_a_wording_that_is_out_of_force_stands_last_on_the_page() -> None:
    state = corrected()
    decision = state.decisions["3/26"]
    again = tuple(
        replace(receipt, on=date(2026, 10, 21), text_hash=text_hash(NEW))
        for receipt in decision.publications
    )
    renewed = replace(decision, publications=(*decision.publications, *again))
    texts = part(paper(state.put(renewed), "decision"), "Ordlyd og offentliggjøring")
    assert texts.index(NEW) < texts.index("**Tidligere ordlyd, 12. oktober 2026**")
    assert "ikke ennå" not in texts


def test_r15_the_reason_of_a_unit_that_does_not_follow_is_for_internal_readers() -> None:
    state = sample()
    told = UnitReport("u2", UnitStatus.NOT_FOLLOWED, date(2026, 11, 1), "Vi mangler folk.")
    decision = state.decisions["3/26"]
    state = state.put(replace(decision, reports=(*decision.reports, told)))
    for kind, unit in (("decision", ""), ("unit", "u2")):
        public, internal = (paper(state, kind, reach, unit=unit or "u1") for reach in Reach)
        assert "følges ikke" in public
        assert "Vi mangler folk." not in public
        assert "Vi mangler folk." in internal


def test_r28_the_documented_indicators_stand_with_their_evidence(small: State) -> None:
    rows = part(paper(small, "decision", Reach.INTERNAL), "Hva enhetene melder").split("\n")
    assert rows[2] == "| Enhet A | daglig praksis | 1. november 2026 | – | alle fire | x |"
    assert "endringen er grunnleggende" in rows[3]
    sheet = paper(small, "unit", Reach.INTERNAL)
    assert "- **Resultatindikatorer:** alle fire" in sheet
    assert "- **Dokumentasjon:** x" in sheet


def test_what_leads_inside_and_what_reviews_found_stand_in_no_public_paper() -> None:
    state = corrected()
    decision = state.decisions["3/26"]
    shown = tuple(replace(r, evidence=f"bevis/{r.audience}") for r in decision.publications)
    told = tuple(replace(report, evidence="bevis/enhet") for report in decision.reports)
    found = tuple(replace(review, finding="Funnet") for review in decision.reviews)
    state = state.put(replace(decision, publications=shown, reports=told, reviews=found))
    for kind in ("decision", "decisions", "unit"):
        public, internal = (paper(state, kind, reach, unit="u1") for reach in Reach)
        for inside in ("bevis/internal", "bevis/enhet", "Funnet", "Gjennomganger"):
            assert inside not in public, kind
        assert ("bevis/users" in public) == (kind != "unit")
        assert ("bevis/internal" in internal) == (kind != "unit")
        assert ("bevis/enhet" in internal) == (kind != "decisions")
        assert ("Funnet" in internal) == (kind == "decision")


def test_a_wording_that_shows_nothing_keeps_its_label_over_its_receipts() -> None:
    state = corrected()
    decision = state.decisions["3/26"]
    bare = replace(decision.versions[-1], text="\u200b")
    state = state.put(replace(decision, versions=(*decision.versions[:-1], bare)))
    for kind in ("decision", "decisions", "unit"):
        written = paper(state, kind, unit="u1")
        assert (
            "Ny ordlyd, 19. oktober 2026, ikke i kraft**\n\nTeksten er ikke skrevet.\n" in written
        ), kind


def test_a_unit_sheet_has_a_table_of_what_applies_and_what_the_unit_owes(state: State) -> None:
    now = part(paper(state, "unit", unit="tunet"), "Gjelder nå").split("\n")
    assert now[0] == "| Sak | Vedtak | Gjelder fra | Frist | Ansvarlig | Status hos oss |"
    assert (
        "| 17/25 | Møteplan for parter i enhetene | 8. november 2025 | 18. januar 2026"
        " | Eva Nordby | påbegynt; mulig ikke fulgt |"
    ) in now
    assert any(row.startswith("| 7/26 |") and row.endswith("| følges ikke |") for row in now)
    assert not any("Ønsketurnus" in row for row in now)


def test_a_unit_sheet_has_what_will_apply_apart_from_what_does(state: State) -> None:
    written = paper(state, "unit", unit="tunet")
    found = [text for _, text in headings(written)]
    waiting = found.index("Vedtatt, ikke i kraft")
    assert found.index("Gjelder nå") < waiting < found.index("Sak 36/26 Uteområdet ved Tunet")
    told = part(written, "Sak 36/26 Uteområdet ved Tunet")
    assert "- **Status:** vedtatt, ikke i kraft · 45 dager" in told
    assert "Vedtaket gjelder fra den dagen det er offentliggjort både" in told
    assert "**Hva enheten skal gjøre**\n\nTeknisk drift skaffer materialer" in told


def test_r14_nothing_that_does_not_apply_is_called_perhaps_not_followed(state: State) -> None:
    for key in state.decisions:
        written = paper(state, "decision", Reach.INTERNAL, decision=key)
        if "**Status:** i kraft" not in written:
            assert "mulig ikke fulgt" not in written


def test_a_unit_without_decisions_is_told_so(small: State) -> None:
    bare = small.put(replace(small.units["u2"], id="u3", name="Enhet C"))
    written = paper(bare, "unit", unit="u3")
    assert "Ingen vedtak gjelder for enheten nå." in part(written, "Gjelder nå")
    assert "Vedtatt, ikke i kraft" not in written


def test_the_next_review_stands_where_it_is_owed(small: State) -> None:
    overdue = replace(small.decisions["3/26"], review_on=date(2026, 11, 1))
    for kind in ("decision", "unit"):
        assert "- **Neste gjennomgang:** 24. november 2026" in paper(small, kind)
        late = "- **Neste gjennomgang:** 1. november 2026 (dagen er passert)"
        assert late in paper(small.put(overdue), kind)


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        (Language.NN, ("# Vedtak som gjeld for Enhet A", "## Gjeld no", "Ny ordlyd, 19. oktober",
                       "## Kva einingane melder", "## Kvar vedtaket kjem frå", "ikkje enno",
                       "- **Erstattar:** Sak 16/26 x")),
        (Language.EN, ("# Decisions that apply to Enhet A", "## In force now",
                       "New wording, 19 October", "## What the units report", "not yet",
                       "## Where the decision comes from", "- **Supersedes:** Matter 16/26 x")),
    ],
    ids=["nn", "en"],
)  # fmt: skip
def test_the_papers_are_in_the_groups_language(language: Language, rows: tuple[str, ...]) -> None:
    state = corrected()
    state = state.put(replace(state.groups["group"], language=language))
    written = "\n".join(paper(state, kind) for kind in ("decisions", "decision", "unit"))
    assert [row for row in rows if row not in written] == []
