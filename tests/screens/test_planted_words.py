"""What is private, a draft or exempt stands on no shared screen and in no public document."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from textual.pilot import Pilot

from mkm_tui.app import MkmApp
from mkm_tui.cli import main
from mkm_tui.store.workspace import Workspace
from tests.screens.driving import app_on, on_screen, typed
from tests.screens.planted import APPROVED, FIELDS, WORDS, found, plant

SIZES = [(80, 24), (116, 32), (240, 70)]
SHARED = "DELT SKJERM"
MEETINGS = ("M5/26", "M6/26")
TRIED = ("41/26", "44/26", "47/26", "48/26")
"""A decided and a withdrawn exempt matter, a draft, and an exempt draft: every key is tried."""
PAPERS = ("notice", "minutes")


@pytest.fixture(name="approved")
def _approved(planted: Path) -> Path:
    """The same when the minutes are approved and corrected."""
    plant(planted, APPROVED)
    return planted


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
    for key in "rvbptwucgdkla":
        await watch.press(key)
        while here(watch.app) != "Agenda":
            await watch.press("escape")


async def decisions(watch: Watch) -> None:
    """Try everything in Vedtak at the exempt decision, and search for its words."""
    await watch.press("5", "home")
    for key in "wiuearsvxkfgmdnyp":
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
