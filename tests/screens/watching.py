"""Watching the room display while a meeting goes on."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from mkm_tui.follow_app import FollowApp
from tests.screens.driving import on_screen

SIZES = [(60, 20), (80, 24), (140, 45), (240, 70)]
PATIENCE = 5.0
"""Seconds that a test waits for what has no such limit."""


def watch(
    app: FollowApp,
    steps: Callable[[FollowApp], Awaitable[None]],
    size: tuple[int, int] = (80, 24),
) -> str:
    """Do something while the display runs; return what then stands on it."""

    async def run() -> str:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(app)
            return on_screen(app)

    return asyncio.run(run())


async def nothing(app: FollowApp) -> None:
    """Only look."""


async def seen(app: FollowApp, text: str, within: float = PATIENCE) -> float:
    """Wait until a text stands on the display; return the seconds that it took."""
    start = time.perf_counter()
    while text not in " ".join(on_screen(app).split()):
        assert time.perf_counter() - start < within, on_screen(app)
        await asyncio.sleep(0.005)
    return time.perf_counter() - start
