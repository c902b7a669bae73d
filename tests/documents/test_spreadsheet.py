"""Registers for spreadsheets: every field in its column, and no text a formula."""

import csv
from io import StringIO

import pytest
from paper_samples import TODAY, example

from mkm_tui.documents.registers import REGISTERS, fields, rows
from mkm_tui.documents.spreadsheet import harmless, separator, sheet
from mkm_tui.records.terms import Language

FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r1", " =1", "\u00a0=1", '"=1', " '\"=1", "«=1»",
    "＝1", "＋1", "－1", "＠1", "\u200b=1", "\x00=1", "\n=1", "\u2003=cmd|' /C calc'!A0", "﹣1",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS, ids=repr)
def test_no_text_is_a_formula(text: str) -> None:
    shown = harmless(text)
    assert shown.startswith("'")
    assert not any(sign in shown for sign in "\x00\r\u200b")


@pytest.mark.parametrize(
    "text", ["Ny turnus", "12/26", "2026-05-01", "én = to", "å–b", "«Sak»", ""]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def read(text: str, between: str) -> list[list[str]]:
    assert text[0] == "\ufeff"
    return list(csv.reader(StringIO(text[1:]), delimiter=between, strict=True))


def test_cells_say_what_the_json_says() -> None:
    row = {
        "number": -3, "none": None, "yes": True, "list": ["a", "b"], "text": 'sa "ja"; og nei\nda',
        "records": [{"by": "Kari", "on": "2026-05-01"}], "evil": ["=1", "b"], "empty": [],
    }  # fmt: skip
    heads, cells = read(sheet(list(row), [row], ";"), ";")
    assert dict(zip(heads, cells, strict=True)) == {
        "number": "-3", "none": "", "yes": "true", "list": "a; b", "text": row["text"],
        "records": '[{"by":"Kari","on":"2026-05-01"}]', "evil": "'=1; b", "empty": "",
    }  # fmt: skip


@pytest.mark.parametrize("register", REGISTERS)
def test_every_field_of_the_json_is_a_column(register: str) -> None:
    found = rows(example(), register, TODAY)
    assert set(fields(register)) == set(found[0])
    table = read(sheet(fields(register), found, ","), ",")
    assert [line[0] for line in table] == ["id", *(row["id"] for row in found)]
    assert {len(line) for line in table} == {len(fields(register))}


def test_a_semicolon_stands_between_cells_where_the_comma_is_in_numbers() -> None:
    assert [separator(language) for language in Language] == [";", ";", ","]
