"""A file of others as text: what it may be, and in what letters it is written."""

from pathlib import Path

import msgspec

from mkm_tui.records.signs import cleaned

LONGEST = 2_000_000
"""Bytes; a whole year of minutes is less."""
_OTHER_LETTERS = "cp1252"
"""What older programs on Windows write."""


class Unreadable(Exception):  # noqa: N818 - a file that cannot be imported, told to whoever asked
    """The file cannot be read as Markdown; `key` names the sentence in the catalogue `reading`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = {name: cleaned(str(value)) for name, value in values.items()}


class Source(msgspec.Struct, frozen=True):
    """A file's text, and how it was read."""

    name: str
    text: str
    letters: str = ""
    """The encoding, where it was not UTF-8."""


def read_source(path: Path) -> Source:
    """Read a Markdown file; Unreadable where it is none, or where the system does not give it."""
    try:
        if not path.is_file():
            raise Unreadable("no_file" if not path.exists() else "not_a_file", file=path)
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
    except OSError as error:
        raise Unreadable("file_failed", file=path, reason=error) from error
    return source_from(path.name, content)


def source_from(name: str, content: bytes) -> Source:
    """Return the text of a file's bytes, with line ends as everywhere here."""
    if len(content) > LONGEST:
        raise Unreadable("too_long", file=name, megabytes=LONGEST // 1_000_000)
    if b"\x00" in content:
        raise Unreadable("not_text", file=name)
    text, letters = _decoded(content)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("empty_file", file=name)
    return Source(name, text, letters)


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text, and the encoding where it was not UTF-8."""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        return content.decode(_OTHER_LETTERS, errors="replace"), _OTHER_LETTERS
