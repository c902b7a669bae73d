"""Likenesses are sought in whatever is typed, also where it is no words."""

import pytest

from mkm_tui.records.state import State
from mkm_tui.rules.similar import similar, stem


@pytest.mark.parametrize(
    ("word", "left"), [("vaktene", "vakt"), ("vakter", "vakt"), ("ene", "ene"), ("en" * 9, "enen")]
)
def test_a_word_loses_its_endings(word: str, left: str) -> None:
    assert stem(word) == left


def test_a_key_that_is_held_down_is_no_word() -> None:
    assert similar(State(), "en" * 50_000, "a" * 200_000) == []
