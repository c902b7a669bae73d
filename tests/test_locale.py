"""Every refusal and every term has its words."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from mkm_tui.locale.words import Words
from mkm_tui.records import terms
from mkm_tui.records.terms import Language
from mkm_tui.rules.broken import RuleBroken

HOUSE = Path(terms.__file__).parent.parent
REFUSAL = re.compile(r'"(?:R\d+)?",\s*"([a-z_]+)"')


@pytest.mark.parametrize("language", list(Language))
def test_every_term_has_a_word(language: Language) -> None:
    words = Words(language)
    kinds = [k for k in vars(terms).values() if isinstance(k, type) and issubclass(k, StrEnum)]
    for kind in set(kinds) - {StrEnum, Language}:
        assert all(words.show(value) for value in kind)


def test_every_refusal_has_a_sentence() -> None:
    words = Words(Language.NB)
    source = "\n".join(
        file.read_text("utf-8")
        for room in ("actions", "store")
        for file in HOUSE.glob(f"{room}/*")
        if file.suffix == ".py"
    )
    keys = set(REFUSAL.findall(source))
    assert len(keys) > 40
    for key in keys:
        assert words._texts[f"refusals.{key}"]


def test_a_refusal_names_the_parties_the_help_and_the_rule() -> None:
    broken = RuleBroken("R2", "party_missing", parties=[terms.Party.UNIONS])
    sentence = "Tillitsvalgte er ikke representert: kall inn vara eller utsett saken (R2)"
    assert Words(Language.NB).refusal(broken) == sentence
