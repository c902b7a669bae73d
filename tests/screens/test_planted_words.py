"""What is private, a draft or exempt stands on no shared screen and in no public document."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from textual.pilot import Pilot

from mkm_tui.actions.matters import EditMatter
from mkm_tui.app import MkmApp
from mkm_tui.cli import main
from mkm_tui.store.workspace import Workspace
from tests.screens import walk
from tests.screens.driving import app_on, drive, on_screen, typed
from tests.screens.planted import APPROVED, FIELDS, RUNNING, WORDS, plant

SIZES = [(80, 24), (116, 32), (240, 70)]
SHARED = "DELT SKJERM"
MEETINGS = ("M5/26", "M6/26")
TRIED = ("41/26", "44/26", "47/26", "48/26")
"""A decided and a withdrawn exempt matter, a draft, and an exempt draft: every key is tried."""
PAPERS = ("notice", "minutes")


@pytest.fixture(name="planted")
def _planted(folder: Path) -> Path:
    """The example with its meeting running, and a word in every field that is not for all."""
    plant(folder, RUNNING)
    return folder


@pytest.fixture(name="approved")
def _approved(planted: Path) -> Path:
    """The same when the minutes are approved and corrected."""
    plant(planted, APPROVED)
    return planted


def found(text: str) -> set[str]:
    """Return the planted words that stand in a text, also where a line broke them."""
    seen = text.casefold()
    joined = "".join(seen.split())
    return {word for word in WORDS if word in seen or word in joined}


class Watch:
    """A pilot that looks at the screen, the title and the messages after every key."""

    def __init__(self, app: MkmApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.seen: dict[str, str] = {}
        """The keys after which each word was first seen."""
        self.pressed: list[str] = []

    async def press(self, *keys: str) -> None:
        """Press keys, and look after each."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
            self.pressed.append(key)
            self.look()

    def look(self) -> None:
        """Note the words that can be read anywhere now."""
        messages = " ".join(notice.message for notice in self.app._notifications)
        title = f"{self.app.title} {self.app.sub_title}"
        for word in found(" ".join((on_screen(self.app), messages, title))):
            self.seen.setdefault(word, " ".join(self.pressed[-12:]))


def here(app: MkmApp) -> str:
    """Return the name of the screen on top."""
    return type(app.screen).__name__


async def rows(watch: Watch, count: int) -> None:
    """Go through rows, into each and back."""
    for _ in range(count):
        await watch.press("enter", "escape", "down")


async def everywhere(watch: Watch) -> None:
    """Visit every screen, dialog, palette listing and search of the program."""
    if here(watch.app) == "MeetingRoom":
        await room(watch)
    await watch.press("1", "g", "v", "escape")
    await agenda(watch)
    for mode in ("3", "4", "5", "6"):
        await watch.press(mode)
        await rows(watch, 1)
        await watch.press("question_mark", "escape")
    await decisions(watch)
    await palette(watch)
    await watch.press("ctrl+z", "ctrl+y")


async def room(watch: Watch) -> None:
    """Try everything in Møterommet, at the exempt matter at hand and at every other."""
    for key in "bvduilrgwyhkopatPATscefnxj":
        await watch.press(key)
        while here(watch.app) != "MeetingRoom":
            await watch.press("escape")
    await watch.press("f2", "less_than_sign", "greater_than_sign", "plus", "escape", "ctrl+e")
    await watch.press("home", *["down"] * 9, "f", "d", "escape")


async def agenda(watch: Watch) -> None:
    """Try everything in Saksliste, at each matter, and every key at those that are not for all."""
    await watch.press("2", "home")
    for meeting in reversed(MEETINGS):
        await watch.press("enter", "home")
        for matter in watch.app.record.meetings[meeting].agenda:
            await watch.press("enter", "escape")
            if matter in TRIED:
                await agenda_keys(watch)
            await watch.press("down")
        await watch.press("f2", "f", "d", "escape", "x", "escape", "escape", "escape", "down")


async def agenda_keys(watch: Watch) -> None:
    """Press every letter that does something with the chosen matter, and leave what opens."""
    for key in "rvbptwucg":
        await watch.press(key)
        while here(watch.app) != "Agenda":
            await watch.press("escape")


async def decisions(watch: Watch) -> None:
    """Try everything in Vedtak at the exempt decision, and search for its words."""
    await watch.press("5", "home")
    for key in "wiuearsvx":
        await watch.press(key)
        while here(watch.app) != "Decisions":
            await watch.press("escape")
    await searched(watch, FIELDS["decided text"])


async def searched(watch: Watch, word: str) -> None:
    """Type most of a word into the filter: what it finds may not complete it."""
    await watch.press("slash", *typed(word[:-2]), "enter", "escape", "escape")


async def palette(watch: Watch) -> None:
    """Look through the palette, and type most of some words into it."""
    await watch.press("ctrl+p", *["pagedown"] * 6, "escape")
    for field in ("at hand title", "draft title", "note on a matter"):
        await watch.press("ctrl+p", *typed(FIELDS[field][:-2]), "escape")


async def watched(app: MkmApp, size: tuple[int, int], shared: bool) -> Watch:
    """Open the program on the running meeting, share the screen, and visit everything."""
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        watch = Watch(app, pilot)
        if shared:
            await pilot.press("f11")
            await pilot.pause()
            assert SHARED in on_screen(app)
        await everywhere(watch)
        return watch


def test_every_field_has_a_word_of_its_own() -> None:
    assert len(FIELDS) >= 40
    assert sorted(FIELDS.values()) == sorted(WORDS)


STAGES = [*(("planted", size) for size in SIZES), ("approved", SIZES[0])]


@pytest.mark.parametrize(("stage", "size"), STAGES, ids=str)
def test_no_word_is_seen_on_a_shared_screen(
    stage: str, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    """Neither a screen, a dialog, the palette, a message, a search nor a title shows one."""
    workspace = Workspace(request.getfixturevalue(stage))
    watch = asyncio.run(watched(app_on(workspace), size, shared=True))
    workspace.close()
    assert watch.seen == {}
    assert len(watch.pressed) > 150


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
        async with app.run_test(size=SIZES[1]) as pilot:
            await pilot.pause()
            for key in PRIVATE_DIALOGS[dialog]:
                await pilot.press(key)
                await pilot.pause()
            assert found(on_screen(app))
            await pilot.press("f11")
            await pilot.pause()
            assert found(on_screen(app)) == set()
            await pilot.press("l")
            await pilot.pause()
            assert found(on_screen(app)) == set()
            assert SHARED in on_screen(app)

    asyncio.run(run())
    workspace.close()


async def pressed(pilot: Pilot[None], *keys: str) -> str:
    """Press keys, and return what then stands on the screen."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
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
        async with app.run_test(size=SIZES[1]) as pilot:
            await pressed(pilot, "2", "f11", "n", "f11", "ctrl+s", *typed("Fortrolig"))
            shown = await pressed(pilot, "f11", "l", "n")
            assert "Ny sak" in shown
            assert "Fortrolig" not in shown

    asyncio.run(run())


def test_escape_on_the_curtain_keeps_the_screen_shared(planted: Path) -> None:
    """The careful answer to the covered dialog is to close it."""

    async def run() -> None:
        app = app_on(Workspace(planted))
        async with app.run_test(size=SIZES[1]) as pilot:
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


def test_a_read_back_ends_with_the_program(folder: Path) -> None:
    """The room display does not go on asking when the secretary has left."""
    workspace = Workspace(folder)
    keys = [*walk.TO_THE_MEETING, *walk.OPEN_IT, *walk.ROUTINE, "n", "s", "l"]
    drive(app_on(workspace), keys)
    assert workspace.state.meetings["M5/26"].reading == "41/26"
    drive(app_on(workspace), [])
    assert workspace.state.meetings["M5/26"].reading == ""
    workspace.close()


def exports(folder: Path, audience: str) -> Iterator[str]:
    """Yield what each command that writes for others prints."""
    commands = [["export", "decisions", "--audience", audience]]
    commands += [
        ["export", paper, "--meeting", meeting, "--audience", audience]
        for paper in PAPERS
        for meeting in MEETINGS
    ]
    for command in commands:
        done = CliRunner().invoke(main, ["-w", str(folder), *command])
        assert done.exit_code == 0, done.output
        yield done.output


@pytest.mark.parametrize("stage", ["planted", "approved"])
def test_no_word_is_in_a_public_export(stage: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(stage)
    assert found(" ".join(exports(folder, "public"))) == set()


def test_every_word_is_in_the_internal_view(planted: Path, tmp_path: Path) -> None:
    """The internal documents, the notes by name, and the secretary's own screens hold them all."""
    approved = Path(shutil.copytree(planted, tmp_path / "approved"))
    plant(approved, APPROVED)
    notes = CliRunner().invoke(main, ["-w", str(approved), "export", "notes"]).output
    workspace = Workspace(planted)
    watch = asyncio.run(watched(app_on(workspace), SIZES[2], shared=False))
    workspace.close()
    seen = found(" ".join([notes, *exports(approved, "internal")])) | set(watch.seen)
    assert {field for field, word in FIELDS.items() if word not in seen} == set()
