"""A document in HTML: one sound page that says what the Markdown says, whatever people typed."""

import re
from pathlib import Path

import pytest
from paper_samples import EVERY_KIND, STAMP, TODAY, headings, sample
from reading_html import is_sound

from mkm_tui.documents import html
from mkm_tui.documents.html import html_page
from mkm_tui.documents.paper import Paper, PaperKind, Wish, front_values
from mkm_tui.documents.papers import paper_of
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.site import Site
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language

HOSTILE = [
    "# x",
    "Vedtak\n===",
    "<h2>Vedtak</h2>",
    "<div>\n\n# inni\n\n</div>",
    "<script>alert(1)</script>",
    "</style><script>x</script>",
    "</title><img src=x onerror=y>",
    "a <b onclick=x>b</b> c",
    "<!-- åpen",
    "<![CDATA[ x ]]>",
    "<?php x ?>",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "```html\n<i>\nåpen",
    "[x](javascript:alert(1))",
    "[x](data:text/html,<b>)",
    "<javascript:alert(1)>",
    '[x](http://a.no/" "onmouseover=alert(1) ")',
    "[x](http://a.no/?a=1&b=2)",
    "![x](http://a.no/b.png)",
    "[Sak]: http://a.no\n\n[Sak]",
    "- a\n  1. b\n\n     > # c",
    "&#60;script&#62;&lt;b&gt;",
    '" onload="x',
    "'><b>",
    "**Vedtak**",
    "a\x00\x1b[31m\u202eb\ufffe\uffff",
    "</main></body></html>",
]


def about(kind: str) -> dict[str, str]:
    """Return the record of the sample that a kind of document is about."""
    if kind in ("notice", "minutes", "notes"):
        return {"meeting": "M2/26"}
    if kind in ("publication", "decision"):
        return {"decision": "3/26"}
    return {"unit": {"unit": "u1"}, "project": {"project": "P1"}, "answer": {"idea": "I1"}}.get(
        kind, {}
    )


def page_of(state: State, kind: str, reach: Reach = Reach.INTERNAL) -> tuple[Paper, str]:
    """Return a document and its page."""
    paper = paper_of(state, Wish(PaperKind(kind), reach, **about(kind)), TODAY, STAMP)
    return paper, html_page(paper)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[1:25])
def test_a_page_holds_no_other_element_whatever_is_typed(text: str) -> None:
    state = sample(text)
    for kind in EVERY_KIND:
        is_sound(page_of(state, kind)[1])
    for path, page in Site(state, Reach.INTERNAL, TODAY, STAMP).items():
        if path.endswith(".html"):
            is_sound(page)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_page_has_the_headings_language_and_front_matter_of_its_paper(
    kind: str, language: Language
) -> None:
    paper, page = page_of(sample("Ord", language), kind)
    read = is_sound(page)
    shown = [(f"h{level}", " ".join(text.split())) for level, text in read.headings]
    assert shown == headings(paper.body)
    assert read.language == language
    kept = {name.removeprefix("mkm-"): v for name, v in read.metas.items() if "mkm" in name}
    assert kept == front_values(paper.front)
    assert f"<title>{paper.title}</title>" in page


def test_a_page_says_for_whom_it_is_and_from_which_record(state: State) -> None:
    wish = Wish(PaperKind.MINUTES, meeting="M2/26")
    page = html_page(paper_of(state, wish, TODAY, STAMP))
    assert "<p>Offentlig utgave</p>" in page
    assert "24. november 2026 (endring 812, 6f6f6f6f6f6f)" in page


def test_the_fields_of_a_document_are_told_from_lists_of_people() -> None:
    _, page = page_of(sample("- punkt"), "minutes")
    assert '<ul class="fields">' in page
    assert "<ul>\n<li>punkt</li>" in page


def test_a_page_asks_for_nothing_from_elsewhere() -> None:
    _, page = page_of(sample("x"), "minutes")
    assert not re.search(r"src=|url\(|@import|<script", page)


def test_text_stands_out_from_the_page_at_least_seven_to_one() -> None:
    style = Path(html.__file__).with_name("page.css").read_text("utf-8")
    colours = set(re.findall(r"[ {]color: (#[0-9a-f]+)", style))
    assert len(colours) >= 3
    assert all(contrast(colour) >= 7 for colour in colours)


def contrast(colour: str) -> float:
    """Return how a colour stands out from white, as WCAG reckons it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    weighed = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (weighed + 0.05)
