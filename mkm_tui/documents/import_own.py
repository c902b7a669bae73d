"""Our own notices and minutes, read back: the meeting, who was there, and the matters."""

import re

from mkm_tui.documents.import_own_matter import OwnMatter
from mkm_tui.documents.import_own_words import SECTIONS, OwnWords, pattern
from mkm_tui.documents.import_parts import Found, FoundMatter, FoundPerson
from mkm_tui.documents.import_people import Roster
from mkm_tui.documents.import_reading import Piece, Shape, Sheet
from mkm_tui.documents.import_words import day_in, times_in
from mkm_tui.documents.paper import Front
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Body, Language, MatterKind, Party, Presence

_OF_MATTERS = ("agenda", "matters", "other_business")
"""The sections that hold matters."""


def own_language(sheet: Sheet, front: Front | None) -> Language | None:
    """Return the language of one of our own notices or minutes; None for those of others."""
    if front is not None:
        return front.language
    title = next((piece for piece in sheet.pieces if piece.shape is not Shape.RULE), None)
    if title is None or title.level != 1:
        return None
    seconds = {piece.text for piece in sheet.pieces if piece.level == 2}
    for language in Language:
        words = Words(language)
        named = any(pattern(language, key).fullmatch(title.text) for key in ("notice", "minutes"))
        if named and seconds & {words("documents.agenda"), words("documents.matters")}:
            return language
    return None


class OwnReader:
    """Reads one of our own documents, piece by piece."""

    def __init__(
        self, sheet: Sheet, language: Language, reach: Reach | None, roster: Roster
    ) -> None:
        self.own, self.reach, self.roster = OwnWords(language), reach, roster
        self.words = self.own.words
        self.found = Found(sheet)
        self.section, self.heading = "", ""
        self.matter: OwnMatter | None = None

    def read(self) -> Found:
        """Return what was found."""
        for piece in self.found.sheet.pieces:
            if piece.shape is Shape.HEADING:
                self._heading(piece)
            elif piece.shape is not Shape.RULE:
                self._under_heading(piece)
        return self.found

    def _heading(self, piece: Piece) -> None:
        """Begin what a heading stands over."""
        self.matter = None
        if piece.level == 1 and not self.section:
            self.found.title = piece.text
            self.found.minutes = self.own.said("minutes", piece.text) is not None
        elif piece.level == 2:
            self.section, self.heading = self.own.keys.get(piece.text, ""), piece.text
            if self.section not in SECTIONS:
                self.section = "?"
                self.found.miss(piece)
        elif self.section in _OF_MATTERS and self.own.said("matter", piece.text):
            self._begin(piece)
        elif not self._in_attendance(piece):
            self.found.miss(piece)

    def _in_attendance(self, piece: Piece) -> bool:
        """Say whether a heading is one of those over the people."""
        parties = [self.words.show(party).casefold() for party in Party]
        known = piece.text.casefold() in parties or self.own.said("attendance_else", piece.text)
        return self.section == "attendance" and bool(known)

    def _begin(self, piece: Piece) -> None:
        """Begin a matter, or leave a draft of which there is nothing but its number."""
        bare = self.words("documents.matter", matter="", title="").strip()
        number, _, title = piece.text.removeprefix(bare).strip().partition(" ")
        if self.own.said("draft_withheld", title):
            self.found.leave(piece.text, piece)
            return
        drafted = self.own.said("draft_title", title)
        matter = FoundMatter(drafted["title"] if drafted else title, piece.first, number)
        if self.section == "other_business":
            matter.kind = MatterKind.OTHER_BUSINESS
        self.found.matters.append(matter)
        self.matter = OwnMatter(self.found, self.own, self.roster, matter, self.reach)

    def _under_heading(self, piece: Piece) -> None:
        """Read what is no heading."""
        if self.matter is not None:
            self.matter.read(piece)
        elif self.section in ("", "attendance"):
            self._in_head(piece)
        elif self.section == "?":
            self.found.miss(piece)
        else:
            self.found.leave(self.heading, piece)

    def _in_head(self, piece: Piece) -> None:
        """Read a line about the meeting, or about who was there."""
        field = self.own.field(piece)
        if field is not None:
            self._field(piece, *field)
        elif self.section == "attendance" and piece.shape is Shape.ITEM:
            self._person(piece, piece.text, Presence.PRESENT)
        elif self._tells_its_life(piece):
            self.found.leave(piece.text, piece)
        else:
            self.found.miss(piece)

    def _tells_its_life(self, piece: Piece) -> bool:
        """Say whether a line in italics before all fields tells where the minutes are."""
        raw = self.found.sheet.lines[piece.first]
        return not self.section and raw.startswith("*") and raw.endswith("*")

    def _field(self, piece: Piece, key: str, label: str, value: str) -> None:
        """Take in a line about the meeting, or note that it is not brought in."""
        found = self.found
        if key == "date":
            found.on = day_in(value)
        elif key == "time":
            found.start, found.end = times_in(value)
        elif key == "doors":
            found.closed_doors = value.startswith(self.words("documents.closed"))
        elif key in ("absent", "others"):
            self._names(piece, value, Presence.ABSENT if key == "absent" else Presence.PRESENT)
        elif key in ("chair", "minute_taker") and self.roster.person(value) is None:
            found.leave(f"{label}: {value}", piece)
        elif key in ("place", "chair", "minute_taker", "archive_reference"):
            setattr(found, key, value)
        elif value == self.words.show(Body.WORKING_COMMITTEE):
            found.body = Body.WORKING_COMMITTEE
        elif key != "body":
            found.leave(label, piece)

    def _person(self, piece: Piece, text: str, presence: Presence) -> None:
        """Take in somebody who was there, or away."""
        if text == self.words("documents.nobody"):
            return
        remark = text.partition("(")[2].rstrip(")")
        person = self.roster.person(text)
        if person is None and presence is Presence.ABSENT:
            self.found.leave(f"{self.words('documents.absent')}: {text}", piece)
            return
        how = Presence.REMOTE if self.words.show(Presence.REMOTE) in remark else presence
        key = person.id if person else ""
        self.found.people.append(FoundPerson(text, piece.first, how, key, self._seat(remark)))

    def _seat(self, remark: str) -> str:
        """Return the member for whom a deputy was there."""
        for part in remark.split(", "):
            told = self.own.said("deputy_for", part)
            member = self.roster.person(told["name"]) if told else None
            if member is not None:
                return member.id
        return ""

    def _names(self, piece: Piece, value: str, presence: Presence) -> None:
        """Take in names in a line: "a, b og c"."""
        joined = re.sub(rf" {self.words('common.and')} (?=[^()]*$)", ", ", value)
        for name in re.split(r", (?![^(]*\))", joined):
            self._person(piece, name, presence)
