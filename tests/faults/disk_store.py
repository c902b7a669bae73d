"""The store on a disk that fails: every call of a workspace's life, with every error."""

import shutil
import threading
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.matters import AddMatter, EditMatter, EditText
from mkm_tui.actions.meetings import PlanMeeting
from mkm_tui.actions.setup import SetGroup
from mkm_tui.actions.travel import Redo, Undo
from mkm_tui.locale.words import Words
from mkm_tui.opening import in_words, put_away
from mkm_tui.records.terms import Language
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.check import findings
from mkm_tui.store.edits import plain
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.journal import HISTORY
from mkm_tui.store.workspace import Workspace
from tests.faults.disk import Call, Disk, Fault, Kind
from tests.faults.disk_figures import Outcome, Story
from tests.screens.driving import NOW, TODAY
from tests.store.older_schemas import as_schema

WORDS = Words(Language.NB)
HERE = Context(now=NOW, who="sekretær")
MATTER = f"1/{TODAY:%y}"


class NotOpen(Exception):  # noqa: N818 - nothing went wrong here
    """There is no open workspace to do something in."""


class Life:
    """A workspace in use; what was acknowledged, and what was refused and how that was told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workspace: Workspace | None = None
        self.acknowledged: dict[int, dict[str, Any]] = {}
        """Each action by its place in the history."""
        self.refused: list[Step] = []
        self.told: list[str] = []
        self.defects: list[str] = []

    def take(self, steps: Sequence["Step"]) -> None:
        """Take steps; a refusal is a sentence, and one goes on with the next."""
        for step in steps:
            try:
                step.does(self)
            except NotOpen:
                self.refused.append(step)
            except (StoreFault, OSError) as fault:
                self.refused.append(step)
                self.told.append(in_words(fault))
            except RuleBroken as broken:
                self.told.append(in_words(broken))
            except Exception as error:
                self.refused.append(step)
                self.defects.append(f"{step.name} raised {error!r}")

    def take_again(self) -> None:
        """Take what was refused once more, now that the disk is well."""
        if self.workspace is not None and self.workspace.read_only:
            self.workspace.close()
            self.workspace = None
        again, self.refused = self.refused, []
        told, self.told = self.told, []
        self.take([OPEN, *(step for step in again if step is not OPEN)])
        self.defects += [f"{step.name} still refused" for step in self.refused]
        self.told = told

    def ready(self) -> Workspace:
        """Return the workspace; NotOpen where it could not be opened, which was told then."""
        if self.workspace is None:
            raise NotOpen
        return self.workspace

    def verify(self) -> None:
        """Open it anew, and look for everything that was acknowledged."""
        self.defects += [WORDS(key, **values) for key, values in findings(self.folder)]
        try:
            fresh = Workspace(self.folder)
        except (StoreFault, OSError) as error:
            self.defects.append(f"does not open: {error!r}")
            return
        fresh.close()
        lines = (self.folder / HISTORY).read_bytes().splitlines()
        if len(lines) > max(self.acknowledged, default=len(BEGIN)) + 1:
            self.defects.append("more is there than a line that the disk would not cut off")
        for number, action in self.acknowledged.items():
            if number > len(lines) or msgspec.json.decode(lines[number - 1])["action"] != action:
                self.defects.append(f"lost {number}: {action['action']}")


class Step(NamedTuple):
    """Something a program asks of its workspace."""

    name: str
    does: Callable[[Life], None]


def _open(life: Life) -> None:
    """Open the workspace, unless it is open."""
    if life.workspace is None:
        life.workspace = Workspace(life.folder)


def _make(life: Life) -> None:
    """Make the workspace; one that is there and empty is what was left of another try."""
    life.workspace = Workspace.create(life.folder)


def do(action: Action) -> Step:
    """Return the step that performs an action."""

    def perform(life: Life) -> None:
        workspace = life.ready()
        workspace.perform(action, HERE)
        life.acknowledged[workspace.sequence] = msgspec.json.decode(
            msgspec.json.encode(plain(action))
        )

    return Step(type(action).__name__, perform)


def _checkpoint(life: Life) -> None:
    """Bring `store.json` up to the history."""
    life.ready().checkpoint()


def _checkpoint_later(life: Life) -> None:
    """Do so in a thread, and wait for it."""
    workspace = life.ready()
    before = set(threading.enumerate())
    workspace.checkpoint_later()
    for thread in set(threading.enumerate()) - before:
        thread.join()
    life.told += [WORDS(f"store.{notice}") for notice in workspace.notices]


def _close(life: Life) -> None:
    """Close the workspace as the program does at its end."""
    workspace, life.workspace = life.ready(), None
    if not put_away(workspace):
        life.told.append(WORDS("cli.checkpoint_failed"))


def _write(text: str) -> Step:
    """Return the step that puts a text into the matter."""
    return do(EditMatter(matter=MATTER, case_paper=text))


OPEN, CLOSE = Step("open", _open), Step("close", _close)
BEGIN = (
    do(SetGroup(name="Styringsgruppa", municipality="Fjordvik", language=Language.NB)),
    do(PlanMeeting(on=TODAY)),
    do(AddMatter(meeting=f"M1/{TODAY:%y}", title="Ny turnus")),
)
LIVES: dict[str, tuple[Step, ...]] = {
    "perform": (OPEN, _write("a"), _write("b"), do(Undo()), do(Redo()), _write("c"), CLOSE),
    "checkpoint": (OPEN, _write("a"), Step("checkpoint", _checkpoint), _write("b"), CLOSE),
    "checkpoint in its thread": (
        *(OPEN, _write("a"), Step("checkpoint", _checkpoint_later)),
        *(do(EditText(matter=MATTER, field="consideration", at=0, put="Hei")), CLOSE),
    ),
    "migration": (OPEN, _write("a"), CLOSE),
    "torn line": (OPEN, _write("a"), _write("b"), CLOSE),
}
"""What happens to a workspace, by what it is about."""
_BEFORE: dict[str, Callable[[Path], None]] = {
    "migration": partial(as_schema, schema=3),
    "torn line": lambda folder: _tear(folder / HISTORY),
}
"""What was done to the folder before."""


def _tear(history: Path) -> None:
    """Leave half a line at the end, as a crash does."""
    content = history.read_bytes()
    history.write_bytes(content + content.splitlines()[-1][:40])


def small(folder: Path) -> None:
    """Make a small workspace."""
    life = Life(folder)
    life.take([Step("make", _make), *BEGIN, CLOSE])
    assert life.told == life.defects == []


class Ending(StrEnum):
    """How a life ends."""

    ASKED_AGAIN = "asked again"
    """The disk heals, what was refused is asked again, and the program is closed."""
    POWER_CUT = "power cut"
    """The same, but the power goes before the program is closed."""
    LEFT = "left"
    """The program is closed while the disk fails."""
    NEXT = "left, power cut"
    """The same; the next program works on, and then the power goes."""


def lives(home: Path) -> list[tuple[str, Story]]:
    """Return the stories of the store with each ending, told in a folder of their own."""
    small(home / "small")
    return [
        (f"{name}, {ending}", partial(_tell, home, name, ending))
        for name in LIVES
        for ending in Ending
    ]


def _tell(home: Path, name: str, ending: Ending, fault: Fault | None) -> tuple[Outcome, list[Call]]:
    """Tell a life on a disk with a fault, up to its ending; then look for what must be there."""
    folder = home / "life"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(home / "small", folder)
    if name in _BEFORE:
        _BEFORE[name](folder)
    life = Life(folder)
    cut = ending in (Ending.POWER_CUT, Ending.NEXT)
    with Disk(folder) as disk:
        if fault:
            disk.fail(fault)
        left = ending in (Ending.LEFT, Ending.NEXT)
        life.take([step for step in LIVES[name] if left or not (cut and step is CLOSE)])
        calls, struck = disk.calls, len(disk.struck)
        disk.heal()
        if not left:
            life.take_again()
        elif cut:
            life.take((OPEN, _write("d")))
        if cut:
            life.ready()._let_go()
            disk.cut_power()
        elif life.workspace is not None:
            life.workspace.close()
    life.verify()
    if life.refused and not life.told:
        life.defects.append("refused without a word")
    told, defects = tuple(life.told), tuple(life.defects)
    return Outcome(f"{name}, {ending}", fault or Fault(Kind.OPEN), struck, told, defects), calls
