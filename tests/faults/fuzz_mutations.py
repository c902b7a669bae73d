"""Inputs made worse: JSON values, lines of documents, cells and bytes, by chance from a seed."""

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from tests.documents.hostile_texts import CONSTRUCTS, EXTREMES

SIGNS = {
    "title": "\x1b]0;PLANTED\x07",
    "clear": "\x1b[2J\x1b[H",
    "colour": "\x1b[31mrød\x1b[0m",
    "c1": "a\x9b2Jb\x90q\x9c\x85c",
    "bell": "\x07\x08\x7f",
    "nul": "a\x00b",
    "bidi": "\u202eabc\u202c \u2066def\u2069 \u200fg\u061c",
    "zero width": "a\u200bb\u200cc\u200dd\ufeffe\u2060f\u00adg",
    "ends": "a\r\nb\rc\x0bd\x0ce\u2028f\u2029g",
    "emoji": "👨‍👩‍👧‍👦 ❤️ 🇳🇴 👍🏽 漢字 ｆｕｌｌ",
    "marks": "e\u0301\u0301" + "\u0323" * 60 + " \u0301x",
    "tags": "a\U000e0041\U000e007fb\ufff9c\ufffb",
    "odd": "\ue000\u0378\ufdd0\U0010ffff﷽ㅤ\u115f",
    "markup": "[/x] [b]fet[/b] [@click=app.quit]trykk[/] {title} {0} %s",
    "formula": '=HYPERLINK("http://a.no";"x")',
}
"""Texts that a terminal, a screen or a reader might obey, by what they try."""
PLANTED = (
    "\x1b]0;PLANTET\x07 \x1b[77;7H \x1b[31;47;5m \x1bP1;2|17/ab\x9c \x9b88;8H \x90q\x9c \x85"
    " \x07\x08\x7f \x00 \u202eabc\u202c \u2066d\u2069 \u200f \u200b\u200d\ufeff ❤\ufe0f"
)
"""A text of what terminals obey: titles, places, colours, device and direction controls."""
TEXTS = [*SIGNS.values(), *CONSTRUCTS.values(), *EXTREMES, "", " ", "\n", "x" * 5000]
_NUMBERS = [0, -1, 1, 2**31, 2**63, -(2**63) - 1, 10**40, 1.5, -0.0, 1e308]
_DAYS = ["0001-01-01", "9999-12-31", "2026-02-30", "2026-11-24T25:00", "20261124", "12:60", "24:00"]
_BYTES = [
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\r",
    b"\n",
    b'"',
    b"\\",
]

Values = dict[str, list[Any]]
"""What was seen in each field of the example's actions."""


def deep(chance: Random) -> Any:
    """Return a value within many others."""
    value: Any = "x"
    for _ in range(chance.choice([5, 50, 400])):
        value = [value] if chance.random() < 0.5 else {"action": value}
    return value


def odd_value(chance: Random) -> Any:
    """Return a value of any kind."""
    kinds: Sequence[Callable[[], Any]] = (
        lambda: chance.choice(TEXTS),
        lambda: chance.choice(TEXTS) + chance.choice(TEXTS),
        lambda: chance.choice(_NUMBERS),
        lambda: chance.choice(_DAYS),
        lambda: chance.choice([None, True, False, [], {}, [""], [None]]),
        lambda: [chance.choice(TEXTS) for _ in range(chance.randrange(4))],
        lambda: deep(chance),
    )
    return chance.choice(kinds)()


def mutated_action(chance: Random, action: dict[str, Any], seen: Values) -> dict[str, Any]:
    """Return an action with some of its fields otherwise."""
    changed = json.loads(json.dumps(action))
    for _ in range(chance.choice([0, 1, 1, 1, 2, 4])):
        _mutate_fields(chance, changed, seen)
    return dict(changed)


def _mutate_fields(chance: Random, action: dict[str, Any], seen: Values) -> None:
    """Change one field, or add or drop one."""
    name = chance.choice([*action, *action, chance.choice(list(seen))])
    way = chance.random()
    if way < 0.45 and seen.get(name):
        action[name] = chance.choice(seen[name])
    elif way < 0.8:
        action[name] = _within(chance, action.get(name))
    elif way < 0.9:
        action.pop(name, None)
    else:
        action[name] = odd_value(chance)


def _within(chance: Random, value: Any) -> Any:
    """Return a value of the same shape with something odd in it."""
    if isinstance(value, list) and value:
        place = chance.randrange(len(value))
        return [*value[:place], _within(chance, value[place]), *value[place + 1 :]]
    if isinstance(value, dict) and value:
        name = chance.choice(list(value))
        return {**value, name: _within(chance, value[name])}
    if isinstance(value, str):
        return spliced(chance, value, chance.choice(TEXTS))
    if isinstance(value, int):
        return chance.choice(_NUMBERS)
    return odd_value(chance)


def spliced(chance: Random, text: str, other: str) -> str:
    """Return a text with another one somewhere in it, or in its place."""
    if chance.random() < 0.2:
        return other
    at = chance.randrange(len(text) + 1)
    return text[:at] + other + text[at:]


def mutated_text(chance: Random, text: str, others: Sequence[str]) -> str:
    """Return a document with some of its lines otherwise."""
    lines = text.split("\n")
    for _ in range(chance.choice([0, 1, 1, 2, 3, 8])):
        at = chance.randrange(len(lines))
        way = chance.randrange(7)
        if way == 0:
            del lines[at : at + chance.choice([1, 1, 5])]
        elif way == 1:
            lines[at:at] = lines[at : at + chance.choice([1, 1, 20])]
        elif way == 2:
            lines.insert(at, chance.choice(chance.choice(others).split("\n")))
        elif way == 3:
            lines.insert(at, chance.choice(TEXTS))
        elif way == 4:
            lines[at] = spliced(chance, lines[at], chance.choice(TEXTS))
        elif way == 5:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
        lines = lines or [""]
    return "\n".join(lines)


def mutated_cells(chance: Random, text: str) -> str:
    """Return a spreadsheet's text with some of its cells otherwise."""
    sign = chance.choice(";;,\t")
    rows = [row.split(";") for row in text.split("\n")]
    for _ in range(chance.choice([0, 1, 2, 5])):
        row = chance.choice(rows)
        at = chance.randrange(len(row))
        way = chance.randrange(4)
        if way == 0:
            row.insert(at, chance.choice(TEXTS))
        elif way == 1:
            row[at] = spliced(chance, row[at], chance.choice(TEXTS))
        elif way == 2:
            row[at] = f'"{spliced(chance, row[at], chance.choice(TEXTS))}"'
        else:
            row[at] = str(chance.choice([*_NUMBERS, *_DAYS]))
    return "\n".join(sign.join(row) for row in rows)


def mutated_bytes(chance: Random, content: bytes) -> bytes:
    """Return bytes with some flipped, cut, doubled, or with others among them."""
    for _ in range(chance.choice([1, 1, 2, 6])):
        at = chance.randrange(len(content) + 1)
        way = chance.randrange(6)
        if way == 0:
            content = content[:at] + chance.choice(_BYTES) + content[at:]
        elif way == 1:
            content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
        elif way == 2:
            content = content[:at]
        elif way == 3:
            content = content[:at] + content[at + chance.choice([1, 3, 50]) :]
        elif way == 4:
            content = content[:at] + content[max(0, at - 40) : at] + content[at:]
        else:
            content = content[:at] + chance.choice(TEXTS).encode() + content[at:]
    return content
