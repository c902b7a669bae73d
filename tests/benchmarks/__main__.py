"""Every measurement of speed and memory, as one table.

Run by hand: `python -m tests.benchmarks`. `--only start Vedtak` measures some parts (`--help` names
them), `--quick` all with fewer rounds, `--markdown` prints the table in Markdown, and `--times 10`
makes the large workspace ten times as large. Each figure stands beside its reference of the same
run, since machines differ; nothing else should run on the machine meanwhile.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.bench import Bench, compiled
from tests.benchmarks.change import change
from tests.benchmarks.figures import HEAD, Figure, line, markdown
from tests.benchmarks.find import find
from tests.benchmarks.follow import follow
from tests.benchmarks.fresh import fresh
from tests.benchmarks.long_day import long_day
from tests.benchmarks.papers import as_of, minutes
from tests.benchmarks.screens import MODES, keys
from tests.benchmarks.terminal import EndedError
from tests.benchmarks.typing import typing

PARTS: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "start": fresh,
    **{mode: partial(keys, mode) for mode in MODES},
    "change": change,
    "minutes": minutes,
    "as-of": as_of,
    "find": find,
    "text": typing,
    "follow": follow,
    "meeting": long_day,
}
"""What can be measured by itself."""


def measured(bench: Bench, parts: list[str]) -> Iterator[Figure]:
    """Measure parts; yield each figure when it is known."""
    compiled(bench)
    for part in parts:
        try:
            yield from PARTS[part](bench)
        except TimeoutError as error:
            print(f"{part}: nothing was drawn after {error}", file=sys.stderr)
        except EndedError as error:
            print(f"{part}: the program ended: {error}", file=sys.stderr)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=[*PARTS])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--times", type=float, default=1)
    chosen = parser.parse_args()
    began = time.monotonic()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as root:
        if not chosen.markdown:
            print(line(HEAD))
        bench = Bench(Path(root), chosen.quick, chosen.times)
        for figure in measured(bench, chosen.only):
            figures.append(figure)
            if not chosen.markdown:
                print(line(figure.cells), flush=True)
    if chosen.markdown:
        print("\n".join(markdown(figures)))
    short = sum(figure.verdict == "falls short" for figure in figures)
    held = sum(figure.verdict == "holds" for figure in figures)
    print(f"\n{held} hold, {short} fall short; {(time.monotonic() - began) / 60:.1f} minutes")


if __name__ == "__main__":
    main()
