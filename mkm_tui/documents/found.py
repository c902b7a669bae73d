"""What was found, for a line of text and for scripts."""

from typing import Any

from mkm_tui.locale.words import Words
from mkm_tui.records.signs import cleaned
from mkm_tui.rules.finding import Finding, Span
from mkm_tui.rules.finding_query import Filter, Misread

_BEFORE = 24
"""Signs that stand before a hit at least, where there are so many."""


def excerpt(text: str, spans: list[Span], width: int) -> tuple[str, list[Span]]:
    """Return the part of a text around its first hit, with the hits in it; … where it is cut."""
    if len(text) <= width:
        return text, spans
    first = spans[0][0] if spans else 0
    start = max(0, min(first - min(_BEFORE, width // 3), len(text) - width + 1))
    if start:
        start = text.find(" ", start - 1, max(start, first)) + 1 or start
    before = "…" if start else ""
    end = start + width - len(before)
    after = "…" if end < len(text) else ""
    end -= len(after)
    shift = len(before) - start
    kept = [(max(a, start) + shift, min(b, end) + shift) for a, b in spans if b > start and a < end]
    return f"{before}{text[start:end]}{after}", kept


def found_row(finding: Finding, exact: bool) -> dict[str, Any]:
    """Return what was found as JSON values."""
    return {
        "register": finding.place.register,
        "id": finding.place.id,
        "title": finding.title,
        "on": finding.day.isoformat() if finding.day else None,
        "exact": exact,
        "text": finding.text,
    }


def found_lines(words: Words, finding: Finding, width: int) -> str:
    """Return what was found as a line, and below it the text around the hit."""
    name = f"{words(f'terms.register.{finding.place.register}')} {finding.place.id}"
    day = finding.day.isoformat() if finding.day else ""
    text, _ = excerpt(finding.text, finding.spans, width - 4)
    lines = [f"{name:<16} {day:<10}  {cleaned(finding.title)}", f"    {cleaned(text)}"]
    return "\n".join(" ".join(line.split("\n")).rstrip() for line in lines if line.strip())


def misread_words(words: Words, misread: Misread) -> str:
    """Return what a search did not understand, with what it would."""
    if misread.filter is None:
        names = [words.show(filter_) for filter_ in Filter]
        return words("common.search.no_filter", name=misread.text, filters=names)
    name = words.show(misread.filter)
    if misread.filter is Filter.YEAR:
        return words("common.search.no_year", text=misread.text)
    return words("common.search.no_value", filter=name, text=misread.text)
