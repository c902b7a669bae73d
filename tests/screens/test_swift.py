"""Screens that come quickly: built while nobody waits, they are as if built when asked for."""

import asyncio
import shutil
from pathlib import Path

from mkm_tui.actions.deciding import AllBehind, CloseMatter
from mkm_tui.actions.matters import EditMatter
from mkm_tui.app import MODES, MkmApp
from mkm_tui.store.workspace import Workspace
from tests.screens.driving import TODAY, Open, app_on, on_screen, press, settle

VISITS = ["4", "3", "6", "5", "2", "1"]


def visited(app: MkmApp, ahead: bool, then: list[str]) -> list[str]:
    """Return what each mode shows at its first visit, and after keys in the last one."""

    async def run() -> list[str]:
        async with app.run_test(size=(116, 32)) as pilot:
            await settle(pilot)
            for _ in range(2 * len(MODES) if ahead else 0):
                app._warm()
                await settle(pilot)
            assert len(app._unbuilt) == (0 if ahead else len(MODES) - 1)
            assert set(app.chosen) <= {"needs"}
            found = []
            for key in [*VISITS, *then]:
                await press(pilot, [key])
                found.append(on_screen(app))
            return found

    return asyncio.run(run())


def test_a_mode_that_was_built_ahead_shows_what_it_would_have_shown(
    opened: Open, folder: Path, tmp_path: Path
) -> None:
    """What is chosen, the keys and the head are the same, also in the theme chosen since."""
    other = Path(shutil.copytree(folder, tmp_path / "another"))
    keys = ["ctrl+t", "2", "down", "4"]
    assert visited(opened(), True, keys) == visited(opened(other), False, keys)


def test_a_mode_that_was_left_in_another_theme_is_drawn_in_the_present_one(opened: Open) -> None:
    """Its styles are kept from the last visit only while the look is the same."""
    app = opened()

    async def run() -> None:
        async with app.run_test(size=(116, 32)) as pilot:
            await press(pilot, ["2", "1"])
            dark = app.screen.styles.background
            await press(pilot, ["ctrl+t"])
            light = app.screen.styles.background
            await press(pilot, ["2"])
            assert app.screen.styles.background == light != dark

    asyncio.run(run())


def test_a_mode_that_was_built_before_the_meeting_begins_on_what_was_decided_in_it(
    meeting: Workspace,
) -> None:
    """The newest decision is the one to be published."""
    app = app_on(meeting)

    async def run() -> str:
        async with app.run_test(size=(116, 32)) as pilot:
            await settle(pilot)
            for _ in range(2 * len(MODES)):
                app._touched = 0.0
                app._warm()
                await settle(pilot)
            assert app._unbuilt == {}
            frame = {"responsible": "lise-moen", "deadline": TODAY, "nothing_out_because": "Nytt"}
            assert app.act(EditMatter(matter="41/26", **frame))
            assert app.act(AllBehind(matter="41/26"))
            assert app.act(CloseMatter(matter="41/26", read_back=True))
            await press(pilot, ["5"])
            return app.chosen["decisions"]

    assert asyncio.run(run()) == "41/26"
