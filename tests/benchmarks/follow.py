"""The room display: its memory, and how long after a change it shows it."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from mkm_tui.actions.matters import ProposeDecision
from mkm_tui.opening import build_example, now
from mkm_tui.records.terms import MatterKind
from mkm_tui.store.workspace import Workspace
from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure, median
from tests.benchmarks.fresh import APP, MEMORY, MEMORY_LARGE, SETTLED, seen
from tests.benchmarks.programs import FOLLOW, LAST, REFERENCE
from tests.benchmarks.terminal import Terminal
from tests.benchmarks.typing import opens_meeting

CHANGES, MUST = 20, 0.2
"""How many changes, and the seconds within which each must be seen."""


def shown(folder: Path, changes: int) -> tuple[float, Terminal]:
    """Change the proposal of a running meeting; return the median seconds, and the display."""
    with_writer = Workspace(folder)
    matter = opens_meeting(with_writer, MatterKind.DECISION)
    display = Terminal(FOLLOW, (str(folder),))
    display.until_quiet(matter.encode())
    display.rest(SETTLED)
    found = []
    for number in range(changes):
        display.rest(0.013 * number)  # the display looks at another moment each time
        text = f"Ordningen prøves i {number + 1} måneder."
        with_writer.perform(ProposeDecision(matter=matter, text=text), now())
        done = time.perf_counter()
        found.append(display.until_quiet(f"{number + 1} måneder".encode()) - done)
    with_writer.close()
    return median(found), display


def follow(bench: Bench) -> Iterator[Figure]:
    """Measure the display on the example and on the large workspace, each with a meeting on."""
    bare = seen(lambda: Terminal(REFERENCE), LAST, {}).memory
    build_example(bench.root / "followed")
    shutil.copytree(bench.large, bench.root / "followed-large")
    for name, must in (("", MEMORY), ("-large", MEMORY_LARGE)):
        seconds, display = shown(bench.root / f"followed{name}", bench.rounds(CHANGES))
        held = display.end()
        where = "large" if name else "example"
        for kind in ("peak", "resident"):
            what = f"mkm follow, memory, {kind}, {where}"
            yield Figure(what, getattr(held, kind), getattr(bare, kind), APP, must, bytes=True)
        what = f"mkm follow, a change is shown, {where}"
        yield Figure(what, seconds, MUST, "a visible pause,", 1.0)
    shutil.rmtree(bench.root / "followed-large")
