"""The history's lines as they lie there, also where a file was damaged or rewritten."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

from mkm_tui.store.faults import StoreFault
from mkm_tui.store.journal import Entry, is_torn, is_whole, opened

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ENCODINGS = ("cp1252", "latin-1")
"""What a program that is not ours may have read or saved the file in."""


class Line(NamedTuple):
    """A line of the file."""

    number: int
    """Where it stands, counted from 1."""
    raw: bytes
    """The line as it was written, where that can be told; with its end."""
    entry: Entry | None
    """The change; None where the line's hash is not its own: it was changed, or is none of ours."""
    is_mended: bool
    """Whether line ends or letters were rewritten by another program; its hash shows the cure."""
    is_torn: bool
    """Whether it is no change because a crash cut it short."""


def lines_of(path: Path) -> Iterator[Line]:
    """Yield the lines of a history, none where there is no file; OSError where it is unreadable."""
    if not path.exists():
        return
    with path.open("rb") as file:
        start = file.read(2)
        file.seek(0)
        source = _converted(file.read()) if start in _UTF16_MARKS else file
        pairs = pairwise(chain(source, [b""]))
        for number, (raw, following) in enumerate(pairs, 1):
            yield _line(number, raw, not following)


def _converted(content: bytes) -> list[bytes]:
    """Return the lines of a file that another program saved as UTF-16."""
    text = content.decode("utf-16", errors="replace").encode(errors="replace")
    return text.splitlines(keepends=True)


def _line(number: int, raw: bytes, is_last: bool) -> Line:
    """Return a line, mended where its hash shows that nothing but its form was changed."""
    body = raw.rstrip(b"\n")
    for form in _forms(body):
        if is_whole(form):
            with suppress(StoreFault):
                return Line(number, form, opened(form, number), form[:-1] != body, False)
    return Line(number, raw, None, False, is_torn(raw, is_last))


def _forms(body: bytes) -> Iterator[bytes]:
    """Yield a line as it is, and as it may have been before another program saved it."""
    yield body + b"\n"
    body = body.rstrip(b"\r").removeprefix(_UTF8_MARK)
    yield body + b"\n"
    for encoding in _ENCODINGS:
        with suppress(UnicodeError):
            yield body.decode(encoding).encode() + b"\n"
        with suppress(UnicodeError):
            yield body.decode().encode(encoding) + b"\n"
