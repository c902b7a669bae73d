"""No animations, bokmål, and the example on a frozen day, opened in the app."""

import os
import sys

# Textual reads this once, when it is imported.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["MKM_LANGUAGE"] = "nb"
os.environ.pop("NO_COLOR", None)
# Each worker and each program that a test starts finds what another one has compiled, also where
# nothing is to be written beside the sources.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    sys.dont_write_bytecode = False
    sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = os.path.abspath(
        f"{__file__}/../../.pytest_cache/pyc"
    )

import gc
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import perform
from mkm_tui.app import MkmApp
from mkm_tui.records.state import Record
from mkm_tui.records.terms import Language
from mkm_tui.store.example import replay_example
from mkm_tui.store.workspace import Workspace
from tests.screens.driving import TODAY, Once, Open, app_on

# The same examples each time, however slow the machine is: what fails once fails again.
settings.register_profile(
    "suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")
SOURCE = Path(__file__).parents[1] / "data/example/actions.jsonl"


def pytest_collection_finish() -> None:
    """Look no more for what is thrown away among all that was loaded, and seldom otherwise."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a test leaves need not survive a power cut, but where that is what it is about."""
    if not {"store", "faults"} & set(request.path.parts):
        monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture(scope="session", name="once")
def _once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Whichever worker comes first makes it, the others wait."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def once(name: str, make: Callable[[Path], object]) -> Path:
        home, begun = shared / name, shared / f"{name} begun"
        with FileLock(shared / f"{name}.lock"):
            if not home.exists():
                shutil.rmtree(begun, ignore_errors=True)
                make(begun)
                begun.rename(home)
        return home

    return once


@pytest.fixture(scope="session", name="example")
def _example(once: Once) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        return once("fjordvik", _build)


def _build(folder: Path) -> None:
    """Make the example; it need not survive a power cut."""
    workspace = Workspace.create(folder)

    def performed(action: Action, context: Context) -> Sequence[Record]:
        changes = perform(action, workspace.state, context)
        workspace.perform(action, context)
        return changes

    replay_example(SOURCE.read_bytes(), TODAY, performed, UTC)
    workspace.close()


@pytest.fixture(name="folder")
def _folder(example: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(example, tmp_path / "fjordvik"))


@pytest.fixture(name="opened")
def _opened(folder: Path) -> Iterator[Open]:
    workspaces: list[Workspace] = []

    def opened(at: Path | None = None, language: Language = Language.NB) -> MkmApp:
        workspace = Workspace(at or folder)
        workspaces.append(workspace)
        return app_on(workspace, language)

    yield opened
    for workspace in workspaces:
        workspace.close()


@pytest.fixture(name="empty")
def _empty(tmp_path: Path) -> Path:
    folder = tmp_path / "tom"
    Workspace.create(folder).close()
    return folder
