"""Beginning and ending the shared screen: what is open, undone or restarted shows no more."""

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Markdown

from mkm_tui.actions.matters import EditMatter
from mkm_tui.store.workspace import Workspace
from tests.screens.driving import app_on, drive, on_screen, press, typed
from tests.screens.planted import found, plant

SIZE = (116, 32)
SHARED = "DELT SKJERM"


PRIVATE_DIALOGS = {
    "notes": ["f2"],
    "a form about an exempt matter": ["r", "right", "enter"],
    "a draft's form": ["escape", "home", "enter", "r"],
}


@pytest.mark.parametrize("dialog", PRIVATE_DIALOGS)
def test_a_private_dialog_is_covered_when_the_screen_is_shared(dialog: str, planted: Path) -> None:
    """What is open when F11 is pressed disappears at once, and comes back only after a question."""
    workspace = Workspace(planted)

    async def run() -> None:
        app = app_on(workspace)
        async with app.run_test(size=SIZE) as pilot:
            assert found(await pressed(pilot, *PRIVATE_DIALOGS[dialog]))
            assert found(await pressed(pilot, "f11")) == set()
            shown = await pressed(pilot, "l")
            assert found(shown) == set()
            assert SHARED in shown

    asyncio.run(run())
    workspace.close()


def test_r34_a_question_from_before_the_screen_was_shared_shows_nothing(planted: Path) -> None:
    """Its yes is refused where the whole room has come to see the screen since it was asked."""
    workspace = Workspace(planted)
    shown = drive(app_on(workspace), ["escape", "5", "home", "k", "f11", "ctrl+s"])
    workspace.close()
    assert "Skjermen er delt" in shown
    assert "41/26" in shown
    assert found(shown) == set()


async def pressed(pilot: Pilot[None], *keys: str) -> str:
    """Press keys, and return what then stands on the screen."""
    await press(pilot, keys)
    return on_screen(pilot.app)


def test_undo_takes_no_veil_away_on_a_shared_screen(folder: Path) -> None:
    """What would make an exempt matter readable again waits until the screen is not shared."""
    plant(folder, [EditMatter(matter="42/26", title="Hemmelig", proposer="x")])
    exempt = EditMatter(matter="42/26", legal_basis="§ 13", public_title="Personalsak")
    plant(folder, [exempt])
    shown = drive(app_on(Workspace(folder)), ["f11", "ctrl+z", "2", "enter"])
    assert "Hemmelig" not in shown
    assert "Skjermen er delt" in shown


def test_what_was_typed_alone_does_not_come_back_in_the_room(folder: Path) -> None:
    """A form that was opened shared, typed in unshared and closed shared keeps its words."""

    async def run() -> None:
        app = app_on(Workspace(folder))
        async with app.run_test(size=SIZE) as pilot:
            await pressed(pilot, "2", "f11", "n", "f11", "ctrl+s", *typed("Fortrolig"))
            shown = await pressed(pilot, "f11", "l", "n")
            assert "Ny sak" in shown
            assert "Fortrolig" not in shown

    asyncio.run(run())


def test_escape_on_the_curtain_keeps_the_screen_shared(planted: Path) -> None:
    """The careful answer to the covered dialog is to close it."""

    async def run() -> None:
        app = app_on(Workspace(planted))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            shown = await pressed(pilot, "f2", "f11", "escape")
            assert SHARED in shown
            assert found(shown) == set()

    asyncio.run(run())


def test_the_screen_stays_shared_over_a_restart(folder: Path) -> None:
    """A program that is opened again shows no more than before, also when no meeting goes on."""
    workspace = Workspace(folder)
    drive(app_on(workspace), ["f11"])
    assert SHARED in drive(app_on(workspace), [])
    assert SHARED not in drive(app_on(workspace), ["f11", "ctrl+s"])
    workspace.close()


def test_a_read_back_ends_with_the_program(meeting: Workspace) -> None:
    """The room display does not go on asking when the secretary has left."""
    drive(app_on(meeting), ["s", "l"])
    assert meeting.state.meetings["M5/26"].reading == "41/26"
    drive(app_on(meeting), [])
    assert meeting.state.meetings["M5/26"].reading == ""


def test_a_read_back_ends_when_the_secretary_leaves(meeting: Workspace) -> None:
    """Leaving the program in the middle of it ends it on the room display at once."""
    drive(app_on(meeting), ["s", "l", "ctrl+q"])
    assert meeting.state.meetings["M5/26"].reading == ""


def test_an_internal_document_is_gone_the_moment_the_screen_is_shared(planted: Path) -> None:
    """What the page said is hidden before the public one is written."""

    async def run() -> None:
        app = app_on(Workspace(planted))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert found(await pressed(pilot, "f", "d", "pagedown", "pagedown"))
            app.share(True)
            assert not app.screen.query_one(Markdown).display
            await pilot.pause()
            shown = await pressed(pilot, "home")
            assert app.screen.query_one(Markdown).display
            assert "Møtebok" in shown
            assert found(shown) == set()

    asyncio.run(run())
