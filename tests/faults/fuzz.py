"""What no input may do: `python -m tests.faults.fuzz [how many] [seed]` runs the whole campaign.

Inputs for `mkm apply`, `mkm import` and `mkm verify` are made worse by chance, those that reach
new lines of the program are built on, and after each batch the workspace is looked over.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple, Protocol

os.environ["MKM_LANGUAGE"] = "nb"

from mkm_tui.documents.registers import REGISTERS
from mkm_tui.store.check import findings
from tests.faults.fuzz_guide import Guide
from tests.faults.fuzz_inputs import Actions, Documents, Exports, Input
from tests.faults.fuzz_room import Held, Outcome, complaints, example

COMMANDS = ("apply", "import", "verify")
_BATCH, _MOST_KEPT = 250, 4_000
"""Inputs on one copy of the workspace, and how many are kept to build on."""
_WATCHED, _BUILT_ON = 0.15, 0.3
"""The share of inputs whose way through the program is noted, and that build on another."""


class Source(Protocol):
    """Makes inputs for one command."""

    def one(self, chance: Random) -> Input:
        """Return a new input."""

    def again(self, chance: Random, kept: Input) -> Input:
        """Return an input made from one that was kept."""


class Finding(NamedTuple):
    """Something that no input may do, and the input that did it."""

    what: str
    input: Input
    crash: str = ""


class Tally:
    """What was tried, how it ended, and what was found."""

    def __init__(self) -> None:
        self.codes: Counter[int] = Counter()
        self.found: dict[str, Finding] = {}
        self.wrote, self.slowest, self.lines = 0, 0.0, 0

    def count(self, given: Input, outcome: Outcome) -> None:
        """Count an outcome, and keep what it may not be."""
        self.codes[outcome.code] += 1
        self.wrote += outcome.wrote
        self.slowest = max(self.slowest, outcome.seconds)
        for complaint in (*complaints(outcome), *_half_done(given, outcome)):
            place = outcome.crash.strip().splitlines()[-3:-1]
            found = Finding(complaint, given, outcome.crash)
            self.found.setdefault(f"{complaint.partition(': ')[0]} {place}", found)


def _half_done(given: Input, outcome: Outcome) -> Iterator[str]:
    """Yield that a command wrote what it refused; `apply` says how far it came."""
    said = outcome.said.count('{"seq":')
    if given.arguments[0] == "apply":
        if outcome.wrote > said:
            yield f"{outcome.wrote} changes written, {said} told"
    elif outcome.wrote and (outcome.code or given.arguments[0] == "verify"):
        yield f"{outcome.wrote} changes written with exit code {outcome.code}"


def campaign(command: str, count: int, seed: int, whole: Path, under: Path) -> Tally:
    """Try so many inputs for a command, on copies of a workspace in a folder."""
    tally, guide, chance = Tally(), Guide(), Random(f"{command} {seed}")
    kept: list[Input] = []
    kinds: dict[str, Callable[[Path], Source]]
    kinds = {"apply": Actions, "import": Documents, "verify": Exports}
    source = kinds[command](whole)
    for start in range(0, count, _BATCH):
        folder = Path(shutil.copytree(whole, under / f"batch-{start}"))
        _batch(folder, source, min(_BATCH, count - start), tally, guide, chance, kept)
        shutil.rmtree(folder)
    tally.lines = len(guide.reached)
    return tally


def _batch(
    folder: Path,
    source: Source,
    count: int,
    tally: Tally,
    guide: Guide,
    chance: Random,
    kept: list[Input],
) -> None:
    """Try so many inputs on one workspace, and look it over in the end."""
    done: list[Input] = []
    with Held(folder) as held:
        for _ in range(count):
            again = kept and chance.random() < _BUILT_ON
            given = source.again(chance, chance.choice(kept)) if again else source.one(chance)
            if chance.random() < _WATCHED:
                outcome, news = guide.watching(partial(_run, held, given))
                if news and len(kept) < _MOST_KEPT:
                    kept.append(given)
            else:
                outcome = _run(held, given)
            tally.count(given, outcome)
            if outcome.wrote:
                done.append(given)
        after = Input(("batch",), b"\n".join(given.content for given in done))
        for look in _LOOKS:
            seen = held.run(look)
            for complaint in complaints(seen):
                what = f"then {' '.join(look)}: {complaint}"
                kind = f"{look} {complaint.partition(': ')[0]}"
                tally.found.setdefault(kind, Finding(what, after, seen.crash))
    for key, values in findings(folder):
        tally.found.setdefault(f"check {key}", Finding(f"check: {key} {values}", after))


_LOOKS = [
    *(("list", register) for register in REGISTERS),
    *(("list", register, "--json") for register in REGISTERS),
    *(("list", register, "--csv") for register in REGISTERS),
    ("find", "turnus", "--audience", "internal"),
    ("find", "turnus", "--json"),
    ("history",),
    ("history", "--json"),
    *(("export", "minutes", "--meeting", m) for m in ("M4/26", "M5/26")),
    *(("export", kind, "--format", "html") for kind in ("decisions", "portfolio", "board")),
    *(("export", kind, "--format", "json") for kind in ("decisions", "portfolio", "programme")),
]
"""What is read of a workspace after a batch, so that nothing in it makes another command fall."""


def _run(held: Held, given: Input) -> Outcome:
    """Give an input to its command."""
    if given.arguments[0] == "apply":
        return held.run(given.arguments, given.content)
    file = held.folder / f"fil{given.suffix}"
    file.write_bytes(given.content)
    return held.run([given.arguments[0], str(file), *given.arguments[1:]])


def main(commands: list[str], count: int, seed: int, keep: Path | None) -> int:
    """Run the campaigns, print the figures, and return how much was found."""
    found = 0
    for command in commands:
        began = time.perf_counter()
        with tempfile.TemporaryDirectory() as under:
            tally = campaign(command, count, seed, example(Path(under)), Path(under))
        took = time.perf_counter() - began
        codes = ", ".join(f"{code}: {tally.codes[code]}" for code in sorted(tally.codes))
        print(
            f"{command:<7} {count} inputs, seed {seed}: {len(tally.found)} findings"
            f" (exit codes {codes}; {tally.wrote} changes written;"
            f" {tally.lines} lines reached; slowest {tally.slowest:.2f} s; {took:.0f} s)"
        )
        for number, finding in enumerate(tally.found.values(), 1):
            _tell(command, number, finding, keep)
        found += len(tally.found)
        sys.stdout.flush()
    return found


def _tell(command: str, number: int, finding: Finding, keep: Path | None) -> None:
    """Print a finding, and keep its input where that is asked for."""
    print(f"  {number}. {finding.what}\n     {finding.input.arguments}")
    print(f"     {finding.input.content[:300]!a}")
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{command}-{number}{finding.input.suffix}").write_bytes(finding.input.content)
        (keep / f"{command}-{number}.txt").write_text(f"{finding.what}\n{finding.crash}", "utf-8")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("count", type=int, nargs="?", default=20_000)
    asked.add_argument("seed", type=int, nargs="?", default=1)
    asked.add_argument("--only", choices=COMMANDS, action="append")
    asked.add_argument("--keep", type=Path, help="a folder for the inputs that were found")
    given = asked.parse_args()
    sys.exit(1 if main(given.only or list(COMMANDS), given.count, given.seed, given.keep) else 0)
