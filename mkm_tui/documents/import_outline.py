"""Which headings of a document of others are matters, and which one is its title."""

from collections import Counter

import msgspec

from mkm_tui.documents.import_lines import (
    Look,
    candidate,
    listed_lines,
    other_business,
    strong_lines,
    titled_lines,
)
from mkm_tui.documents.import_reading import Piece, Shape, Sheet
from mkm_tui.documents.import_words import (
    NAMES,
    Number,
    begins_with_day,
    number_of,
    role_of,
    said_in,
)

SECTIONS = (*NAMES, "agenda", "matters", "next_meeting", "signatures", "title", "date", "place")
"""What a heading can name that is about the meeting, and no matter."""


class Outline(msgspec.Struct, frozen=True):
    """The places of a document's headings that begin something."""

    title: int = -1
    """The place of the title among the pieces, or -1."""
    matters: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()
    """The places of numbered lines that only stand over matters."""


def section_of(text: str) -> str:
    """Return what a heading names, a number before it left out."""
    role = role_of(text)
    number = number_of(text)
    return role or (role_of(number.title) if number else "")


def outline_of(sheet: Sheet) -> Outline:
    """Return which headings are matters: those with case numbers, else numbers, else all.

    Lines that look like headings of matters are so too. Where a section "Saker" or "Agenda" has
    headings of its own, those are the matters.
    """
    heads = {
        place: piece
        for place, piece in enumerate(sheet.pieces)
        if piece.shape is Shape.HEADING and piece.text
    }
    title = _title(heads, sheet)
    heads.pop(title, None)
    matters = _with_numbers(sheet, heads, title) or _under_section(heads)
    groups: set[int] = set()
    if not matters and not _agenda_tells(sheet):
        matters, groups = _without(sheet, heads, title)
    if matters and not any(place in heads for place in matters):
        matters |= other_business(sheet, matters)
    return Outline(title, frozenset(matters), frozenset(groups))


def _with_numbers(sheet: Sheet, heads: dict[int, Piece], title: int) -> set[int]:
    """Return the headings with numbers, and the lines with case numbers beside them."""
    matters = _numbered(heads)
    known = [candidate(place, heads[place], Look.HEADING) for place in sorted(matters)]
    strong = [one for one in known if one]
    if matters and not any(one.strong for one in strong):
        return matters
    return matters | (strong_lines(sheet, strong) - {title})


def _without(sheet: Sheet, heads: dict[int, Piece], title: int) -> tuple[set[int], set[int]]:
    """Return the matters where no case number tells: lines in bold, headings, numbered lines."""
    plain = _plain(heads)
    listed, groups = listed_lines(sheet, Look.BOLD)
    if len(listed - {title}) > len(plain):
        return listed - {title}, groups
    if plain:
        return plain, set()
    listed, groups = listed_lines(sheet, Look.PLAIN)
    if listed:
        return listed - {title}, groups
    return titled_lines(sheet, title), set()


def _title(heads: dict[int, Piece], sheet: Sheet) -> int:
    """Return the place of the heading, or of the line before all headings, that is the title."""
    first = next(iter(heads), -1)
    opening = next((place for place, p in enumerate(sheet.pieces) if _is_opening(p)), -1)
    if opening >= 0 and (first < 0 or opening < first):
        line = sheet.pieces[opening]
        return opening if line.shape is Shape.LINE and _of_meeting(line.text) else -1
    if first < 0 or section_of(heads[first].text):
        return -1
    number = number_of(heads[first].text)
    level = heads[first].level
    alone = level == 1 and sum(piece.level == level for piece in heads.values()) == 1
    if number and number.strong:
        return -1
    return first if alone or _of_meeting(heads[first].text) else -1


def _is_opening(piece: Piece) -> bool:
    """Say whether a piece is the first that readers see."""
    return piece.shape not in (Shape.RULE, Shape.FRONT, Shape.HEADING, Shape.OTHER)


def _of_meeting(text: str) -> bool:
    """Say whether a text speaks of a meeting, so that it can be a document's title."""
    return said_in("title_words", text)


def _numbered(heads: dict[int, Piece]) -> set[int]:
    """Return the headings with numbers: case numbers, else places in a list."""
    numbers = {place: number_of(piece.text) for place, piece in heads.items()}
    free = {
        place: number
        for place, number in numbers.items()
        if number
        and not begins_with_day(heads[place].text)
        and (number.strong or section_of(number.title) not in SECTIONS)
    }
    for strong in (True, False):
        found = {place for place, number in free.items() if number.strong is strong}
        if found and (strong or _makes_a_list(found, heads)):
            level = Counter(heads[place].level for place in found).most_common(1)[0][0]
            kept = {place for place in found if heads[place].level <= level}
            return kept | _beside(free, heads, level) | _other_business(heads, level)
    return set()


def _beside(free: dict[int, Number], heads: dict[int, Piece], level: int) -> set[int]:
    """Return the headings with a mere number on the level of those with case numbers."""
    return {
        place
        for place, number in free.items()
        if heads[place].level == level and section_of(number.title) in ("", "other_business")
    }


def _makes_a_list(found: set[int], heads: dict[int, Piece]) -> bool:
    """Say whether headings with numbers are the document's list, and not a part of one matter."""
    level = min(heads[place].level for place in found)
    others = [
        place
        for place, piece in heads.items()
        if piece.level <= level and place not in found and _can_be_matter(piece)
    ]
    return len(found) >= len(others)


def _other_business(heads: dict[int, Piece], level: int) -> set[int]:
    """Return the headings of a level over what came up besides the agenda."""
    return {
        place
        for place, piece in heads.items()
        if piece.level == level and section_of(piece.text) == "other_business"
    }


def _under_section(heads: dict[int, Piece]) -> set[int]:
    """Return the headings under the last section "Saker", or else "Agenda", that has any."""
    for role in ("matters", "agenda"):
        for place in reversed([p for p, piece in heads.items() if section_of(piece.text) == role]):
            own = _below(heads, place)
            if own:
                return own
    return set()


def _below(heads: dict[int, Piece], section: int) -> set[int]:
    """Return the matters among the headings one level below a section's."""
    deeper = {}
    for place, piece in heads.items():
        if place > section and piece.level <= heads[section].level:
            break
        if place > section:
            deeper[place] = piece
    return _plain(deeper)


def _plain(heads: dict[int, Piece]) -> set[int]:
    """Return the headings of the highest level that name nothing of the meeting itself."""
    free = {place: piece for place, piece in heads.items() if _can_be_matter(piece)}
    level = min((piece.level for piece in free.values()), default=0)
    return {place for place, piece in free.items() if piece.level == level}


def _can_be_matter(piece: Piece) -> bool:
    """Say whether a heading without a number can be a matter's."""
    return section_of(piece.text) in ("", "other_business") and not begins_with_day(piece.text)


def _agenda_tells(sheet: Sheet) -> bool:
    """Say whether a list under "Saksliste" is all there is: more stands under its items."""
    inside = False
    for piece in sheet.pieces:
        if piece.shape is Shape.HEADING:
            inside = section_of(piece.text) in ("agenda", "matters")
        elif inside and piece.shape is Shape.ITEM and piece.last >= piece.body > piece.first:
            return True
    return False
