"""Days of work in a folder that another program keeps meddling with."""

import random
import shutil
from pathlib import Path

from mkm_tui.store.check import findings
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.workspace import Workspace
from tests.faults.synchroniser import (
    HISTORY,
    LOCK,
    STORE,
    Step,
    apply,
    conflict_copies,
    from_elsewhere,
    gone,
    gone_and_back,
    kept,
    made,
    older,
    rewritten,
    run,
    same,
    swapped,
)

_HOW = (swapped, rewritten)
_RECOVERED = (0, 1)
"""How `mkm recover` ends: with everything, or with what it had to leave out named."""


class _Days:
    """What happens on the days, drawn by chance."""

    def __init__(self, place: Path, chance: random.Random) -> None:
        self.place, self.chance = place, chance
        self.acknowledged: set[str] = set()
        self._count = 0

    def name(self) -> str:
        """Return the name of a unit that nobody has used."""
        self._count += 1
        return f"Enhet {self._count}"

    def meddling(self) -> Step:
        """Return something that a synchronising program does."""
        how, number = self.chance.choice(_HOW), self.chance.randrange(1, 4)
        return self.chance.choice(
            [
                same(how),
                older(how, number),
                from_elsewhere(how, *(f"{self.name()} fra en annen" for _ in range(number))),
                from_elsewhere(how, f"{self.name()} fra en annen", store=True),
                gone,
                gone_and_back,
                conflict_copies,
                how(HISTORY, b""),
                how(HISTORY, self.chance.randbytes(700)),
                same(how, STORE),
                lambda folder: (folder / STORE).unlink(missing_ok=True),
                lambda folder: (folder / LOCK).unlink(missing_ok=True),
            ]
        )

    def work(self) -> int:
        """Let a program add units, with meddling in between; return how it ended."""
        names = [self.name() for _ in range(self.chance.randrange(1, 6))]
        steps: list[Step] = [*names]
        for _ in range(self.chance.choice([0, 1, 1, 1, 2])):
            steps.insert(self.chance.randrange(1, len(steps) + 1), self.meddling())
        done = apply(self.place, *map(_tolerant, steps))
        assert (done.code == 0) or (done.code == 3 and done.said.count("\n") == 1), done
        self.acknowledged.update(names[: len(done.acknowledged)])
        return done.code


def _tolerant(step: Step) -> Step:
    """Let nothing happen where a file that is meddled with is not there."""
    if isinstance(step, str):
        return step

    def tried(folder: Path) -> None:
        try:
            step(folder)
        except FileNotFoundError:
            shutil.rmtree(folder.parent / f"{folder.name} et annet sted", ignore_errors=True)

    return tried


def days(place: Path, seed: int) -> int:
    """Work for some days beside a synchronising program; return the changes acknowledged.

    Every one of them is in the workspace, in one that was kept beside it, or in what
    `mkm recover` makes of it.
    """
    story = _Days(made(place), random.Random(seed))
    for day in range(story.chance.randrange(1, 5)):
        story.work()
        if not _sound(place):
            _begin_anew(place, place.parent / f"{place.name} dag {day}")
    found = _names(place).union(*map(_names, kept(place)))
    assert story.acknowledged <= found, (seed, story.acknowledged - found)
    shutil.rmtree(place)
    return len(story.acknowledged)


def _begin_anew(place: Path, new: Path) -> None:
    """Go on in what `mkm recover` makes, or in an empty workspace where it finds nothing."""
    if run(place, "recover", str(new)).code not in _RECOVERED:
        assert not new.exists()
        made(new)
    for beside in kept(place):
        beside.rename(new / beside.name)
    shutil.rmtree(place)
    new.rename(place)


def _sound(place: Path) -> bool:
    """Say whether there is a sound workspace."""
    try:
        return not list(findings(place))
    except StoreFault:
        return False


def _names(place: Path) -> set[str]:
    """Return the names of the units of a workspace, which must be sound."""
    assert _sound(place), place
    return {unit.name for unit in Workspace(place, read_only=True).state.units.values()}
