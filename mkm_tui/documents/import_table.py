"""A table in a matter whose columns are labels: "Vedtak | Ansvarlig | Frist"."""

from mkm_tui.documents.import_parts import Bit
from mkm_tui.documents.import_reading import Piece, Sheet
from mkm_tui.documents.import_words import FRAME, TEXT_ROLES, role_of


class Columns:
    """The roles of a table's columns, and how its rows are told."""

    def __init__(self, sheet: Sheet, head: Piece) -> None:
        self.roles = tuple(role_of(cell) for cell in head.cells)
        self.names = tuple(cell.strip(" :") for cell in head.cells)
        self.place = next((n for n, role in enumerate(self.roles) if role in TEXT_ROLES), -1)
        second = sheet.lines[head.last + 2 : head.last + 3]
        self.single = not any(line.strip() for line in second)

    @property
    def known(self) -> bool:
        """Whether one column is a text, and the others the frame of a matter."""
        others = [role for n, role in enumerate(self.roles) if n != self.place]
        return self.place >= 0 and bool(others) and all(role in FRAME for role in others)

    @property
    def role(self) -> str:
        """The text that the table holds."""
        return self.roles[self.place]

    def frame(self, row: Piece) -> list[tuple[str, str, str]]:
        """Return role, name and value of a row's other cells that are filled in."""
        cells = zip(self.roles, self.names, row.cells, strict=False)
        return [cell for n, cell in enumerate(cells) if n != self.place and cell[2]]

    def text(self, row: Piece, rest: list[tuple[str, str, str]]) -> Bit:
        """Return a row's text, with what else of it was not taken in."""
        said = row.cells[self.place] if self.place < len(row.cells) else ""
        more = ", ".join(f"{name}: {value}" for _, name, value in rest)
        told = f"{said} ({more})" if more and said else said or more
        return Bit(row.first, row.first, told if self.single else f"- {told}")
