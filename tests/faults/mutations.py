"""Ways in which files are damaged: by disks, by editors, by other programs, by people."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

Mutation = Callable[[bytes, Random], bytes]

_STRANGE: tuple[Any, ...] = (
    *(None, True, -1, 0, 10**30, 1e308, "", "x" * 5000, "\u202e\u0000", [], {}, [[[]]], {"id": 1}),
)


def bit(content: bytes, dice: Random) -> bytes:
    """Flip a bit."""
    place = dice.randrange(len(content))
    return content[:place] + bytes([content[place] ^ 1 << dice.randrange(8)]) + content[place + 1 :]


def some_bytes(content: bytes, dice: Random) -> bytes:
    """Write other bytes over some."""
    place = dice.randrange(len(content))
    put = dice.randbytes(dice.randint(1, 40))
    return content[:place] + put + content[place + len(put) :]


def cut_end(content: bytes, dice: Random) -> bytes:
    """Cut the file short."""
    return content[: dice.randrange(len(content))]


def cut_out(content: bytes, dice: Random) -> bytes:
    """Take a piece out of the middle."""
    place = dice.randrange(len(content))
    return content[:place] + content[place + dice.randint(1, 400) :]


def swap_pieces(content: bytes, dice: Random) -> bytes:
    """Swap two pieces of the same length."""
    size = dice.randint(1, min(200, len(content) // 3))
    first = dice.randrange(len(content) - 2 * size)
    second = dice.randrange(first + size, len(content) - size + 1)
    between = content[first + size : second]
    one, two = content[first : first + size], content[second : second + size]
    return content[:first] + two + between + one + content[second + size :]


def zeros(content: bytes, dice: Random) -> bytes:
    """Write zeros over a block, as some file systems leave after a power cut."""
    place = dice.randrange(len(content))
    size = dice.randint(1, 4096)
    return content[:place] + bytes(len(content[place : place + size])) + content[place + size :]


def line_twice(content: bytes, dice: Random) -> bytes:
    """Write a line a second time, there or elsewhere."""
    lines = content.splitlines(keepends=True)
    lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))
    return b"".join(lines)


def line_missing(content: bytes, dice: Random) -> bytes:
    """Take lines out."""
    lines = content.splitlines(keepends=True)
    place = dice.randrange(len(lines))
    del lines[place : place + dice.choice((1, 1, 1, 3, 20))]
    return b"".join(lines)


def lines_swapped(content: bytes, dice: Random) -> bytes:
    """Swap two lines."""
    lines = content.splitlines(keepends=True)
    one, two = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"".join(lines)


def crlf(content: bytes, dice: Random) -> bytes:
    """Save with the line ends of Windows, all or some."""
    if dice.random() < 0.7:
        return content.replace(b"\n", b"\r\n")
    lines = content.splitlines(keepends=True)
    return b"".join(line.replace(b"\n", b"\r\n") if dice.random() < 0.5 else line for line in lines)


def mark(content: bytes, dice: Random) -> bytes:
    """Put a byte order mark in front."""
    return b"\xef\xbb\xbf" + content


def other_encoding(content: bytes, dice: Random) -> bytes:
    """Save in another encoding."""
    encoding = dice.choice(("utf-16", "utf-16-be", "latin-1", "cp1252", "utf-32"))
    return content.decode().encode(encoding, errors="replace")


def read_wrongly(content: bytes, dice: Random) -> bytes:
    """Save what was read in the wrong encoding."""
    return content.decode("cp1252", errors="replace").encode()


def deep(content: bytes, dice: Random) -> bytes:
    """Put a deeply nested value somewhere."""
    place = dice.randrange(len(content))
    depth = dice.choice((50, 5_000, 200_000))
    return content[:place] + b"[" * depth + b"]" * depth + content[place:]


def huge_number(content: bytes, dice: Random) -> bytes:
    """Write a huge number in the place of a digit."""
    digits = [place for place, byte in enumerate(content) if 48 <= byte <= 57]
    place = dice.choice(digits)
    return content[:place] + b"9" * dice.choice((20, 400, 5_000)) + content[place + 1 :]


def letter(content: bytes, dice: Random) -> bytes:
    """Change a letter, as somebody would who corrects a word by hand."""
    places = [place for place, byte in enumerate(content) if 97 <= byte <= 122]
    place = dice.choice(places)
    return content[:place] + bytes([dice.randint(97, 122)]) + content[place + 1 :]


def wrong_type(content: bytes, dice: Random) -> bytes:
    """Put a value of another type in the place of one, with all else as it was."""
    lines = content.splitlines(keepends=True)
    whole = content.startswith(b"{\n")
    place = dice.randrange(len(lines))
    value = json.loads(content if whole else lines[place])
    holder, key = dice.choice(_places(value))
    holder[key] = dice.choice(_STRANGE)
    if whole:
        return json.dumps(value, ensure_ascii=False, indent=2).encode(errors="replace") + b"\n"
    lines[place] = _as_line(value)
    return b"".join(lines)


def field_gone(content: bytes, dice: Random) -> bytes:
    """Take a field away, with all else as it was."""
    lines = content.splitlines(keepends=True)
    whole = content.startswith(b"{\n")
    place = dice.randrange(len(lines))
    value = json.loads(content if whole else lines[place])
    holder, key = dice.choice(_places(value))
    del holder[key]
    if whole:
        return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
    lines[place] = _as_line(value)
    return b"".join(lines)


def _as_line(value: Any) -> bytes:
    """Return a JSON value as a line of the history."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return every place in a JSON value: what holds it, and under which key."""
    found: list[tuple[Any, Any]] = []
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in inner:
        found.append((value, key))
        if isinstance(part, dict | list):
            found += _places(part)
    return found


MUTATIONS: tuple[Mutation, ...] = (
    *(bit, some_bytes, cut_end, cut_out, swap_pieces, zeros, line_twice, line_missing),
    *(lines_swapped, crlf, mark, other_encoding, read_wrongly, deep, huge_number, letter),
    *(wrong_type, field_gone),
)
