"""The publication of a decision: what units must do inside, and what changes for users outside."""

from datetime import date

import pytest
from msgspec.structs import replace
from paper_samples import headings, paper, part, sample

from mkm_tui.documents.reach import Reach
from mkm_tui.records.decisions import Decision, Publication, Version
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, Language
from mkm_tui.rules.publication import text_hash

TEXT = "Gapahuken settes opp."
AGREED = date(2026, 10, 12)


def given(audience: Audience, day: int, text: str = TEXT) -> Publication:
    """Return a receipt of a day in October."""
    on = date(2026, 10, day)
    return Publication(audience, on, "Oppslag", "leader", "Foreldrene er med.", text_hash(text))


def noticed(
    *publications: Publication, prepared: bool = True, language: Language = Language.NB,
    versions: tuple[Version, ...] = (Version(TEXT, AGREED),), **changes: object,
) -> dict[Reach, str]:  # fmt: skip
    """Return the two notices of a decision of the sample with these receipts and wordings."""
    words = {"units_task": "", "users_notice": "", "involvement": ""}
    if prepared:
        words = {
            "units_task": "Sett opp gapahuken.",
            "users_notice": "Barna får tak over hodet.",
            "involvement": "Foreldrerådet har tegnet den.",
        }
    state = sample(language=language)
    decision = replace(
        state.decisions["3/26"], versions=versions, publications=publications, **words, **changes
    )
    return {reach: paper(state.put(decision), "publication", reach) for reach in Reach}


def test_inside_the_units_read_what_to_do_by_when_and_what_goes_out() -> None:
    written = noticed()[Reach.INTERNAL]
    assert headings(written) == [
        ("h1", "Sak 3/26 x"),
        ("h2", "Vedtaket"),
        ("h2", "Hva enhetene skal gjøre"),
        ("h2", "Når det gjelder"),
        ("h2", "Hvem som har vært med"),
    ]
    assert part(written, "Vedtaket") == TEXT
    assert part(written, "Hva enhetene skal gjøre").split("\n") == [
        "Sett opp gapahuken.",
        "",
        "- **Ansvarlig:** Leder",
        "- **Frist:** 30. oktober 2026",
        "- **Gjelder:** Enhet A og Enhet B",
        "- **Gammelt ut:** x",
    ]
    involved = part(written, "Hvem som har vært med")
    assert "politikere – står bak; administrasjon – står bak; tillitsvalgte – " in involved
    assert "Foreldrerådet har tegnet den." in involved
    assert "Barna får tak" not in written


def test_users_read_first_what_changes_for_them() -> None:
    written = noticed()[Reach.PUBLIC]
    assert [text for _, text in headings(written)] == [
        "Sak 3/26 x",
        "Hva som endrer seg for deg",
        "Vedtaket",
        "Når det gjelder",
        "Hvem som har vært med",
        "Om saken",
    ]
    assert part(written, "Hva som endrer seg for deg") == "Barna får tak over hodet."
    assert part(written, "Vedtaket") == TEXT
    assert "Foreldrerådet har tegnet den." in part(written, "Hvem som har vært med")
    assert "- **Gjelder:** Enhet A og Enhet B" in part(written, "Om saken")
    assert "- **Kommune:** Fjordvik" in part(written, "Om saken")
    for inside in ("Sett opp gapahuken.", "Ansvarlig", "Gammelt ut", "Frist"):
        assert inside not in written


def test_without_prepared_words_both_still_read_well() -> None:
    notices = noticed(given(Audience.INTERNAL, 14), prepared=False)
    inside, outside = notices[Reach.INTERNAL], notices[Reach.PUBLIC]
    assert "Enhetene følger vedtaket slik det står" in part(inside, "Hva enhetene skal gjøre")
    assert "Det som endrer seg, står i teksten nedenfor." in outside
    assert "De tre partene – politikerne, administrasjonen og de tillitsvalgte" in outside
    for written in (inside, outside):
        assert "Foreldrene er med." in part(written, "Hvem som har vært med")


def test_r10_a_notice_says_which_publication_is_missing() -> None:
    when = {reach: part(text, "Når det gjelder") for reach, text in noticed().items()}
    both = (
        "Vedtaket gjelder fra den dagen det er offentliggjort både for de ansatte og for brukerne."
    )
    assert set(when.values()) == {both}
    half = noticed(given(Audience.INTERNAL, 14))
    assert part(half[Reach.INTERNAL], "Når det gjelder") == (
        f"{both}\n\nDe ansatte fikk det 14. oktober 2026. Brukerne har ikke fått det ennå."
    )
    assert part(half[Reach.PUBLIC], "Når det gjelder") == (
        f"{both}\n\nDe ansatte fikk det 14. oktober 2026, så det gjelder fra den dagen"
        " denne kunngjøringen er offentliggjort for brukerne."
    )


@pytest.mark.parametrize("reach", list(Reach))
def test_r11_a_notice_says_from_when_the_decision_applies(reach: Reach) -> None:
    written = noticed(given(Audience.INTERNAL, 14), given(Audience.USERS, 16))[reach]
    assert part(written, "Når det gjelder") == "Vedtaket gjelder fra 16. oktober 2026."


@pytest.mark.parametrize("reach", list(Reach))
def test_a_corrected_text_stands_with_the_one_that_applies_until_then(reach: Reach) -> None:
    new = Version("Gapahuken og en benk settes opp.", date(2026, 10, 19))
    both = (given(Audience.INTERNAL, 14), given(Audience.USERS, 16))
    written = noticed(*both, versions=(Version(TEXT, AGREED), new))[reach]
    assert part(written, "Vedtaket") == f"{new.text}\n\n**Inntil videre gjelder**\n\n{TEXT}"
    assert part(written, "Når det gjelder").startswith(
        "Vedtaket gjelder fra 16. oktober 2026 med den tidligere teksten."
    )
    again = (given(Audience.INTERNAL, 20, new.text), given(Audience.USERS, 21, new.text))
    written = noticed(*both, *again, versions=(Version(TEXT, AGREED), new))[reach]
    assert part(written, "Vedtaket") == new.text
    assert part(written, "Når det gjelder") == (
        "Vedtaket gjelder fra 16. oktober 2026, med denne teksten fra 21. oktober 2026."
    )


def test_a_recommendation_says_that_the_council_decides() -> None:
    for written in noticed(recommendation=True).values():
        assert part(written, "Tilrådingen") == TEXT
        assert "Kommunestyret avgjør saken." in part(written, "Hva som skjer videre")


def test_a_replaced_decision_says_so_and_by_which_from_when() -> None:
    state = sample()
    assert state.decisions["16/26"].superseded_by == "3/26"
    for reach in Reach:
        written = paper(state, "publication", reach, decision="16/26")
        assert part(written, "Når det gjelder").startswith("Vedtaket gjelder ikke lenger.")
        assert "- **Erstattet av:** Sak 3/26 x, fra 14. oktober 2026" in written


def test_an_exempt_decision_gives_users_nothing_but_its_redacted_text() -> None:
    state = sample()
    exempt: Decision = state.decisions["7/26"]
    redacted = replace(exempt, versions=(Version("Hemmelig", AGREED, "Et råd er gitt."),))
    public = replace(state.matters["7/26"], title="Hemmelig", public_title="Personalsak")
    state = state.put(redacted, public)
    written = paper(state, "publication", decision="7/26")
    assert part(written, "Vedtaket") == "Et råd er gitt."
    assert headings(written)[0] == ("h1", "Sak 7/26 Personalsak")
    for word in ("Hemmelig", "Hva som endrer seg", "Enhet A", "Ansvarlig", "Frist"):
        assert word not in written


def test_an_exempt_decision_without_a_redacted_text_says_that_it_is_exempt(small: State) -> None:
    exempt = replace(small.decisions["7/26"], versions=(Version("Hemmelig", AGREED),))
    written = paper(small.put(exempt), "publication", decision="7/26")
    assert part(written, "Vedtaket") == "Saken er unntatt offentlighet."
    assert "Hemmelig" not in written


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        (Language.NN, ("## Kva som endrar seg for deg", "## Når det gjeld", "## Om saka",
                       "Dei tilsette fekk det 14. oktober 2026, så det gjeld frå den dagen")),
        (Language.EN, ("## What changes for you", "## When it applies", "## About the matter",
                       "The employees were given it on 14 October 2026, so it applies from")),
    ],
    ids=["nn", "en"],
)  # fmt: skip
def test_the_notice_is_in_the_groups_language(language: Language, rows: tuple[str, ...]) -> None:
    written = noticed(given(Audience.INTERNAL, 14), language=language)[Reach.PUBLIC]
    assert [row for row in rows if row not in written] == []
