"""The labels of our own documents in one language, as the catalogue `documents` has them."""

import re
from functools import cache

from mkm_tui.documents.import_reading import Piece, Shape
from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Language

SECTIONS = (
    "agenda", "matters", "attendance", "attendance_else", "follow_up", "other_business",
    "next_meeting", "signatures", "published", "corrections",
)  # fmt: skip
HEAD = (
    "municipality", "meeting_number", "body", "date", "time", "breaks", "place", "doors", "chair",
    "minute_taker", "archive_reference", "notice_sent",
)  # fmt: skip
"""The fields about the meeting."""
_OTHER_KEYS = (
    "legal_basis", "kind", "minutes_planned", "proposer", "units", "reports", "outcome",
    "responsible", "deadline", "concerns", "old_out", "nothing_out_because", "absent", "others",
    "contributions", "committee_decision", "case_paper", "recommendation", "consideration",
    "dialogue", "users_voice", "proposal", "decision", "council_recommendation",
)  # fmt: skip
DECIDED = ("decision", "council_recommendation")
"""The labels over what a meeting agreed."""


@cache
def pattern(language: Language, key: str) -> re.Pattern[str]:
    """Return a pattern for a text of the catalogue, each gap by its name."""
    text = Words(language)(f"documents.{key}").strip("*")
    parts = re.split(r"\{(\w+)\}", text)
    found = "".join(
        f"(?P<{part}>.*)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
    )
    return re.compile(found)


@cache
def keys_by_label(language: Language) -> dict[str, str]:
    """Return the keys of a language's labels; of like labels the first key counts."""
    words, found = Words(language), dict[str, str]()
    for key in (*HEAD, *_OTHER_KEYS, *SECTIONS):
        found.setdefault(words(f"documents.{key}"), key)
    return found


class OwnWords:
    """One language's labels, and what they say of a piece."""

    def __init__(self, language: Language) -> None:
        self.language, self.words = language, Words(language)
        self.keys = keys_by_label(language)

    def said(self, key: str, text: str) -> re.Match[str] | None:
        """Return how a text fills the gaps of a catalogue's text, or None where it is not it."""
        return pattern(self.language, key).fullmatch(text)

    def any_said(self, keys: tuple[str, ...], text: str) -> bool:
        """Say whether a text is one of the catalogue's."""
        return any(self.said(key, text) for key in keys)

    def field(self, piece: Piece) -> tuple[str, str, str] | None:
        """Return a field's key, label and value; None where a piece is no field of a document.

        The key is empty where the label is one that nothing is taken from.
        """
        own = piece.shape is Shape.ITEM and piece.marker == "-" and piece.bold.endswith(":")
        if not own:
            return None
        label = piece.bold[:-1]
        value = piece.text.removeprefix(piece.bold).strip()
        return self.keys.get(label, ""), label, value

    def label(self, piece: Piece) -> str:
        """Return the label that a piece is, standing over a text; empty where it is none."""
        is_label = piece.shape is Shape.LINE and piece.alone and piece.bold == piece.text
        return piece.text if is_label else ""
