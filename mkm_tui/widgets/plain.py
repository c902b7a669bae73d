"""Text from people for the screen: never markup, never control signs."""

import textwrap

from textual.content import Content

from mkm_tui.records.signs import cleaned


def one_line(text: str) -> str:
    """Return a text as one printable line."""
    return " ".join(cleaned(text).split())


def sentence(text: str) -> str:
    """Return a text with a capital first."""
    return text[:1].upper() + text[1:]


def wrapped(text: str, width: int) -> list[str]:
    """Return a sentence broken into lines of at most so many characters."""
    return textwrap.wrap(text, max(10, width))


def written(text: str, style: str = "") -> Content:
    """Return a text of several lines as it stands, in one style."""
    shown = cleaned(text)
    return Content.styled(shown, style) if style else Content(shown)
