"""Every construct of Markdown in every field leaves all documents' headings and tables alone."""

import itertools

import pytest
from hostile_texts import hostile_texts
from paper_samples import KINDS
from shapes import EXPECTED, MARK, PAIRED, PAPERS, hostile, odd_one, shapes

from mkm_tui.documents.reach import Reach

TEXTS = dict(hostile_texts())


def test_there_are_some_600_texts_and_no_two_alike() -> None:
    every = list(itertools.chain(*TEXTS.values()))
    assert len(set(every)) == len(every) >= 600


def test_the_documents_have_headings_tables_and_fields_with_the_text() -> None:
    assert {kind for kind, _ in PAPERS} > set(KINDS)
    for kind, reach in itertools.product(KINDS, Reach):
        found = EXPECTED[kind, reach]
        assert any(MARK in heading for _, heading in found.headings)
        assert found.fields >= 2
        cells = [text for table in found.tables for row in table for _, text in row]
        tabled = {
            "decisions",
            "unit",
            "decision",
            "portfolio",
            "project",
            "programme",
            "ideas",
            "answer",
            "board",
        }
        assert (kind in tabled) is any(MARK in cell for cell in cells)


@pytest.mark.parametrize(("turn", "name"), enumerate(TEXTS), ids=list(TEXTS))
def test_a_construct_changes_no_heading_table_or_field(turn: int, name: str) -> None:
    """Two surroundings of it at a time, each in about half of the fields, by turns."""
    texts = TEXTS[name][:: -1 if turn % 2 else 1]
    for text, other in zip(texts[::2], texts[1::2], strict=True):
        for kind, reach, found in shapes(hostile(text, other)):
            odd = odd_one(found, PAIRED[kind, reach].with_text(text, other))
            assert not odd, f"{kind} for {reach} of {text!r} and {other!r}: {odd}"
