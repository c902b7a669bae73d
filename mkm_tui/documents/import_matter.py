"""A matter in a document of others: its title, its texts under known labels, and the rest."""

import re

from mkm_tui.documents.import_labels import Label, label_of
from mkm_tui.documents.import_outline import section_of
from mkm_tui.documents.import_parts import Bit, Found, FoundMatter, rest_of
from mkm_tui.documents.import_people import Roster
from mkm_tui.documents.import_reading import Piece, Shape
from mkm_tui.documents.import_table import Columns
from mkm_tui.documents.import_words import (
    FRAME,
    TEXT_ROLES,
    beside_time,
    day_in,
    found_in,
    legal_basis_in,
    number_of,
    tongues,
)
from mkm_tui.records.terms import MatterKind

_SHORT = ("proposal", "decision", "council_recommendation")
"""Labels whose text ends with its paragraph, where it stands in their own line."""
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
"""A remark in brackets at the end of a title."""
_MORE = re.compile(r"[/()\[\]]")
"""Signs of a column's head that says more than a label."""
_TITLE = 150
"""Characters of a title at most."""


def matter_from(found: Found, piece: Piece) -> FoundMatter:
    """Return the matter that a piece is the title of; what a title cannot hold begins its text."""
    number = number_of(piece.text)
    title = number.title if number else piece.text
    matter = FoundMatter(title.strip() or piece.text, piece.first, level=piece.level)
    if number and number.strong:
        matter.number = number.number
    if section_of(piece.text) == "other_business":
        matter.kind = MatterKind.OTHER_BUSINESS
    if piece.linked or len(matter.title) > _TITLE:
        last = piece.last if piece.shape is not Shape.ITEM else max(piece.body - 1, piece.first)
        matter.unlabelled = _default(found)
        matter.add(matter.unlabelled, Bit(piece.first, last))
    if len(matter.title) > _TITLE:
        matter.title = f"{matter.title[:_TITLE].rsplit(' ', 1)[0]} …"
    mark_exempt(matter, piece.text, piece.first)
    remark = _REMARK.search(matter.title)
    if remark and found_in("exempt", remark[0]):
        matter.title = matter.title[: remark.start()]
    found.matters.append(matter)
    return matter


def _default(found: Found) -> str:
    """Return the text to which lines go under no known heading."""
    return "consideration" if found.minutes else "case_paper"


def mark_exempt(matter: FoundMatter, text: str, line: int) -> None:
    """Note where a line says that the matter is exempt, and by which basis."""
    mark = found_in("exempt", text)
    if mark is None:
        return
    matter.marks.append(line)
    basis, _ = legal_basis_in(text[mark.end() :])
    matter.legal_basis = matter.legal_basis or basis


class MatterReader:
    """Reads what stands under a matter's title."""

    def __init__(self, found: Found, roster: Roster, piece: Piece) -> None:
        self.found, self.roster = found, roster
        self.matter, self.level = matter_from(found, piece), piece.level or 7
        self.field, self.field_level = "", 0
        self.passing = ""
        """The text of a label whose words stand in its own line, until its paragraph ends."""
        self.goes_on = False
        self.columns: Columns | None = None
        number = number_of(piece.text)
        self.untitled = number is not None and number.title == piece.text
        inner = rest_of(found.sheet, piece, piece.body) if piece.shape is Shape.ITEM else None
        if inner is not None:
            self._add(inner)

    def heading(self, piece: Piece) -> None:
        """Begin a text where a heading in the matter names one; another one is a part of it."""
        role = section_of(piece.text)
        self.passing = ""
        if self._titled(piece):
            return
        if role in TEXT_ROLES:
            self._begin(role)
            self.field_level = piece.level
            return
        if piece.level <= self.field_level or not self.field_level:
            self.field, self.field_level = "", 0
        self._add(Bit(piece.first, piece.last))

    def _titled(self, piece: Piece) -> bool:
        """Take the line below a mere number as the title, and say whether it was."""
        before, self.untitled = self.untitled, False
        short = len(piece.text) <= _TITLE and not piece.text.endswith((".", ":"))
        title = piece.shape in (Shape.LINE, Shape.HEADING) and short and not piece.linked
        if not (before and title) or label_of(self.found.sheet, piece):
            return False
        self.matter.title = piece.text
        return True

    def _begin(self, role: str) -> None:
        """Let what follows be the text that a label names."""
        self.field = TEXT_ROLES[role]
        self.matter.decided |= self.field == "decision"
        if role == "council_recommendation":
            self.matter.fields["for_council"] = True

    def read(self, piece: Piece) -> None:
        """Read a piece: a label, a field, or text."""
        mark_exempt(self.matter, piece.text, piece.first)
        if self._titled(piece):
            return
        in_table, label = self._in_table(piece), label_of(self.found.sheet, piece)
        if piece.shape is Shape.ROW and piece.linked and (in_table or label):
            source = self.found.sheet.source(piece.first, piece.first)
            self.found.leave(source.strip(), piece)
        if in_table:
            return
        if label is not None and label.role in TEXT_ROLES:
            self._text_label(piece, label)
        elif label is not None and label.role in FRAME and self._framed(piece, label):
            self.passing = ""
        else:
            self._plain(piece, label is None)

    def _in_table(self, piece: Piece) -> bool:
        """Take in a row of a table whose columns are labels, and say whether it is one."""
        if piece.shape is not Shape.ROW:
            self.columns = None
            return False
        if piece.starts:
            columns = Columns(self.found.sheet, piece)
            self.columns = columns if columns.known else None
            if self.columns is not None and _MORE.search(piece.text):
                self.found.leave(piece.text, piece)
        elif self.columns is not None:
            self._row(piece, self.columns)
        return self.columns is not None

    def _row(self, piece: Piece, columns: Columns) -> None:
        """Take in a row; what its frame says of one among several rows stands in the text."""
        rest = [
            cell
            for cell in columns.frame(piece)
            if not (columns.single and self._framed(piece, Label(cell[0], cell[1], cell[2], "")))
        ]
        before, self.passing = self.field, ""
        self._begin(columns.role)
        self._add(columns.text(piece, rest))
        self.field = before

    def _text_label(self, piece: Piece, label: Label) -> None:
        """Begin a text at its label, with what stands in the label's line."""
        self.passing = ""
        before = self.field
        self._begin(label.role)
        if label.source:
            self._add(Bit(piece.first, piece.first, label.source))
            if label.role in _SHORT:
                self.passing, self.goes_on = self.field, label.source.rstrip().endswith(":")
                self.field = before
        if piece.shape is Shape.ITEM:
            self._nested(piece, before)

    def _nested(self, piece: Piece, before: str) -> None:
        """Add what is nested under a label in a list, and go on as before it."""
        inner = rest_of(self.found.sheet, piece, piece.first + 1)
        if inner is not None:
            self._add(inner)
            self.field, self.passing = before, ""

    def _plain(self, piece: Piece, unlabelled: bool) -> None:
        """Add lines to the text at hand; the list after a colon belongs to what it ends."""
        same = piece.shape is Shape.LINE and not piece.starts and unlabelled
        if not (same or (piece.shape is Shape.ITEM and self.goes_on)):
            self.passing = ""
        self._add(Bit(piece.first, piece.last))

    def _add(self, bit: Bit) -> None:
        """Add lines to the text at hand, or to the one for all else."""
        field = self.passing or self.field
        if not field:
            field = self.matter.unlabelled = _default(self.found)
        self.matter.add(field, bit)

    def _framed(self, piece: Piece, label: Label) -> bool:
        """Take in a part of the matter's frame, and say whether it could be read."""
        fields, role, value = self.matter.fields, label.role, label.value
        if (piece.last > piece.first and piece.shape is not Shape.ROW) or not value:
            return False
        if role == "legal_basis":
            basis, whole = legal_basis_in(value)
            self.matter.legal_basis = self.matter.legal_basis or basis
            self.matter.marks.append(piece.first)
            return whole and self.matter.legal_basis == basis
        if role == "public_title":
            self.matter.public_title = value
            return True
        taken = self._read(role, value)
        if not taken or role in fields:
            return False
        fields[role] = taken
        return True

    def _read(self, role: str, value: str) -> object:
        """Return what a part of the frame says, where it can be read."""
        if role == "responsible":
            person = self.roster.person(value)
            return person.id if person and self.roster.is_whole(value) else None
        if role == "deadline":
            return None if beside_time(value) else day_in(value)
        if role == "units":
            return self.roster.units(value)
        if role == "kind":
            return next((k for w in tongues() for k in MatterKind if w.show(k) == value), None)
        return value
