"""Whatever people type, it makes no heading, no HTML and no table in a document."""

import hypothesis.strategies as st
import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from mkm_tui.documents.text import block, line

FORBIDDEN = {
    "heading_open",
    "html_block",
    "html_inline",
    "hr",
    "table_open",
    "definition",
    "image",
    "fence",
    "code_block",
}
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
    "a | b\n:-:",
    "a\n:-|",
    "- a\n\n```\n# Vedtak\n```",
    "1. a\n\n       # x",
    "**&#32;**",
    "*&#32;**&#32;*",
    "a&#10;&#10;# b",
    ">" * 60 + " # x",
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


@pytest.mark.parametrize(
    "text", [">" * 60 + " hei", "- " * 60 + "hei", "[hei]: http://a.no", "&#x202e;hei"]
)
def test_nothing_said_is_lost_and_nothing_hidden_comes_back(text: str) -> None:
    assert "hei" in block(text)
    assert "\u202e" not in block(text)


def test_a_list_of_peoples_is_not_one_of_the_documents() -> None:
    assert block("- ett\n- to") == "* ett\n\n* to"


def test_code_stays_as_rows_of_code() -> None:
    assert block("```\nrad 1\n\nrad `2`\n```") == "`rad 1`\\\n`` rad `2` ``"


@pytest.mark.parametrize("text", ["[" * 20_000, "*a **b " * 5_000, "<" * 20_000, "x" * 200_000])
def test_a_very_long_line_is_written(text: str) -> None:
    written = block(text)
    assert not kinds(written) & FORBIDDEN
    assert written.count("\n") == 0


@pytest.mark.parametrize(
    "text",
    ["**Vedtak**", "__Vedtak__", "# Vedtak", "Vedtak\n===", "***Vedtak***"],
)
def test_a_paragraph_that_is_bold_throughout_is_no_label_of_the_programs(text: str) -> None:
    assert block(text) == "***Vedtak***"
    assert block(block(text)) == block(text)
    assert block(f"{text}\n\nSå **dette**.").endswith("\n\nSå **dette**.")
