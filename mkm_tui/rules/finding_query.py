"""What is sought: words, phrases, numbers and filters, read from a line of text."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from mkm_tui.records.state import State


class Filter(StrEnum):
    """What a search can be narrowed by."""

    PARTY = "party"
    UNIT = "unit"
    STATUS = "status"
    YEAR = "year"
    OUTCOME = "outcome"


class Vocabulary(NamedTuple):
    """The words of a search in a reader's language, all of them folded but the day's."""

    filters: Mapping[str, Filter]
    """The filters by their names."""
    terms: Mapping[Filter, Mapping[str, str]]
    """The words of what a filter can ask for, by tag: `decision_status.in_force`."""
    kinds: Mapping[str, str]
    """What a record of a register is called."""
    day: Callable[[date], str]
    """Says a day in words, as a meeting's stands in the lists."""


class Misread(NamedTuple):
    """What a line says that is no filter, or no value that the filter knows."""

    filter: Filter | None
    """The filter that does not know the text; None where the text is no filter's name."""
    text: str


class Query(NamedTuple):
    """What is sought; each word and filter must hold."""

    words: tuple[str, ...] = ()
    """Words and phrases, folded."""
    tags: tuple[frozenset[str], ...] = ()
    """For each filter the tags of which a record must have one."""
    years: tuple[str, ...] = ()
    """How the year must begin."""
    misread: tuple[Misread, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.tags or self.years)

    def narrows(self, other: "Query") -> bool:
        """Say whether this finds nothing that the other does not find too."""
        return (
            all(any(old in new for new in self.words) for old in other.words)
            and all(any(new <= old for new in self.tags) for old in other.tags)
            and all(any(new.startswith(old) for new in self.years) for old in other.years)
        )


_OWN_LETTERS = "æøå"
_UNLIKE = re.compile(rf"[^\x00-\x7f{_OWN_LETTERS}]")


def folded(text: str) -> str:
    """Return a text in small letters without accents; æ, ø and å stay."""
    low = text.casefold()
    if low.isascii():
        return low
    return _UNLIKE.sub(lambda found: _bare(found[0]), unicodedata.normalize("NFC", low))


@cache
def _bare(letter: str) -> str:
    """Return a letter without its accents; nothing for a sign that is not seen."""
    parts = unicodedata.normalize("NFD", letter)
    return "".join(
        part
        for part in parts
        if not unicodedata.combining(part) and unicodedata.category(part) != "Cf"
    )


_TOKEN = re.compile(
    r"""(?:(?P<name>[^\W\d_]+):(?!//))?   # a filter, but not the start of an address
    (?:"(?P<straight>[^"]*)"? | «(?P<pointed>[^»]*)»? | “(?P<curled>[^”]*)”? | (?P<bare>[^\s"]*))
    """,
    re.VERBOSE,
)


def query_from(line: str, vocabulary: Vocabulary, state: State) -> Query:
    """Return what a line asks for.

    A word in quotes is a phrase; `name:value` is a filter. A filter whose value is not typed yet
    asks for nothing.
    """
    words, tags, years, misread = [], [], [], []
    for token in _TOKEN.finditer(line):
        name = token["name"]
        value = folded(" ".join(_value(token).split()))
        filter_ = vocabulary.filters.get(folded(name)) if name else None
        if name and filter_ is None:
            if value:
                misread.append(Misread(None, name))
            words.append(f"{folded(name)}:{value}")
        elif filter_ is None or not value:
            words.append(value)
        elif filter_ is Filter.YEAR:
            years.append(value)
            if not re.fullmatch("[0-9]{1,4}", value):
                misread.append(Misread(filter_, value))
        else:
            found = _tags(filter_, value, vocabulary, state)
            tags.append(found)
            if not found:
                misread.append(Misread(filter_, value))
    kept = dict.fromkeys(word for word in words if word)
    return Query(tuple(kept), tuple(tags), tuple(years), tuple(misread))


def _value(token: re.Match[str]) -> str:
    """Return what a token says, without its quotes."""
    return next((token[kind] for kind in _QUOTED if token[kind] is not None), "")


_QUOTED = ("straight", "pointed", "curled", "bare")


def _tags(filter_: Filter, value: str, vocabulary: Vocabulary, state: State) -> frozenset[str]:
    """Return the tags that a value stands for: by the start of its words, or by its own name."""
    if filter_ is Filter.UNIT:
        return frozenset(
            unit_tag(unit.id)
            for unit in state.units.values()
            if unit.id.startswith(value)
            or any(rest.startswith(value) for rest in _tails(folded(unit.name)))
        )
    return frozenset(
        tag
        for tag, words in vocabulary.terms[filter_].items()
        if words.startswith(value) or tag.partition(".")[2] == value
    )


def _tails(text: str) -> list[str]:
    """Return a text from each of its words on."""
    words = text.split()
    return [" ".join(words[start:]) for start in range(len(words))]


def unit_tag(unit: str) -> str:
    """Return the tag of what concerns a unit."""
    return f"unit.{unit}"
