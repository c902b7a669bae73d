"""Page numbers that a word processor leaves between the lines of a text."""

import re
from functools import cache

from mkm_tui.documents.import_reading import Piece, Shape
from mkm_tui.documents.import_words import tongues

_LONGEST = 100
"""Characters of a page's foot at most."""


@cache
def _foot() -> re.Pattern[str]:
    """Return a pattern for a page's foot: "Side 1 av 2", "1 / 2", "Storvik kommune – side 1"."""
    word = "|".join(sorted({words("reading.page_word") for words in tongues()}))
    of = "|".join(sorted({words("reading.page_of") for words in tongues()}))
    count = rf"\d{{1,3}}(?:\s*(?:{of}|/)\s*\d{{1,3}})?"
    alone = rf"(?:.*\s[–—|-]\s*)?(?:{word})\s*{count}"
    return re.compile(
        rf"{alone}|\d{{1,3}}\s*(?:{of}|/)\s*\d{{1,3}}|[–—-]\s*\d{{1,3}}\s*[–—-]", re.I
    )


def is_page_number(piece: Piece) -> bool:
    """Say whether a piece is no more than a page's foot."""
    line = piece.shape is Shape.LINE and piece.alone and len(piece.text) <= _LONGEST
    return line and _foot().fullmatch(piece.text) is not None
