"""`mkm apply` with a long list of actions, killed at a random moment."""

import json
import os
import random
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from mkm_tui.actions.base import Context
from mkm_tui.cli import applying, main
from tests.faults.kill_children import KILLED, Child, standard
from tests.faults.kill_judge import Golden, judge
from tests.faults.kill_story import Story
from tests.faults.kill_tally import Tally, kept_folder

_SHORTEST, _LONGEST = 15, 120
"""Changes in one run."""
_NEW_PROCESS = 25
"""Every which run begins a program of its own, its start and imports included."""
_MOST_TRIES = 4
"""Runs for each kill that is wanted: some are over when it comes."""
LANDED = "killed before it was over"
ACTIONS, MOMENTS = "actions.jsonl", "moments.jsonl"


class _Pace:
    """How long a run takes here, learnt as it goes."""

    def __init__(self) -> None:
        self.opening, self.change = 0.02, 0.004

    def whole(self, changes: int, own_process: bool) -> float:
        """Return the seconds that a run takes until it is over."""
        start = 0.35 if own_process else 0.0
        return start + self.opening + changes * self.change

    def learn(self, seconds: float, changes: int) -> None:
        """Take a run into account that was killed after some changes."""
        if changes > _SHORTEST:
            found = max(0.0, seconds - self.opening) / changes
            self.change += 0.1 * (found - self.change)


def campaign(story: Story, times: int, seed: int, root: Path, keep: Path | None) -> Tally:
    """Kill so many runs, and return what became of them."""
    tally, golden, pace = Tally("mkm apply, at random moments"), Golden.of(story), _Pace()
    for number in range(_MOST_TRIES * times):
        if tally.notes[LANDED] == times:
            break
        chance = random.Random(f"apply {seed} {number}")
        with kept_folder(root, keep, f"apply-{seed}-{number}", tally) as folder:
            _one(story, golden, chance, folder, tally, pace, number % _NEW_PROCESS == 7)
    return tally


def _one(
    story: Story,
    golden: Golden,
    chance: random.Random,
    root: Path,
    tally: Tally,
    pace: _Pace,
    own_process: bool,
) -> None:
    """Kill one run and look at what it leaves."""
    changes = chance.randrange(_SHORTEST, min(_LONGEST, len(story) // 2))
    begin = chance.randrange(len(story) - changes)
    folder = root / "w"
    torn = 1 if chance.random() < 0.2 else 0
    story.place(folder, begin, chance.randrange(3), torn)
    (root / ACTIONS).write_bytes(b"\n".join(story.lines[begin : begin + changes]))
    _write_moments(root, story.contexts[begin : begin + changes])
    started = time.perf_counter()
    child = Child(lambda write: _apply(root, write, own_process))
    _wait(child, chance, begin, changes, pace.whole(changes, own_process))
    seconds = time.perf_counter() - started
    ended = child.kill()
    acknowledged = max(child.latest, begin)
    pace.learn(seconds, acknowledged - begin)
    names = {path.name for path in folder.iterdir()}
    verdict = judge(folder, golden, acknowledged)
    by_itself = [] if ended in (0, KILLED) else [f"ended by itself with {ended}"]
    tally.count([*by_itself, *verdict.wrong])
    tally.note(LANDED, ended == KILLED)
    tally.note("a change was there that was not told yet", verdict.changes > acknowledged)
    tally.note("in the middle of a snapshot", any(name.endswith(".new") for name in names))
    aside = any("torn" in path.name for path in folder.iterdir())
    tally.note("in the middle of a line", aside and not torn)
    tally.add("changes acknowledged", acknowledged - begin)


def _wait(child: Child, chance: random.Random, begin: int, changes: int, whole: float) -> None:
    """Wait for the moment: any, or soon after an acknowledgement, or while it closes."""
    kind = chance.random()
    if kind < 0.6:
        child.runs_for(chance.uniform(0, whole))
    elif kind < 0.8:
        child.until(begin + chance.randrange(1, changes + 1))
        child.runs_for(chance.uniform(0, 0.004))
    else:
        child.until(begin + changes)
        child.runs_for(chance.uniform(0, 0.012))


def _write_moments(root: Path, contexts: list[Context]) -> None:
    """Write down when and by whom each action is performed."""
    lines = [json.dumps([context.now.isoformat(), context.who]) for context in contexts]
    (root / MOMENTS).write_text("\n".join(lines), "utf-8")


def _moments(root: Path) -> Iterator[Context]:
    """Yield what was written down."""
    for line in (root / MOMENTS).read_text("utf-8").splitlines():
        moment, who = json.loads(line)
        yield Context(now=datetime.fromisoformat(moment), who=who)


def _apply(root: Path, write: int, own_process: bool) -> None:
    """Be `mkm apply`, which reads its actions from the standard input."""
    standard(root / ACTIONS, write)
    if own_process:
        command = f"from tests.faults.kill_apply import told_apply; told_apply({str(root)!r})"
        os.execv(sys.executable, [sys.executable, "-c", command])
    told_apply(str(root))


def told_apply(root: str) -> None:
    """Run `mkm apply` with the clock that the story has."""
    moments = _moments(Path(root))
    applying.now = lambda: next(moments)
    main(["-w", str(Path(root) / "w"), "apply", "-"])
