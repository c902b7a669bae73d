"""The program itself under a pseudo terminal, killed while the keys of a meeting are pressed."""

import fcntl
import os
import pty
import random
import select
import shutil
import struct
import termios
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mkm_tui import opening
from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.meetings import OpenMeeting
from mkm_tui.actions.room import StartMatter
from mkm_tui.app import MkmApp  # noqa: F401 - loaded once, for every child
from mkm_tui.cli import main
from mkm_tui.records.state import State
from mkm_tui.store.workspace import Workspace
from tests.faults.kill_children import KILLED, Child, fresh_streams
from tests.faults.kill_judge import judge, retold
from tests.faults.kill_story import Story, unsynced
from tests.faults.kill_tally import Tally, kept_folder
from tests.screens import walk
from tests.screens.driving import SIGNS

NOW = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
WHO = "Turid Lunde"
COLUMNS, ROWS = 116, 32
_QUIET = 0.12
"""Seconds without a byte after which the program waits for keys."""
_LONGEST = 15.0
"""Seconds until the program must stand there."""
_BREATH = 0.03
"""Seconds without a byte after which the next key is pressed."""
_REACTION = 0.25
"""Seconds until a key that leads to anything has led to it."""
_ALONE = 0.15
"""Seconds after which an escape is no longer the beginning of another key."""
_BYTES = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "down": b"\x1b[B",
    "up": b"\x1b[A",
    "ctrl+s": b"\x13",
    "ctrl+z": b"\x1a",
    "ctrl+y": b"\x19",
    "ctrl+q": b"\x11",
    **{name: sign.encode() for sign, name in SIGNS.items()},
}
_FEW = 30
"""Keys of the whole meeting that are pressed at most."""
_MATTERS = [f"{number}/26" for number in range(38, 47)]
"""The agenda of the meeting."""
_PASSAGES = (
    walk.ROUTINE,
    walk.AGREED,
    walk.WITH_RESERVATION,
    walk.NO_CONSENSUS,
    walk.PUT_OFF,
    ["b", "Tillitsvalgte viste til avtalen. Brukerpanelet var enig, og la til «ro».", "escape"],
    ["b", "Kort. ", "escape", "ctrl+z", "ctrl+z", "ctrl+y"],
    ["5", "down", "down", "enter", "escape", "2"],
    ["ctrl+z", "ctrl+y", "ctrl+z", "n"],
)
"""What is done in the room, in any order."""


class Program:
    """The program in a terminal of its own, in a forked process."""

    def __init__(self, folder: Path) -> None:
        self.handle = -1
        self.child = Child(lambda write: _run(folder, write), self._fork)

    def _fork(self) -> int:
        """Fork under a pseudo terminal."""
        process, self.handle = pty.fork()
        return process

    def until_quiet(self, wanted: bytes = b"", quiet: float = _QUIET) -> None:
        """Read what is drawn until `wanted` came and nothing follows."""
        seen, end = b"", time.monotonic() + _LONGEST
        while time.monotonic() < end:
            found = self._read(quiet)
            if found is None or (not found and wanted in seen):
                return
            seen += found

    def settle(self) -> None:
        """Read what a key leads to, as far as it comes soon."""
        if self._read(_REACTION):
            self.until_quiet(quiet=_BREATH)

    def wait(self, seconds: float) -> None:
        """Let it go on, and read what it draws."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self._read(left) is None:
                time.sleep(left)

    def _read(self, longest: float) -> bytes | None:
        """Return what is drawn; nothing where nothing comes; None at the end."""
        if not select.select([self.handle], [], [], longest)[0]:
            return b""
        try:
            return os.read(self.handle, 65536) or None
        except OSError:
            return None

    def press(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.handle, keys)

    def kill(self) -> int:
        """Kill it; return how it ended."""
        ended = self.child.kill()
        os.close(self.handle)
        return ended


def _run(folder: Path, write: int) -> None:
    """Be the program, and tell each change when it is done, before it is drawn."""
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    fresh_streams()
    perform = Workspace.perform

    def told(workspace: Workspace, action: Action, context: Context) -> State:
        state = perform(workspace, action, context)
        os.write(write, b"%d\n" % workspace.sequence)
        return state

    Workspace.perform = told  # type: ignore[method-assign]
    began = time.monotonic()
    opening.now = lambda: Context(now=NOW + timedelta(seconds=time.monotonic() - began), who=WHO)
    main(["-w", str(folder)])


def in_the_room(folder: Path, matter: str) -> None:
    """Begin the meeting of the day, and take a matter up."""
    workspace = Workspace(folder)
    for action in (
        AllPresent(meeting="M5/26"),
        OpenMeeting(meeting="M5/26"),
        StartMatter(matter=matter),
    ):
        workspace.perform(action, Context(now=NOW, who=WHO))
    workspace.close()


def campaign(story: Story, times: int, seed: int, root: Path, keep: Path | None) -> Tally:
    """Kill the program so many times, and return what became of it."""
    tally = Tally("the program with the keys of a meeting, at random moments")
    for number in range(times):
        chance = random.Random(f"program {seed} {number}")
        with kept_folder(root, keep, f"program-{seed}-{number}", tally) as folder:
            _one(story, chance, folder, tally)
    return tally


def _one(story: Story, chance: random.Random, root: Path, tally: Tally) -> None:
    """Kill the program once, and look at what it leaves."""
    begun = root / "begun"
    story.place(begun, len(story))
    keys = [*walk.TO_THE_MEETING, *walk.MEETING][:_FEW]
    if chance.random() < 0.8:
        with unsynced():
            in_the_room(begun, chance.choice(_MATTERS))
        keys = _any_order(chance)
    folder = Path(shutil.copytree(begun, root / "w"))
    program = Program(folder)
    _to_the_moment(program, keys, chance)
    ended = program.kill()
    golden = retold(begun, folder)
    first = min(golden.states)
    told = max(program.child.latest, first)
    verdict = judge(folder, golden, told)
    strange = [] if ended in (0, KILLED) else [f"ended by itself with {ended}"]
    tally.count([*strange, *verdict.wrong])
    tally.note("killed before it was over", ended == KILLED)
    tally.note("a change was there that was not told yet", verdict.changes > told)
    tally.add("changes acknowledged", told - first)


def _to_the_moment(program: Program, keys: list[str], chance: random.Random) -> None:
    """Let the program start, press some keys, leave it or not: until it is to be killed."""
    kind = chance.random()
    if kind < 0.1:
        program.wait(chance.uniform(0, 0.4))
        return
    program.until_quiet(b"hjelp")
    _pressed(program, keys[: chance.randrange(len(keys))], chance)
    if kind < 0.4:
        program.press(_BYTES.get(keys[-1], b"n"))
    elif kind > 0.9:
        program.press(_BYTES["ctrl+q"])
    program.wait(chance.uniform(0, 0.3))


def _any_order(chance: random.Random) -> list[str]:
    """Return the passages of a meeting in some order."""
    passages = [chance.choice(_PASSAGES) for _ in range(3)]
    return [key for passage in passages for key in passage]


def _pressed(program: Program, keys: Iterable[str], chance: random.Random) -> None:
    """Press keys, each after what the one before led to, and type texts fast."""
    for key in keys:
        if key in _BYTES or len(key) == 1:
            program.press(_BYTES.get(key, key.encode()))
            program.wait(_ALONE if key == "escape" else 0)
            program.settle()
        else:
            for sign in key:
                program.press(sign.encode())
                program.wait(chance.uniform(0.002, 0.03))
