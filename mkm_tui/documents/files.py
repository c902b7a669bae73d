"""Documents as files: names that every system takes, and writing that asks first."""

import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from errno import ENOTDIR
from pathlib import Path

from mkm_tui.documents.archive import archived
from mkm_tui.documents.blocks import Heading, Table
from mkm_tui.documents.paper import Paper, PaperKind, Wish
from mkm_tui.documents.papers import NoPaper
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.words import Words
from mkm_tui.store.files import swap, sync, sync_folder


class Format(StrEnum):
    """What a document is written as."""

    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"
    CSV = "csv"


def rendered(paper: Paper, form: Format) -> str:
    """Return a document as the text of a file; NoPaper where it has no table for a sheet."""
    if form is Format.HTML:
        from mkm_tui.documents.html import html_page

        return html_page(paper)
    if form is Format.CSV:
        return _tables(paper)
    return archived(paper) if form is Format.JSON else paper.markdown


def _tables(paper: Paper) -> str:
    """Return a document's main table as CSV: the first, with all that go on with it.

    What goes on is the same table under another heading, as for each column of the board; then
    the heading is each row's first cell.
    """
    from mkm_tui.documents.spreadsheet import separator, sheet

    found: list[tuple[str, Table]] = []
    under = ""
    for part in paper.blocks:
        if isinstance(part, Heading):
            under = part.text
        elif isinstance(part, Table) and (not found or part.key == found[0][1].key):
            found.append((under, part))
    if not found:
        raise NoPaper("no_table")
    heads = [*found[0][1].heads]
    several = len(found) > 1
    rows = [
        dict(zip(["", *heads], [name, *row], strict=True))
        for name, table in found
        for row in table.rows
    ]
    return sheet(["", *heads] if several else heads, rows, separator(paper.front.language))


def file_name(words: Words, wish: Wish, form: Format = Format.MARKDOWN) -> str:
    """Return a file's name made from the record: "motebok-M4-26.md", "motebok-M4-26-intern.md"."""
    parts = [words(f"documents.file_{wish.kind}"), wish.about]
    if wish.audience is Reach.INTERNAL and wish.kind is not PaperKind.NOTES:
        parts.append(words("documents.file_internal"))
    whole = "-".join(part for part in parts if part)
    letters = whole.translate(_PLAIN_LETTERS)
    return re.sub(r"[^A-Za-z0-9-]+", "-", letters).strip("-") + f".{form}"


_BEFORE, _AFTER = ".mkm-", ".tmp"
"""How the names of files begin and end that are not yet in their place."""
_PLAIN_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "Ae", "Ø": "O", "Å": "A"})


def write_document(path: Path, text: str, overwrite: bool) -> None:
    """Write a document as UTF-8 with LF, as a whole or not at all.

    Raises FileExistsError where the file is there and is not to be overwritten, OSError where
    the disk refuses.
    """
    if path.exists() and not overwrite:
        raise FileExistsError(path)
    if path.exists() and not path.is_file():
        path.write_text(text, "utf-8", newline="\n")  # a device or a pipe cannot be replaced
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), path.parent) from error
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_BEFORE, suffix=_AFTER)
    beside = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            sync(file.fileno())
        beside.chmod(0o644)
        swap(beside, path)
        sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def is_leftover(path: Path) -> bool:
    """Say whether a file is one that a disk neither let be written nor be removed."""
    return path.name.startswith(_BEFORE) and path.name.endswith(_AFTER)


def remove_leftovers(folders: Iterable[Path]) -> None:
    """Remove such files from folders of ours; OSError where the disk refuses."""
    for folder in folders:
        for path in filter(is_leftover, folder.glob(f"*{_AFTER}")):
            path.unlink(missing_ok=True)
