"""Killed at any moment, a workspace holds all that was acknowledged, and no half of a change.

The bounded part of the campaign, with a fixed seed; `python -m tests.faults.kill` runs all of it.
Each part runs in a process of its own, which forks the ones that are killed.
"""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")


def survived(*wish: str) -> str:
    """Run a part of the campaign, which must lose nothing; return what it tells."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.kill", "--parts", *wish],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "failed 0" in done.stdout
    return done.stdout


def test_apply_killed_at_random_moments_loses_nothing_it_told() -> None:
    told = survived("apply", "--kills", "30", "--story", "260")
    assert "killed before it was over: 30" in told


def test_the_program_killed_in_a_meeting_loses_nothing_but_the_last_second_of_typing() -> None:
    survived("program", "--programs", "2", "--typing", "2")


def test_killed_at_each_call_that_changes_a_file_a_workspace_loses_nothing() -> None:
    told = survived("calls", "--bounded")
    assert "kill at each call of a checkpoint: tried" in told


def test_killed_at_system_calls_a_workspace_loses_nothing() -> None:
    told = survived("strace", "--every", "15")
    if "left out" in told:
        pytest.skip(told)
