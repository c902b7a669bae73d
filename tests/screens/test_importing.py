"""Bringing in a file from inside the program, by keys."""

import asyncio
from pathlib import Path

import pytest

from mkm_tui.actions.base import Action, Context
from mkm_tui.records.state import State
from mkm_tui.store.faults import StoreFault
from tests.screens.driving import Open, drive, on_screen, press, typed

TEXT = "# Referat 2. desember 2026\n\n## Sak 1 Ny turnus\n\nDrøftet [/x].\n\n## Annet [b]\n\nHei\n"


def test_a_file_is_looked_at_and_brought_in(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "r.md").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    app = opened()

    async def run() -> tuple[str, str]:
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await press(pilot, ["2", "h", *typed("r.md"), "ctrl+s"])
            await app.workers.wait_for_complete()
            await pilot.pause()
            looked, before = on_screen(app), len(app.record.matters)
            app.share(True)
            await pilot.pause()
            assert not any(word in on_screen(app) for word in ("Ny turnus", "r.md", "legg inn"))
            app.share(False)
            await press(pilot, ["enter"])
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert len(app.record.matters) == before + 2
            return looked, " ".join(note.message for note in app._notifications)

    looked, after = asyncio.run(run())
    assert "Ny turnus" in looked
    assert "legg inn" in looked
    assert "Saker lagt inn i M5" in after


def test_an_import_that_is_stopped_tells_what_stays_and_is_not_offered_again(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "r.md").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    app = opened()
    whole, left = app.workspace.perform, [2]

    def failing(action: Action, context: Context) -> State:
        left[0] -= 1
        if left[0] < 0:
            raise StoreFault("write_failed", reason="full")
        return whole(action, context)

    async def run() -> str:
        async with app.run_test(size=(100, 24)) as pilot:
            await press(pilot, ["2", "h", *typed("r.md"), "ctrl+s"])
            await app.workers.wait_for_complete()
            monkeypatch.setattr(app.workspace, "perform", failing)
            await press(pilot, ["enter"])
            await app.workers.wait_for_complete()
            await pilot.pause()
            return on_screen(app)

    said = " ".join(asyncio.run(run()).split())
    assert "stanset etter 2 av" in said
    assert "1 av 2 saker er lagt inn i M5" in said
    assert "legg inn" not in said


def test_a_file_that_is_not_there_is_told_in_the_form(opened: Open) -> None:
    assert "Fant ikke fila" in drive(opened(), ["2", "h", *typed("x.md"), "ctrl+s"])


def test_on_a_shared_screen_no_file_is_asked_for(opened: Open) -> None:
    shown = drive(opened(), ["2", "f11", "h"])
    assert "Skjermen er delt" in shown
    assert "Fil i Markdown" not in shown
