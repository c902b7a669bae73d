"""Text pasted from a word processor, with its signs of lists and indents as Markdown has them."""

import re

_FENCE = re.compile(r"\s*(?:```|~~~)")
_BULLET = re.compile(r"^(\s*)[•·▪◦●○‣\uf0b7](?:\s+|(?=\w))")
_DASH = re.compile(r"^(\s*)[–—](\s+)(?=\S)")
_LIST = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_SPACES = re.compile("[\u00a0\u2007\u202f\u2002-\u200a]")


def tidied(text: str) -> str:
    """Return a text line by line as it was, bullets as list items and indents without a list out.

    What is between fences stays as it stands.
    """
    rows = text.split("\n")
    fenced, listed = False, False
    for number, row in enumerate(rows):
        if _FENCE.match(row):
            fenced = not fenced
        if fenced:
            continue
        row = _dash(rows, number, _bullet(_SPACES.sub(" ", row)))
        indented = row[:1] in (" ", "\t")
        if row.strip() and not (indented and listed):
            listed = _LIST.match(row) is not None
            row = row.lstrip() if indented and row.startswith(("\t", "    ")) else row
        rows[number] = row
    return "\n".join(rows)


def _bullet(row: str) -> str:
    """Return a line, a bullet before it as a list item's sign."""
    found = _BULLET.match(row)
    return f"{_indent(found[1])}- {row[found.end() :]}" if found else row


def _dash(rows: list[str], number: int, row: str) -> str:
    """Return a line, a dash before it as a list item's sign where dashes stand in a row."""
    found = _DASH.match(row)
    if found is None:
        return row
    beside = [*rows[max(number - 1, 0) : number], *rows[number + 1 : number + 2]]
    many = any(_DASH.match(other) or other.lstrip().startswith("- ") for other in beside)
    if not many and found[2] == " ":
        return row
    return f"{_indent(found[1])}- {row[found.end() :]}"


def _indent(space: str) -> str:
    """Return an indent in spaces; one tab is a word processor's margin of a list."""
    return "  " * max(space.count("\t") - 1, 0)
