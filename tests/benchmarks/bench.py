"""What the parts of a run share: the workspaces, made once, and how often things are repeated."""

from functools import cached_property
from pathlib import Path

from mkm_tui.opening import build_example
from tests.benchmarks.large import ten_years
from tests.benchmarks.programs import END, LAST, MKM, REFERENCE
from tests.benchmarks.terminal import Terminal
from tests.benchmarks.writing import FULL, HUNDRED


class Bench:
    """One run of the measurements, in a folder of its own."""

    def __init__(self, root: Path, quick: bool = False, times: float = 1) -> None:
        self.root, self.quick, self.times = root, quick, times

    def rounds(self, many: int) -> int:
        """Return how often something is measured: a third of the usual where it must be quick."""
        return max(2, many // 3) if self.quick else many

    @cached_property
    def example(self) -> Path:
        """The example."""
        build_example(self.root / "example")
        return self.root / "example"

    @cached_property
    def hundred(self) -> Path:
        """A workspace with a hundred decisions."""
        ten_years(self.root / "hundred", HUNDRED)
        return self.root / "hundred"

    @cached_property
    def large(self) -> Path:
        """A workspace of full size, or so many times that."""
        ten_years(self.root / "large", FULL.times(self.times))
        return self.root / "large"


def compiled(bench: Bench) -> None:
    """Start every program once, so that none must compile its modules when it is measured."""
    for terminal, wanted in ((Terminal(REFERENCE), LAST), (ours(bench.example), END)):
        terminal.until_quiet(wanted)
        terminal.rest(4.0)
        terminal.end()


def ours(folder: Path) -> Terminal:
    """Return the program in a terminal, opened on a workspace."""
    return Terminal(MKM, (str(folder),))
