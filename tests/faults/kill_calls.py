"""A kill at every call of a passage: before it, after it, and in the middle of a write."""

import errno
import os
import signal
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from mkm_tui.store.workspace import Workspace
from tests.faults.kill_children import KILLED, Child
from tests.faults.kill_judge import NOTHING, Golden, judge
from tests.faults.kill_scenes import SCENES, Scene
from tests.faults.kill_shim import Call, Do, watching
from tests.faults.kill_story import HISTORY, Story
from tests.faults.kill_tally import Tally, kept_folder

BEFORE, MIDDLE, AFTER = "before", "in the middle of", "after"


def rehearsed(scene: Scene) -> Golden:
    """Return what the record and its history are after each change when nothing disturbs."""
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / scene.path
        scene.place(folder)
        states = {}

        def tell(workspace: Workspace) -> None:
            states[workspace.sequence] = workspace.state

        workspace = scene.ready(folder, tell)
        scene.act(folder, workspace, tell)
        if workspace:
            workspace.close()
        scene.go_on_anew(folder, tell)
        return Golden(states, (folder / HISTORY).read_bytes())


def by_shim(story: Story, root: Path, keep: Path | None, whole: bool) -> Iterator[Tally]:
    """Kill at every call that changes a file, in every passage.

    Before a call is after the one before it; if it need not be the whole, that is not tried twice.
    """
    phases = (BEFORE, MIDDLE, AFTER) if whole else (MIDDLE, AFTER)
    for kind in SCENES:
        scene = kind(story)
        tally, golden = Tally(f"kill at each call of {scene.name}"), rehearsed(scene)
        for phase in phases:
            for at in count(1):
                label = f"{scene.name}, {phase} call {at}"
                with kept_folder(root, keep, label, tally) as folder:
                    if not _one(scene, golden, folder, tally, Killer(scene, at, phase)):
                        break
        yield tally


class Killer:
    """Kills the process at one call of a passage, and lets a sync of it fail."""

    def __init__(self, scene: Scene, at: int = 0, phase: str = BEFORE) -> None:
        """Be ready for a call, counted from 1; with 0 for none."""
        self._left, self._phase, self._to_failure = at, phase, scene.fails
        self.armed = False
        """Whether the passage has begun."""

    def __call__(self, call: Call, do: Do) -> Any:
        """Let a call happen, unless it is the one."""
        if not self.armed:
            return do()
        if call.name == "fsync":
            self._to_failure -= 1
            do = do if self._to_failure else _refused
        counts = self._phase != MIDDLE or call.name == "write"
        self._left -= counts
        if self._left or not counts:
            return do()
        try:
            if self._phase == MIDDLE:
                do(call.data[: len(call.data) // 2])
            elif self._phase == AFTER:
                do()
        finally:
            _die()


def _refused() -> None:
    """Be a disk that fails."""
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def _die() -> None:
    """End this process as a kill does."""
    os.kill(os.getpid(), signal.SIGKILL)


def _one(scene: Scene, golden: Golden, root: Path, tally: Tally, killer: Killer) -> bool:
    """Kill a passage once; say whether it was still going on."""
    folder = root / scene.path
    scene.place(folder)

    def job(write: int) -> None:
        with watching(root, killer):
            tell = teller(write)
            workspace = scene.ready(folder, tell)
            killer.armed = True
            scene.act(folder, workspace, tell)

    return judged(scene, golden, folder, tally, Child(job))


def teller(write: int) -> Any:
    """Return what tells the parent of each change."""
    return lambda workspace: os.write(write, b"%d\n" % workspace.sequence)


def judged(scene: Scene, golden: Golden, folder: Path, tally: Tally, child: Child) -> bool:
    """Look at what a child left; say whether it was killed."""
    ended = child.end()
    if ended == 0:
        return False
    acknowledged = max(child.latest, scene.start)
    verdict = judge(folder, golden, acknowledged)
    strange = [] if ended == KILLED else [f"ended by itself with {ended}"]
    tally.count([*strange, *verdict.wrong, *scene.also(folder)])
    tally.note("a change was there that was not told yet", verdict.changes > acknowledged)
    tally.note("there was no workspace yet", verdict.changes == NOTHING)
    return ended == KILLED
