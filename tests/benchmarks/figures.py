"""What was measured: each figure beside its reference of the same run, and what it must reach."""

import statistics
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

MS, MB = 1_000.0, 1e-6
"""From seconds and bytes to what is printed."""


class Figure(NamedTuple):
    """A figure and what it is held against, in seconds or bytes."""

    what: str
    found: float
    against: float = 0.0
    """The reference of the same run; 0 where there is none."""
    reference: str = ""
    must: float | None = None
    """How many times the reference it may be at most; None where it is only told."""
    bytes: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times the reference it is."""
        return self.found / self.against if self.against else None

    @property
    def verdict(self) -> str:
        """Whether it holds; nothing where it need not reach anything."""
        if self.must is None or self.ratio is None:
            return ""
        return "holds" if self.ratio <= self.must else "falls short"

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        must = "" if self.must is None else f"≤ {self.must:g}"
        against = f"{self.reference} {self._said(self.against)}" if self.against else ""
        return self.what, self._said(self.found), against, ratio, must, self.verdict

    def _said(self, value: float) -> str:
        """Return a value with its unit."""
        if self.bytes:
            return f"{value * MB:.1f} MB"
        return f"{value * MS:.3g} ms" if value < 0.0995 else f"{value * MS:.0f} ms"


HEAD = ("what", "median", "reference", "ratio", "must", "")
WIDTHS = (48, 10, 38, 7, 7, 11)
LEFT = (0, 2, 5)
"""The columns that begin at the left; numbers end at the right."""


def line(cells: Sequence[str]) -> str:
    """Return a row for the terminal."""
    aligned = (
        cell.ljust(width) if column in LEFT else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(cells, WIDTHS, strict=True))
    )
    return "  ".join(aligned).rstrip()


def markdown(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield the table in Markdown, line by line."""
    yield f"| {' | '.join(HEAD[:-1])} | |"
    yield "| --- | ---: | --- | ---: | ---: | --- |"
    for figure in figures:
        yield f"| {' | '.join(figure.cells)} |".replace("|  |", "| |")


def median(values: Iterable[float]) -> float:
    """Return the median."""
    return statistics.median(values)
