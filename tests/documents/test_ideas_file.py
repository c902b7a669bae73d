"""A suggestion box's spreadsheet: what becomes ideas, and what is told of the rest."""

from datetime import date
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from mkm_tui.documents.csv_rows import LONGEST, read_csv, rows_of
from mkm_tui.documents.ideas_file import IdeasPlan, ideas_from
from mkm_tui.documents.ideas_preview import ideas_preview
from mkm_tui.documents.import_source import Source, Unreadable
from mkm_tui.locale.words import Words
from mkm_tui.records.people import Unit
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language, Origin

TODAY = date(2026, 11, 24)
WORDS = Words(Language.NB)
STATE = State().put(
    Unit("solbakken", "Solbakken omsorgssenter"),
    Idea("I1", "Matlaging på avdelingen", TODAY, TODAY, text="La avdelingene koke middag selv"),
)
WHOLE = """Tittel;Beskrivelse;Navn;Enhet;Dato;Opphav;Stemmer
Sykkelparkering;"Under tak,
ved døra";Kari;Solbakken omsorgssenter;12.10.2026 08:15;ansatt;7
"""


def plan_of(text: str) -> IdeasPlan:
    """Return what a file with this text would add."""
    return ideas_from(Source("ideer.csv", text), STATE, TODAY)


def told(text: str) -> str:
    """Return what is told of a file with this text."""
    return "\n".join(ideas_preview(WORDS, plan_of(text)))


def test_a_row_becomes_an_idea_with_all_that_it_says() -> None:
    (action,) = plan_of(WHOLE).actions
    assert (action.title, action.bearer, action.unit) == ("Sykkelparkering", "Kari", "solbakken")
    assert (action.received, action.origin) == (date(2026, 10, 12), Origin.EMPLOYEE)
    assert action.text == "Under tak,\nved døra\nStemmer: 7"
    assert "Ukjente kolonner, som blir en del av teksten: Stemmer" in told(WHOLE)


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_it_is_read_from_any_program(sign: str, encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "ideer.csv"
    file.write_bytes(f"Idé{sign}Navn\r\nGåbuss{sign}Åse\r\n".encode(encoding))
    (action,) = ideas_from(read_csv(file), STATE, TODAY).actions
    assert (action.title, action.bearer) == ("Gåbuss", "Åse")


def test_without_heads_the_first_column_is_the_title_and_the_second_the_text() -> None:
    (action,) = plan_of("Gåbuss;Foreldre går med barna;Åse\n").actions
    assert (action.title, action.text) == ("Gåbuss", "Foreldre går med barna\nÅse")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (";;Kari;;", "linje 2: raden har verken tittel eller tekst"),
        ("Gåbuss;;;;30.11.2027", "linje 2: datoen 30.11.2027 ligger fram i tid"),
        (
            "Matlaging på avdelingen;La avdelingene koke middag selv;;;",
            "linje 2: den samme ideen finnes allerede (I1)",
        ),
    ],
)
def test_a_row_that_does_not_fit_is_left_out_and_told_with_its_line(
    row: str, sentence: str
) -> None:
    text = f"tittel;tekst;navn;enhet;dato\n{row}\n"
    assert plan_of(text).actions == []
    assert sentence in told(text)


@pytest.mark.parametrize(
    ("row", "sentence", "kept"),
    [
        ("Gåbuss;;;Kaia;", "linje 2: fant ikke enheten «Kaia»; den står i teksten", "Kaia"),
        (
            "Gåbuss;;;;i vår",
            "linje 2: «i vår» er ikke en dato; ideen regnes som mottatt i dag",
            "i vår",
        ),
        (
            "Middag på avdelingen;La avdelingene koke middag selv;;;",
            "linje 2: ligner mye på I1; de kan slås sammen",
            "La avdelingene koke middag selv",
        ),
    ],
)
def test_a_row_with_something_strange_comes_in_and_is_told(
    row: str, sentence: str, kept: str
) -> None:
    text = f"tittel;tekst;navn;enhet;dato\n{row}\n"
    assert plan_of(text).actions[0].text == kept
    assert sentence in told(text)


def test_who_wants_to_be_anonymous_is_so_with_all_that_could_name_her() -> None:
    heads = "Forslagskassa 2026\nTittel;Navn;Ønsker å være anonym;E-post\n"
    (action,) = plan_of(f"{heads}Skolemat;Kari Nes;ja;k@x.no\n").actions
    assert (action.anonymous, action.text) == (True, "")
    assert action.bearer == "Kari Nes, E-post: k@x.no"
    assert not plan_of(f"{heads}Skolemat;Kari Nes;nei;\n").actions[0].anonymous


def test_a_quotation_mark_that_is_never_closed_swallows_nothing() -> None:
    with pytest.raises(Unreadable) as no:
        plan_of('tittel;tekst\nA;"åpen\nB;to\nC;tre\n')
    assert no.value.values["line"] == "2"


def test_the_same_row_twice_comes_in_once() -> None:
    text = "tittel;tekst\nGåbuss;Vi går\nGÅBUSS;vi  går\n"
    assert len(plan_of(text).actions) == 1
    assert "linje 3: det samme står på linje 2" in told(text)


@pytest.mark.parametrize("text", ["", "\n\n", "tittel;tekst\n"])
def test_a_file_without_ideas_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Unreadable) as no:
        plan_of(text)
    assert WORDS(f"reading.{no.value.key}", **no.value.values)


@pytest.mark.parametrize("content", [b"a\x00b", b"a" * (LONGEST + 1)])
def test_what_is_no_spreadsheet_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "bilde.csv"
    file.write_bytes(content)
    with pytest.raises(Unreadable):
        read_csv(file)


@given(st.text(alphabet='a;,"\n\t=Tittel\u202e[/]', max_size=60))
@settings(max_examples=40, deadline=None)
def test_each_row_comes_in_or_is_told_of(text: str) -> None:
    source = Source("ideer.csv", f"tittel;tekst\n{text}")
    try:
        plan = ideas_from(source, STATE, TODAY)
    except Unreadable:
        return
    assert len(plan.actions) + len(plan.left_out) == len(rows_of(source)) - 1
    said = "\n".join(ideas_preview(WORDS, plan))
    assert all(f"linje {row.line}:" in said for row in plan.left_out)
