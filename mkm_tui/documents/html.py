"""A document as one HTML page, made from its Markdown: no script, and nothing from elsewhere."""

from collections.abc import Sequence
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mkm_tui.documents.paper import Front, Paper, front_values
from mkm_tui.locale.words import Words
from mkm_tui.records.signs import cleaned
from mkm_tui.records.terms import Language

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may load and do for a page: its own style sheet, and nothing else."""
SITE_MARK = "mkm-site"
"""The name of what a page of a site tells of itself beside its front matter."""
_OWN_LIST = "-"
"""The sign before the fields that the program writes; lists from people have another."""


class Link(NamedTuple):
    """A link to another page, relative to the one that it stands on."""

    text: str
    href: str


class Around(NamedTuple):
    """What a site puts around a document: its name, its pages, and what belongs together."""

    site: str = ""
    ways: tuple[Link, ...] = ()
    """To the pages that every page leads to."""
    related: tuple[Link, ...] = ()
    """To the pages that this one is about."""
    feed: str = ""
    """Where the site's feed is."""


class Shell(NamedTuple):
    """A page without its frame; the title is plain text, the three parts are HTML."""

    language: Language
    title: str
    header: str
    main: str
    footer: str
    metas: dict[str, str]
    feed: str = ""


def html_page(paper: Paper, around: Around | None = None) -> str:
    """Return a document as a file of its own, or as a page of a site."""
    front, words = paper.front, Words(paper.front.language)
    metas = {meta_name(name): value for name, value in front_values(front).items()}
    if around is not None:
        metas[SITE_MARK] = "1"
    around = around or Around()
    main = _rendered(paper.body) + links(words("documents.html_related"), around.related, True)
    header = _header(words, front, around)
    footer = _footer(words, front)
    return framed(Shell(front.language, paper.title, header, main, footer, metas, around.feed))


def meta_name(field: str) -> str:
    """Return the name under which a page keeps a field of the front matter."""
    return field if field == "mkm" else f"mkm-{field}"


def framed(shell: Shell) -> str:
    """Return a whole page."""
    metas = {"viewport": "width=device-width, initial-scale=1", **shell.metas}
    named = [f'<meta name="{name}" content="{shown(value)}">' for name, value in metas.items()]
    if shell.feed:
        kind = "application/atom+xml"
        named.append(f'<link rel="alternate" type="{kind}" href="{shown(shell.feed)}">')
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{shell.language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{shown(shell.title)}</title>",
        *named,
        f"<style>\n{_style()}</style>",
        "</head>",
        "<body>",
        f"<header>\n{shell.header}</header>",
        f"<main>\n{shell.main}</main>",
        f"<footer>\n{shell.footer}</footer>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def shown(text: str) -> str:
    """Return plain text as one line of HTML, also within an attribute."""
    return escape(" ".join(cleaned(text).split()))


def paragraph(text: str) -> str:
    """Return plain text as a paragraph."""
    return f"<p>{shown(text)}</p>\n"


def anchor(link: Link) -> str:
    """Return a link."""
    return f'<a href="{shown(link.href)}">{shown(link.text)}</a>'


def links(label: str, to: Sequence[Link], headed: bool = False) -> str:
    """Return a named list of links, with its name as a heading or not; nothing without any."""
    if not to:
        return ""
    heading = f"<h2>{shown(label)}</h2>\n" if headed else ""
    items = "".join(f"<li>{anchor(link)}</li>\n" for link in to)
    kind = "related" if headed else "ways"
    opening = f'<nav class="{kind}" aria-label="{shown(label)}">'
    return f"{opening}\n{heading}<ul>\n{items}</ul>\n</nav>\n"


def _header(words: Words, front: Front, around: Around) -> str:
    """Return whose page it is, for whom it is, and the way to the site's other pages."""
    reader = words(f"documents.html_{front.audience}")
    name = f"{around.site} · {reader}" if around.site else reader
    return paragraph(name) + links(words("documents.html_ways"), around.ways)


def _footer(words: Words, front: Front) -> str:
    """Return about which day the document speaks, and from which record it came."""
    number, _, mark = front.record.partition("-")
    return paragraph(words("documents.html_made", on=front.day, number=number, mark=mark[:12]))


@cache
def _style() -> str:
    """Return the style sheet, for screen and paper."""
    return Path(__file__).with_name("page.css").read_text("utf-8")


@cache
def _markdown() -> MarkdownIt:
    """Return the parser of the documents' Markdown: no HTML, no images."""
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
    return parser.enable("table").disable("image")


def _rendered(markdown: str) -> str:
    """Return a document's Markdown as HTML."""
    parser = _markdown()
    tokens = parser.parse(markdown)
    for token in tokens:
        _dressed(token)
        for child in token.children or []:
            _dressed(child)
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open" and _is_label(token):
            before.attrSet("class", "label")
    return str(parser.renderer.render(tokens, parser.options, {}))


def _dressed(token: Token) -> None:
    """Tell readers' programs what a cell is a heading of, and where a link may lead from."""
    if token.type == "th_open":
        token.attrSet("scope", "col")
    elif token.type == "link_open":
        token.attrSet("rel", "noopener noreferrer")
    elif token.type == "bullet_list_open" and token.markup == _OWN_LIST:
        token.attrSet("class", "fields")


def _is_label(token: Token) -> bool:
    """Say whether a line is bold from end to end, as the labels over texts are."""
    kinds = [child.type for child in token.children or [] if child.content or child.nesting]
    return kinds[:1] == ["strong_open"] and kinds.index("strong_close") == len(kinds) - 1
