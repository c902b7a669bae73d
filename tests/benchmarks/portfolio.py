"""Portefølje, Prioritering and Ideer against a bare Textual app: 2,000 projects, 5,000 ideas.

Run by hand: `python -m tests.benchmarks.portfolio`. Prints ratios of medians from one run.
"""

import statistics
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from mkm_tui.opening import build_example
from tests.benchmarks.large import large_workspace
from tests.benchmarks.screens import MKM, PAGES, REFERENCE, pressed, told
from tests.benchmarks.terminal import Terminal

LAST, END = b"LAST", b"hjelp"
UP_DOWN = (b"\x1b[B", b"\x1b[A")
ROUNDS, PRESSES = 8, 24
LOADING = 3.0
"""Seconds after which the program has loaded its other screens."""
MODES = {"Portefølje": b"3", "Prioritering": b"4", "Ideer": b"6"}
PAGE, FIRST, CURSOR, LARGE = 2.0, 4.0, 4.0, 1.3
"""Against the reference app's page key, twice, and cursor key; and against the example."""


class Keys(NamedTuple):
    """Keys that are pressed in turn in a mode, after others, and against what they are held."""

    what: str
    before: bytes
    keys: Sequence[bytes]
    cursor: bool = False
    """Whether they are held against the reference's cursor key; else against its page key."""


EACH = (
    Keys("Portefølje: cursor", b"3", UP_DOWN, True),
    Keys("Portefølje: page", b"3", PAGES),
    Keys("Portefølje: view", b"3", (b"v",)),
    Keys("Portefølje: sorting", b"3", (b"o",)),
    Keys("Portefølje: groups", b"3", (b"g",)),
    Keys("Portefølje: filter", b"3/", (b"1", b"\x7f")),
    Keys("Ideer: cursor", b"6", UP_DOWN, True),
    Keys("Ideer: page", b"6", PAGES),
    Keys("Ideer: view", b"6", (b"v",)),
    Keys("Ideer: filter", b"6/", (b"1", b"\x7f")),
    Keys("board: cursor", b"4", UP_DOWN, True),
    Keys("board: next column", b"4", (b"\x1b[C", b"\x1b[D"), True),
    Keys("board: bands", b"4", (b"b",)),
    Keys("board: filter", b"4/", (b"1", b"\x7f")),
    Keys("board: a card is moved", b"4", (b">", b"<")),
)


def visits(folder: Path) -> dict[str, tuple[float, float]]:
    """Return each mode's seconds at its first visit, and the median of later ones."""
    terminal = Terminal(MKM, (str(folder),))
    terminal.until_quiet(END)
    time.sleep(LOADING)
    first = {mode: terminal.key(key) for mode, key in MODES.items()}
    later: dict[str, list[float]] = {mode: [] for mode in MODES}
    for mode, key in islice(cycle(MODES.items()), ROUNDS * len(MODES)):
        terminal.key(b"1")
        later[mode].append(terminal.key(key))
    terminal.end()
    return {mode: (first[mode], statistics.median(later[mode])) for mode in MODES}


def pressed_in(folder: Path, each: Keys) -> float:
    """Return the median seconds of keys in turn, once all is loaded."""
    terminal = Terminal(MKM, (str(folder),))
    terminal.until_quiet(END)
    time.sleep(LOADING)
    for key in each.before.decode():
        terminal.key(key.encode())
    found = [terminal.key(key) for key in islice(cycle(each.keys), PRESSES)]
    terminal.end()
    return statistics.median(found)


def main() -> None:
    """Measure in turn, and print each against what it must not exceed."""
    with tempfile.TemporaryDirectory() as root:
        example, large = Path(root) / "example", Path(root) / "large"
        build_example(example)
        large_workspace(large, full=True)
        page = pressed(REFERENCE, LAST, b"", PAGES)
        down = pressed(REFERENCE, LAST, b"", UP_DOWN)
        told("reference: page key", page, page, 1.0)
        told("reference: cursor key", down, down, 1.0)
        small, big = visits(example), visits(large)
        for mode in MODES:
            told(f"{mode}: first visit, example", small[mode][0], page, FIRST)
            told(f"{mode}: first visit, large", big[mode][0], page, FIRST)
            told(f"{mode}: later, example", small[mode][1], page, PAGE)
            told(f"{mode}: later, large", big[mode][1], page, PAGE)
            told("  the same against the example", big[mode][1], small[mode][1], LARGE)
        for each in EACH:
            against, must = (down, CURSOR) if each.cursor else (page, PAGE)
            here, there = pressed_in(example, each), pressed_in(large, each)
            told(f"{each.what}, example", here, against, must)
            told(f"{each.what}, large", there, against, must)
            told("  the same against the example", there, here, LARGE)


if __name__ == "__main__":
    main()
