"""What a reader's browser finds in a page: elements, headings and links."""

from html.parser import HTMLParser
from itertools import pairwise

ALLOWED = {
    "html": {"lang"},
    "meta": {"charset", "name", "content", "http-equiv"},
    "link": {"rel", "type", "href"},
    "nav": {"class", "aria-label"},
    "p": {"class"},
    "ul": {"class"},
    "ol": {"start"},
    "a": {"href", "rel"},
    "th": {"scope"},
    "time": {"datetime"},
    **{
        tag: set[str]() for tag in (
            "head", "title", "style", "body", "header", "main", "footer", "h1", "h2", "h3", "li",
            "strong", "em", "code", "br", "blockquote", "table", "thead", "tbody", "tr", "td",
        )
    },
}  # fmt: skip
"""The elements that a page may hold, each with its attributes."""
VOID = {"meta", "link", "br"}


class Reading(HTMLParser):
    """Reads a page; an element or attribute that is not allowed is an error."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.links: list[str] = []
        """Links in what people may write and what documents say."""
        self.ways: list[str] = []
        """Links between pages."""
        self.metas: dict[str, str] = {}
        self.language = ""
        self.text = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        assert tag in ALLOWED, tag
        assert values.keys() <= ALLOWED[tag], (tag, values)
        if tag not in VOID:
            self._open.append(tag)
        if tag == "html":
            self.language = values["lang"]
        if tag == "th":
            assert values["scope"] == "col"
        if tag == "meta" and "name" in values:
            self.metas[values["name"]] = values["content"]
        if tag in ("h1", "h2", "h3"):
            self.headings.append((int(tag[1]), ""))
        if tag == "a" and "rel" in values:
            assert values["rel"] == "noopener noreferrer"
            self.links.append(values["href"])
        elif tag == "a":
            self.ways.append(values["href"])

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["style"]:
            return
        self.text += data
        level = next((int(tag[1]) for tag in self._open if tag in ("h1", "h2", "h3")), 0)
        if level:
            self.headings[-1] = (level, self.headings[-1][1] + data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def is_sound(page: str) -> Reading:
    """Assert what holds for every page, and return what was read."""
    assert page.startswith("<!DOCTYPE html>\n")
    read = Reading(page)
    levels = [level for level, _ in read.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert all(link.startswith(("http://", "https://", "mailto:")) for link in read.links)
    assert all(":" not in way for way in read.ways)
    assert "default-src 'none'" in page
    return read
