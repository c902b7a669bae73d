"""Documents of others: which meeting, who was there, the matters, and what is left."""

from mkm_tui.documents.import_agenda import Agenda
from mkm_tui.documents.import_labels import Label, label_of
from mkm_tui.documents.import_matter import MatterReader
from mkm_tui.documents.import_outline import SECTIONS, outline_of, section_of
from mkm_tui.documents.import_pages import is_page_number
from mkm_tui.documents.import_parts import Found
from mkm_tui.documents.import_people import Roster, people_in
from mkm_tui.documents.import_reading import Piece, Shape, Sheet, line_seen
from mkm_tui.documents.import_words import (
    NAMES,
    TEXT_ROLES,
    begins_with_day,
    beside_time,
    day_in,
    is_this_meetings,
    party_of,
    said_in,
    times_in,
)
from mkm_tui.records.terms import Body, Presence

_LISTS = (*NAMES, "agenda", "matters")
_CLOSING = ("next_meeting", "signatures")
"""What can stand after the last matter without a heading."""
_PRESENCE = {"present": Presence.PRESENT, "others": Presence.PRESENT, "absent": Presence.ABSENT}


class Reader:
    """Reads a document of others, piece by piece."""

    def __init__(self, sheet: Sheet, roster: Roster) -> None:
        self.found, self.roster = Found(sheet), roster
        self.outline = outline_of(sheet)
        self.agenda = Agenda(self.found)
        self.matter: MatterReader | None = None
        self.scope, self.level, self.heading = "", 0, ""
        self.on_by_title = False
        """Whether the day is the title's."""
        self.soft = False
        """Whether the present list began under a label, not a heading."""

    def read(self) -> Found:
        """Return what was found."""
        self.found.minutes = self._is_minutes()
        for place, piece in enumerate(self.found.sheet.pieces):
            if place == self.outline.title:
                self._title(piece)
            elif place in self.outline.matters:
                self._begin(piece)
            elif place in self.outline.groups:
                self.matter, self.scope = None, ""
                self.found.leave(piece.text, piece)
            elif is_page_number(piece):
                self.found.leave(piece.text, piece)
            elif piece.shape is Shape.HEADING:
                self._section(piece)
            elif piece.shape is not Shape.RULE:
                self._text(piece)
        self.agenda.settle()
        return self.found

    def _is_minutes(self) -> bool:
        """Say whether the document tells what a meeting did: by its title, else by its parts."""
        pieces = self.found.sheet.pieces
        title = pieces[self.outline.title].text if self.outline.title >= 0 else ""
        for key, answer in (("minutes_words", True), ("agenda_words", False)):
            if said_in(key, title):
                return answer
        roles = {section_of(p.text) for p in pieces if p.shape is Shape.HEADING}
        roles |= {label.role for p in pieces if (label := label_of(self.found.sheet, p))}
        if roles & {"present", "absent", "decision", "consideration"}:
            return True
        return not roles & {"case_paper", "recommendation", "proposal", "agenda"}

    def _title(self, piece: Piece) -> None:
        """Take in the document's title, and the day in it."""
        self.found.title = piece.text
        self._leave_address(piece)
        if self.found.on is None and (day := day_in(piece.text)):
            self.found.on, self.on_by_title = day, True
            self.found.start, self.found.end = times_in(piece.text)
        if said_in("committee", piece.text):
            self.found.body = Body.WORKING_COMMITTEE

    def _begin(self, piece: Piece) -> None:
        """Begin a matter."""
        self.matter = MatterReader(self.found, self.roster, piece)
        self.scope = ""

    def _section(self, piece: Piece) -> None:
        """Begin a section about the meeting, or one in a matter."""
        role = section_of(piece.text)
        inner = piece.level > (self.matter.level if self.matter else 0) or role in TEXT_ROLES
        if self.matter is not None and inner:
            self.matter.heading(piece)
            return
        if self.matter is None and self._is_day(piece):
            return
        inside = self.scope in NAMES and piece.level > self.level
        if self.matter is None and inside and party_of(piece.text):
            return
        self.matter = None
        role = role if role in SECTIONS else ""
        self.scope, self.level, self.heading, self.soft = role, piece.level, piece.text, False
        if not role:
            self.found.miss(piece)
        elif role not in _LISTS:
            self.found.leave(piece.text, piece)

    def _text(self, piece: Piece) -> None:
        """Read what is no heading."""
        label = label_of(self.found.sheet, piece)
        if self.matter is not None and not self._closes(piece, label):
            self.matter.read(piece)
            return
        if label is not None and self._labelled(piece, label):
            self._leave_address(piece)
            return
        if self.soft and piece.shape is Shape.LINE and piece.starts and self.scope in _LISTS:
            self.scope = ""
        if self.scope in ("", "agenda", "matters") and self._is_day(piece):
            return
        if self.scope in NAMES and piece.shape is not Shape.OTHER:
            self._names(piece, piece.text)
            self._leave_address(piece)
        elif self.scope in ("agenda", "matters"):
            self.agenda.read(piece)
        elif self.scope and self.scope not in NAMES:
            self.found.leave(self.heading, piece)
        else:
            self.found.miss(piece)

    def _closes(self, piece: Piece, label: Label | None) -> bool:
        """End the last matter where a line tells of the next meeting, or signs."""
        if label is None or label.role not in _CLOSING or piece.shape is not Shape.LINE:
            return False
        after = [p for p in self.outline.matters if self.found.sheet.pieces[p].first > piece.first]
        if after or not piece.starts:
            return False
        self.matter, self.scope, self.heading, self.soft = None, label.role, label.said, False
        return True

    def _leave_address(self, piece: Piece) -> None:
        """Note an address that readers do not see, in a line from which only words are taken."""
        if piece.linked:
            self.found.leave(self.found.sheet.source(piece.first, piece.last).strip(), piece)

    def _labelled(self, piece: Piece, label: Label) -> bool:
        """Take in a labelled line about the meeting, and say whether it was one."""
        found, role, value = self.found, label.role, label.value
        if piece.shape is Shape.ITEM and piece.first < piece.body <= piece.last:
            return False
        if role in _LISTS:
            self.scope, self.heading, self.soft = role, label.said, True
            if value:
                self._list_in_line(piece, value)
            return True
        if role in ("date", "time"):
            return self._when(piece, value)
        if role == "place" and value:
            found.place = found.place or value
            return found.place == value
        if role in ("chair", "minute_taker"):
            return self._officer(piece, role, label)
        if role == "title" and value and not found.title:
            self._title(piece)
            found.title = value
            return True
        if role in ("municipality", "meeting_number", "body", "archive_reference", "next_meeting"):
            found.leave(label.said, piece)
            return True
        return False

    def _when(self, piece: Piece, value: str) -> bool:
        """Take in a day and times of day, and say whether they are the first that are told.

        A day in the title gives way to one with a label.
        """
        found, day, (start, end) = self.found, day_in(value), times_in(value)
        other = day and found.on and day != found.on and not self.on_by_title
        if other or (start and found.start) or not (day or start):
            return False
        if day:
            found.on, self.on_by_title = day, False
        if start:
            found.start, found.end = start, end
        if beside_time(value):
            found.leave(piece.text, piece)
        return True

    def _is_day(self, piece: Piece) -> bool:
        """Take in a day without a label, and say whether the piece was one."""
        if piece.shape not in (Shape.LINE, Shape.HEADING):
            return False
        told = begins_with_day(piece.text) or (not self.scope and is_this_meetings(piece.text))
        if not (told and self._when(piece, piece.text)):
            return False
        self._leave_address(piece)
        return True

    def _officer(self, piece: Piece, role: str, label: Label) -> bool:
        """Take in who led the meeting or wrote its minutes, where the record knows them."""
        taken: str = getattr(self.found, role)
        if self.roster.person(label.value) is not None and not taken:
            setattr(self.found, role, label.value)
        if getattr(self.found, role) != label.value or not self.roster.is_whole(label.value):
            self.found.leave(piece.text, piece)
        return True

    def _list_in_line(self, piece: Piece, value: str) -> None:
        """Take in a list in the line of its label."""
        if self.scope in NAMES:
            self._names(piece, value)
        else:
            self.found.miss(piece)

    def _names(self, piece: Piece, text: str) -> None:
        """Take in those whom a line names."""
        if said_in("nobody", text) and len(text.split()) == 1:
            return
        if piece.shape is Shape.ROW and text == piece.text:
            text = ", ".join(cell for cell in piece.cells if cell)
            if piece.starts:
                self.found.leave(self.heading, piece)
                return
        if piece.shape is Shape.ITEM and piece.last > piece.first and party_of(text):
            self._nested_names(piece)
            return
        people = people_in(self.roster, piece, text, _PRESENCE[self.scope])
        whole = piece.shape is not Shape.ITEM or piece.last < piece.body or not piece.body
        if people is None or not whole:
            self.found.miss(piece)
            return
        for person in people:
            if person.presence is Presence.ABSENT and not person.person:
                self.found.leave(f"{self.heading}: {person.name}", piece)
            else:
                self.found.people.append(person)

    def _nested_names(self, piece: Piece) -> None:
        """Take in the names in a list under a party's name."""
        for line in range(piece.body, piece.last + 1):
            text = line_seen(self.found.sheet.lines[line].strip().lstrip("*-+ "))[0]
            if text:
                self._names(Piece(Shape.ITEM, line, line, text, body=line), text)
