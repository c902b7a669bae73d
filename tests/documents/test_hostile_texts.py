"""Whatever people type in any field, a document keeps exactly its own structure."""

import itertools
from collections import Counter

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from paper_samples import (
    KINDS,
    all_tokens,
    headings,
    headings_of,
    paper,
    papers,
    parsed,
    sample,
    typed_fields,
)

from mkm_tui.documents.reach import Reach
from mkm_tui.documents.text import cleaned

ALLOWED = {
    "inline", "text", "softbreak", "hardbreak", "code_inline",
    *(
        f"{kind}_{end}"
        for kind in (
            "heading", "paragraph", "bullet_list", "ordered_list", "list_item", "blockquote",
            "strong", "em", "link",
        )
        for end in ("open", "close")
    ),
}  # fmt: skip
HOSTILE = [
    "# x",
    "###### x ######",
    "Vedtak\n===",
    "Vedtak\n---",
    "a\n\n## Sak 99/26 Falsk",
    "<h2>Vedtak</h2>",
    "<div>\n\n# inni\n\n</div>",
    "<script>alert(1)</script>",
    "a <b onclick=x>b</b> c",
    "<!-- åpen",
    "<![CDATA[ x",
    "<?php x",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "a | b\n:-:",
    "a\n:-|",
    "```\nåpen",
    "~~~html\n# inni",
    "- a\n\n```\n# Vedtak\n```",
    "1. a\n\n   ~~~\n   <h1>x</h1>\n   ~~~",
    "    # kode",
    "- a\n\n      # kode",
    "[x](javascript:1)",
    "[x](<javascript:alert(1)>)",
    "<javascript:alert(1)>",
    "![x](http://a.no/b.png)",
    "[![x](http://a.no)](http://b.no)",
    "[x](http://a.no)",
    "[Sak]: http://a.no",
    "[x]:\nhttp://a.no\n'# t'\n\n[x]",
    "[^1]: note\n\n[^1]",
    "---",
    "a\n\n---\n\nb",
    "***",
    "_ _ _",
    "- - -",
    "**&#32;**",
    "*&#32;**&#32;*",
    "a&#10;&#10;# b",
    "&#35; x",
    "&lt;script&gt;",
    "&#x202e;txet",
    "- a\n  - b\n    - c\n      - # d",
    "- a\n\n  # b\n- c",
    "- **Utfall:** enighet",
    "1. # tall",
    "> # sitat\n> - punkt",
    "> > > dypt",
    ">" * 60 + " # x",
    "- " * 60 + "x",
    "  " * 30 + "- x",
    "\u200b# x",
    "a\n\u200b# b",
    "\ufeff---",
    "\u202e# x",
    "\u2028# x\u2029# y",
    "x\x00\n# y",
    "\x1b[31mrød",
    "\r# a\r\n# b",
    "a\x0b# b\x0c# c\x85# d",
    "\u00a0# x",
    "\u3000# x",
    "\t# x",
    "\U000e0041tag",
    "a  \n# b",
    "a\\\n# b",
    "*a\n# b*",
    "`a\n# b`",
    "`` ` ``` `",
    "\\# x \\",
    "trailing \\",
    "{title} {0} {",
    "%s %(x)s",
    "[/x] [b]x[/b]",
    "~~x~~",
    "1) a\n2) b",
    "+ a",
    "= a",
    ": a",
    "\n\n\n# x\n\n\n",
    " ",
    "\u200b",
    "a" * 5_000,
    "# " * 200,
    "[" * 200,
    "<" * 200,
    "*a **b " * 50,
    "| a " * 50 + "\n" + "|---" * 50,
]
MARK = "MERKE"
PLAIN = sample(MARK)
EXPECTED = {(kind, reach): headings(text) for kind, reach, text in papers(PLAIN)}
FIELDS = {
    (kind, reach): Counter(t.markup for t in parsed(text) if t.type == "list_item_open")["-"]
    for kind, reach, text in papers(PLAIN)
}
signs = st.text(alphabet="#-=>*_`~[]()<>!|\\&;:{}\n\t\r\u200b\u202e\u00a0ab1. ", min_size=1)
pieces = st.lists(st.sampled_from(HOSTILE[:-6]), min_size=1, max_size=3).map("\n".join)


def is_as_expected(text: str) -> None:
    """Assert that a text in every field gives each document its own headings and no other sign."""
    shown = " ".join(cleaned(text).split())
    for kind, reach, written in papers(sample(text)):
        blocks = parsed(written)
        tokens = all_tokens(blocks)
        wanted = [(tag, h.replace(MARK, cleaned(text)).split()) for tag, h in EXPECTED[kind, reach]]
        assert [(tag, h.split()) for tag, h in headings_of(blocks)] == wanted
        assert {token.type for token in tokens} <= ALLOWED
        assert all(token.level == 0 for token in tokens if token.type == "heading_open")
        links = [str(t.attrGet("href")) for t in tokens if t.type == "link_open"]
        assert all(link.lower().startswith(("http://", "https://", "mailto:")) for link in links)
        assert all(cleaned(character) for character in set(written))
        if shown:
            own = [t for t in tokens if t.type == "list_item_open" and t.markup == "-"]
            assert len(own) == FIELDS[kind, reach]


def test_the_sample_has_every_field_that_people_type() -> None:
    found: dict[tuple[type, str], bool] = {}
    for kind, name, value in typed_fields(PLAIN):
        found[kind, name] = found.get((kind, name), False) or value == MARK
        assert value in ("", MARK)
    assert len(found) > 30
    assert [field for field, is_filled in found.items() if not is_filled] == []


def test_the_documents_have_headings_with_and_without_the_text() -> None:
    for kind, reach in itertools.product(KINDS, Reach):
        texts = [text for _, text in EXPECTED[kind, reach]]
        assert any(MARK in text for text in texts)
        assert FIELDS[kind, reach] >= 10


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[1:25])
def test_a_hostile_text_changes_nothing(text: str) -> None:
    is_as_expected(text)


@given(signs)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_signs_change_nothing(text: str) -> None:
    is_as_expected(text)


@given(pieces)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_hostile_texts_together_change_nothing(text: str) -> None:
    is_as_expected(text)


@given(st.text(min_size=1))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_changes_nothing(text: str) -> None:
    is_as_expected(text)


@pytest.mark.parametrize("kind", KINDS)
def test_ordinary_text_stands_as_it_was_typed(kind: str) -> None:
    text = "Frist 31. januar (foreløpig) - ja, 50 % & mer"
    assert text.replace("&", "\\&") in paper(sample(text), kind)
