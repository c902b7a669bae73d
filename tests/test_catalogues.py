"""The catalogues say the same things in each language."""

import json
from pathlib import Path
from string import Formatter

import pytest

from mkm_tui.locale import words

HOUSE = Path(words.__file__).parent
FILES = sorted(file.relative_to(HOUSE) for file in HOUSE.glob("*/*.json"))
OTHERS = [file for file in FILES if file.parts[0] != "nb"]


def texts(file: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads((HOUSE / file).read_text("utf-8"))
    return found


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_english_has_every_area() -> None:
    areas = {lang: {f.name for f in FILES if f.parts[0] == lang} for lang in ("nb", "en")}
    assert areas["nb"]
    assert areas["en"] == areas["nb"]


@pytest.mark.parametrize("file", OTHERS, ids=str)
def test_a_language_has_the_keys_of_bokmal(file: Path) -> None:
    bokmal, other = texts(Path("nb", file.name)), texts(file)
    unknown = [key for key in other if key not in bokmal]
    missing = [key for key in bokmal if key not in other and file.parts[0] == "en"]
    assert not unknown
    assert not missing


@pytest.mark.parametrize("file", OTHERS, ids=str)
def test_a_text_has_the_gaps_of_bokmal(file: Path) -> None:
    bokmal, other = texts(Path("nb", file.name)), texts(file)
    wrong = [key for key in other if gaps(other[key]) != gaps(bokmal.get(key, other[key]))]
    assert not wrong


@pytest.mark.parametrize("file", FILES, ids=str)
def test_no_text_is_empty_or_has_spaces_around_it(file: Path) -> None:
    bare = {key: text.strip(" \t") for key, text in texts(file).items()}
    assert texts(file) == bare
    assert all(text.strip() for text in bare.values())


@pytest.mark.parametrize("language", ["nb", "en"])
def test_each_position_has_a_letter_of_its_own(language: str) -> None:
    screens = texts(Path(language, "screens.json"))
    letters = [t for k, t in screens.items() if k.startswith("stance.") and k.endswith("_key")]
    assert all(len(letter) == 1 and letter.islower() for letter in letters)
    assert len(set(letters)) == len(letters) == 5
