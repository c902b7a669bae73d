"""Names in documents of others, matched to the people and units of the record."""

import re
from collections.abc import Iterator

from mkm_tui.documents.import_parts import FoundPerson
from mkm_tui.documents.import_reading import Piece, Shape
from mkm_tui.documents.import_words import party_of, role_of, said_in
from mkm_tui.records.people import Person, Unit
from mkm_tui.records.state import State
from mkm_tui.records.terms import Presence

_LONGEST = 90
_REMARK = re.compile(r"\s*[(\[].*$|\s+@.*$|\s+[–—-]\s.*$")
_NAME = re.compile(r"[^\W\d_][\w.'’ -]*(?:\s*[(\[@–—-].*)?")
_REMARK_WORDS = 6
"""Words of a remark after a name at most."""
_SAID = re.compile(r",\s+[a-zæøå].*$")
"""A remark after a name and a comma."""
_SEVERAL = re.compile(r"[,;]")
_BEGINS_AND = re.compile(r"^\s*(?:og|and|&)\s+")
_AND = re.compile(r"\s+(?:og|and|&)\s+")


def _plain(name: str) -> str:
    """Return a name as it is compared: small letters, one space between words."""
    return " ".join(name.casefold().replace(".", " ").split())


class Roster:
    """The people and units that a document may name."""

    def __init__(self, state: State) -> None:
        self._people: dict[str, list[Person]] = {}
        for person in state.people.values():
            self._people.setdefault(_plain(person.name), []).append(person)
        self._units = state.units

    def person(self, name: str) -> Person | None:
        """Return who has this name, a remark after it left out; None where it is not one."""
        for said in (name, _REMARK.sub("", name), name.split(",")[0]):
            found = self._people.get(_plain(said), [])
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def is_whole(self, name: str) -> bool:
        """Say whether a text is somebody's name, and no more."""
        person = self.person(name)
        return person is not None and _plain(person.name) == _plain(name)

    def units(self, text: str) -> tuple[str, ...]:
        """Return the units that a text names, if it names nothing else; else none."""
        found: dict[int, str] = {}
        rest = text
        for unit in sorted(self._units.values(), key=_length, reverse=True):
            place = rest.casefold().find(unit.name.casefold())
            if unit.name and place >= 0:
                found[place] = unit.id
                rest = rest[:place] + "," * len(unit.name) + rest[place + len(unit.name) :]
        named = re.sub(r"\b(og|and)\b|[\s,;.&]", "", rest) == ""
        return tuple(found[place] for place in sorted(found)) if named else ()


def _length(unit: Unit) -> int:
    """Return how long a unit's name is."""
    return len(unit.name)


def people_in(
    roster: Roster, piece: Piece, text: str, presence: Presence
) -> Iterator[FoundPerson] | None:
    """Return those whom a text names, or None where it does not read as names."""
    parts = _with_remarks(list(_parts(text)))
    known = [roster.person(part) for part in parts]
    whole = piece.shape in (Shape.ITEM, Shape.ROW)
    if whole and sum(person is not None for person in known) < 2:
        parts, known = _as_one(text, parts, known)
    if not all(person or _reads_as_name(part) for person, part in zip(known, parts, strict=True)):
        return None
    head = _head(text)
    return (
        FoundPerson(
            _under(head, part, person),
            piece.first,
            _presence(part, presence),
            person.id if person else "",
        )
        for part, person in zip(parts, known, strict=True)
    )


def _head(text: str) -> str:
    """Return what stands before names and a colon: a party, a union."""
    head, colon, after = text.partition(":")
    short = len(head) < _LONGEST // 2 and not _SEVERAL.search(head)
    return head.strip() if colon and after.strip() and short else ""


def _under(head: str, name: str, person: Person | None) -> str:
    """Return a name with what it stands under, where the roster does not tell that."""
    told = not head or name.startswith(head) or (person is not None and party_of(head) is not None)
    return name if told else f"{name} ({head})"


def _as_one(
    text: str, parts: list[str], known: list[Person | None]
) -> tuple[list[str], list[Person | None]]:
    """Return a list's item as one person, with what stands after the name."""
    head, colon, after = text.partition(":")
    if colon and after.strip() and party_of(head):
        return parts, known
    return [text], [next((person for person in known if person), None)]


def _parts(text: str) -> Iterator[str]:
    """Yield the names in a list, what is in brackets with its name."""
    if _head(text):
        text = text.partition(":")[2]
    depth, start = 0, 0
    text = text.strip(" []") if text.startswith("[") else text
    for place, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if sign in ",;|" and depth <= 0:
            yield from _joined(text[start:place])
            start = place + 1
    yield from _joined(text[start:])


def _with_remarks(parts: list[str]) -> list[str]:
    """Return names, each with what is said of it after a comma: "Omar Farah, vara møtte ikke"."""
    found: list[str] = []
    for part in parts:
        if found and part[:1].islower() and len(part.split()) <= _REMARK_WORDS:
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return found


def _joined(text: str) -> Iterator[str]:
    """Yield names that "og" joins."""
    text = _BEGINS_AND.sub("", text)
    outside = _REMARK.sub("", text)
    pieces = _AND.split(text) if _AND.search(outside) else [text]
    yield from (piece.strip(" .") for piece in pieces if piece.strip(" ."))


def _reads_as_name(text: str) -> bool:
    """Say whether a text can be a name with a remark, and not a sentence."""
    bare = _SAID.sub("", _REMARK.sub("", text))
    few = 0 < len(bare.split()) <= 5 and len(text) <= _LONGEST
    return few and bare[:1].isupper() and bool(_NAME.fullmatch(text.replace(",", " ")))


def _presence(text: str, presence: Presence) -> Presence:
    """Return how somebody was there, as far as a remark after the name says so."""
    if any(role_of(part) == "absent" for part in re.split(r"[,;()\[\]]|\s[–—-]\s", text)[1:]):
        return Presence.ABSENT
    if presence is not Presence.ABSENT and said_in("remote", text):
        return Presence.REMOTE
    return presence
