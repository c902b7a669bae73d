"""A durable change against a raw append and fsync of the same bytes, at three sizes."""

import os
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from mkm_tui.actions.base import Context
from mkm_tui.actions.following import ReportUnit
from mkm_tui.records.decisions import Decision, Version
from mkm_tui.records.people import Group, Unit
from mkm_tui.records.terms import UnitStatus
from mkm_tui.store.workspace import Workspace
from tests.benchmarks.bench import Bench
from tests.benchmarks.book import Book
from tests.benchmarks.figures import Figure, median

SIZES = (100, 10_000, 100_000)
ROUNDS = 200
MUST, SAME = 1.5, 1.5
NOW = Context(now=datetime(2026, 11, 24, 9, 0, tzinfo=UTC), who="Kari")
DAY = date(2026, 11, 1)


def of_decisions(folder: Path, size: int) -> Workspace:
    """Make a workspace with `size` decisions, and open it."""
    book = Book(folder, NOW.now)
    text = "Styringsgruppa slutter seg til forsøk med ny turnus i ett år."
    version = (Version(text, DAY),)
    book.tables["groups"] = {"group": Group("group", "Styringsgruppa")}
    book.tables["units"] = {"solbakken": Unit("solbakken", "Solbakken")}
    book.tables["decisions"] = {
        f"{number}/26": Decision(f"{number}/26", DAY, version, units=("solbakken",))
        for number in range(1, size + 1)
    }
    book.close()
    return Workspace(folder)


def measured(folder: Path, size: int, rounds: int) -> tuple[float, float]:
    """Return the median seconds of a change and of a raw append with fsync, in turn."""
    workspace = of_decisions(folder / str(size), size)
    raw = os.open(folder / f"raw-{size}", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    changes, appends = [], []
    for number in range(1, rounds + 1):
        before = workspace.journal.size()
        key = f"{number * (size // rounds or 1) % size + 1}/26"
        status = UnitStatus.BEGUN if number % 2 else UnitStatus.RECEIVED
        start = time.perf_counter()
        workspace.perform(ReportUnit(decision=key, unit="solbakken", status=status), NOW)
        changes.append(time.perf_counter() - start)
        line = bytes(workspace.journal.size() - before)
        start = time.perf_counter()
        os.write(raw, line)
        os.fsync(raw)
        appends.append(time.perf_counter() - start)
    os.close(raw)
    workspace.close()
    return median(changes), median(appends)


def change(bench: Bench) -> Iterator[Figure]:
    """Yield the figures of each size; on the disk of the present folder."""
    first = 0.0
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        for size in SIZES:
            found, append = measured(Path(folder), size, bench.rounds(ROUNDS))
            first = first or found
            what = f"durable change, {size:,} decisions"
            yield Figure(what, found, append, "append, fsync", MUST)
        yield Figure("durable change, largest to smallest", found, first, "smallest", SAME)
