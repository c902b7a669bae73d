"""What is typed in the program stays on the screen when its folder is meddled with."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows lets nobody replace an open file", allow_module_level=True)

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.base import Context
from mkm_tui.actions.meetings import OpenMeeting
from mkm_tui.actions.room import StartMatter
from mkm_tui.store.workspace import Workspace
from tests.faults.synchroniser import from_elsewhere, kept, older, swapped, units
from tests.screens.driving import NOW, app_on, on_screen, press, typed


@pytest.fixture(name="writing")
def _writing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A meeting that goes on, with 38/26 at hand."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    workspace = Workspace(folder)
    for action in (
        AllPresent(meeting="M5/26"),
        OpenMeeting(meeting="M5/26"),
        StartMatter(matter="38/26"),
    ):
        workspace.perform(action, Context(now=NOW, who="x"))
    return workspace


def scene(workspace: Workspace, step: Callable[[Path], None], *after: str) -> tuple[str, str]:
    """Type, let something happen to the folder, and type on; return what stands there then."""

    async def run() -> tuple[str, str]:
        app = app_on(workspace)
        async with app.run_test(size=(116, 32), notifications=True) as pilot:
            await press(pilot, ["b", *typed("Hei"), "escape"])
            step(workspace.folder)
            await press(pilot, ["b", "x", "escape"])
            shown = on_screen(app)
            await press(pilot, after)
            return " ".join(shown.split()), " ".join(on_screen(app).split())

    return asyncio.run(run())


def text_of(folder: Path) -> str:
    return Workspace(folder, read_only=True).state.matters["38/26"].consideration


def test_what_is_typed_stays_on_the_screen_beside_another_history(writing: Workspace) -> None:
    """The program tells what has happened, and where the record is kept."""
    shown, _ = scene(writing, older(swapped, 1))
    assert "Et annet program har byttet ut history.jsonl." in shown
    assert "Heix" in shown
    (beside,) = kept(writing.folder)
    assert text_of(beside) == "Hei"


def test_what_is_typed_is_saved_once_the_others_changes_are_taken_in(writing: Workspace) -> None:
    """They are told first; leaving the text again saves it."""
    shown, _ = scene(writing, from_elsewhere(swapped, "Fra en annen"), "b", "escape")
    assert "Et annet program har ført noe i denne arbeidsmappa" in shown
    assert "Heix" in shown
    writing.close()
    assert text_of(writing.folder) == "Heix"
    assert "Fra en annen" in units(writing.folder)
