"""A list of matters before the matters themselves, or in their place."""

from collections.abc import Iterator

from mkm_tui.documents.import_matter import mark_exempt, matter_from
from mkm_tui.documents.import_parts import Found, FoundMatter, nested
from mkm_tui.documents.import_reading import Piece, Shape
from mkm_tui.documents.import_words import normal, number_of, role_of, said_in


class Agenda:
    """The items of a document's agenda, kept until all its matters are known."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.items: list[Piece] = []
        self.heads: tuple[str, ...] = ()
        self.marked: set[int] = set()
        """The lines of items that a table's column says are exempt."""

    def read(self, piece: Piece) -> None:
        """Keep an item; what else stands in the agenda is not understood."""
        if piece.shape is Shape.ROW and len(piece.cells) > 1:
            self._row(piece)
        elif piece.shape is Shape.ITEM and piece.text:
            self.items.append(piece)
        else:
            number = number_of(piece.text) if piece.shape is Shape.LINE else None
            if number:
                self.items.append(piece)
            else:
                self.found.miss(piece)

    def _row(self, piece: Piece) -> None:
        """Keep a row of a table with number and title."""
        if piece.starts:
            self.heads = piece.cells
            self.found.leave(" | ".join(piece.cells), piece)
            return
        if any(said_in("exempt", head) and cell for head, cell in self._columns(piece)):
            self.marked.add(piece.first)
        text = " ".join(cell for cell in piece.cells if cell)
        if number_of(text) and not role_of(piece.cells[0]):
            text = " ".join(piece.cells[:2])
            rest = piece.cells[2:]
            whole = f"{text} ({', '.join(rest)})" if any(rest) else text
            self.items.append(Piece(Shape.ROW, piece.first, piece.last, whole))
        else:
            self.found.miss(piece)

    def _columns(self, piece: Piece) -> Iterator[tuple[str, str]]:
        """Yield a row's cells, each with its column's head."""
        return zip(self.heads, piece.cells, strict=False)

    def settle(self) -> None:
        """Make matters of the items that are none yet.

        Where there are matters and no item is one of them, the list is something else.
        """
        known = list(self.found.matters)
        pairs = [(piece, _same(piece, known)) for piece in self.items]
        more = any(nested(self.found.sheet, piece) for piece in self.items)
        if known and not more and not any(matter for _, matter in pairs):
            for piece in self.items:
                self.found.miss(piece)
            return
        place = 0
        for piece, matter in pairs:
            if matter is None:
                matter = self._made(piece, place)
            elif _title(piece).casefold() != matter.title.casefold():
                self.found.leave(piece.text, piece)
            self._nested(piece, matter)
            mark_exempt(matter, piece.text, piece.first)
            if piece.first in self.marked:
                matter.marks.append(piece.first)
            place = self.found.matters.index(matter) + 1

    def _made(self, piece: Piece, place: int) -> FoundMatter:
        """Return the matter that an item is, put in its place among the others."""
        matter = matter_from(self.found, piece)
        self.found.matters.remove(matter)
        self.found.matters.insert(place, matter)
        return matter

    def _nested(self, piece: Piece, matter: FoundMatter) -> None:
        """Add what is nested under an item to its matter."""
        inner = nested(self.found.sheet, piece)
        if inner is not None:
            matter.unlabelled = "consideration" if self.found.minutes else "case_paper"
            matter.add(matter.unlabelled, inner)


def _title(piece: Piece) -> str:
    """Return an item's title, without a number before it."""
    number = number_of(piece.text)
    return number.title if number else piece.text


def _same(piece: Piece, matters: list[FoundMatter]) -> FoundMatter | None:
    """Return the matter that an item of the agenda is, by its number or its title."""
    number, title = number_of(piece.text), normal(_title(piece))
    for matter in matters:
        same_number = number and matter.number and number.number == matter.number
        if same_number or normal(matter.title) == title:
            return matter
    return None
