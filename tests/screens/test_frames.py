"""What is drawn in between: no frame shows more than it may, or is left as it was."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from mkm_tui.app import MkmApp
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.workspace import Workspace
from tests.screens.driving import Open, app_on, on_screen, press, typed
from tests.screens.planted import found


@contextmanager
def frames(app: MkmApp) -> Iterator[list[str]]:
    """Gather the whole screen each time that something of it is drawn."""
    seen: list[str] = []
    display = app._display

    def watched(screen: Any, renderable: Any) -> None:
        if not app._batch_count and screen is app.screen:
            seen.append(on_screen(app))
        display(screen, renderable)

    app._display = watched  # type: ignore[method-assign]
    yield seen


@pytest.mark.parametrize("visited", [["2", "5", "1"], []], ids=["seen before", "not seen"])
@pytest.mark.parametrize("size", [(116, 32), (100, 30)])
def test_r34_no_frame_of_a_mode_is_from_before_the_screen_was_shared(
    visited: Sequence[str], size: tuple[int, int], planted: Path
) -> None:
    """Also where the window was made larger for the room in between."""
    workspace = Workspace(planted)

    async def run() -> list[str]:
        app = app_on(workspace)
        async with app.run_test(size=(116, 32)) as pilot:
            await press(pilot, ["escape", *visited])
            for _ in range(0 if visited else 12):
                app._touched = 0.0
                app._warm()
                await pilot.pause()
            await press(pilot, ["1", "f11", "escape"])
            await pilot.resize_terminal(*size)
            with frames(app) as seen:
                await press(pilot, ["2", "5", "3", "1"])
            return seen

    seen = asyncio.run(run())
    workspace.close()
    assert len(seen) >= 4
    for frame in seen:
        assert found(frame) == set()
        assert "DELT SKJERM" in frame


def test_a_room_that_is_covered_takes_the_theme_that_was_chosen_meanwhile(opened: Open) -> None:
    app = opened()

    async def run() -> None:
        async with app.run_test(size=(116, 32)) as pilot:
            await press(pilot, ["3", "enter", "1", "ctrl+t"])
            light = app.screen.styles.background
            await press(pilot, ["3", "escape"])
            assert app.screen.styles.background == light

    asyncio.run(run())


def test_a_text_that_is_unsaved_in_another_mode_is_not_left_behind(
    meeting: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaving the program tells of it first."""

    def full(*_: Any) -> None:
        raise StoreFault("write_failed", reason=OSError(28, "No space left on device"))

    async def run() -> None:
        app = app_on(meeting)
        async with app.run_test(size=(116, 32)) as pilot:
            await press(pilot, ["b"])
            monkeypatch.setattr(meeting, "perform", full)
            await press(pilot, [*typed("Viktig"), "escape", "1", "ctrl+q"])
            assert app.is_running
            assert any("Trykk ctrl+q en gang til" in told.message for told in app._notifications)

    asyncio.run(run())
