"""A durable change against a raw append and fsync of the same bytes, at three sizes.

Run by hand: `python -m tests.benchmarks.change`. Prints ratios of medians from one run.
"""

import os
import statistics
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from mkm_tui.actions.base import Context
from mkm_tui.actions.following import ReportUnit
from mkm_tui.records.decisions import Decision, Version
from mkm_tui.records.people import Group, Unit
from mkm_tui.records.terms import UnitStatus
from mkm_tui.store.storage import WorkspaceStorage
from mkm_tui.store.workspace import SCHEMA, Workspace

SIZES = (100, 10_000, 100_000)
ROUNDS = 200
MUST = 1.5
NOW = Context(now=datetime(2026, 11, 24, 9, 0, tzinfo=UTC), who="Kari")
DAY = date(2026, 11, 1)


def large_workspace(folder: Path, size: int) -> Workspace:
    """Write a store with `size` decisions and open it."""
    folder.mkdir()
    text = "Styringsgruppa slutter seg til forsøk med ny turnus i ett år."
    decisions = {
        number: msgspec.to_builtins(
            Decision(f"{number}/26", DAY, (Version(text, DAY),), units=("solbakken",))
        )
        for number in range(1, size + 1)
    }
    meta = {"schema": SCHEMA, "sequence": 0, "offset": 0, "hash": ""}
    WorkspaceStorage(folder / "store.json").write(
        {
            "store": {1: meta},
            "groups": {1: msgspec.to_builtins(Group("group", "Styringsgruppa"))},
            "units": {1: msgspec.to_builtins(Unit("solbakken", "Solbakken"))},
            "decisions": decisions,
        }
    )
    return Workspace(folder)


def measured(folder: Path, size: int) -> tuple[float, float]:
    """Return the median seconds of a change and of a raw append with fsync, in turn."""
    workspace = large_workspace(folder / str(size), size)
    raw = os.open(folder / f"raw-{size}", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    changes, appends = [], []
    for number in range(1, ROUNDS + 1):
        before = workspace.journal.size()
        key = f"{number * (size // ROUNDS or 1) % size + 1}/26"
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
    return statistics.median(changes), statistics.median(appends)


def main() -> None:
    """Print a row for each size."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        for size in SIZES:
            change, append = measured(Path(folder), size)
            print(
                f"{size:>7} decisions: change {change * 1000:.3f} ms, raw {append * 1000:.3f} ms, "
                f"ratio {change / append:.2f} (must be at most {MUST})"
            )


if __name__ == "__main__":
    main()
