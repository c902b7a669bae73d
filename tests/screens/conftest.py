"""A meeting that goes on, for tests of what comes back when the program opens again."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkm_tui.store.desk import DESK
from mkm_tui.store.workspace import Workspace
from tests.screens import walk
from tests.screens.driving import app_on, drive
from tests.screens.planted import RUNNING, plant


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the screens show does not depend on the disk; tests/store and tests/faults wait."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


AT_41 = [*walk.TO_THE_MEETING, *walk.OPEN_IT, *walk.ROUTINE, "n"]


@pytest.fixture(name="meeting")
def _meeting(folder: Path) -> Iterator[Workspace]:
    """A workspace whose meeting goes on, with sak 41/26 at hand."""
    workspace = Workspace(folder)
    drive(app_on(workspace), AT_41)
    (folder / DESK).unlink(missing_ok=True)
    yield workspace
    workspace.close()


@pytest.fixture(name="planted")
def _planted(folder: Path) -> Path:
    """The example with its meeting running, and a word in every field that is not for all."""
    plant(folder, RUNNING)
    return folder
