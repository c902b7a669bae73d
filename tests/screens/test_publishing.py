"""Publishing from inside the program: a form, the pages, a question, and the receipts."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from mkm_tui.app import MkmApp
from mkm_tui.screens import publishing
from mkm_tui.screens.publishing import publish_site
from mkm_tui.store.workspace import HISTORY
from tests.screens.driving import Open, on_screen, press, settle

Steps = Callable[[Pilot[None]], Awaitable[None]]


def run(app: MkmApp, into: Path, then: Steps, waits: bool = True) -> str:
    """Open the form, give the folder, save, and do what follows; return the screen at the end.

    What follows waits until the pages are written, unless it is to be done meanwhile.
    """

    async def main() -> str:
        async with app.run_test(size=(116, 32), notifications=True) as pilot:
            await pilot.pause()
            publish_site(app, app)
            await pilot.pause()
            app.screen.query_one("#field-folder", Input).value = str(into)
            await (press(pilot, ["ctrl+s"]) if waits else pilot.press("ctrl+s"))
            await then(pilot)
            await settle(pilot)
            return on_screen(app)

    return asyncio.run(main())


def test_the_receipts_are_offered_when_the_pages_are_written(opened: Open, tmp_path: Path) -> None:
    app, seen = opened(), []

    async def yes(pilot: Pilot[None]) -> None:
        seen.append(on_screen(app))
        assert (tmp_path / "w/index.html").exists()
        assert not app.record.meetings["M3/26"].minutes_published
        await press(pilot, ["ctrl+s"])

    end = run(app, tmp_path / "w", yes)
    assert "Føre kvittering for 2 vedtak og 5" in seen[0]
    assert "- Sak 36/26 Uteområdet ved Tunet" in seen[0]
    assert "- Møtebok M1/25" in seen[0]
    assert "Får ikke kvittering ennå: 14/25, 17/26," in seen[0]
    assert "Førte kvittering for 2 vedtak og 5 møtebøker" in end
    assert app.record.meetings["M3/26"].minutes_published[0].evidence == "moteboker/M3-26.html"
    page = (tmp_path / "w/moteboker/M3-26.html").read_text("utf-8")
    assert "Møteboka offentliggjort utad" in page


def test_no_records_nothing(opened: Open, folder: Path, tmp_path: Path) -> None:
    before = (folder / HISTORY).read_bytes()

    async def no(pilot: Pilot[None]) -> None:
        await press(pilot, ["escape"])

    run(opened(), tmp_path / "w", no)
    assert (folder / HISTORY).read_bytes() == before


def test_it_can_be_stopped_and_the_screen_is_alive_meanwhile(
    opened: Open, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, stopped = publishing.write_site, threading.Event()

    def slow(*arguments: object) -> object:
        for path in whole(*arguments):  # type: ignore[arg-type]
            yield path
            stopped.wait(10)

    monkeypatch.setattr(publishing, "write_site", slow)
    before = (folder / HISTORY).read_bytes()
    seen = []

    async def stop(pilot: Pilot[None]) -> None:
        for _ in range(100):
            await pilot.pause(0.02)
            if "1 av 42" in on_screen(pilot.app):  # type: ignore[arg-type]
                break
        seen.append(on_screen(pilot.app))  # type: ignore[arg-type]
        await pilot.press("escape")
        stopped.set()

    end = run(opened(), tmp_path / "w", stop, waits=False)
    assert "1 av 42" in seen[0]
    assert "Avbrutt: sidene i" in end
    assert not (tmp_path / "w/index.html").exists()
    assert (folder / HISTORY).read_bytes() == before


def test_a_folder_of_others_is_refused_in_the_form(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    (tmp_path / "w/annet.txt").write_text("x")

    async def nothing(pilot: Pilot[None]) -> None:
        await pilot.pause()

    assert "er ikke tom" in run(opened(), tmp_path / "w", nothing)


def test_r34_a_shared_screen_offers_the_public_pages_only(opened: Open) -> None:
    app = opened()

    async def main() -> str:
        async with app.run_test(size=(116, 32)) as pilot:
            await pilot.pause()
            app.share(True)
            publish_site(app, app)
            await press(pilot, ["tab", "enter"])
            return on_screen(app)

    shown = asyncio.run(main())
    assert "offentlig: uten det som er unntatt" in shown
    assert "intern: alt står der" not in shown
