"""Whether an exported file is as it was written, and whether the record still says so."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

import msgspec
from msgspec import structs

from mkm_tui.documents.files import Format, rendered
from mkm_tui.documents.paper import Front, front_from, split_front
from mkm_tui.documents.papers import NoPaper, paper_of
from mkm_tui.records.signs import cleaned
from mkm_tui.records.state import State
from mkm_tui.store.past import Stamp

_LONGEST, _BEFORE = 160, 40
"""Characters of a line that are shown, and of what stands before its first difference."""
_HTML = ("<!doctype html", "<html")
"""How a page begins, in small letters."""
_HEAD = 2_000
"""Characters in which a feed tells what wrote it."""
_MOST = 5_000
"""Lines between which a likeness is sought; more are compared one by one."""


class Claim(NamedTuple):
    """What a file says of itself."""

    front: Front
    form: Format
    text: str
    """Its text without what editors add: marks of byte order and line ends."""
    of_site: bool = False
    """Whether it is a page of a site."""

    @property
    def stamp(self) -> Stamp:
        """The moment of the record from which it was written."""
        found = re.fullmatch(r"(\d{1,12})-([0-9a-f]*)", self.front.record, re.ASCII)
        return Stamp(int(found[1]), found[2]) if found else Stamp(0, "?")


class Difference(NamedTuple):
    """A line in which two texts differ; None where one of them lacks it."""

    line: int
    """Its number in the file, from 1."""
    said: str | None
    wanted: str | None


Finding = tuple[Difference, ...] | None
"""Where a file and the record differ; None where the record has no such document."""


class _Kept(msgspec.Struct):
    """The part of an archive's file in which it tells what it is."""

    front: Front


def claim(text: str) -> Claim | None:
    """Return what a file says of itself, or None where it is not one of ours."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    text = text if text.endswith("\n") else text + "\n"
    begins = text.lstrip()[:15].casefold()
    if begins.startswith("{"):
        return _archive(text)
    if begins.startswith(_HTML):
        return _page(text)
    front, _ = split_front(text)
    return Claim(front, Format.MARKDOWN, text) if front else None


def leads(text: str) -> bool:
    """Say whether a file is a site's front page or its feed, which lead to documents."""
    from mkm_tui.documents.feed import GENERATOR
    from mkm_tui.documents.html import SITE_MARK
    from mkm_tui.documents.html_front import kept_in

    begins = text.removeprefix("\ufeff").lstrip()[:_HEAD]
    if begins.startswith("<?xml"):
        return GENERATOR in begins
    return begins[:15].casefold().startswith(_HTML) and SITE_MARK in kept_in(text)


def _archive(text: str) -> Claim | None:
    """Return what a JSON file says of itself; how it is set out does not matter."""
    try:
        front = msgspec.json.decode(text, type=_Kept).front
        plain = msgspec.json.format(text, indent=2) + "\n"
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    return Claim(front, Format.JSON, plain)


def _page(text: str) -> Claim | None:
    """Return what an HTML page says of itself."""
    from mkm_tui.documents.html import SITE_MARK
    from mkm_tui.documents.html_front import kept_in

    values = kept_in(text)
    front = front_from(values)
    return Claim(front, Format.HTML, text, SITE_MARK in values) if front else None


def compared(claimed: Claim, state: State) -> Finding:
    """Return where a file differs from what a record says, about the same day and as written then.

    The stamp is taken from the file: it is the record's text that is compared.
    """
    front = claimed.front
    try:
        paper = paper_of(state, front.wish, front.day, claimed.stamp)
    except NoPaper:
        return None
    paper = structs.replace(paper, front=structs.replace(paper.front, record=front.record))
    if claimed.of_site:
        from mkm_tui.documents.site import site_page

        wanted = site_page(state, paper)
    else:
        wanted = rendered(paper, claimed.form)
    return tuple(_differences(claimed.text.split("\n"), wanted.split("\n")))


def _differences(said: list[str], wanted: list[str]) -> Iterator[Difference]:
    """Yield the lines in which two texts differ, the ends that they share passed over."""
    first = _alike(said, wanted)
    last = _alike(said[first:][::-1], wanted[first:][::-1])
    ours, theirs = said[first : len(said) - last], wanted[first : len(wanted) - last]
    for begin, left, right in _parts(ours, theirs):
        for number, (one, other) in enumerate(zip_longest(left, right)):
            line = first + begin + min(number, max(len(left) - 1, 0)) + 1
            yield Difference(line, *_excerpts(one, other))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many of the first lines, or signs, two texts share."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _parts(ours: list[str], theirs: list[str]) -> Iterator[tuple[int, list[str], list[str]]]:
    """Yield the runs of lines that differ, each with where it begins in the file."""
    if not ours and not theirs:
        return
    if max(len(ours), len(theirs)) > _MOST:
        for number, (one, other) in enumerate(zip_longest(ours, theirs)):
            if one != other:
                yield number, [] if one is None else [one], [] if other is None else [other]
        return
    from difflib import SequenceMatcher

    for kind, i, j, k, n in SequenceMatcher(None, ours, theirs).get_opcodes():
        if kind != "equal":
            yield i, ours[i:j], theirs[k:n]


def _excerpts(one: str | None, other: str | None) -> tuple[str | None, str | None]:
    """Return two lines, of long ones what stands about their first difference."""
    start = 0 if one is None or other is None else max(0, _alike(one, other) - _BEFORE)
    return _excerpt(one, start), _excerpt(other, start)


def _excerpt(line: str | None, start: int) -> str | None:
    """Return a line as it can be shown; what cannot be seen by its number."""
    if line is None or len(line) <= _LONGEST:
        return line if line is None else visible(line)
    cut = visible(line[start : start + _LONGEST])
    return ("…" if start else "") + cut + ("…" if start + _LONGEST < len(line) else "")


def visible(text: str) -> str:
    """Return a text in which what cannot be seen stands by its number, a last blank too."""
    seen = "".join(c if c.isprintable() and cleaned(c) else f"<U+{ord(c):04X}>" for c in text)
    return f"{seen[:-1]}<U+0020>" if seen.endswith(" ") else seen
