"""The board, by keyboard and by mouse."""

import asyncio
from pathlib import Path

from mkm_tui.records.terms import Column
from mkm_tui.store.workspace import Workspace
from tests.screens.driving import Open, app_on, drive


def test_a_card_is_moved_by_keys(opened: Open, folder: Path) -> None:
    """The first proposal goes to what is assessed."""
    drive(opened(), ["4", "greater_than_sign"])
    assert Workspace(folder, read_only=True).state.ideas["I23"].column is Column.ASSESSED


def test_a_card_is_dragged_with_the_mouse(folder: Path) -> None:
    """A card that is dragged to the next column stands there."""
    workspace = Workspace(folder)
    app = app_on(workspace)

    async def run() -> None:
        async with app.run_test(size=(116, 32)) as pilot:
            await pilot.press("4")
            await pilot.pause()
            await pilot.mouse_down("#board", offset=(3, 2))
            await pilot.hover("#board", offset=(15, 3))
            await pilot.hover("#board", offset=(30, 3))
            await pilot.mouse_up("#board", offset=(30, 3))
            await pilot.pause()

    asyncio.run(run())
    assert workspace.state.ideas["I23"].column is Column.ASSESSED
    workspace.close()
