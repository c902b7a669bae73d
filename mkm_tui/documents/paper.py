"""A finished document: what it is, for whom, when it was written, and what it says."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import msgspec

from mkm_tui.documents.blocks import AnyBlock
from mkm_tui.documents.reach import Reach
from mkm_tui.records.signs import cleaned
from mkm_tui.records.terms import Language

_FENCE = "---\n"


class PaperKind(StrEnum):
    """The documents that the program writes."""

    NOTICE = "notice"
    MINUTES = "minutes"
    PUBLICATION = "publication"
    DECISIONS = "decisions"
    DECISION = "decision"
    UNIT = "unit"
    NOTES = "notes"
    PORTFOLIO = "portfolio"
    PROJECT = "project"
    BOARD = "board"
    PROGRAMME = "programme"
    IDEAS = "ideas"
    ANSWER = "answer"


class Wish(msgspec.Struct, frozen=True):
    """Which document is wanted: its kind, for whom, about what, and in which language."""

    kind: PaperKind
    audience: Reach = Reach.PUBLIC
    meeting: str = ""
    decision: str = ""
    unit: str = ""
    language: Language | None = None
    """None for the group's own (R42)."""
    project: str = ""
    idea: str = ""

    @property
    def about(self) -> str:
        """The id of the record that the document is about; empty where it is about all."""
        return self.meeting or self.decision or self.unit or self.project or self.idea


class Front(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands before a document, for programs: what it is and from which record it came."""

    mkm: PaperKind
    audience: Reach
    language: Language
    day: date
    """The day about which it speaks."""
    record: str
    """How many changes the record held, and the hash of the last: `812-6f0c…`."""
    meeting: str = ""
    decision: str = ""
    unit: str = ""
    project: str = ""
    idea: str = ""
    status: str = ""
    """Where the minutes, the notice or the decision were in their life."""

    @property
    def wish(self) -> Wish:
        """The wish that this document answers."""
        return Wish(
            self.mkm,
            self.audience,
            self.meeting,
            self.decision,
            self.unit,
            self.language,
            self.project,
            self.idea,
        )


class Paper(msgspec.Struct, frozen=True):
    """A document: its front matter, its parts, and the Markdown that shows them."""

    front: Front
    title: str
    blocks: tuple[AnyBlock, ...]
    body: str
    """Markdown without the front matter."""

    @property
    def markdown(self) -> str:
        """The whole file: front matter between two rules, an empty line, and the document."""
        return f"{front_matter(self.front)}\n{self.body}"


def front_matter(front: Front) -> str:
    """Return front matter as lines `name: value` between two rules; empty values are left out."""
    lines = [f"{name}: {value}\n" for name, value in front_values(front).items()]
    return _FENCE + "".join(lines) + _FENCE


def front_values(front: Front) -> dict[str, str]:
    """Return front matter by name, as text; empty values are left out."""
    values: dict[str, str] = {"mkm": front.mkm.value, **msgspec.to_builtins(front)}
    return {name: " ".join(cleaned(text).split()) for name, text in values.items()}


def front_from(values: Mapping[str, str]) -> Front | None:
    """Return the front matter that these values are, or None where they are not ours."""
    try:
        return msgspec.convert(values, Front, strict=False)
    except msgspec.ValidationError:
        return None


def split_front(text: str) -> tuple[Front | None, str]:
    """Return a Markdown file's front matter, None where it is not one of ours, and its body.

    A byte order mark and Windows line ends, which editors add, are not a part of the text.
    """
    whole = text.removeprefix("\ufeff").replace("\r\n", "\n")
    end = whole.find(f"\n{_FENCE}", len(_FENCE) - 1)
    if not whole.startswith(_FENCE) or end < 0:
        return None, whole
    lines = whole[len(_FENCE) : end + 1].splitlines()
    pairs = [re.fullmatch(r"([a-z]+): *(.*?) *", line) for line in lines]
    front = front_from({pair[1]: pair[2] for pair in pairs if pair})
    if front is None:
        return None, whole
    return front, whole[end + 1 + len(_FENCE) :].removeprefix("\n")
