"""A meeting that goes on, for tests of what comes back when the program opens again."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from mkm_tui.app import MkmApp
from mkm_tui.store.desk import DESK
from mkm_tui.store.workspace import Workspace
from tests.screens import walk
from tests.screens.driving import ComeTo, Once, Open, app_on, drive
from tests.screens.planted import RUNNING, plant


def _driven(before: Path, keys: Sequence[str]) -> Callable[[Path], None]:
    """Return what makes a workspace from an earlier one by keys, with the desk cleared."""

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fsync", lambda handle: None)
            workspace = Workspace(Path(shutil.copytree(before, folder)))
            drive(app_on(workspace), keys)
            workspace.close()
        (folder / DESK).unlink(missing_ok=True)

    return make


@pytest.fixture(scope="session", name="opened_meeting")
def _opened_meeting(example: Path, once: Once) -> Path:
    """The example when its meeting has been opened, and no matter is at hand."""
    return once("opened meeting", _driven(example, [*walk.TO_THE_MEETING, *walk.OPEN_IT]))


@pytest.fixture(scope="session", name="past_routine")
def _past_routine(opened_meeting: Path, once: Once) -> Path:
    """The same when the meeting has come past the routine matters."""
    return once("past routine", _driven(opened_meeting, walk.ROUTINE))


@pytest.fixture(scope="session", name="at_41")
def _at_41(past_routine: Path, once: Once) -> Path:
    """The same with sak 41/26 at hand."""
    return once("at 41", _driven(past_routine, ["n"]))


@pytest.fixture(name="come_to")
def _come_to(opened: Open, request: pytest.FixtureRequest, tmp_path: Path) -> ComeTo:
    """Open a copy of a moment of the meeting, by its name."""

    def come_to(moment: str) -> MkmApp:
        return opened(Path(shutil.copytree(request.getfixturevalue(moment), tmp_path / moment)))

    return come_to


@pytest.fixture(name="meeting")
def _meeting(at_41: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace whose meeting goes on, with sak 41/26 at hand."""
    workspace = Workspace(Path(shutil.copytree(at_41, tmp_path / "fjordvik")))
    yield workspace
    workspace.close()


@pytest.fixture(name="planted")
def _planted(folder: Path) -> Path:
    """The example with its meeting running, and a word in every field that is not for all."""
    plant(folder, RUNNING)
    return folder
