"""Every field in which people type, found by pressing every key that is offered on every screen.

`python -m tests.faults.fuzz_fields` opens each field, pastes hostile texts into it, looks at what
stands on the screen, saves, and looks at what the record then holds.
"""

import asyncio
import gc
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["MKM_LANGUAGE"] = "nb"

import msgspec
from rich.cells import cell_len
from textual.app import App
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from mkm_tui.app import MkmApp
from mkm_tui.store.workspace import Workspace
from mkm_tui.widgets.lengths import broken, joined
from tests.faults.fuzz_mutations import SIGNS
from tests.faults.fuzz_room import OBEYED, example, no_waiting
from tests.screens import walk
from tests.screens.driving import app_on, press

PASTED = "Ord " + " ".join(SIGNS.values()) + " slutt"
"""One text with all that a terminal might obey."""
AT_41 = (*walk.TO_THE_MEETING, *walk.OPEN_IT, *walk.ROUTINE, "n")
ROOMS: dict[str, Sequence[str]] = {
    "overview": ("1",),
    "agenda": ("2",),
    "matter": ("2", "enter", "down", "down", "down"),
    "meeting": AT_41,
    "minutes": ("2", "up", "up", "enter"),
    "portfolio": ("3",),
    "project": ("3", "enter"),
    "board": ("4",),
    "decisions": ("5",),
    "decision": ("5", "enter"),
    "ideas": ("6",),
    "idea": ("6", "enter"),
    "units": ("1", "u"),
    "unit": ("1", "u", "enter"),
    "overview g": ("1", "g"),
    "overview l": ("1", "l"),
    "overview p": ("1", "p"),
    "portfolio e": ("3", "enter", "down", "down", "down", "down"),
    "silent board": ("4", "s"),
    "decision units": ("5", "enter", "e"),
}
"""The keys that lead to each screen."""
_NEVER = {
    "ctrl+q", "f11", "ctrl+e", "ctrl+c", "ctrl+z", "ctrl+y", "up", "down", "left", "right",
    "home", "end", "pageup", "pagedown", "tab", "shift+tab", "escape", "ctrl+pageup",
    "ctrl+pagedown", "ctrl+left", "ctrl+right", "ctrl+home", "ctrl+end", "question_mark", "f1",
}  # fmt: skip
"""Keys that leave, share the screen, open another program, or only move about."""


class Complaint(NamedTuple):
    """Something that is not as it should be, and where."""

    where: str
    what: str


def ill_drawn(app: App[Any]) -> Iterator[str]:
    """Yield what is wrong with the lines on the screen: too long or short, or not text alone."""
    width = app.screen.size.width
    for number, strip in enumerate(app.screen._compositor.render_strips()):
        text = "".join(segment.text for segment in strip if not segment.control)
        if sum(cell_len(segment.text) for segment in strip) != width or cell_len(text) != width:
            yield f"line {number} is {cell_len(text)} of {width}: {text.strip()[:80]!a}"
        found = OBEYED.search(text) or re.search("\n", text)
        if found:
            yield f"line {number} holds U+{ord(found[0]):04X}: {text.strip()[:80]!a}"


def fields_of(app: App[Any]) -> list[Input | TextArea]:
    """Return the fields on the screen in which people can type now."""
    found = [*app.screen.query(Input), *app.screen.query(TextArea)]
    return [
        field
        for field in found
        if field.display and field.can_focus and not getattr(field, "read_only", False)
    ]


def keys_of(app: MkmApp, everywhere: bool) -> list[str]:
    """Return the keys that do something on the screen now, and those that do everywhere."""
    found = [
        key
        for key, active in app.screen.active_bindings.items()
        if active.enabled and (everywhere or active.node is not app)
    ]
    return sorted(set(found) - _NEVER)


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)


async def fill(pilot: Pilot[Any], text: str) -> list[tuple[str, str]]:
    """Paste a text into every field of the screen; return what each holds, and what is wrong."""
    app, wrong = pilot.app, []
    for field in fields_of(app):
        app.screen.set_focus(field)
        app.post_message(Paste(text))
        await pilot.pause(0)
        await pilot.pause()
        await pilot.pause()
        held = field.value if isinstance(field, Input) else field.text
        meant = joined(text) if isinstance(field, Input) else broken(text)
        if meant.strip() not in held:
            wrong.append((str(field.id), f"holds {held[:100]!a}"))
        wrong += [(str(field.id), complaint) for complaint in ill_drawn(app)]
    return wrong


def new_actions(folder: Path, before: int) -> list[dict[str, Any]]:
    """Return the actions that were performed after so many others."""
    lines = (folder / "history.jsonl").read_bytes().splitlines()[before:]
    return [msgspec.json.decode(line)["action"] for line in lines]


async def tried(pilot: Pilot[None], where: str, text: str, folder: Path) -> list[Complaint]:
    """Fill the fields that are there, save, and tell what is wrong."""
    found = [Complaint(f"{where} {field}", what) for field, what in await fill(pilot, text)]
    app = pilot.app
    assert isinstance(app, MkmApp)
    before = app.workspace.stamp.sequence
    app.post_message(Key("ctrl+s", None))
    await pilot.pause(0)
    await pilot.pause(0.1)
    app.left()
    await pilot.pause()
    found += [Complaint(f"{where}, saved", what) for what in ill_drawn(app)]
    for action in new_actions(folder, before):
        for said in texts_in(action):
            obeyed = OBEYED.search(said)
            if obeyed:
                found.append(Complaint(f"{where}, {action['action']}", f"kept {obeyed[0]!a}"))
    return found


def look(folder: Path, where: str, keys: Sequence[str], text: str) -> tuple[list[Complaint], int]:
    """Go somewhere, fill what can be filled there; return what is wrong, and how many fields."""

    async def run() -> tuple[list[Complaint], int]:
        app = app_on(workspace)
        async with app.run_test(size=(116, 32), notifications=True) as pilot:
            await press(pilot, keys)
            count = len(fields_of(app))
            return (await tried(pilot, where, text, folder) if count else []), count

    workspace = Workspace(folder)
    try:
        with no_waiting():
            return asyncio.run(run())
    finally:
        workspace.close()


def offered(folder: Path, keys: Sequence[str], everywhere: bool) -> list[str]:
    """Return the keys that are offered somewhere."""

    async def run() -> list[str]:
        app = app_on(workspace)
        async with app.run_test(size=(116, 32)) as pilot:
            await press(pilot, keys)
            return keys_of(app, everywhere)

    workspace = Workspace(folder)
    try:
        with no_waiting():
            return asyncio.run(run())
    finally:
        workspace.close()


def main() -> int:
    """Visit every field, print what was found, and return how much that is."""
    complaints: dict[Complaint, None] = {}
    visited, filled, pressed = 0, 0, 0
    with tempfile.TemporaryDirectory() as under:
        whole = example(Path(under))
        for name, keys in ROOMS.items():
            copy = Path(shutil.copytree(whole, Path(under) / "look"))
            found = offered(copy, keys, everywhere=not pressed)
            shutil.rmtree(copy)
            for key in found:
                copy = Path(shutil.copytree(whole, Path(under) / "try"))
                try:
                    wrong, count = look(copy, f"{name} {key}", [*keys, key], PASTED)
                except Exception as error:
                    fell = f"{type(error).__name__}: {error}"
                    wrong, count = [Complaint(f"{name} {key}", fell)], 0
                shutil.rmtree(copy)
                gc.collect()
                complaints |= dict.fromkeys(wrong)
                visited, filled, pressed = visited + bool(count), filled + count, pressed + 1
            print(f"{name}: {' '.join(found)}", flush=True)
    print(f"{pressed} keys pressed, {visited} of them led to {filled} fields")
    for complaint in complaints:
        print(f"  {complaint.where}: {complaint.what}")
    return len(complaints)


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
