"""The program on a disk that fails: told, what is typed stays, and the same key saves it later."""

import asyncio
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Static

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.base import Context
from mkm_tui.actions.meetings import OpenMeeting
from mkm_tui.actions.room import StartMatter
from mkm_tui.app import MkmApp
from mkm_tui.opening import put_away
from mkm_tui.screens.publishing import Publishing
from mkm_tui.store.check import findings
from mkm_tui.store.desk import DESK
from mkm_tui.store.workspace import Workspace
from tests.faults.disk import Call, Disk, Fault, Kind
from tests.faults.disk_figures import Outcome, Story
from tests.screens.driving import NOW, app_on, on_screen, press, typed

WORDS = "Viktig"
"""What is typed."""
_PATIENCE = 100
"""Looks, a twentieth of a second apart, at whether the program has come to it."""


class Scene(NamedTuple):
    """Keys on a disk that fails, and the ones that do it again when it is well."""

    keys: Sequence[str]
    done: Callable[[MkmApp], bool]
    """Whether it is done: in the record, or on disk where it is no part of the record."""
    again: Callable[[MkmApp], Sequence[str]]
    before: Sequence[str] = ()
    """Keys that lead there on a disk that is well."""
    meeting: bool = True
    """Whether a meeting goes on."""
    words: bool = True
    """Whether something is typed, which stands on the screen until it is saved."""
    by_itself: bool = False
    """Whether the program does it by itself within a second, without a key for it."""


def _written(app: MkmApp) -> bool:
    """Say whether the minutes have the text."""
    return WORDS in app.record.matters["41/26"].consideration


def _added(app: MkmApp) -> bool:
    """Say whether there is a matter of that title."""
    return WORDS in {matter.title for matter in app.record.matters.values()}


def _ended(app: MkmApp) -> bool:
    """Say whether the matter at hand has come to its end."""
    return app.record.matters["41/26"].ended


def _published(app: MkmApp) -> bool:
    """Say whether the publication is recorded, with what was typed."""
    receipts = app.record.decisions["35/26"].publications
    return any(WORDS in receipt.involvement for receipt in receipts)


def _exported(app: MkmApp) -> bool:
    """Say whether the notice is there."""
    return any(file.read_text("utf-8").strip() for file in app.exports.glob("*.md"))


def _site(app: MkmApp) -> bool:
    """Say whether the pages are there."""
    return any(app.exports.glob("*/index.html"))


def _on_desk(app: MkmApp, text: bytes) -> bool:
    """Say whether `desk.json` has a text."""
    desk = app.folder / DESK
    return desk.exists() and text in desk.read_bytes()


def _finish(app: MkmApp) -> Sequence[str]:
    """Return the keys that end the matter, once what lies over the meeting's room is closed."""
    over = [screen for screen in app.screen_stack if isinstance(screen, ModalScreen)]
    return (*["escape"] * len(over), "s", "k", "enter")


def keys(*wanted: str) -> Callable[[MkmApp], Sequence[str]]:
    """Return the same keys wherever the program stands."""
    return lambda app: wanted


SCENES: dict[str, Scene] = {
    "typing in the minutes": Scene(("b", *typed(WORDS), "escape"), _written, keys("b", "escape")),
    "a form": Scene(("plus", *typed(WORDS), "ctrl+s"), _added, keys("ctrl+s")),
    "a matter is closed": Scene(("s", "k", "enter"), _ended, _finish, words=False),
    "a publication": Scene(
        ("ctrl+s",),
        _published,
        keys("ctrl+s"),
        before=("5", "down", "down", "i", "tab", "tab", "tab", *typed(WORDS)),
        meeting=False,
    ),
    "a document": Scene(
        ("ctrl+s",), _exported, keys("ctrl+s"), ("enter", "x"), meeting=False, words=False
    ),
    "pages": Scene(
        ("ctrl+s",), _site, keys("escape", "p", "ctrl+s"), ("5", "p"), meeting=False, words=False
    ),
    "the shared screen": Scene(
        ("f11",), lambda app: _on_desk(app, b'"shared": true'), keys(), words=False, by_itself=True
    ),
    "a draft": Scene(
        ("plus", *typed(WORDS)), lambda app: _on_desk(app, WORDS.encode()), keys(), by_itself=True
    ),
    "undo": Scene(
        ("ctrl+z",),
        lambda app: not _written(app),
        keys("ctrl+z"),
        before=("b", *typed(WORDS), "escape"),
        words=False,
    ),
    "leaving": Scene(("b", *typed(WORDS), "ctrl+q"), _written, keys("ctrl+q")),
    "leaving a form": Scene(
        ("plus", *typed(WORDS), "ctrl+q"),
        lambda app: _on_desk(app, WORDS.encode()),
        keys("ctrl+q"),
    ),
}
"""What somebody does in front of the screen."""


def scenes(home: Path, example: Path) -> list[tuple[str, Story]]:
    """Return the stories of the program, played in a folder of their own."""
    running = Path(shutil.copytree(example, home / "running"))
    workspace = Workspace(running)
    for action in (
        AllPresent(meeting="M5/26"),
        OpenMeeting(meeting="M5/26"),
        StartMatter(matter="41/26"),
    ):
        workspace.perform(action, Context(now=NOW, who="sekretær"))
    workspace.close()
    return [
        (name, partial(_tell, home / "scene", running if scene.meeting else example, name))
        for name, scene in SCENES.items()
    ]


class _Played(NamedTuple):
    """What was seen of a scene."""

    calls: list[Call]
    struck: int
    told: tuple[str, ...]
    defects: tuple[str, ...]


def _tell(folder: Path, source: Path, name: str, fault: Fault | None) -> tuple[Outcome, list[Call]]:
    """Play a scene on a disk with a fault; the disk heals, and what was refused is done again."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)
    with Disk(folder) as disk:
        workspace = Workspace(folder)
        app = app_on(workspace)
        try:
            seen = asyncio.run(_play(app, disk, SCENES[name], fault))
        except Exception as error:
            seen = _Played(disk.calls, len(disk.struck), (), (f"crashed: {error!r}",))
            disk.heal()
        put_away(workspace)
    defects = [*seen.defects, *_lost(folder, app)]
    about = fault or Fault(Kind.WRITE)
    return Outcome(name, about, seen.struck, seen.told, tuple(defects)), seen.calls


async def _play(app: MkmApp, disk: Disk, scene: Scene, fault: Fault | None) -> _Played:
    """Press the keys while the disk fails, look, and press them again when it is well."""
    defects: list[str] = []
    async with app.run_test(size=(116, 32), notifications=True) as pilot:
        await press(pilot, scene.before)
        disk.heal()
        if fault:
            disk.fail(fault)
        await press(pilot, scene.keys)
        await _settled(pilot, disk, scene)
        calls, struck = disk.calls, len(disk.struck)
        told, shown = tuple(_sentences(app)), on_screen(app)
        disk.heal()
        if not scene.done(app):
            defects += _hidden(scene, told, shown)
            await press(pilot, scene.again(app))
            await _settled(pilot, disk, scene)
        if not scene.done(app):
            defects.append("not done afterwards")
    return _Played(calls, struck, told, tuple(defects))


def _hidden(scene: Scene, told: Sequence[str], shown: str) -> Iterator[str]:
    """Yield what the user was not shown of what could not be saved."""
    if not told:
        yield "not told"
    if scene.words and WORDS not in shown:
        yield "what was typed is gone"


async def _settled(pilot: Pilot[None], disk: Disk, scene: Scene) -> None:
    """Wait until the program has done what it was asked for."""
    for _ in range(_PATIENCE):
        busy = scene.by_itself and not disk.calls
        if not busy and not isinstance(pilot.app.screen, Publishing):
            break
        await pilot.pause(0.05)
    await pilot.pause(0.05)


def _sentences(app: MkmApp) -> Iterator[str]:
    """Yield what the program tells of what could not be done."""
    for told in app._notifications:
        if told.severity == "warning":
            yield told.message
    for screen in app.screen_stack:
        for refusal in screen.query("#refusal").results(Static):
            if text := str(refusal.content).strip():
                yield text


def _lost(folder: Path, app: MkmApp) -> Iterator[str]:
    """Yield what the next program does not find of what this one had."""
    fresh = Workspace(folder, read_only=True)
    if fresh.state != app.record:
        yield "the record is another one"
    for key, values in findings(folder):
        yield f"check: {key} {values}"
