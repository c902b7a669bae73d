"""Nothing on a key press grows with the history: ten times the record costs the same calls.

`python -m tests.benchmarks.test_growth` prints what each key costs in both workspaces. The search
is not among them: it reads the record in slices of time, while nobody presses a key.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from textual.pilot import Pilot
from textual.screen import Screen

from mkm_tui.app import MODES, MkmApp
from mkm_tui.screens.board_view import BoardView
from mkm_tui.screens.listing import Listing
from mkm_tui.store.workspace import Workspace
from tests.benchmarks.counting import Cost, Meter
from tests.benchmarks.large import FULL, ten_years
from tests.benchmarks.typing import opens_meeting
from tests.screens.driving import TODAY, app_on, press_one

SMALL, TIMES = FULL.times(0.05), 10
"""50 meetings, 500 decisions, 100 projects and 250 ideas; and ten times that."""
MOST, CHUNK = 1.3, 128 * 1024
"""How much more a key may cost there, and the bytes that may be read beside that."""
SIZE = (140, 45)
"""With three panes: everything that can be seen is drawn."""
TURNS = 2
"""How often a key is pressed; the cheapest counts, since timers come in between."""


class Keys(NamedTuple):
    """Keys that are pressed in turn, and counted."""

    what: str
    before: Sequence[str]
    """What leads to where they are pressed."""
    keys: Sequence[str]
    each: Sequence[str] = ()
    """What is pressed before each of them, and not counted."""
    rest: float = 0.0
    """Seconds after which what the key sets off is done, too."""
    writes: bool = False
    """Whether it changes the record."""
    turns: int = TURNS
    """How often it is pressed after the first time, which does not count; 0 where it counts."""


AWAY = ("escape", "escape")


def lists() -> Iterator[Keys]:
    """Yield the keys of the modes."""
    names = dict(enumerate(MODES, 1))
    for number, name in names.items():
        other = "1" if number != 1 else "5"
        yield Keys(f"to {name}", (*AWAY, other, str(number)), (str(number),), (other,))
        yield Keys(f"{name}: cursor", (str(number), "home"), ("down",))
        if name != "board":
            yield Keys(f"{name}: page", (), ("pagedown", "pageup"))
        if name not in ("overview", "agenda"):
            yield Keys(f"{name}: filter, first key", ("slash",), ("t",), turns=0)
            yield Keys(f"{name}: filter", (), ("backspace", "t"))


OTHERS = (
    Keys("a card is moved", ("4",), ("greater_than_sign", "less_than_sign"), writes=True),
    Keys("undo", ("less_than_sign",), ("ctrl+z",), ("greater_than_sign",), writes=True),
    Keys("a decision's page", ("5",), ("enter",), ("escape", "down"), rest=0.1),
    Keys("the cursor rests on a decision", ("escape",), ("down",), rest=0.6),
)
MEETING = (
    Keys("a text is saved", ("b",), ("x",), rest=1.0, writes=True),
    Keys("undo of a text", (), ("ctrl+z",), writes=True),
    Keys("a stance is taken", ("escape",), ("p", "a", "t"), writes=True),
)


async def pressed(app: MkmApp, rows: Sequence[Keys]) -> dict[str, Cost]:
    """Press all keys; return what each cost."""
    meter, found = Meter(), {}
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await asyncio.to_thread(app.happenings, frozenset())  # the journal is known, as at rest
        for row in rows:
            for key in row.before:
                await press_one(pilot, key)
            began = app.stamp.sequence
            costs = [await _once(pilot, meter, row, turn) for turn in range(row.turns + 1)]
            assert not row.writes or app.stamp.sequence > began + row.turns, row.what
            counted = costs[1:] or costs
            found[row.what] = Cost(*(min(each) for each in zip(*counted, strict=True)))
    return found


async def _once(pilot: Pilot[None], meter: Meter, row: Keys, turn: int) -> Cost:
    """Return what a key cost at one turn."""
    for key in row.each:
        await press_one(pilot, key)
    await pilot.app.workers.wait_for_complete()
    _read_ahead(pilot.app.screen)
    with meter.runs():
        await press_one(pilot, row.keys[turn % len(row.keys)])
        if row.rest:
            await asyncio.sleep(row.rest)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
    return meter.cost


def _read_ahead(screen: Screen[object]) -> None:
    """Read what a filter looks in, as the program does at rest."""
    if isinstance(screen, Listing | BoardView):
        screen.sought.read_on()


def costs(folder: Path) -> dict[str, Cost]:
    """Return what each key costs in a workspace, in the modes and in the meeting room."""
    held = Path(shutil.copytree(folder, folder.with_name(f"{folder.name}-held")))
    found: dict[str, Cost] = {}
    for at, rows in ((folder, (*OTHERS, *lists())), (held, MEETING)):
        workspace = Workspace(at)
        if at is held:
            opens_meeting(workspace)
        found |= asyncio.run(pressed(app_on(workspace), rows))
        workspace.close()
    return found


def measured(root: Path) -> Iterator[tuple[str, Cost, Cost]]:
    """Yield what each key costs in a small and in a large workspace."""
    for name in ("find", *MODES):
        import_module(f"mkm_tui.screens.{name}")
    found = []
    late = patch("mkm_tui.record_app._CATCH_UP", 3600.0)
    with patch("os.fsync"), late, patch.object(MkmApp, "at_rest", new=False):
        for name, scale in (("small", SMALL), ("large", SMALL.times(TIMES))):
            ten_years(root / name, scale, TODAY)
            found.append(costs(root / name))
    small, large = found
    for what, cost in small.items():
        yield what, cost, large[what]


def grows(small: Cost, large: Cost) -> bool:
    """Say whether a key costs more in the large workspace."""
    return large.calls > MOST * small.calls or large.bytes > MOST * small.bytes + CHUNK


def test_no_key_press_grows_with_the_history(tmp_path: Path) -> None:
    """Cursor, page, mode, filter, saving, undo and a decision's page cost the same."""
    growing = [said(*row) for row in measured(tmp_path) if grows(*row[1:])]
    assert growing == []


def said(what: str, small: Cost, large: Cost) -> str:
    """Return what a key costs in both workspaces, in a line."""
    calls = f"{small.calls:>9,} {large.calls:>9,} calls {large.calls / small.calls:6.2f}"
    return f"{what:<32}{calls} {small.bytes:>11,} {large.bytes:>11,} bytes"


def main() -> None:
    """Print what each key costs."""
    with tempfile.TemporaryDirectory() as root:
        for row in measured(Path(root)):
            print(said(*row), "grows" if grows(*row[1:]) else "")


if __name__ == "__main__":
    main()
