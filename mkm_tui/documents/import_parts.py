"""What was found in a document of others: a meeting, people, matters, and what is left."""

from datetime import date, time
from textwrap import dedent

import msgspec

from mkm_tui.documents.import_reading import Piece, Shape, Sheet
from mkm_tui.records.terms import Body, MatterKind, Party, Presence

TEXTS = ("case_paper", "recommendation", "consideration", "dialogue", "users_voice", "proposal")
"""The texts of a matter that a document can hold, in the order in which they are shown."""


class Bit(msgspec.Struct, frozen=True):
    """A stretch of lines that belongs to a text; `text` where not all of them do."""

    first: int
    last: int
    text: str | None = None


class FoundPerson(msgspec.Struct, frozen=True):
    """Somebody named as there or away; `person` is an id of the roster, or empty."""

    name: str
    line: int
    presence: Presence = Presence.PRESENT
    person: str = ""
    seat: str = ""
    """The member for whom a deputy was there."""


class FoundVoice(msgspec.Struct):
    """A party's input."""

    party: Party
    by: str
    bits: list[Bit] = []


class FoundMatter(msgspec.Struct):
    """A matter, its texts as stretches of the document's lines."""

    title: str
    line: int
    number: str = ""
    level: int = 0
    kind: MatterKind | None = None
    texts: dict[str, list[Bit]] = {}
    voices: list[FoundVoice] = []
    fields: dict[str, object] = {}
    """What goes into the matter's record as it is: proposer, units, responsible, deadline."""
    unlabelled: str = ""
    """The text to which lines went under no heading that is known; empty where none did."""
    decided: bool = False
    """Whether the document records a decision."""
    legal_basis: str = ""
    public_title: str = ""
    marks: list[int] = []
    """The lines that say that it is exempt."""

    def add(self, field: str, bit: Bit) -> None:
        """Add lines to a text."""
        self.texts.setdefault(field, []).append(bit)


class Left(msgspec.Struct, frozen=True):
    """A line that is understood, but not brought in: under which label it stands."""

    label: str
    line: int


class Found(msgspec.Struct):
    """All that was found, line numbers from 0."""

    sheet: Sheet
    minutes: bool = False
    """Whether it tells what a meeting did; else it is an agenda."""
    title: str = ""
    on: date | None = None
    on_by_name: date | None = None
    """The day, where only the file's name tells it."""
    start: time | None = None
    end: time | None = None
    place: str = ""
    body: Body = Body.STEERING_GROUP
    closed_doors: bool = False
    chair: str = ""
    minute_taker: str = ""
    archive_reference: str = ""
    people: list[FoundPerson] = []
    matters: list[FoundMatter] = []
    left: list[Left] = []
    missed: list[Bit] = []

    def leave(self, label: str, piece: Piece) -> None:
        """Note a piece as understood, but not brought in."""
        self.left += [Left(label, line) for line in range(piece.first, piece.last + 1)]

    def miss(self, piece: Piece) -> None:
        """Note a piece as not understood."""
        self.missed.append(Bit(piece.first, piece.last))

    def text(self, bits: list[Bit]) -> str:
        """Return the text of stretches: those that follow each other as they stand."""
        parts: list[str] = []
        before: Bit | None = None
        for bit in bits:
            own = bit.text if bit.text is not None else self.sheet.source(bit.first, bit.last)
            if before is not None:
                parts.append("\n" if bit.first == before.last + 1 else "\n\n")
            parts.append(own.rstrip())
            before = bit
        return "".join(parts).strip("\n")


def nested(sheet: Sheet, piece: Piece) -> Bit | None:
    """Return what is nested in a list item, moved out to the margin; None where nothing is."""
    return rest_of(sheet, piece, piece.body) if piece.shape is Shape.ITEM else None


def rest_of(sheet: Sheet, piece: Piece, begins: int) -> Bit | None:
    """Return a list item's lines from one on, moved out to the margin; None where none are."""
    if not piece.first < begins <= piece.last:
        return None
    return Bit(begins, piece.last, dedent(sheet.source(begins, piece.last)))


def line_numbers(lines: list[int]) -> str:
    """Return line numbers from 1, those in a row as from–to."""
    spans: list[Bit] = []
    for line in sorted(set(lines)):
        if spans and spans[-1].last == line - 1:
            spans[-1] = Bit(spans[-1].first, line)
        else:
            spans.append(Bit(line, line))
    return ", ".join(
        f"{s.first + 1}" if s.first == s.last else f"{s.first + 1}–{s.last + 1}" for s in spans
    )
