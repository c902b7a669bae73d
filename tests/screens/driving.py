"""Pressing keys in the app, and reading what stands on the screen."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from textual.events import Key
from textual.pilot import Pilot

from mkm_tui.app import MkmApp
from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Language
from mkm_tui.store.workspace import Workspace

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
Open = Callable[..., MkmApp]
"""Opens a workspace in the app; without a folder, a copy of the example."""


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
    await pilot.pause()
    for key in keys:
        await press_one(pilot, key)


async def press_one(pilot: Pilot[None], key: str) -> None:
    """Press a key, and wait until what it leads to is done; the pilot itself waits longer."""
    sign = next((sign for sign, name in SIGNS.items() if name == key), key)
    pilot.app.post_message(Key(key, sign if len(sign) == 1 else None))
    await pilot.pause(0)  # the app hands the key on,
    await pilot.pause()  # the screen does what it says and is drawn,
    await pilot.pause()  # and what waited for that is done
