"""Lines that stand as headings of matters, in documents that hardly have headings."""

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import pairwise

import msgspec

from mkm_tui.documents.import_reading import Piece, Shape, Sheet, line_seen
from mkm_tui.documents.import_words import (
    begins_with_day,
    figures_of,
    normal,
    number_of,
    role_of,
)

_LONGEST = 120
"""Characters up to which a line can be a heading."""
_SEPARATED = re.compile(r"[.:)–—|-]\s*$")
_BOLD_FIGURE = re.compile(r"(?:\*\*|__)\d+(?:/\d+)?[.:)]?(?:\*\*|__)")
_DOTTED = re.compile(r"[1-9]\d?\.[1-9]\d?\.?\s+(?=[A-ZÆØÅ])")
_OPENS = "«\"“'("
_MANY = 2


class Look(IntEnum):
    """How much a line looks like a heading; the highest is one."""

    PLAIN = 1
    BOLD = 2
    HEADING = 3


class Candidate(msgspec.Struct, frozen=True):
    """A line that can be a matter's heading."""

    place: int
    look: Look
    strong: bool
    """Whether its number cannot be a mere place in a list."""
    number: str
    title: str
    figures: tuple[int, ...]

    @property
    def year(self) -> str:
        """What stands after the number's stroke."""
        return self.number.partition("/")[2]


def candidate(place: int, piece: Piece, look: Look) -> Candidate | None:
    """Return a numbered piece as a candidate; None where it names a day or a part of a matter."""
    number, figures = number_of(piece.text), figures_of(piece.text)
    if piece.shape is Shape.ITEM and number is None:
        listed = f"{piece.marker} {piece.text}"
        number, figures = number_of(listed), figures_of(listed)
    if number is None or begins_with_day(piece.text):
        return None
    if not number.strong and role_of(number.title) not in ("", "other_business"):
        return None
    return Candidate(place, look, number.strong, number.number, normal(number.title), figures)


def candidates(sheet: Sheet) -> list[Candidate]:
    """Return all lines that can be headings of matters by their numbers."""
    found = []
    for place, piece in enumerate(sheet.pieces):
        look = _look(sheet, place)
        made = candidate(place, piece, look) if look else None
        if made and (made.look is Look.BOLD or not made.strong or made.number):
            found.append(made)
    return found


def _look(sheet: Sheet, place: int) -> Look | None:
    """Return how much a line or an item of a list looks like a heading, if at all."""
    piece = sheet.pieces[place]
    if piece.shape not in (Shape.LINE, Shape.ITEM) or len(piece.text) > _LONGEST:
        return None
    if piece.shape is Shape.ITEM and not piece.marker[:-1].isdecimal():
        return None
    if _is_bold(sheet, piece):
        return Look.BOLD
    return Look.PLAIN if _is_heading(sheet, place) else None


def _is_bold(sheet: Sheet, piece: Piece) -> bool:
    """Say whether a line is bold as a whole, or its number is and a title follows."""
    if piece.bold and piece.bold == piece.text:
        return True
    rest = piece.text.removeprefix(piece.bold).lstrip(" :–—-.")
    numbered = bool(piece.bold) and number_of(f"{piece.bold} x") is not None
    marked = numbered or _BOLD_FIGURE.search(sheet.lines[piece.first]) is not None
    return marked and piece.starts and _begins(rest) and not piece.text.endswith(".")


def _begins(title: str) -> bool:
    """Say whether a title begins as one."""
    first = title[:1]
    return first.isupper() or first.isdigit() or (first != "" and first in _OPENS)


def _is_heading(sheet: Sheet, place: int) -> bool:
    """Say whether a plain line reads as a heading, and not as a sentence."""
    piece = sheet.pieces[place]
    number = number_of(piece.text)
    title = number.title if number else piece.text
    if not _begins(title) or piece.text.endswith((".", ",", ";")):
        return False
    if not piece.starts and not _follows(sheet, place):
        return False
    if number is None or not number.strong:
        return not (piece.shape is Shape.ITEM and piece.last > piece.first)
    told = piece.text[: len(piece.text) - len(title)]
    marked = bool(_SEPARATED.search(told)) or piece.text.isupper() or "/" in number.number
    return piece.alone or (marked and not _goes_on(sheet, place))


def _follows(sheet: Sheet, place: int) -> bool:
    """Say whether a line and the one before it are numbered "1.1" and "1.2"."""
    pair = [sheet.pieces[place - 1], sheet.pieces[place]]
    return all(p.shape is Shape.LINE and len(figures_of(p.text)) > 1 for p in pair)


def _goes_on(sheet: Sheet, place: int) -> bool:
    """Say whether the next line goes on with a sentence."""
    after = sheet.pieces[place + 1 : place + 2]
    return any(p.shape is Shape.LINE and not p.starts and p.text[:1].islower() for p in after)


def strong_lines(sheet: Sheet, heads: list[Candidate]) -> set[int]:
    """Return the lines with case numbers that are matters beside headings with numbers.

    Of those with one number the bold one counts, and the last: the others are an agenda's.
    What is not bold as others are, or is a mere number, must stand in its turn among them.
    """
    every = candidates(sheet)
    kept = list(heads)
    bold = [one for one in every if one.strong and one.look is Look.BOLD]
    plain = [one for one in every if one.strong and one.look is Look.PLAIN]
    kept += _unlike(_latest(bold), kept)
    free = _unlike(_latest(plain), kept)
    kept += _in_turn(free, kept) if kept else free
    if kept:
        listed = [one for one in every if not one.strong and one.look is Look.BOLD]
        kept += _in_turn(listed, kept)
    return {one.place for one in kept if one.look is not Look.HEADING}


def _latest(found: list[Candidate]) -> list[Candidate]:
    """Return candidates, of those that are the same only the last."""
    last = {(one.number, one.title): one for one in found}
    return [one for one in found if last[one.number, one.title] is one]


def _unlike(found: list[Candidate], kept: list[Candidate]) -> list[Candidate]:
    """Return those whose number is not taken, nor a number like it with the same title."""
    taken: set[object] = {one.number for one in kept if one.number}
    taken |= {(one.title, one.figures) for one in kept}
    return [o for o in found if o.number not in taken and (o.title, o.figures) not in taken]


def _in_turn(found: list[Candidate], kept: list[Candidate]) -> Iterator[Candidate]:
    """Yield those whose number comes after those before them, and before those after them."""
    years = {one.year for one in kept}
    numbered = [one for one in kept if one.figures]
    for one in found:
        before = [o.figures for o in numbered if o.place < one.place]
        after = [o.figures for o in numbered if o.place > one.place]
        fits = all(f < one.figures for f in before) and all(f > one.figures for f in after)
        if fits and (not one.strong or one.year in years):
            yield one


def listed_lines(sheet: Sheet, look: Look) -> tuple[set[int], set[int]]:
    """Return the lines with running numbers that are matters, and those that group them."""
    found = [one for one in candidates(sheet) if not one.strong and one.look is look]
    figures = [one.figures for one in found]
    if figures != sorted(set(figures)):
        return set(), set()
    groups = {
        one.place
        for one, after in pairwise(found)
        if after.place == one.place + 1 and after.figures[: len(one.figures)] == one.figures
    }
    matters = {one.place for one in found} - groups
    if look is Look.PLAIN and not _have_texts(sheet, matters):
        return set(), set()
    return matters, groups | (_sections(sheet, min(matters)) if matters else set())


def _have_texts(sheet: Sheet, places: set[int]) -> bool:
    """Say whether text stands under at least half of the lines: else they are a mere list."""
    over = [p for p in places if sheet.pieces[p + 1 : p + 2] and p + 1 not in places]
    over = [p for p in over if sheet.pieces[p + 1].shape is not Shape.ITEM]
    return len(places) >= _MANY and len(over) * 2 >= len(places)


def _sections(sheet: Sheet, first: int) -> set[int]:
    """Return the numbered lines after a place that name a part of the meeting: "2. Saker"."""
    return {
        place
        for place, piece in enumerate(sheet.pieces)
        if place > first
        and piece.shape is Shape.ITEM
        and role_of(piece.text) in ("matters", "agenda")
    }


def titled_lines(sheet: Sheet, but: int) -> set[int]:
    """Return the bold lines without numbers that are matters; `but` is the document's title.

    Where a list has their titles, those alone.
    """
    found = {
        place: normal(piece.text)
        for place, piece in enumerate(sheet.pieces)
        if place != but and _is_title(piece)
    }
    listed = {normal(text) for text in _listed(sheet.pieces)}
    same = {place for place, title in found.items() if title in listed}
    return same or (set() if listed else set(found))


def _listed(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield the titles in lists."""
    for piece in pieces:
        if piece.shape is Shape.ITEM:
            number = number_of(piece.text)
            yield number.title if number else piece.text


def _is_title(piece: Piece) -> bool:
    """Say whether a bold line can be a matter's title: no label, day or sentence."""
    text = piece.text
    bold = piece.shape is Shape.LINE and piece.starts and bool(text) and piece.bold == text
    if text.endswith((".", ":", "!", ",")) or len(text) > _LONGEST or begins_with_day(text):
        return False
    return bold and role_of(text) in ("", "other_business")


def other_business(sheet: Sheet, matters: set[int]) -> set[int]:
    """Return the last line "Eventuelt" after the first matter, where none of them is it."""
    named = [
        place
        for place, piece in enumerate(sheet.pieces)
        if piece.shape in (Shape.LINE, Shape.ITEM)
        and (piece.alone or piece.bold == piece.text)
        and _names_other_business(piece.text)
    ]
    if not matters or any(place in matters for place in named):
        return set()
    return set([place for place in named if place > min(matters)][-1:])


def _names_other_business(text: str) -> bool:
    """Say whether a line names what came up besides the agenda, a number before it left out."""
    number = number_of(text)
    return role_of(number.title if number else text) == "other_business"


def looks_like_matter(line: str) -> bool:
    """Say whether a line of a text looks like another matter's heading, so that one is warned."""
    text, bold, _ = line_seen(line.strip().lstrip("#> "))
    if len(text) > _LONGEST or text.endswith((".", ",", ";")) or begins_with_day(text):
        return False
    number = number_of(text)
    if number is None:
        return _DOTTED.match(text) is not None
    marked = bold == text or line.lstrip().startswith("#") or _DOTTED.match(text) is not None
    return _begins(number.title) and not role_of(number.title) and (number.strong or marked)
