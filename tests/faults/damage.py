"""Damages the two files of a workspace in ten thousand ways, and looks what is told and saved.

Run by hand: `python -m tests.faults.damage [--times 10000] [--seed 1]`. Prints how many were
tried, how many were told, and of how many the whole record came back.
"""

import argparse
import shutil
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import NamedTuple

from click.testing import CliRunner

from mkm_tui.actions.base import Context
from mkm_tui.cli import main as mkm
from mkm_tui.records.state import State
from mkm_tui.store.check import findings
from mkm_tui.store.faults import Finding, StoreFault
from mkm_tui.store.journal import HISTORY
from mkm_tui.store.recovery import recover
from mkm_tui.store.snapshot import STORE
from mkm_tui.store.workspace import Workspace
from tests.faults.kill_story import Story
from tests.faults.mutations import MUTATIONS, Mutation

NOW = Context(datetime(2026, 11, 24, 9, 0, tzinfo=UTC), "Kari")
LENGTH, TAIL = 150, 12
"""Changes in all, and, after a crash, those that the store does not hold yet."""


class Sound(NamedTuple):
    """A workspace before it is damaged."""

    folder: Path
    states: list[State]
    """The State after each change, from the first on."""
    saved: int
    """How many changes its store holds."""


class Result(NamedTuple):
    """What became of a damaged workspace."""

    told: bool
    """Whether `mkm check` names anything."""
    torn: bool
    """Whether nothing but the last lines lack, as after a crash; that cannot be told from one."""
    whole: bool
    """Whether all of the record was recovered."""


def sound_workspaces(root: Path) -> list[Sound]:
    """Make two workspaces: one closed in order, one that a crash left with a tail of changes."""
    story = Story(LENGTH)
    found = []
    for name, tail in (("closed", 0), ("crashed", TAIL)):
        story.place(root / name, LENGTH - tail)
        Workspace(root / name).close()
        (root / name / HISTORY).write_bytes(story.history)
        found.append(Sound(root / name, story.states, LENGTH - tail))
    return found


def damaged(sound: Sound, to: Path, name: str, mutation: Mutation, dice: Random) -> None:
    """Write a copy of which one file is damaged in one way."""
    shutil.copytree(sound.folder, to)
    before = after = (to / name).read_bytes()
    while after == before:
        after = mutation(before, dice)
    (to / name).write_bytes(after)


def tried(sound: Sound, folder: Path, to: Path) -> Result:
    """Open, check and recover a damaged workspace; AssertionError where anything passes unseen."""
    before = contents(folder)
    found = named(folder)
    state = opened(folder)
    is_cut = is_shorter(sound, folder)
    if state is not None and state != sound.states[-1]:
        assert is_cut, "another state, and nobody was told"
        assert state in sound.states
    assert found or is_cut, "nothing was told"
    checked = CliRunner().invoke(mkm, ["-w", str(folder), "check"])
    assert checked.exit_code in (0, 1, 3), checked.output
    assert checked.exception is None or isinstance(checked.exception, SystemExit)
    whole = is_recovered(sound, folder, to)
    assert contents(folder) == before, "looking changed the files"
    return Result(bool(found), is_cut, whole)


def named(folder: Path) -> list[Finding]:
    """Return what `mkm check` names."""
    try:
        return list(findings(folder))
    except StoreFault as fault:
        return [(fault.key, fault.values)]


def contents(folder: Path) -> dict[str, bytes]:
    """Return what is in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".lock"}


def opened(folder: Path) -> State | None:
    """Return what a program would show; None where it refuses in a sentence."""
    try:
        return Workspace(folder, read_only=True).state
    except StoreFault:
        return None


def is_shorter(sound: Sound, folder: Path) -> bool:
    """Say whether only the end of the history lacks, beyond what its store holds."""
    whole, now = ((at / HISTORY).read_bytes() for at in (sound.folder, folder))
    same_store = (sound.folder / STORE).read_bytes() == (folder / STORE).read_bytes()
    lines = now[: now.rfind(b"\n") + 1]
    return same_store and whole.startswith(lines) and lines.count(b"\n") >= sound.saved


def is_recovered(sound: Sound, folder: Path, to: Path) -> bool:
    """Recover a workspace; say whether all is there, and make sure that a loss is told."""
    try:
        made = recover(folder, to, NOW)
    except StoreFault as fault:
        if fault.key in ("nothing_to_recover", "newer_schema"):
            return False
        raise
    wrong = [key for key, _ in findings(to) if key != "cli.reference"]
    assert wrong == [], wrong
    state = Workspace(to, read_only=True).state
    assert state == sound.states[-1] or not made.is_whole or is_shorter(sound, folder)
    return state == sound.states[-1]


def campaign(times: int, seed: int) -> Counter[str]:
    """Damage so many copies; return how many were told, recovered and so on, for each way."""
    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as root:
        sounds = sound_workspaces(Path(root))
        for number in range(times):
            dice = Random(f"{seed}-{number}")
            folder, to = Path(root) / "damaged", Path(root) / "recovered"
            name, mutation = dice.choice((STORE, HISTORY)), dice.choice(MUTATIONS)
            how = f"{name} {mutation.__name__}"
            damaged(sounds[number % 2], folder, name, mutation, dice)
            try:
                result = tried(sounds[number % 2], folder, to)
            except Exception as error:
                raise AssertionError(f"seed {seed}, number {number}: {how}") from error
            counted["tried"] += 1
            counted["told"] += result.told
            counted["as after a crash"] += not result.told and result.torn
            counted["recovered whole"] += result.whole
            counted[f"{how}: tried"] += 1
            counted[f"{how}: whole"] += result.whole
            shutil.rmtree(folder)
            shutil.rmtree(to, ignore_errors=True)
    return counted


def main() -> None:
    """Run the campaign and print its figures."""
    wish = argparse.ArgumentParser(description=__doc__)
    wish.add_argument("--times", type=int, default=10_000)
    wish.add_argument("--seed", type=int, default=1)
    given = wish.parse_args()
    for what, count in sorted(campaign(given.times, given.seed).items()):
        print(f"{what:<44}{count:>7}")


if __name__ == "__main__":
    main()
