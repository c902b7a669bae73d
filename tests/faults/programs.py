"""Real programs on one workspace, that begin at the same moment and can be killed at any."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_WAITS = """
import os, sys
from importlib import import_module
from mkm_tui.cli.base import _HOMES, main
command = next(word for word in sys.argv if word in _HOMES)
import_module(f"mkm_tui.cli.{_HOMES[command]}")
import filelock
os.read(int(sys.argv.pop(1)), 1)
main()
"""
"""Loads what a command needs, and waits until the gate opens."""
_WRITES = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from mkm_tui.actions.base import Context
from mkm_tui.actions.matters import AddMatter
from mkm_tui.store.workspace import Workspace
workspace = Workspace(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    moment = Context(now=datetime.now(UTC), who="Kari")
    workspace.perform(AddMatter(meeting="M1/26", title=f"Sak {number}"), moment)
    print(workspace.sequence, flush=True)
    if number % 7 == 0:
        workspace.checkpoint_later()
    if number % 31 == 0:
        workspace.checkpoint()
workspace.close()
"""
"""Adds matters, each of which changes three records; the store is brought up to date at times."""


class Gate:
    """Holds programs back until it opens."""

    def __init__(self) -> None:
        self.behind, self._latch = os.pipe()

    def open(self) -> None:
        """Let all go at the same moment."""
        os.close(self._latch)
        os.close(self.behind)


class Program:
    """A command in a process of its own; what it is given to read stays open until `finish`."""

    def __init__(self, gate: Gate, *arguments: str | Path, given: Sequence[Any] = ()) -> None:
        command = [sys.executable, "-u", "-c", _WAITS, str(gate.behind), *map(str, arguments)]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=(gate.behind,),
            env={**os.environ, "MKM_LANGUAGE": "nb"},
        )
        self.give(*given)

    def give(self, *actions: Any) -> None:
        """Hand it actions to perform."""
        assert self._process.stdin is not None
        lines = (json.dumps(action).encode() + b"\n" for action in actions)
        self._process.stdin.write(b"".join(lines))
        self._process.stdin.flush()

    def answer(self) -> int:
        """Wait for the next change that it acknowledges, and return its number; 0 at the end."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        return int(json.loads(line)["seq"]) if line.endswith(b"\n") else 0

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def kill(self) -> list[int]:
        """Kill it; return the changes that it acknowledged and nobody has read yet."""
        self._process.kill()
        out, _ = self._process.communicate()
        return [json.loads(line)["seq"] for line in out.splitlines(True) if line.endswith(b"\n")]

    def kill_after(self, seconds: float) -> None:
        """Kill it once some time has passed, whatever it does then."""
        time.sleep(seconds)
        self._process.kill()

    def finish(self) -> tuple[int, str]:
        """Give it nothing more; return how it ended, and what it said."""
        _, said = self._process.communicate(timeout=60)
        return self._process.returncode, said.decode()


def ended(programs: Sequence[Program], but: int) -> list[Program]:
    """Wait until all programs but some have ended; return those that go on."""
    end = time.monotonic() + 30
    while len(left := [program for program in programs if program.runs]) > but:
        assert time.monotonic() < end, "too many write"
        time.sleep(0.01)
    return left


def writer(folder: Path, changes: int) -> subprocess.Popen[str]:
    """Return a program that adds matters one after the other and prints each change's number."""
    command = [sys.executable, "-c", _WRITES, str(folder), str(changes)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def bound_by_permissions() -> list[str] | None:
    """Return what a command must begin with so that permissions bind it; None where nothing does.

    The superuser writes everywhere, unless that right is given up.
    """
    if sys.platform == "win32":
        return None
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    return [setpriv, "--bounding-set", "-dac_override,-dac_read_search"] if setpriv else None
