"""Pastes of a megabyte: how long they take, how long a key takes after them, what is kept.

`python -m tests.faults.pastes` prints a line for each place and each shape of text.
"""

import asyncio
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from mkm_tui.app import MkmApp
from mkm_tui.store.workspace import Workspace
from tests.faults.fuzz_room import example
from tests.screens import walk
from tests.screens.driving import app_on, press

SIZE = 1_000_000
_SAVED = 1.2
"""Seconds after which what was typed is saved, where that is done as it is typed."""
_PARAGRAPH = "Ansatte på to avdelinger har prøvd ordningen i ett år. " * 10 + "\n"
SHAPES: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda size: (_PARAGRAPH * (size // len(_PARAGRAPH) + 1))[:size],
    "one paragraph": lambda size: ("Ansatte har prøvd ordningen. " * (size // 29 + 1))[:size],
    "no blanks": lambda size: "a" * size,
    "short lines": lambda size: ("ja\n" * (size // 3 + 1))[:size],
}
"""What a long text may look like."""
AT_41 = [*walk.TO_THE_MEETING, *walk.OPEN_IT, *walk.ROUTINE, "n"]
PLACES: dict[str, Sequence[str]] = {
    "consideration": [*AT_41, "b"],
    "proposal": [*AT_41, "v"],
    "case paper": ["2", "enter", "down", "down", "down", "b"],
    "new idea": ["6", "n", "tab"],
    "title": ["2", "enter", "n"],
    "filter": ["5", "slash"],
    "search": ["ctrl+f"],
    "palette": ["ctrl+p"],
}
"""The keys that lead to a field."""


class Measured(NamedTuple):
    """What a paste came to, in seconds and signs."""

    paste: float
    """Until it stands."""
    key: float
    """The slowest key after it."""
    stall: float
    """The longest that a key would have had to wait, also while what was typed is saved."""
    held: int
    """Signs in the field in the end."""
    told: list[str]
    """What there was said to be room for."""


def measured(workspace: Workspace, place: str, text: str) -> Measured:
    """Paste a text in a place, press keys, and tell how long it took."""

    async def run() -> Measured:
        app: MkmApp = app_on(workspace)
        async with app.run_test(size=(116, 32), notifications=True) as pilot:
            await press(pilot, PLACES[place])
            took = await _took(pilot, Paste(text))
            await pilot.pause(_SAVED)
            stalls: list[float] = []
            watch = asyncio.create_task(_watch(stalls))
            keys = [await _took(pilot, Key("x", "x")) for _ in range(4)]
            await pilot.pause(_SAVED)
            watch.cancel()
            held = _held(app)
            said = " ".join(note.message for note in app._notifications)
            told = re.findall(r"her er det plass til \d+ \w+", said)
            return Measured(took, max(keys), max(stalls), len(held), told)

    return asyncio.run(run())


def _held(app: MkmApp) -> str:
    """Return what the field holds in which the cursor stands."""
    field = app.focused
    if isinstance(field, Input):
        return field.value
    return field.text if isinstance(field, TextArea) else ""


async def _watch(stalls: list[float]) -> None:
    """Note how long everything else keeps the keyboard waiting."""
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0)
        stalls.append(time.perf_counter() - began)
        await asyncio.sleep(0.002)


async def _took(pilot: Pilot[None], event: Key | Paste) -> float:
    """Return how long it takes until an event is dealt with and drawn."""
    began = time.perf_counter()
    pilot.app.post_message(event)
    await pilot.pause(0)
    await pilot.pause()
    await pilot.pause()
    return time.perf_counter() - began


def main(size: int) -> None:
    """Print the figures."""
    print(f"{'where':<14}{'what':<16}{'paste s':>9}{'key ms':>8}{'stall ms':>10}{'held':>10}")
    for place in PLACES:
        for name, shape in SHAPES.items():
            with tempfile.TemporaryDirectory() as folder:
                workspace = Workspace(example(Path(folder)))
                found = measured(workspace, place, shape(size))
                workspace.close()
            times = f"{found.paste:>9.2f}{found.key * 1000:>8.0f}{found.stall * 1000:>10.0f}"
            print(f"{place:<14}{name:<16}{times}{found.held:>10}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
