"""The long campaign: several programs at once, a synchronising one, clocks that leap, old files.

`python -m tests.faults.together [ROUNDS]` prints how many were tried, and how many held.
"""

import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkm_tui.store.snapshot import SCHEMA
from tests.faults import races
from tests.faults.clocks import leaping
from tests.faults.migrations import migrated_by_many
from tests.faults.sync_story import days

ROUNDS = 100
"""How many rounds there are where nothing is said."""
_Try = Callable[[Path, int], object]
"""Tries something in a folder that is not there yet, with a seed; raises where it does not hold."""


def _clock(_: Path, seed: int) -> None:
    """Hold a meeting under a clock that leaps."""
    found = leaping(seed)
    assert not found, found[0]


CAMPAIGNS: dict[str, tuple[_Try, int]] = {
    "8 programs open at once": (lambda place, _: races.race_to_write(place), 1),
    "6 programs make a workspace at once": (lambda place, _: races.race_to_make(place), 1),
    "readers beside a writer": (lambda place, _: races.readers_beside_a_writer(place, 300), 1),
    "the writer is killed": (
        lambda place, seed: races.writer_killed(place, random.Random(seed)),
        2,
    ),
    "days beside a synchronising program": (days, 10),
    "meetings under a clock that leaps": (_clock, 100),
    "older workspaces opened by several programs, some killed": (
        lambda place, seed: migrated_by_many(place, seed % (SCHEMA - 1) + 1, random.Random(seed)),
        1,
    ),
}
"""What is tried, and how often in each round."""


def tried(name: str, rounds: int, base: Path) -> tuple[int, list[str]]:
    """Try one thing many times; return how many held, and what went wrong in the others."""
    attempt, times = CAMPAIGNS[name]
    wrong: list[str] = []
    for seed in range(rounds * times):
        try:
            attempt(base / f"{seed}", seed)
        except Exception as error:
            wrong.append(f"seed {seed}: {type(error).__name__}: {str(error)[:300]}")
    return rounds * times - len(wrong), wrong


def main() -> None:
    """Try all, and print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    failed = False
    for name in CAMPAIGNS:
        with tempfile.TemporaryDirectory(prefix="mkm-together-") as base:
            held, wrong = tried(name, rounds, Path(base))
        print(f"{held:>6} of {held + len(wrong):>6} held: {name}", flush=True)
        for line in wrong[:5]:
            print(f"       {line}", flush=True)
        failed = failed or bool(wrong)
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
