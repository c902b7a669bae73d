"""Which lines of a document without real headings begin a matter, and which are parts of one."""

import re
from datetime import date
from pathlib import Path

import pytest
from import_helpers import NOW, brought, planned

from mkm_tui.documents.import_lines import looks_like_matter
from mkm_tui.documents.import_plan import Plan
from mkm_tui.documents.import_preview import preview_of
from mkm_tui.documents.import_source import Source
from mkm_tui.documents.import_untidy import tidied
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language

FIRST = "Referat 2. november 2026\n\n**Sak 1: Godkjenning**\n\nGodkjent.\n\n"
PLAIN = "Referat 2. november 2026\n\nSak 1: Godkjenning\n\nGodkjent.\n\n"
HEADS = "# Referat 2. november 2026\n\n## Sak 1/26 Godkjenning\n\nGodkjent.\n\n"
SECOND = """
Lang drøfting.

**Vedtak:** Turnusen prøves.

**Ansvarlig:** Kari Solheim
**Frist:** 1. juni 2027
"""


def titles(plan: Plan) -> list[str]:
    return [matter.title.casefold() for matter in brought(plan)]


def shown(text: str, plan: Plan) -> str:
    return "\n".join(preview_of(Words(Language.NB), Source("f.md", text), plan))


@pytest.mark.parametrize(
    "head",
    [
        "**Sak 2: Ny turnus**\n", "**Sak 2: Ny turnus**   \n", "**Sak 2/26 Ny turnus**\n",
        "**2. Ny turnus**\n", "**2\\. Ny turnus**\n", "**Sak 2** Ny turnus\n",
        "**Sak 2:** Ny turnus\n", "Sak **2** Ny turnus\n", "**2.** Ny turnus\n",
        "**Sak 2: Ny turnus**", "**Sak 2: Ny turnus**\n--------\n", "Sak 2: Ny turnus\n------\n",
        "**Sak 2: Ny turnus**\n––––––––\n", "**Saknr. 2/26** **Ny turnus**\n",
        "__Sak 2 – Ny turnus__\n", "**SAK 2 – NY TURNUS**\n", "**Sak\u00a02:\u00a0Ny turnus**\n",
        "\t**Sak 2: Ny turnus**\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [FIRST, HEADS], ids=["bold", "headings"])
def test_a_bold_line_begins_a_matter(first: str, head: str, state: State) -> None:
    plan = planned(f"{first}{head}{SECOND}", state)
    one, other = brought(plan)
    assert titles(plan) == ["godkjenning", "ny turnus"]
    assert (one.consideration, one.proposal, one.responsible) == ("Godkjent.", "", "")
    assert (other.consideration.strip("–\n"), other.proposal, other.responsible) == (
        "Lang drøfting.", "Turnusen prøves.", "kari-solheim",
    )  # fmt: skip
    assert other.deadline


@pytest.mark.parametrize(
    "head",
    ["Sak 2: Ny turnus\n", "SAK 2 – NY TURNUS\n", "Sak 2. Ny turnus\n", "Sak 2 Ny turnus\n",
     "Sak 2/26 Ny turnus\n", "Sak 2: Ny turnus", "SAK 2 – NY TURNUS", "Sak 2 - Ny turnus\n",
     "*Sak 2: Ny turnus*\n", "- Et punkt.\nSak 2: Ny turnus\n"],
)  # fmt: skip
def test_a_plain_line_begins_a_matter(head: str, state: State) -> None:
    plan = planned(f"{PLAIN}{head}{SECOND}", state)
    assert titles(plan) == ["godkjenning", "ny turnus"]
    assert brought(plan)[1].proposal == "Turnusen prøves."


@pytest.mark.parametrize(
    "line",
    [
        "Sak 2 henger sammen med denne, mente flere.", "**Sak 2/26** ble drøftet lenge.",
        "Sak 12/25: se referatet derfra", "**Bakgrunn**", "**Kostnader:** 2 millioner",
        "Sak 3: Vi drøftet turnus og kom fram til at dette\nbør utredes nærmere av leder.",
        "**2. Vedtak**", "15. desember 2026 møtes vi", "**Sak 1: Godkjenning**",
        "1. Innkallingen godkjennes.\n2. Sakslista godkjennes.", "Se sak 2: Ny turnus",
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [FIRST, HEADS], ids=["bold", "headings"])
def test_other_lines_are_parts_of_their_matter(first: str, line: str, state: State) -> None:
    plan = planned(f"{first}{line}\n\nMer.\n", state)
    assert titles(plan) == ["godkjenning"]


def test_an_agenda_before_bold_matters_is_the_same_matters(state: State) -> None:
    agenda = "Saksliste:\n\nSak 1: Godkjenning\n\nSak 2: Ny turnus\n\n"
    bold = "**Sak 1: Godkjenning**\n\nGodkjent.\n\n**Sak 2: Ny turnus**\n"
    plan = planned(f"Referat\n\n{agenda}{bold}{SECOND}", state)
    assert titles(plan) == ["godkjenning", "ny turnus"]
    assert [m.consideration for m in brought(plan)] == ["Godkjent.", "Lang drøfting."]


def test_a_numbered_agenda_before_bold_titles(state: State) -> None:
    agenda = "**Saksliste**\n\n1. Godkjenning\n2. Ny turnus\n\n"
    bold = "**Godkjenning**\n\nGodkjent.\n\n**Ny turnus**\n"
    plan = planned(f"**Referat**\n\n{agenda}{bold}{SECOND}", state)
    assert titles(plan) == ["godkjenning", "ny turnus"]
    assert brought(plan)[1].proposal == "Turnusen prøves."


@pytest.mark.parametrize("sign", ["1. {}\n\n", "1\\. {}\n\n", "**{}**\n\n"])
def test_running_numbers_or_bold_titles_alone(sign: str, state: State) -> None:
    heads = [sign.format(title) for title in ("Godkjenning", "Ny turnus", "Eventuelt")]
    numbered = [head.replace("1", str(n), 1) for n, head in enumerate(heads, 1)]
    text = f"**Referat**\n\n{numbered[0]}Godkjent.\n\n{numbered[1]}{SECOND}\n{numbered[2]}Intet.\n"
    plan = planned(text, state)
    assert titles(plan) == ["godkjenning", "ny turnus", "eventuelt"]
    assert brought(plan)[1].proposal == "Turnusen prøves."


def test_a_mere_number_among_case_numbers_is_a_matter(state: State) -> None:
    more = "## 3. Parkering ved helsehuset\n\nTrangt.\n\n**Vedtak:** Flere plasser.\n"
    plan = planned(f"{HEADS}## Sak 2/26 Ny turnus\n{SECOND}\n{more}", state)
    assert titles(plan) == ["godkjenning", "ny turnus", "parkering ved helsehuset"]
    assert brought(plan)[2].proposal == "Flere plasser."


@pytest.mark.parametrize("sign", ["{}", "**{}**", "## {}", "Dato: {}"])
def test_a_day_and_time_in_a_line_of_its_own(sign: str, state: State) -> None:
    day = sign.format("Tirsdag 15. desember 2026 kl 0900 - 1130")
    plan = planned(f"# Referat\n\n{day}\n\n## Sak 1/26 Turnus\n\nDrøftet.\n", state)
    meeting = plan.state.meetings[plan.meeting]
    assert f"{meeting.on} {meeting.start:%H.%M}–{meeting.end:%H.%M}" == "2026-12-15 09.00–11.30"
    assert not plan.found.missed


@pytest.mark.parametrize(
    "away", ["Omar Farah, vara møtte ikke", "Omar Farah, vara: Silje Nes", "Omar Farah (vara Nes)"]
)
def test_a_remark_after_a_name_is_a_remark(away: str, state: State) -> None:
    plan = planned(f"# Referat 2.11.2026\n\nForfall: {away}\n\n## Sak 1/26 Turnus\n", state)
    assert [(p.person, p.presence, p.name) for p in plan.there] == [("omar-farah", "absent", away)]
    assert NOW.today > plan.state.meetings[plan.meeting].on


def test_the_preview_shows_how_texts_begin(state: State) -> None:
    text = f"{FIRST}Mye \x1b[31mble sagt {'om dette ' * 20}\n"
    told = shown(text, planned(text, state))
    assert "overskrift: «Godkjent. Mye [31mble sagt om dette om dette om dette om det …»" in told
    assert "\x1b" not in told


def test_the_preview_warns_of_a_heading_inside_a_text(state: State) -> None:
    text = f"{FIRST}Sak 12/25: Gammel turnus\n\nMer.\n\n**Vedtak:** Godkjent.\n"
    told = shown(text, planned(text, state))
    assert "Se etter: linje 7 ligner overskriften til en annen sak" in told
    assert "«Sak 12/25: Gammel turnus»" in told
    assert "Se etter" not in shown(FIRST, planned(FIRST, state))


def test_what_looks_like_a_matter() -> None:
    likely = ["Sak 2: Turnus", "**2. Ny turnus**", "## 3. Parkering", "2.10 Parkering", "PS 2/26 X"]
    unlikely = ["1. Turnus prøves", "**Vedtak:**", "Sak 2 ble utsatt", "- a", "", "2.12.2026 Møte"]
    assert [line for line in likely if not looks_like_matter(line)] == []
    assert [line for line in unlikely if looks_like_matter(line)] == []


def of(name: str, state: State) -> Plan:
    file = Path(__file__).parent / "import_samples" / f"{name}.md"
    return planned(file.read_text("utf-8"), state)


@pytest.mark.parametrize(
    ("name", "proposals"),
    [
        (
            "fete_overskrifter",
            ["", "Turnusen prøves ved Lia i ett år.", "Tatt til orientering.", ""],
        ),
        ("limt_fra_word", ["", "Ny turnus prøves ved Lia bosenter.", "", ""]),
        ("linje_under", ["", "Turnusen prøves.", "", ""]),
        ("nummerert", ["", "", "Turnusen prøves i ett år.", "", ""]),
        ("punkter", ["", "1. Turnusen prøves.\n2. Evalueres.", ""]),
        ("tett", ["", "Prøves.", ""]),
        ("tittel_under", ["", "", "", ""]),
    ],
)
def test_each_text_lands_in_its_own_matter(name: str, proposals: list[str], state: State) -> None:
    plan = of(name, state)
    got = [matter.proposal.split("\nAnsvarlig")[0] for matter in brought(plan)]
    assert got == proposals
    assert not any(re.match(r"sak\W*\d", matter.title, re.I) for matter in brought(plan))
    assert "Se etter" not in shown("", plan)


def test_tables_of_decision_responsible_and_deadline(state: State) -> None:
    plan = of("tabeller", state)
    first, second, third = brought(plan)
    assert (first.proposal, first.responsible) == ("Turnusen prøves ved Lia.", "ingrid-berge")
    assert (second.proposal, second.responsible) == ("Sengene kjøpes inn.", "kari-solheim")
    assert third.proposal == (
        "- Plan lages. (Ansvarlig: Kari Solheim, Frist: 1.3.2027)\n"
        "- Brukerne spørres. (Ansvarlig: Arne Tveit, Frist: 1.4.2027)"
    )
    assert (first.deadline, third.responsible) == (date(2027, 6, 1), "")


def test_bullets_and_tabs_of_a_word_processor_become_lists(state: State) -> None:
    case = brought(of("limt_fra_word", state))[1]
    assert case.case_paper.endswith("- Lia bosenter\n- Solbakken")
    assert case.consideration.startswith("- Ansatte er bekymret")


def test_who_is_away_in_a_list_of_those_present_is_away(state: State) -> None:
    there = {p.person: p.presence for p in of("punkter", state).there}
    assert there["omar-farah"] == "absent"


def test_what_is_fenced_stays_as_it_stands() -> None:
    assert (
        tidied("```\n\t•\u00a0x\n```\n•\ty\n– En replikk.")
        == "```\n\t•\u00a0x\n```\n- y\n- En replikk."
    )
    assert tidied("– En replikk.\n\n- a\n\t- b") == "– En replikk.\n\n- a\n\t- b"


def test_the_feet_of_pages_are_left(state: State) -> None:
    feet = "Side 1 av 2\n\n2 / 2\n\nStorvik kommune – side 3\n\nSe side 4\n"
    plan = planned(f"{FIRST}{feet}", state)
    assert [left.label for left in plan.found.left] == [*feet.split("\n\n")[:3]]
    assert brought(plan)[0].consideration == "Godkjent.\n\nSe side 4"
