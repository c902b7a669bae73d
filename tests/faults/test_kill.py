"""Killed at any moment, a workspace holds all that was acknowledged."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mkm_tui.store.workspace import Workspace

ACTIONS = [
    {"action": "plan_meeting", "on": "2026-12-01"},
    *({"action": "add_matter", "meeting": "M1/26", "title": f"Sak {n}"} for n in range(400)),
]
MKM = "import sys; from mkm_tui.cli import main; main()"
TIMES = int(os.environ.get("MKM_KILLS", "12"))
"""How many kills; MKM_KILLS=200 for the whole campaign."""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("seed", range(TIMES))
def test_kill_loses_nothing_that_was_acknowledged(seed: int, tmp_path: Path) -> None:
    folder = tmp_path / "w"
    workspace = Workspace.create(folder)
    workspace.close()
    lines = [{"action": "set_group", "name": "Styringsgruppa"}, *ACTIONS]
    command = [sys.executable, "-u", "-c", MKM, "-w", str(folder), "apply", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n".join(map(json.dumps, lines)).encode())
        process.stdin.close()
        acknowledged = 0
        stop_after = random.Random(seed).randrange(1, 300)
        for line in process.stdout:
            acknowledged = json.loads(line)["seq"]
            if acknowledged >= stop_after:
                process.send_signal(signal.SIGKILL)
                break
        rest = [json.loads(line)["seq"] for line in process.stdout if line.endswith(b"\n")]
        acknowledged = max([acknowledged, *rest])
    reopened = Workspace(folder)
    assert reopened.sequence >= acknowledged >= stop_after
    assert len(reopened.state.matters) == reopened.sequence - 2
    reopened.close()
