"""Text from people made harmless: it may say anything, and change nothing of the document."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mkm_tui.records.signs import ENDS, HIDDEN, cleaned, in_a_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_OBEYED = re.compile(f"[\t\n\r{HIDDEN}{ENDS}]")
_UNSAID = re.compile(f"[{HIDDEN}{ENDS}]")
_SIGNS = re.compile(r"([\\`*_\[\]<>&|~#])")
_STARTS = re.compile(r"^(\s*)([-+=:#>]|\d+[.)](?=\s|$))", re.MULTILINE)
_SAFE_LINK = re.compile(r"^(https?://|mailto:)[^\s<>]+$", re.IGNORECASE)
_HARMLESS = re.compile(
    "(paragraph|(bullet|ordered)_list|list_item|blockquote|strong|em|link)_(open|close)"
    "|inline|text|softbreak|hardbreak|code_inline"
)
_EMPHASIS = ("strong_open", "strong_close", "em_open", "em_close")
_DEEPEST = 20
"""Containers within each other that are kept; deeper ones become plain text."""


@cache
def _parser() -> "MarkdownIt":
    """Return the parser that reads what people type."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).disable("reference")


@cache
def _reader() -> "MarkdownIt":
    """Return a parser like those of the document's readers, with tables."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


def printable(text: str) -> str:
    """Return a text as one line in which what a terminal would obey stands by its number."""
    return _OBEYED.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def in_json(encoded: bytes) -> bytes:
    """Return JSON that says the same, with what a terminal would obey as JSON writes it by number.

    Most encoders leave other control and direction signs than the first 32 as they are.
    """
    if encoded.isascii() and b"\x7f" not in encoded:
        return encoded
    return _UNSAID.sub(lambda found: _by_number(found[0]), encoded.decode()).encode()


def _by_number(sign: str) -> str:
    """Return a sign as an escape of JSON; one beyond the first 65,536 takes two."""
    units = sign.encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def line(text: str) -> str:
    """Return a one-line text made harmless for any place in a line of Markdown but its start."""
    return _SIGNS.sub(r"\\\1", in_a_line(text))


def escaped(text: str) -> str:
    """Return a one-line text made harmless at the start of a line too."""
    return _starts_escaped(line(text))


@lru_cache(maxsize=1024)
def block(text: str) -> str:
    """Return Markdown from people with its paragraphs, lists, emphasis, inline code and links.

    Headings, and paragraphs that are bold throughout, become bold and slanted: only the program's
    own labels are bold alone. Code blocks become rows of inline code; HTML, tables and
    definitions become plain text; rules go out. What a parser would still read as something
    else becomes plain text as a whole. The latest are kept: a text stands in several documents.
    """
    source = cleaned(text)
    tokens = _parser().parse(source)
    written = "\n".join(_Blocks(tokens).written()).strip("\n")
    too_deep = any(token.level >= _DEEPEST - 1 for token in tokens)
    return _plain(source) if too_deep or not _harmless(written) else written


def _harmless(markdown: str) -> bool:
    """Say whether a reader finds nothing but what people may write."""
    tokens = _reader().parse(markdown)
    inner = [child for token in tokens for child in token.children or []]
    return all(_HARMLESS.fullmatch(token.type) for token in [*tokens, *inner])


def _plain(text: str) -> str:
    """Return a text of several lines with every sign in it escaped."""
    return "\n".join(escaped(row) for row in text.split("\n"))


def _starts_escaped(text: str) -> str:
    """Return a text in which no line begins a block."""
    return _STARTS.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", text)


class _Blocks:
    """Writes block tokens again, each line with the indentation of the lists around it."""

    def __init__(self, tokens: "list[Token]") -> None:
        self.tokens = tokens
        self.lines: list[str] = []
        self.prefixes: list[str] = []
        self.marker = ""
        self.bold = False

    def written(self) -> list[str]:
        """Return the lines of all tokens."""
        for token in self.tokens:
            self._token(token)
        return self.lines

    def _token(self, token: "Token") -> None:
        """Write one block token."""
        if token.type == "inline":
            self._text(token.children or [])
        elif token.type in ("heading_open", "heading_close"):
            self.bold = token.type == "heading_open"
        elif token.type in ("fence", "code_block"):
            rows = [_code(row) for row in token.content.split("\n") if row.strip()]
            self._paragraph("\\\n".join(rows))
        elif token.type == "html_block":
            rows = [escaped(row) for row in token.content.split("\n") if row.strip()]
            self._paragraph("\n".join(rows))
        elif token.type == "list_item_open":
            self.marker = f"{token.info}. " if token.info else "* "
            self.prefixes.append(" " * len(self.marker))
        elif token.type == "list_item_close":
            self.prefixes.pop()
            self.marker = ""
        elif token.type == "blockquote_open":
            self.prefixes.append("> ")
        elif token.type == "blockquote_close":
            self.prefixes.pop()

    def _text(self, tokens: "list[Token]") -> None:
        """Write a paragraph; one that is bold throughout as no label of the program's is."""
        bold = self.bold or (not self.prefixes and _all_bold(tokens))
        if bold:
            tokens = [token for token in tokens if token.type not in _EMPHASIS]
        text = _inline(tokens)
        if bold and text.strip():
            text = "\n".join(f"***{row.strip()}***" for row in text.split("\n") if row.strip())
        if text.strip():
            self._paragraph(text)

    def _paragraph(self, text: str) -> None:
        """Write a paragraph after an empty line, its first line behind the list's marker."""
        self.lines.append("")
        around = "".join(self.prefixes)
        for row in text.split("\n"):
            before = around
            if self.marker:
                before = around.removesuffix(" " * len(self.marker)) + self.marker
                self.marker = ""
            self.lines.append((before + row).rstrip())


def _all_bold(tokens: "list[Token]") -> bool:
    """Say whether every word of a line is bold, as the words of a label are."""
    depth, words = 0, False
    for token in tokens:
        depth += token.nesting if token.type.startswith("strong") else 0
        if token.content.strip() and token.type != "softbreak":
            words = True
            if not depth:
                return False
    return words


def _inline(tokens: "list[Token]") -> str:
    """Write inline tokens again; only known ones keep their effect."""
    parts: list[str] = []
    links: list[str] = []
    for token in tokens:
        if token.type in ("text", "html_inline"):
            parts.append(_SIGNS.sub(r"\\\1", cleaned(token.content).replace("\n", " ")))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "code_inline":
            parts.append(_code(token.content))
        elif token.type in _EMPHASIS:
            parts.append(token.markup)
        elif token.type == "image":
            parts.append(escaped(token.content))
        elif token.type == "link_open":
            target = str(token.attrGet("href") or "")
            links.append(f"](<{target}>)" if _SAFE_LINK.match(target) else "")
            parts.append("[" if links[-1] else "")
        elif token.type == "link_close":
            parts.append(links.pop())
    return _starts_escaped("".join(parts))


def _code(content: str) -> str:
    """Return inline code behind more backticks than it holds."""
    longest = max((len(run) for run in re.findall("`+", content)), default=0)
    fence = "`" * (longest + 1)
    gap = " " if longest else ""
    return f"{fence}{gap}{content}{gap}{fence}"
