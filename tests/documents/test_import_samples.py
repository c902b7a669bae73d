"""Untidy documents of others: what is made of them, and that no line of them is dropped."""

import re
from pathlib import Path

import msgspec
import pytest
from import_helpers import SOME_DAY, brought, planned

from mkm_tui.documents.import_plan import Plan, Where
from mkm_tui.documents.import_preview import missed_lines, preview_of
from mkm_tui.documents.import_source import Source
from mkm_tui.documents.import_words import tongues
from mkm_tui.locale import words as locale
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language, MatterKind, Party, Presence

_PLACE = r"^[\s#*]*\d+(?:\.\d+)?[.)]?(?:\*\*)?\s"
"""A matter's place in the document, before its title."""
SAMPLES = sorted((Path(__file__).parent / "import_samples").glob("*.md"))
NB = Words(Language.NB)
Sample = tuple[str, Plan]


def of(name: str, state: State) -> Plan:
    file = Path(__file__).parent / "import_samples" / f"{name}.md"
    return planned(file.read_text("utf-8"), state)


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", re.sub(_PLACE, "", text.casefold())))


def known_labels() -> set[str]:
    house = Path(locale.__file__).parent
    texts = [file.read_text("utf-8") for file in house.glob("*/reading.json")]
    texts += [w.show(party) for w in tongues() for party in Party]
    texts += ["onsdag tysdag"]  # a day's weekday is in the day
    texts += [w(f"documents.{key}") for w in tongues() for key in ("agenda", "matters", "decision")]
    return words_of(" ".join(texts))


def held(plan: Plan) -> set[str]:
    """Return all words that are brought in, or shown as what will be."""
    actions = msgspec.json.encode(plan.actions, order="sorted").decode()
    values = msgspec.json.decode(actions)
    preview = preview_of(NB, Source("f.md", ""), plan)
    left = preview.index(NB("reading.left")) if NB("reading.left") in preview else len(preview)
    return words_of(f"{values} {' '.join(preview[:left])}".replace("\\n", " "))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_no_line_is_dropped_in_silence(file: Path, state: State) -> None:
    plan = planned(file.read_text("utf-8"), state)
    listed = {number for number, _ in missed_lines(plan)}
    listed |= {left.line + 1 for left in plan.found.left}
    listed |= {line + 1 for matter in plan.found.matters for line in matter.marks}
    known = held(plan) | known_labels()
    for number, line in enumerate(plan.found.sheet.lines, 1):
        assert number in listed or words_of(line) <= known, (number, line, words_of(line) - known)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_what_was_not_understood_is_shown_with_its_line_number(file: Path, state: State) -> None:
    plan = planned(file.read_text("utf-8"), state)
    shown = preview_of(NB, Source(file.name, ""), plan)
    for number, text in missed_lines(plan):
        assert any(f"linje {number}: {text[:90]}" in line for line in shown)


def test_the_minutes_of_a_municipal_committee(state: State) -> None:
    plan = of("utvalg", state)
    first, second, third, fourth = brought(plan)
    assert str(plan.state.meetings[plan.meeting].on) == "2024-03-12"
    assert plan.state.meetings[plan.meeting].place == "Kommunestyresalen, Storvik rådhus"
    assert (first.kind, first.proposal) == (MatterKind.APPROVAL, "Protokollen godkjennes.")
    assert second.case_paper == "Opprinnelig sak PS 15/24"
    assert second.recommendation == second.proposal
    assert "> Ordningen gjelder bare for nattevakter." in second.consideration
    assert (second.responsible, str(second.deadline)) == ("tor-aksnes", "2024-06-01")
    assert third.title == "Personalsak"
    assert third.legal_basis == "offl. § 13, jf. fvl. § 13"
    assert third.public_title == "Sak unntatt offentlighet"
    assert fourth.kind is MatterKind.REPORT
    there = {person.person: person.presence for person in plan.there}
    assert there["marit-oyen" if "marit-oyen" in there else "marit-øyen"] is Presence.ABSENT
    assert plan.state.meetings[plan.meeting].others.startswith("Ola Brekkhus")


def test_minutes_in_nynorsk_with_labels_in_the_lines(state: State) -> None:
    plan = of("styremote", state)
    titles = [matter.title for matter in brought(plan)]
    assert titles == ["Godkjenning av innkalling og sakliste", "Økonomi", "Nytt golv", "Eventuelt"]
    floor = brought(plan)[2]
    assert floor.case_paper.endswith("Golvet i salen er frå 1978.\nDet knirkar.")
    assert floor.proposal.startswith("Styret vel tilbodet frå Bygg & Golv AS:\n\n1. Arbeidet")
    assert floor.proposal.endswith("80 000 kroner.")
    assert "**Forslag til vedtak**\n\nStyret hentar inn eitt tilbod til." in floor.consideration
    assert "  * straum er dyrare enn venta" in brought(plan)[1].consideration
    assert [person.person for person in plan.there] == ["kari-solheim"]


def test_an_agenda_in_a_list(state: State) -> None:
    plan = of("saksliste", state)
    assert [matter.kind for matter in brought(plan)] == [
        MatterKind.APPROVAL,
        MatterKind.INFORMATION,
        MatterKind.DISCUSSION,
        MatterKind.DISCUSSION,
        MatterKind.OTHER_BUSINESS,
    ]
    assert "https://eksempel.no/rapport.pdf" in brought(plan)[1].case_paper
    assert brought(plan)[3].case_paper == "1. Rammer\n2. Tiltak"
    assert not plan.there
    assert plan.state.meetings[plan.meeting].start.hour == 13


def test_notes_of_a_project_with_html_and_code(state: State) -> None:
    plan = of("project", state)
    crane = brought(plan)[1]
    assert crane.proposal == "Order two cranes."
    assert "<details><summary>Numbers</summary>" in crane.consideration
    assert "## not a heading" in crane.consideration
    assert "https://example.org/survey?id=3" in brought(plan)[0].consideration


def test_notes_without_order(state: State) -> None:
    plan = of("gruppemote", state)
    first, second = brought(plan)
    assert (first.title, first.public_title) == ("hvem gjør hva???", "Sak unntatt offentlighet")
    assert first.legal_basis == "hjemmel ikke oppgitt i dokumentet"
    assert second.consideration == "- dyrt\n- vanskelig"
    assert second.proposal == "vi spør lederen\nHilsen Lars"


def test_matters_in_bold_lines(state: State) -> None:
    plan = of("formannskap", state)
    first = brought(plan)[0]
    assert (first.title, first.proposal) == ("Høring: ny skolegrense", "Saken utsettes.")
    assert first.recommendation == "Grensa flyttes."
    assert first.case_paper == "Opprinnelig sak 31/24\n\nForslaget har vært på høring."
    assert [person.person for person in plan.there] == ["kari-solheim", "arne-tveit"]


def test_a_draft_of_the_importer(state: State) -> None:
    matters = brought(planned("# Saksliste\n\n- Turnus\n", state, Where(on=SOME_DAY)))
    assert [(matter.draft, matter.author) for matter in matters] == [(True, "Turid Lunde")]
