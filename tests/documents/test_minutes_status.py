"""The minutes say where they are in their life: draft, shared, approved, published (R31, R40)."""

from datetime import date

import pytest
from msgspec.structs import replace
from paper_samples import at, paper, part

from mkm_tui.documents.reach import Reach
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language

TITLE = "Møtebok – Gruppa, M2/26"
FRESH = {
    "minutes_shared": None, "approvals": (), "approved_in": "", "approved_on": None,
    "minutes_published": (), "corrections": (),
}  # fmt: skip
IN_MATTER = {"approved_in": "15/26", "approved_on": date(2026, 12, 1)}


def life(state: State, **changes: object) -> list[str]:
    """Return what stands under the title of minutes of which this much is known."""
    meeting = replace(state.meetings["M2/26"], **{**FRESH, **changes})
    said = part(paper(state.put(meeting), "minutes"), TITLE).split("\n\n")
    return [line for line in said if line.startswith("*")]


def test_r40_minutes_say_how_far_they_have_come(small: State) -> None:
    held = small.meetings["M2/26"]
    named = {"approvals": held.approvals, "approved_on": date(2026, 10, 20)}
    assert life(small) == ["*Utkast: møteboka er ikke godkjent.*"]
    assert life(small, minutes_shared=at(13, 9)) == [
        "*Utkast, delt med alle tre partene 13. oktober 2026: møteboka er ikke godkjent.*"
    ]
    assert life(small, **named) == ["*Godkjent av alle tre partene 20. oktober 2026.*"]
    assert life(small, **IN_MATTER) == ["*Godkjent i sak 15/26, 1. desember 2026.*"]
    assert life(small, **named, minutes_published=held.minutes_published) == [
        "*Godkjent av alle tre partene 20. oktober 2026.*",
        "*Offentliggjort 21. oktober 2026.*",
    ]


def test_minutes_that_a_meeting_approved_need_no_signature(small: State) -> None:
    meeting = replace(small.meetings["M2/26"], **{**FRESH, **IN_MATTER})
    written = paper(small.put(meeting), "minutes")
    assert part(written, "Underskrifter") == (
        "Møteboka ble godkjent i sak 15/26, 1. desember 2026, av et møte med alle tre partene."
    )


def test_published_minutes_say_where_with_the_evidence(small: State) -> None:
    rows = part(paper(small, "minutes"), "Offentliggjort").split("\n")
    assert rows[:2] == [
        "- **Møteboka offentliggjort utad:** 21. oktober 2026, x, ved x",
        "- **Dokumentasjon:** x",
    ]


@pytest.mark.parametrize("reach", list(Reach))
def test_a_matter_says_which_minutes_it_approves(small: State, reach: Reach) -> None:
    approval = part(paper(small, "minutes", reach), "Sak 2/26 x")
    assert "- **Møtebok som godkjennes:** møte M1/26, 1. september 2026" in approval
    assert "- **Utfall:** godkjent" in approval
    assert "- **Møtebok som godkjennes:** møte M1/26" in paper(small, "notice", reach)


def test_a_matter_says_which_decision_it_takes_up(small: State) -> None:
    for kind in ("notice", "minutes"):
        written = paper(small, kind, meeting="M3/26")
        assert "- **Tar opp vedtaket:** Sak 3/26 x" in part(written, "Sak 15/26 x")


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (Language.NN, ("*Godkjend av alle tre partane 20. oktober 2026.*",
                       "*Offentleggjord 21. oktober 2026.*",
                       "- **Møtebok som blir godkjend:** møte M1/26")),
        (Language.EN, ("*Approved by all three parties on 20 October 2026.*",
                       "*Published on 21 October 2026.*",
                       "- **Minutes to be approved:** meeting M1/26")),
    ],
    ids=["nn", "en"],
)  # fmt: skip
def test_the_life_is_told_in_the_groups_language(
    small: State, language: Language, lines: tuple[str, ...]
) -> None:
    state = small.put(replace(small.groups["group"], language=language))
    written = paper(state, "minutes")
    assert [line for line in lines if line not in written] == []
