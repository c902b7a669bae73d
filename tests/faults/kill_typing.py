"""Killed while somebody types: a kill costs at most the last second."""

import random
import time
from pathlib import Path

from mkm_tui.store.check import findings
from mkm_tui.store.workspace import Workspace
from tests.faults.kill_program import Program, in_the_room
from tests.faults.kill_story import Story, unsynced
from tests.faults.kill_tally import Tally, kept_folder

MATTER = "38/26"
LAST, REACTION = 1.0, 0.4
"""Seconds of typing that a kill may cost, and that a key may take to reach the program."""
_EVERY = 5
"""After every so many kills one comes when nothing was typed for a while."""


def campaign(story: Story, times: int, seed: int, root: Path, keep: Path | None) -> Tally:
    """Kill the program so many times while a text is typed."""
    tally = Tally("the program while a text is typed")
    for number in range(times):
        chance = random.Random(f"typing {seed} {number}")
        with kept_folder(root, keep, f"typing-{seed}-{number}", tally) as folder:
            _one(story, folder / "w", chance, tally, number % _EVERY == 1)
    return tally


def _one(story: Story, folder: Path, chance: random.Random, tally: Tally, pause: bool) -> None:
    """Kill the program once, and look for what was typed."""
    story.place(folder, len(story))
    with unsynced():
        in_the_room(folder, MATTER)
    program = Program(folder)
    program.until_quiet(MATTER.encode())
    program.press(b"b")
    program.settle()
    times = _typed(program, chance.uniform(1.5, 4.0), chance)
    if pause:
        program.wait(LAST + REACTION)
    program.kill()
    killed = time.monotonic()
    found = Workspace(folder, read_only=True).state.matters[MATTER].consideration
    must = sum(moment < killed - LAST - REACTION for moment in times)
    tally.count(_wrong(found, must, folder))
    tally.add("letters typed", len(times))
    tally.add("letters lost of the last second", len(times) - len(found))


def _wrong(found: str, must: int, folder: Path) -> list[str]:
    """Return what is wrong with the text that was found, of which so many letters must be there."""
    wrong = [f"check finds {key}" for key, _ in findings(folder)]
    if found != "".join(map(_letter, range(len(found)))):
        wrong.append(f"another text: {found}")
    if len(found) < must:
        wrong.append(f"{must} letters were typed a second before, {len(found)} are there")
    return wrong


def _typed(program: Program, seconds: float, chance: random.Random) -> list[float]:
    """Type letters at a human pace; return when each was typed."""
    times: list[float] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        program.press(_letter(len(times)).encode())
        times.append(time.monotonic())
        program.wait(chance.uniform(0.02, 0.15))
    return times


def _letter(number: int) -> str:
    """Return a letter, another one each time, so that none can be missing unseen."""
    return "abcdefghijklmnopqrstuvwxyz"[number % 26]
