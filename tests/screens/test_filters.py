"""A filter shows what it finds at once, and the rest while it is read."""

import asyncio
from unittest.mock import patch

from mkm_tui.screens import listing
from tests.screens.driving import Open, on_screen, press, settle, typed

WORDS = "turnus"


def hits(opened: Open, at_once: int) -> list[str]:
    """Return the rows of the log that a filter finds, with so many texts read at a turn."""
    app = opened()

    async def run() -> list[str]:
        async with app.run_test(size=(116, 32)) as pilot:
            with patch.object(listing, "ASKED", at_once):
                await press(pilot, ["5", "slash", *typed(WORDS)])
                while not app.screen.sought.is_known:  # type: ignore[attr-defined]
                    await asyncio.sleep(0.02)
                await settle(pilot)
                return on_screen(app).splitlines()[2:]

    return asyncio.run(run())


def test_hits_come_while_the_texts_are_read(opened: Open) -> None:
    found = hits(opened, at_once=1)
    assert any("Ønsketurnus på hele Solbakken" in row for row in found)
    assert found == hits(opened, at_once=10_000)
