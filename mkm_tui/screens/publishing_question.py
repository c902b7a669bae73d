"""The question after pages are written: which receipts to record, and which there cannot be."""

from mkm_tui.actions.minutes import PublishMinutes
from mkm_tui.documents.site import Site
from mkm_tui.documents.site_receipts import Receipts, about, counted
from mkm_tui.locale.words import Words
from mkm_tui.widgets.plain import one_line

_LISTED, _REASONS, _NUMBERS = 5, 2, 12
"""Receipts, reasons why there can be none, and numbers for each that a question names."""


def question(words: Words, site: Site, due: Receipts) -> list[str]:
    """Return the question's lines: which receipts, and which there cannot be."""
    lines = []
    if due.possible:
        lines += [words("screens.publishing.question", what=counted(words, due.possible)), ""]
        lines += _some(words, [f"- {about(words, site, r)}" for r in due.possible], _LISTED)
        if not site.address:
            lines += ["", words("screens.publishing.no_address")]
    if due.refused:
        lines += ["", *_reasons(words, due)]
    return [one_line(line) for line in lines]


def _reasons(words: Words, due: Receipts) -> list[str]:
    """Return why receipts cannot be recorded, those with the same reason together."""
    found: dict[str, list[str]] = {}
    for receipt, broken in due.refused:
        key = receipt.meeting if isinstance(receipt, PublishMinutes) else receipt.decision
        found.setdefault(words.refusal(broken), []).append(key)
    lines = [
        words("screens.publishing.cannot", what=_joined(words, keys), reason=reason)
        for reason, keys in found.items()
    ]
    return _some(words, lines, _REASONS)


def _joined(words: Words, keys: list[str]) -> str:
    """Return numbers in a row, and how many there are more."""
    return ", ".join(_some(words, keys, _NUMBERS))


def _some(words: Words, lines: list[str], most: int) -> list[str]:
    """Return the first lines, and how many there are more."""
    more = len(lines) - most
    if more <= 0:
        return lines
    return [*lines[:most], words("screens.publishing.more", count=more)]
