"""Killed at any moment of a meeting, a workspace holds all that was acknowledged."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mkm_tui.store.check import findings
from mkm_tui.store.workspace import Workspace
from tests.screens import walk
from tests.screens.driving import app_on, drive

MKM = "import sys; from mkm_tui.cli import main; main()"
TIMES = int(os.environ.get("MKM_KILLS", "12"))
"""How many kills; MKM_KILLS=200 for the whole campaign."""


@pytest.fixture(scope="module", name="actions")
def _actions(example: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The actions of the walk-through's meeting."""
    folder = Path(shutil.copytree(example, tmp_path_factory.mktemp("walk") / "w"))
    before = len((folder / "history.jsonl").read_text("utf-8").splitlines())
    workspace = Workspace(folder)
    drive(app_on(workspace), [*walk.TO_THE_MEETING, *walk.MEETING])
    workspace.close()
    lines = (folder / "history.jsonl").read_text("utf-8").splitlines()[before:]
    return [json.loads(line)["action"] for line in lines]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("seed", range(TIMES))
def test_kill_loses_nothing_that_was_acknowledged(
    seed: int, folder: Path, actions: list[dict[str, Any]]
) -> None:
    """Every sequence number that was printed is there when the workspace opens again."""
    start = Workspace(folder, read_only=True).sequence
    stop_after = start + random.Random(seed).randrange(1, len(actions))
    command = [sys.executable, "-u", "-c", MKM, "-w", str(folder), "apply", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n".join(map(json.dumps, actions)).encode())
        process.stdin.close()
        acknowledged = 0
        for line in process.stdout:
            acknowledged = json.loads(line)["seq"]
            if acknowledged >= stop_after:
                process.send_signal(signal.SIGKILL)
                break
        rest = [json.loads(line)["seq"] for line in process.stdout if line.endswith(b"\n")]
        acknowledged = max([acknowledged, *rest])
    reopened = Workspace(folder)
    assert reopened.sequence >= acknowledged >= stop_after
    reopened.close()
    assert list(findings(folder)) == []
