"""No animations, bokmål, and the example on a frozen day, opened in the app."""

import os

# Textual reads this once, when it is imported.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["MKM_LANGUAGE"] = "nb"
os.environ.pop("NO_COLOR", None)

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC
from pathlib import Path

import pytest

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import perform
from mkm_tui.app import MkmApp
from mkm_tui.records.state import Record
from mkm_tui.records.terms import Language
from mkm_tui.store.example import replay_example
from mkm_tui.store.workspace import Workspace
from tests.screens.driving import TODAY, Open, app_on

SOURCE = Path(__file__).parents[1] / "data/example/actions.jsonl"


@pytest.fixture(scope="session", name="example")
def _example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example") / "fjordvik"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        _build(folder)
    return folder


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
