"""Killed while people type in the real program, a workspace holds what they typed."""

import os
import random
import select
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo terminal on Windows", allow_module_level=True)

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.base import Context
from mkm_tui.actions.meetings import OpenMeeting
from mkm_tui.actions.room import StartMatter
from mkm_tui.store.check import findings
from mkm_tui.store.workspace import Workspace
from tests.benchmarks.screens import MKM
from tests.benchmarks.terminal import Terminal
from tests.screens.driving import NOW

TIMES = int(os.environ.get("MKM_KILLS", "12")) // 4
"""How many kills while typing; MKM_KILLS=200 for the whole campaign."""
LAST, REACTION = 1.0, 0.3
"""Seconds of typing that a kill may cost, and that a key may take to reach the program."""


@pytest.fixture(name="terminal")
def _terminal(folder: Path) -> Terminal:
    """The program in a terminal, opened on a running meeting, with the cursor in a text."""
    workspace = Workspace(folder)
    for action in (
        AllPresent(meeting="M5/26"),
        OpenMeeting(meeting="M5/26"),
        StartMatter(matter="38/26"),
    ):
        workspace.perform(action, Context(now=NOW, who="x"))
    workspace.close()
    terminal = Terminal(MKM, (str(folder),))
    terminal.until_quiet(b"38/26")
    terminal.key(b"b")
    return terminal


def kept(folder: Path) -> str:
    """Return the text as the next program finds it, in a sound workspace."""
    assert list(findings(folder)) == []
    return Workspace(folder, read_only=True).state.matters["38/26"].consideration


def type_letters(terminal: Terminal, seconds: float, pace: random.Random) -> list[float]:
    """Type letters at a human pace; return when each was typed."""
    times: list[float] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        os.write(terminal.handle, letter(len(times)).encode())
        times.append(time.monotonic())
        wait = time.monotonic() + pace.uniform(0.02, 0.15)
        while (left := wait - time.monotonic()) > 0:
            if select.select([terminal.handle], [], [], left)[0]:
                os.read(terminal.handle, 65536)
    return times


def letter(number: int) -> str:
    """Return a letter, another one each time, so that none can be missing unseen."""
    return "abcdefghijklmnopqrstuvwxyz"[number % 26]


@pytest.mark.parametrize("seed", range(TIMES))
def test_a_kill_costs_at_most_the_last_second(seed: int, folder: Path, terminal: Terminal) -> None:
    """Whenever it comes, what was typed before that is in the record."""
    pace = random.Random(seed)
    times = type_letters(terminal, pace.uniform(1.5, 5.0), pace)
    terminal.end()
    killed = time.monotonic()
    found = kept(folder)
    assert found == "".join(map(letter, range(len(found))))
    must = sum(moment < killed - LAST - REACTION for moment in times)
    assert len(found) >= must > 0


def test_a_kill_two_seconds_after_typing_costs_nothing(folder: Path, terminal: Terminal) -> None:
    """A pause is enough."""
    times = type_letters(terminal, 1.0, random.Random(0))
    terminal.until_quiet()
    time.sleep(2)
    terminal.end()
    assert kept(folder) == "".join(map(letter, range(len(times))))
