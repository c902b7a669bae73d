"""A unit's survey from a spreadsheet: what is counted, what did not fit, and what is refused."""

from pathlib import Path

import pytest

from mkm_tui.documents.csv_rows import LONGEST
from mkm_tui.documents.import_source import Unreadable
from mkm_tui.documents.survey_file import ReadSurvey, Shape, read_survey
from mkm_tui.documents.survey_preview import preview_lines
from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Checklist, Language

WORDS = Words(Language.NB)
TEN, FIVE = Checklist.EMPOWERMENT, Checklist.DIMENSIONS
HEADS = "Informasjon;Leder;Krav;Brukere;Godt nok;Innflytelse;Trygghet;Fag;Initiativ;Støtte"


def read(folder: Path, text: str, of: Checklist = FIVE, letters: str = "utf-8") -> ReadSurvey:
    """Return what is read of a file with this text."""
    file = folder / "svar.csv"
    file.write_bytes(text.encode(letters))
    return read_survey(file, of)


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "cp1252"])
def test_each_row_is_a_reply_and_a_head_is_optional(
    tmp_path: Path, sign: str, letters: str
) -> None:
    text = f"{HEADS}\r\n3;4;2;1;4;4;4;3;3;2\r\n\r\n4;4;;1;4;4;4;3;3;2\r\n".replace(";", sign)
    found = read(tmp_path, text, TEN, letters)
    assert (found.shape, found.rows, found.misfits) == (Shape.REPLIES, 2, [])
    assert found.counts[:3] == ((0, 0, 1, 1), (0, 0, 0, 2), (0, 1, 0, 0))
    headless = read(tmp_path, text.split("\r\n", 1)[1], TEN)
    assert headless.counts == found.counts
    assert bool(found.letters) == (letters == "cp1252")


@pytest.mark.parametrize("head", ["1;2;3;4;5", "1. Omgivelser;2. Verdier;3. Str;4. Rel;5. Strat"])
def test_a_head_may_number_the_points_and_marks_may_have_their_words(
    tmp_path: Path, head: str
) -> None:
    found = read(tmp_path, f"{head}\n4 - stemmer helt;3,0;2.0;1;4\n")
    assert (found.rows, found.misfits) == (1, [])
    assert found.counts[0] == (0, 0, 0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "1;4;6;2\n0;0;3;10\n;1;12;\n5;5;2;1\n0;0;0;13\n",
        "Punkt;1;2;3;4\n1;1;4;6;2\n2;0;0;3;10\n3;;1;12;\n4;5;5;2;1\n5;0;0;0;13\n",
        "Omgivelser;1;4;6;2\nVerdier;0;0;3;10\nc;;1;12;\nd;5;5;2;1\ne;0;0;0;13\n",
    ],
)
def test_a_row_may_be_a_point_with_four_counts(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    assert found.shape is Shape.COUNTS
    assert found.counts == ((1, 4, 6, 2), (0, 0, 3, 10), (0, 1, 12, 0), (5, 5, 2, 1), (0, 0, 0, 13))


def test_rows_that_do_not_fit_are_left_out_whole_and_told_with_their_line(tmp_path: Path) -> None:
    rows = ["3;4;2;1;4", "3;4;2", "3;4;2;1;7", '=1+1;4;"2\n";1;4', "1;1;1;1;\x1b[31mx", "4;4;4;4;4"]
    found = read(tmp_path, "\n".join(rows))
    assert found.rows == 2
    assert [(m.line, m.key) for m in found.misfits] == [
        (2, "survey_columns"),
        (3, "survey_mark"),
        (4, "survey_mark"),
        (6, "survey_mark"),
    ]
    told = preview_lines(WORDS, FIVE, found)
    assert told[:3] == [
        "Svar som er lest: 2",
        "Passet ikke, og er ikke med (4):",
        "· linje 2: 3 kolonner, det skal være 5",
    ]
    assert told[4] == "· linje 4, kolonne 1: «=1+1» er ikke et tall fra 1 til 4"
    assert "\x1b" not in "".join(told)
    assert told[-5:] == [
        "   0    0    1    1   1. Omgivelser",
        "   0    0    0    2   2. Verdier",
        "   0    1    0    1   3. Strukturer",
        "   1    0    0    1   4. Relasjoner",
        "   0    0    0    2   5. Strategier",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"1" * (LONGEST + 1), "svar.csv er for stor: et regneark kan være på høyst 1 MB"),
        (b"PK\x03\x04\x00\x00", "velg «lagre som CSV» i regnearket først"),
        (b"  \n", "er tom"),
        (b"a;b;c\nd;e;f\n", "Fant ingen svar i svar.csv. En rad er ett svar med 5 tall"),
        (b"x" * 200_000, "svar.csv er ikke en CSV-fil"),
    ],
)
def test_what_is_no_survey_is_refused_with_a_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "svar.csv"
    file.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        read_survey(file, FIVE)
    assert sentence in WORDS(f"reading.{refused.value.key}", **refused.value.values)


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    for path, key in ((tmp_path / "borte.csv", "no_file"), (tmp_path, "not_a_file")):
        with pytest.raises(Unreadable) as refused:
            read_survey(path, FIVE)
        assert refused.value.key == key
