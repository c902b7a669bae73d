"""Pressing keys in the app, and reading what stands on the screen."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from textual.app import App
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen

from mkm_tui.app import MkmApp
from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Language
from mkm_tui.store.workspace import Workspace

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
Open = Callable[..., MkmApp]
"""Opens a workspace in the app; without a folder, a copy of the example."""
Once = Callable[[str, Callable[[Path], object]], Path]
"""Makes a folder of a name with a function, once in a run; it is not to be written in."""
ComeTo = Callable[[str], MkmApp]
"""Opens a copy of a moment of the example's meeting in the app, by its fixture's name."""
MOMENT, PATIENCE = 0.05, 30.0
"""Seconds: what the program puts off for so long is waited for; nothing takes longer than that."""


def app_on(workspace: Workspace, language: Language = Language.NB) -> MkmApp:
    """Return the app on a workspace, on the frozen day."""
    return MkmApp(workspace, Words(language), lambda: NOW, "Turid Lunde")


SIGNS = {
    " ": "space", ".": "full_stop", ",": "comma", ":": "colon", "/": "slash", "+": "plus",
    "-": "minus",
}  # fmt: skip


def typed(text: str) -> list[str]:
    """Return the keys that type a text."""
    return [SIGNS.get(sign, sign) for sign in text]


def on_screen(app: MkmApp) -> str:
    """Return the text of the whole screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def drive(
    app: MkmApp,
    keys: Sequence[str],
    size: tuple[int, int] = (116, 32),
    look: Callable[[MkmApp], None] | None = None,
) -> str:
    """Press keys one after the other; return what then stands on the screen."""

    async def run() -> str:
        async with app.run_test(size=size, notifications=True) as pilot:
            await press(pilot, keys)
            if look:
                look(app)
            return on_screen(app)

    return asyncio.run(run())


async def press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    """Press keys, each after what the one before it led to is done."""
    await settle(pilot)
    for key in keys:
        await press_one(pilot, key)


async def press_one(pilot: Pilot[None], key: str) -> None:
    """Press a key, and wait until what it leads to is done; the pilot itself waits longer."""
    sign = next((sign for sign, name in SIGNS.items() if name == key), key)
    pilot.app.post_message(Key(key, sign if len(sign) == 1 else None))
    await settle(pilot)


class Beside(ThreadPoolExecutor):
    """Runs what is done beside the screens, and knows what of it goes on."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self.running: set[Future[Any]] = set()
        self._loop = loop

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Begin something; it goes on until the program has been told of its end."""
        future = super().submit(fn, *args, **kwargs)
        self.running.add(future)
        self._loop.call_soon_threadsafe(future.add_done_callback, self._ended)
        return future

    def _ended(self, future: Future[Any]) -> None:
        with suppress(RuntimeError):  # the program may have ended first
            self._loop.call_soon_threadsafe(self.running.discard, future)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until all that is to be done at once is done, and the screen is drawn."""
    loop: Any = asyncio.get_running_loop()
    if not isinstance(loop._default_executor, Beside):
        loop.set_default_executor(Beside(loop))
    until = loop.time() + PATIENCE
    while pilot.app.is_running and not pilot.app._exit:
        assert loop.time() < until, "the program does not come to rest"
        await asyncio.sleep(0)
        if loop._ready:
            continue
        if loop._default_executor.running or _awaits(pilot.app):
            await asyncio.sleep(0.002)
        elif _undrawn(pilot.app.screen):
            pilot.app.screen._on_timer_update()
        else:
            return


def _awaits(app: App[None]) -> bool:
    """Say whether the program, or the screen, is about to do something in a moment."""
    if app._batch_count or not app.animator._idle_event.is_set():
        return True
    timers = [timer for pump in (app, app.screen) for timer in pump._timers]
    return any(
        timer._repeat == 0 and timer._interval <= MOMENT and timer._task and not timer._task.done()
        for timer in timers
    )


def _undrawn(screen: Screen[object]) -> bool:
    """Say whether a screen is to be drawn again, or waits with something until it is drawn."""
    return bool(
        screen._callbacks
        or screen._dirty_widgets
        or screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
    )
