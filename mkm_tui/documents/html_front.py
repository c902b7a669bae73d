"""What a page in HTML tells of itself in its head."""

import re
from html.parser import HTMLParser

_HEAD = 20_000
"""Characters in which the head of a page of ours tells what it is."""
_META = re.compile(r"<meta\s[^<>]*>", re.IGNORECASE)


class _Metas(HTMLParser):
    """Collects what a page says under names of ours."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a name and its value."""
        values = dict(attrs)
        name = values.get("name") or ""
        if tag == "meta" and (name == "mkm" or name.startswith("mkm-")):
            self.found[name] = values.get("content") or ""


def kept_in(text: str) -> dict[str, str]:
    """Return what a page says of itself by the fields of the front matter, and `mkm-site`."""
    parser = _Metas()
    for tag in _META.findall(text[:_HEAD]):
        parser.feed(tag)
    return {
        name if name == "mkm-site" else name.removeprefix("mkm-"): value
        for name, value in parser.found.items()
    }
