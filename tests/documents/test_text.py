"""Whatever people type, it makes no heading, no HTML and no table in a document."""

import hypothesis.strategies as st
import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from mkm_tui.documents.text import block, line

FORBIDDEN = {"heading_open", "html_block", "html_inline", "hr", "table_open", "definition", "image"}
HOSTILE = [
    "# Vedtak",
    "Vedtak\n===",
    "Vedtak\n---",
    "```\nåpen",
    "~~~\n# inni",
    "<!-- åpen",
    "<script>x</script>",
    "<div>\n\n# inni",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "[x]: http://a.no\n\n[x]",
    "---",
    "***",
    "> # sitat",
    "- # punkt",
    "1. # tall",
    "    # kode",
    "&lt;b&gt;",
    "&#35; Tegn",
    "\\# x",
    "[/x] [b]",
    "![x](javascript:1)",
    "[x](javascript:alert(1))",
    "<http://a.no>",
    "a\n# b",
    "\t# b",
    "a  \n# b",
    "*a\n# b*",
    "`a\n# b`",
    "\u202e# x",
    "- a\n\n  # b\n- c",
    "1) a",
    "+ a",
    "a\n\u200b# b",
    "a\n= b",
    "a\n==",
    "\r# a",
    "x\x00\n# y",
    "###### a ######",
]
words = st.text(alphabet="#-=>*_`~[]()<>!|\\&;: \n\tab1.", max_size=60)


def kinds(markdown: str) -> set[str]:
    """Return the types of all tokens, of block and inline, as a parser with tables sees them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    return {t.type for t in tokens} | {c.type for t in tokens for c in t.children or []}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_nothing(text: str) -> None:
    assert not kinds(block(text)) & FORBIDDEN
    assert not kinds(f"## {line(text)}\n") & (FORBIDDEN - {"heading_open"})
    assert [t.type for t in MarkdownIt().parse(f"## {line(text)}")].count("heading_open") == 1


@given(words)
def test_any_text_changes_nothing(text: str) -> None:
    assert not kinds(f"Før.\n\n{block(text)}\n\nEtter.\n") & FORBIDDEN
    assert not kinds(f"- **Sted:** {line(text)}\n") & FORBIDDEN


def test_ordinary_markdown_stays() -> None:
    text = "Ansatte *har* prøvd **ordningen**.\n\n- ett\n- to\n\nSe [siden](https://a.no)."
    written = block(text)
    assert {"em_open", "strong_open", "bullet_list_open", "link_open"} <= kinds(written)
    assert "31. januar (foreløpig) - ja" in block("Frist 31. januar (foreløpig) - ja")
