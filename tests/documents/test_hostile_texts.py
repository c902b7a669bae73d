"""Whatever people type in any field, a document keeps exactly its own structure."""

import hypothesis.strategies as st
import pytest
from hostile_texts import CONSTRUCTS, EXTREMES
from hypothesis import HealthCheck, given, settings
from paper_samples import KINDS, all_tokens, paper, papers, parsed, sample, typed_fields
from shapes import EXPECTED, MARK, PAIRED, hostile, odd_one, shape_of

from mkm_tui.records.signs import cleaned

ALLOWED = {
    "inline", "text", "softbreak", "hardbreak", "code_inline",
    *(
        f"{kind}_{end}"
        for kind in (
            "heading", "paragraph", "bullet_list", "ordered_list", "list_item", "blockquote",
            "strong", "em", "link", "table", "thead", "tbody", "tr", "th", "td",
        )
        for end in ("open", "close")
    ),
}  # fmt: skip
HOSTILE = [*CONSTRUCTS.values(), *EXTREMES]
PLAIN = sample(MARK)
signs = st.text(alphabet="#-=>*_`~[]()<>!|\\&;:{}\n\t\r\u200b\u202e\u00a0ab1. ", min_size=1)
pieces = st.lists(st.sampled_from(HOSTILE[:-6]), min_size=1, max_size=3).map("\n".join)


def is_as_expected(text: str, other: str = "") -> None:
    """Assert that a text in every field gives each document its own structure, no other sign.

    Where there are two texts, each stands in about half of the fields.
    """
    wanted = PAIRED if other not in ("", text) else EXPECTED
    for kind, reach, written in papers(hostile(text, other)):
        blocks = parsed(written)
        assert not odd_one(shape_of(blocks), wanted[kind, reach].with_text(text, other))
        tokens = all_tokens(blocks)
        assert {token.type for token in tokens} <= ALLOWED
        assert all(token.level == 0 for token in tokens if token.type == "heading_open")
        links = [str(t.attrGet("href")) for t in tokens if t.type == "link_open"]
        assert all(link.lower().startswith(("http://", "https://", "mailto:")) for link in links)
        assert all(cleaned(character) for character in set(written))


def test_the_sample_has_every_field_that_people_type() -> None:
    found: dict[tuple[type, str], bool] = {}
    for kind, name, value in typed_fields(PLAIN):
        found[kind, name] = found.get((kind, name), False) or value == MARK
        assert value in ("", MARK)
    assert len(found) > 30
    assert [field for field, is_filled in found.items() if not is_filled] == []


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[1:25])
def test_a_hostile_text_changes_nothing(text: str) -> None:
    is_as_expected(text)


@given(signs, signs)
@settings(max_examples=9, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_signs_change_nothing(text: str, other: str) -> None:
    is_as_expected(text, other)


@given(pieces, pieces)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_hostile_texts_together_change_nothing(text: str, other: str) -> None:
    is_as_expected(text, other)


@given(st.text(min_size=1), st.text(min_size=1))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_changes_nothing(text: str, other: str) -> None:
    is_as_expected(text, other)


@pytest.mark.parametrize("kind", KINDS)
def test_ordinary_text_stands_as_it_was_typed(kind: str) -> None:
    text = "Frist 31. januar (foreløpig) - ja, 50 % & mer"
    assert text.replace("&", "\\&") in paper(sample(text), kind)
