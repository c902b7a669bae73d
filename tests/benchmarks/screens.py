"""Start and keys against a bare Textual app, on the example and on a large workspace.

Run by hand: `python -m tests.benchmarks.screens`. Prints ratios of medians from one run.
"""

import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from mkm_tui.opening import build_example
from tests.benchmarks.large import large_workspace
from tests.benchmarks.terminal import Terminal

STARTS, PRESSES = 7, 25
DOWN, PAGES = (b"\x1b[B",), (b"\x1b[6~", b"\x1b[5~")
REFERENCE = """
from textual.app import App
from textual.widgets import DataTable, Footer, Header
class Reference(App):
    def compose(self):
        yield Header()
        yield DataTable(cursor_type="row")
        yield Footer()
    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("A", "B", "C", "D")
        for number in range(100):
            table.add_row(f"{number}/26", "Ny turnus", "i kraft", "LAST" if number == 25 else "")
Reference().run()
"""
MKM = "import sys; from mkm_tui.cli import main; main(['-w', sys.argv[1]])"


def started(code: str, wanted: bytes, *arguments: str) -> float:
    """Return the seconds to the first full screen."""
    terminal = Terminal(code, arguments)
    seconds = terminal.until_quiet(wanted) - terminal.began
    terminal.end()
    return seconds


def pressed(
    code: str, wanted: bytes, before: bytes, keys: Sequence[bytes], *arguments: str
) -> float:
    """Return the median seconds of keys in turn, after others have led to their screen."""
    terminal = Terminal(code, arguments)
    terminal.until_quiet(wanted)
    for digit in before.decode():
        terminal.key(digit.encode())
    found = [terminal.key(keys[turn % len(keys)]) for turn in range(PRESSES)]
    terminal.end()
    return statistics.median(found)


def modes(code: str, wanted: bytes, *arguments: str) -> tuple[float, float]:
    """Return the median seconds of a mode's first visit and of later ones."""
    terminal = Terminal(code, arguments)
    terminal.until_quiet(wanted)
    first = [terminal.key(digit) for digit in (b"2", b"3", b"4", b"5", b"6")]
    later = [terminal.key(digit) for digit in (b"1", b"2", b"3", b"4", b"5", b"6") * 3]
    terminal.end()
    return statistics.median(first), statistics.median(later)


def main() -> None:
    """Measure in turn, and print each against the reference app."""
    with tempfile.TemporaryDirectory() as root:
        example, large = Path(root) / "example", Path(root) / "large"
        build_example(example)
        large_workspace(large)
        end, last = b"hjelp", b"LAST"
        starts = [
            (
                started(REFERENCE, last),
                started(MKM, end, str(example)),
                started(MKM, end, str(large)),
            )
            for _ in range(STARTS)
        ]
        reference, small, big = (statistics.median(column) for column in zip(*starts, strict=True))
        told("start, example", small, reference, 1.5)
        told("start, large", big, reference, 2.0)
        down = pressed(REFERENCE, last, b"", DOWN)
        page = pressed(REFERENCE, last, b"", PAGES)
        small_down = pressed(MKM, end, b"5", DOWN, str(example))
        big_down = pressed(MKM, end, b"5", DOWN, str(large))
        told("cursor key, example", small_down, down, 4.0)
        told("cursor key, large against example", big_down, small_down, 1.3)
        told("page key, large", pressed(MKM, end, b"5", PAGES, str(large)), page, 2.0)
        told("filter key, large", pressed(MKM, end, b"5/", (b"1", b"\x7f"), str(large)), page, 2.0)
        first, later = modes(MKM, end, str(example))
        told("mode, first visit", first, page, 4.0)
        told("mode, later", later, page, 2.0)
        told("mode, large against example", modes(MKM, end, str(large))[1], later, 1.3)


def told(what: str, found: float, against: float, must: float) -> None:
    """Print a ratio beside what it must not exceed."""
    print(f"{what:<36}{found * 1000:8.1f} ms {found / against:6.2f} x (must be <= {must})")


if __name__ == "__main__":
    main()
