"""The power goes at every call of a passage: every disk that may be left holds what was told.

A passage may also be killed first; then another program opens the workspace and goes on, while
nothing that the first one did not make durable is any more durable than it was.
"""

import os
import pickle
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mkm_tui.store.workspace import Workspace
from tests.faults.kill_calls import AFTER, MIDDLE, Killer, rehearsed
from tests.faults.kill_children import KILLED, Child
from tests.faults.kill_judge import NOTHING, Golden, judge
from tests.faults.kill_scenes import SCENES, Scene
from tests.faults.kill_shim import Call, Do, Handler, watching
from tests.faults.kill_story import Story
from tests.faults.kill_tally import Tally, kept_folder
from tests.faults.power_cut_disk import Content, Disk, laid_out

EVENTS = "events"


class Told(NamedTuple):
    """So many changes were shown as done."""

    changes: int


class Begun(NamedTuple):
    """The passage begins; what came before made it ready."""


Event = Call | Told | Begun


class Recorder:
    """Writes down each call that a program made, in their order, and what it told."""

    def __init__(self, path: Path, then: Handler) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._one_at_a_time = threading.RLock()
        self._then = then

    def __call__(self, call: Call, do: Do) -> Any:
        """Make a call happen, and write it down."""
        with self._one_at_a_time:
            return self._then(call, lambda *part: self._made(call, do, *part))

    def _made(self, call: Call, do: Do, *part: Any) -> Any:
        """Make a call happen, and write it down as it turned out."""
        try:
            result = do(*part)
        except OSError:
            self._keep(call._replace(name=f"failed_{call.name}"))
            raise
        if call.name == "write":
            self._keep(call._replace(data=call.data[:result]))
        else:
            self._keep(call._replace(handle=result) if call.name == "open" else call)
        return result

    def tell(self, workspace: Workspace) -> None:
        """Write down that changes were shown as done."""
        self._keep(Told(workspace.sequence))

    def begin(self) -> None:
        """Write down that the passage begins."""
        self._keep(Begun())

    def _keep(self, event: Event) -> None:
        """Write an event down."""
        os.write(self._file, pickle.dumps(event))


def _read(path: Path) -> Iterator[Event]:
    """Yield what was written down."""
    with path.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)


class Kill(NamedTuple):
    """Where a passage is killed before the power goes."""

    phase: str
    at: int
    """Which call, counted from 1; in the middle of a write, which write."""
    kind: tuple[str, ...]
    """What kills of the same kind have in common."""


def campaign(story: Story, root: Path, keep: Path | None, whole: bool) -> Iterator[Tally]:
    """Cut the power everywhere in every passage, and in what follows on a kill at each call.

    If it need not be the whole, of kills at calls of the same kind only the first is tried.
    """
    kinds: set[tuple[str, ...]] = set()
    for kind in SCENES:
        scene = kind(story)
        tally = Tally(f"power cut at each call of {scene.name}")
        passage = _Passage(scene, root, keep, tally)
        for kill in passage.undisturbed():
            if whole or kill.kind not in kinds:
                kinds.add(kill.kind)
                passage.killed(kill)
        yield tally


class _Passage:
    """A passage whose power is cut."""

    def __init__(self, scene: Scene, root: Path, keep: Path | None, tally: Tally) -> None:
        self._scene, self._root, self._keep, self._tally = scene, root, keep, tally
        self._golden: Golden = rehearsed(scene)
        self._seen: dict[frozenset[tuple[str, bytes | None]], int] = {}
        """The disks that were looked at, and how many changes were acknowledged then."""

    def undisturbed(self) -> list[Kill]:
        """Cut the power at each call; return every kill that could come before."""
        with kept_folder(self._root, None, "undisturbed", self._tally) as folder:
            events = self._cut(folder, None)
        calls = [event for event in events[events.index(Begun()) :] if isinstance(event, Call)]
        writes = [call for call in calls if call.name == "write"]
        self._tally.add("calls", len(calls))
        return [
            *(Kill(MIDDLE, number, _kind(MIDDLE, call)) for number, call in enumerate(writes, 1)),
            *(Kill(AFTER, number, _kind(AFTER, call)) for number, call in enumerate(calls, 1)),
        ]

    def killed(self, kill: Kill) -> None:
        """Cut the power at each call that comes after a kill."""
        with kept_folder(self._root, None, "killed", self._tally) as folder:
            self._cut(folder, kill)

    def _cut(self, root: Path, kill: Kill | None) -> list[Event]:
        """Go through the passage, then be the next program; look at every disk.

        With a kill, the disks before it are those that were looked at without one.
        """
        place = root / "disk"
        place.mkdir()
        self._scene.place(place / self._scene.path)
        disk, told = Disk(place), self._scene.start
        events = self._recorded(root, place, kill)
        for event in events:
            told = self._taken(disk, event, told, "" if kill else "in the passage")
        disk.end_program()
        where = f"after a kill {kill.phase} call {kill.at}" if kill else "after the passage"
        for event in self._gone_on(root, place):
            told = self._taken(disk, event, told, where)
        return events

    def _recorded(self, root: Path, place: Path, kill: Kill | None) -> list[Event]:
        """Return what happens in the passage; what makes it ready is not killed."""
        killer = Killer(self._scene, kill.at, kill.phase) if kill else Killer(self._scene)

        def job(_: int) -> None:
            recorder = Recorder(root / EVENTS, killer)
            with watching(place, recorder):
                workspace = self._scene.ready(place / self._scene.path, recorder.tell)
                recorder.begin()
                killer.armed = True
                self._scene.act(place / self._scene.path, workspace, recorder.tell)

        ended = Child(job).end()
        if ended not in (0, KILLED):
            self._tally.count([f"ended by itself with {ended}"])
        return list(_read(root / EVENTS))

    def _gone_on(self, root: Path, place: Path) -> list[Event]:
        """Return what happens when the next program opens the workspace and goes on."""
        after = root / f"{EVENTS}-after"

        def job(_: int) -> None:
            recorder = Recorder(after, lambda call, do: do())
            with watching(place, recorder):
                self._scene.make_anew(place / self._scene.path)
                self._scene.go_on_anew(place / self._scene.path, recorder.tell)

        ended = Child(job).end()
        if ended:
            self._tally.count([f"the next program ended with {ended}"])
        return list(_read(after))

    def _taken(self, disk: Disk, event: Event, told: int, where: str) -> int:
        """Take in what happened, and look at the disks; return what is acknowledged by now."""
        if isinstance(event, Told):
            told = max(told, event.changes)
        elif isinstance(event, Call):
            disk.take(event)
        if where:
            for content in disk.worst():
                self._look(content, told, f"{where}, {_said(event)}")
        return told

    def _look(self, content: Content, told: int, where: str) -> None:
        """Judge a disk, unless it was judged already with as much acknowledged."""
        key = frozenset(
            (path, data) for path, data in content.items() if not path.endswith(".lock")
        )
        if self._seen.get(key, NOTHING - 1) >= told:
            return
        self._seen[key] = told
        label = f"{self._scene.name} {self._tally.tried + 1}"
        with kept_folder(self._root, self._keep, label, self._tally) as folder:
            laid_out(content, folder)
            verdict = judge(folder / self._scene.path, self._golden, told)
            wrong = [
                *verdict.wrong,
                *(self._scene.also(folder / self._scene.path) if told > NOTHING else []),
            ]
            self._tally.count([f"({where}) {fault}" for fault in wrong])


def _kind(phase: str, call: Call) -> tuple[str, ...]:
    """Return what a kill at a call has in common with others."""
    return phase, call.name, call.path, str(call.new)


def _said(event: Event) -> str:
    """Return what happened in words."""
    if isinstance(event, Call):
        return f"{event.name} {event.path}"
    return f"{event.changes} changes told" if isinstance(event, Told) else "begun"
