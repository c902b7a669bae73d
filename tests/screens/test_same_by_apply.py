"""What is done by keys, and the same actions as JSON lines, leave the same store."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkm_tui.actions.base import Context
from mkm_tui.cli import main
from tests.screens import walk
from tests.screens.driving import NOW, Open, drive

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[^\"]*")


def without_times(folder: Path) -> dict[str, object]:
    """Return the tables of a store with every moment blotted out."""
    text = MOMENT.sub("", (folder / "store.json").read_text("utf-8"))
    tables: dict[str, object] = json.loads(text)
    tables.pop("store")
    return tables


def test_the_walk_by_keys_and_by_apply(
    opened: Open, folder: Path, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal of the walk, given to `mkm apply` on a fresh copy, makes the same records."""
    before = len((example / "history.jsonl").read_text("utf-8").splitlines())
    app = opened()
    drive(app, walk.WHOLE)
    app.workspace.close()
    lines = (folder / "history.jsonl").read_text("utf-8").splitlines()[before:]
    actions = [json.loads(line)["action"] for line in lines]
    copy = Path(shutil.copytree(example, tmp_path / "copy"))
    monkeypatch.setattr("mkm_tui.cli.applying.now", lambda: Context(now=NOW, who="Turid Lunde"))
    given = "\n".join(json.dumps(action) for action in actions)
    done = CliRunner().invoke(main, ["-w", str(copy), "apply", "-"], input=given)
    assert done.exit_code == 0, done.output
    assert len(done.output.splitlines()) == len(actions) > 30
    assert without_times(copy) == without_times(folder)
