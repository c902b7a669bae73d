"""Keys in each mode, in the example and in the large workspace, in turn with the reference app's.

A page key of the reference app is one to rows that it has not drawn: a full repaint.
"""

from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import NamedTuple

from tests.benchmarks.bench import Bench, ours
from tests.benchmarks.figures import Figure, median
from tests.benchmarks.fresh import MODES as NUMBERS
from tests.benchmarks.programs import (
    BACKSPACE,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    HOME,
    LAST,
    LEFT,
    MKM,
    PAGE_DOWN,
    PAGE_UP,
    REFERENCE,
    RIGHT,
    UNDO,
    UP,
)
from tests.benchmarks.terminal import Terminal

__all__ = ["MKM", "MODES", "keys"]
PRESSES = 16
LOADING = 3.0
"""Seconds after which the program has loaded its other screens."""
CURSOR, PAGE, LARGE = 4.0, 2.0, 1.3
"""Against the reference app's cursor key, against its page key, and against the example."""
CURSORS = (*(DOWN,) * 3, *(UP,) * 3)
PAGES = (PAGE_DOWN, PAGE_UP)
TYPED = tuple(sign.encode() for sign in "turnus") + (BACKSPACE,) * 6


class Keys(NamedTuple):
    """Keys that are pressed in turn in a mode."""

    what: str
    keys: Sequence[bytes]
    before: Sequence[bytes] = ()
    """What leads to where they are pressed."""
    each: bytes = b""
    """What is pressed before each of them, and not measured."""
    after: bytes = b""
    """What is pressed after each of them, and not measured."""
    first: bool = False
    """Whether the first of them is told by itself, too: it may prepare what the others need."""
    cursor: bool = False
    """Whether they are held against the reference's cursor key; else against its page key."""


def cursor(what: str = "cursor key", keys: Sequence[bytes] = CURSORS) -> Keys:
    """Return keys that move the cursor."""
    return Keys(what, keys, (HOME,), cursor=True)


def changes(present: bytes, others: dict[str, bytes]) -> tuple[Keys, ...]:
    """Return changes to modes from another one."""
    return tuple(Keys(f"to {mode}", (key,), each=present) for mode, key in others.items())


FILTER = Keys("filter as you type", TYPED, (b"/",), first=True)
MODES: dict[str, tuple[bytes, tuple[Keys, ...]]] = {
    "modes": (b"1", (*changes(b"1", NUMBERS), *changes(b"5", {"Oversikt": b"1"}))),
    "Oversikt": (b"1", (cursor(),)),
    "Saksliste": (b"2", (cursor(), Keys("page key", PAGES))),
    "Portefølje": (
        b"3",
        (
            *(cursor(), Keys("page key", PAGES), FILTER),
            *(Keys("view", (b"v",)), Keys("sorting", (b"o",)), Keys("groups", (b"g",))),
        ),
    ),
    "Prioritering": (
        b"4",
        (
            *(cursor(), cursor("next column", (RIGHT, LEFT))),
            Keys("a card is moved", (b">",), (HOME,), after=UNDO),
            Keys("undo", (UNDO,), (HOME,), each=b">"),
            *(FILTER, Keys("bands", (b"b",))),
        ),
    ),
    "Vedtak": (
        b"5",
        (
            *(cursor(), Keys("page key", PAGES), FILTER),
            *(Keys("a decision's page", (ENTER,), each=ESCAPE), Keys("view", (b"v",))),
        ),
    ),
    "Ideer": (b"6", (cursor(), Keys("page key", PAGES), FILTER, Keys("view", (b"v",)))),
}


class Bare:
    """The reference app, whose keys are pressed in turn with ours."""

    def __init__(self) -> None:
        self.terminal = Terminal(REFERENCE)
        self.terminal.until_quiet(LAST)
        self.cursors: list[float] = []
        self.pages: list[float] = []
        self._turns = cycle(zip(CURSORS, (*(PAGE_DOWN,) * 3, *(PAGE_UP,) * 3), strict=True))

    def press(self) -> None:
        """Press a cursor key, and a page key whose rows are drawn anew."""
        down, page = next(self._turns)
        self.cursors.append(self.terminal.key(down))
        self.terminal.send(b"f")
        self.terminal.rest(0.03)
        self.pages.append(self.terminal.key(page))


def keys(mode: str, bench: Bench) -> Iterator[Figure]:
    """Measure every key in a mode."""
    number, rows = MODES[mode]
    programs = [ours(bench.example), ours(bench.large)]
    bare = Bare()
    for program in programs:
        program.until_quiet(END)
        program.rest(LOADING)
        if number != b"1":
            program.key(number)
    for row in rows:
        yield from _row(bench, bare, programs, row, f"{mode}: {row.what}")
    for program in (bare.terminal, *programs):
        program.end()


def _row(
    bench: Bench, bare: Bare, programs: Sequence[Terminal], row: Keys, what: str
) -> Iterator[Figure]:
    """Press a row's keys in turn, and yield the figures; in the end, leave where they led."""
    bare.cursors.clear()
    bare.pages.clear()
    found: list[list[float]] = [[] for _ in programs]
    for program in programs:
        for key in row.before:
            _settled(program, key)
    for turn in range(bench.rounds(PRESSES)):
        bare.press()
        for program, times in zip(programs, found, strict=True):
            times.append(_pressed(program, row.keys[turn % len(row.keys)], row))
    for program in programs:
        _leaves(program)
    against = median(bare.cursors if row.cursor else bare.pages)
    reference, must = ("cursor key", CURSOR) if row.cursor else ("page key", PAGE)
    if row.first:
        for name, times in zip(("example", "large"), found, strict=True):
            yield Figure(f"{what}, first key, {name}", times.pop(0), against, reference, must)
    small, big = map(median, found)
    yield Figure(f"{what}, example", small, against, reference, must)
    yield Figure(f"{what}, large", big, against, reference, must)
    yield Figure(f"{what}, large to example", big, small, "example", LARGE)


def _pressed(program: Terminal, key: bytes, row: Keys) -> float:
    """Return the seconds of a key; what comes before it is done first, and what comes after it."""
    _settled(program, row.each)
    seconds = program.key(key)
    _settled(program, row.after)
    return seconds


def _settled(program: Terminal, key: bytes) -> None:
    """Press a key, if there is one, and wait until all that it led to is drawn."""
    if key:
        program.send(key)
        program.rest(0.3)
        program.until_quiet()


def _leaves(program: Terminal) -> None:
    """Come back to the mode's own list."""
    for _ in range(2):
        program.send(ESCAPE)
        program.rest(0.4)
