"""How long a text may be where people type it, and how several lines stand in a field of one."""

import re

from mkm_tui.records.signs import cleaned

LONGEST_TEXT, MOST_LINES = 2_000_000, 20_000
"""Signs and lines of a text of several lines, where people type it."""
_LONGEST_ROW = 4_000
"""Signs between two ends of lines that an editor still works with at the speed of a key."""
_JOINTS = re.compile(r" *[\t\n]\s*")
_OVERLONG = re.compile(rf"[^\n]{{{_LONGEST_ROW + 1}}}")
_ROW = re.compile(rf"[^\n]{{1,{_LONGEST_ROW - 1}}}(?: |$)|[^\n]{{{_LONGEST_ROW}}}", re.MULTILINE)


def joined(text: str) -> str:
    """Return a text of several lines as one, blanks as they were typed."""
    shown = cleaned(text)
    return shown if shown.isprintable() else _JOINTS.sub(" ", shown)


def broken(text: str) -> str:
    """Return a cleaned text in which no line is so long that an editor could not work with it.

    It is broken at a blank, where a paragraph goes on in every document.
    """
    text = cleaned(text)
    if not _OVERLONG.search(text):
        return text
    return "\n".join(map(_broken_row, text.split("\n")))


def _broken_row(row: str) -> str:
    """Return one line broken into several where it is too long."""
    if len(row) <= _LONGEST_ROW:
        return row
    return "\n".join(part.removesuffix(" ") for part in _ROW.findall(row))
