"""Labels and headings of matters right below a list, which Markdown reads as parts of its item."""

from collections.abc import Iterator

from msgspec.structs import replace

from mkm_tui.documents.import_reading import Piece, Shape, Sheet, line_seen
from mkm_tui.documents.import_words import number_of, role_of

_LONGEST = 60
"""Characters of a label at most."""
_TITLE = 90
"""Characters of a title with text right below it at most."""


def unjoined(sheet: Sheet) -> Sheet:
    """Return a sheet in which a label or a case number at the margin ends the list above it."""
    pieces = tuple(part for piece in sheet.pieces for part in _parts(sheet, piece))
    return Sheet(sheet.lines, pieces)


def _parts(sheet: Sheet, piece: Piece) -> Iterator[Piece]:
    """Yield a piece, or a list's item up to what is no part of it, and then that as lines."""
    lines = range(piece.first + 1, piece.last + 1) if piece.shape is Shape.ITEM else range(0)
    label = next((line for line in lines if _begins(sheet.lines[line])), None)
    end = _after(sheet, piece) or label
    if end is None:
        yield piece
        return
    yield _until(sheet, piece, end)
    before = True
    for line in range(end, piece.last + 1):
        text, bold, linked = line_seen(sheet.lines[line].strip())
        if text:
            alone = before and (line == piece.last or not sheet.lines[line + 1].strip())
            yield Piece(
                Shape.LINE, line, line, text, bold=bold, linked=linked, alone=alone, starts=before
            )
        before = not text or _begins(sheet.lines[line])


def _after(sheet: Sheet, piece: Piece) -> int | None:
    """Return where text at the margin begins right below a numbered title; None where none does."""
    numbered = piece.shape is Shape.ITEM and piece.marker[:-1].isdecimal()
    if not numbered or piece.last == piece.first or piece.body <= piece.first + 1:
        return None
    title, below = sheet.lines[piece.first].rstrip(), sheet.lines[piece.first + 1]
    is_title = len(title) <= _TITLE and not title.endswith((".", ",", ";", ":", "-"))
    return piece.first + 1 if is_title and below[:1].isupper() else None


def _begins(line: str) -> bool:
    """Say whether a line at the margin is a label, or a matter with its number."""
    if line[:1].isspace() or not line:
        return False
    text, bold, _ = line_seen(line.strip())
    head, colon, _ = text.partition(":")
    if (colon and len(head) <= _LONGEST and role_of(head)) or (bold and role_of(bold)):
        return True
    number = number_of(text)
    return number is not None and number.strong and bool(number.number) and bold in ("", text)


def _until(sheet: Sheet, piece: Piece, end: int) -> Piece:
    """Return a list's item up to a line."""
    last = end - 1
    while last > piece.first and not sheet.lines[last].strip():
        last -= 1
    if end >= piece.body:
        return replace(piece, last=last)
    own = " ".join(line.strip() for line in sheet.lines[piece.first : end])
    text, bold, linked = line_seen(own.removeprefix(piece.marker).strip())
    return replace(piece, last=last, text=text, bold=bold, linked=linked, body=end)
