"""Every refusal and every term has its words."""

import re
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from mkm_tui.locale.days import Lies, day_from
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


@pytest.mark.parametrize(
    ("typed", "anywhere", "ahead", "behind"),
    [
        ("20.1", "2026-01-20", "2027-01-20", "2026-01-20"),
        ("25.11", "2026-11-25", "2026-11-25", "2026-11-25"),
        ("24/11", "2026-11-24", "2027-11-24", "2026-11-24"),
        ("26.11.", "2026-11-26", "2026-11-26", "2025-11-26"),
        ("20.1.26", "2026-01-20", "2026-01-20", "2026-01-20"),
        ("29.2", None, None, None),
        ("ons", "2026-12-02", "2026-12-02", "2026-11-25"),
        ("man", "2026-11-30", "2026-11-30", "2026-11-23"),
        ("+14", "2026-12-09", "2026-12-09", "2026-12-09"),
    ],
)
def test_a_day_without_a_year_is_where_such_days_lie(
    typed: str, anywhere: str | None, ahead: str | None, behind: str | None
) -> None:
    wednesday = date(2026, 11, 25)
    read = [day_from(typed, wednesday, lies) for lies in Lies]
    assert [day and day.isoformat() for day in read] == [anywhere, ahead, behind]
    assert day_from(typed, wednesday) == read[0]
