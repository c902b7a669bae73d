"""What is private, a draft or exempt stands on no shared screen and in no public document."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from textual.pilot import Pilot

from mkm_tui.app import MkmApp
from mkm_tui.cli import main
from mkm_tui.store.workspace import Workspace
from tests.screens.driving import app_on, on_screen, press_one, typed
from tests.screens.planted import APPROVED, FIELDS, WORDS, found, plant

SMALL, COMMON, LARGE = (80, 24), (116, 32), (240, 70)
SHARED = "DELT SKJERM"
MEETINGS = ("M5/26", "M6/26")
TRIED = ("41/26", "44/26", "47/26", "48/26")
"""A decided and a withdrawn exempt matter, a draft, and an exempt draft: every key is tried."""
PAPERS = (
    *((paper, "--meeting", meeting) for paper in ("notice", "minutes") for meeting in MEETINGS),
    ("decisions",),
    ("publication", "--decision", "41/26"),
    ("decision", "--decision", "41/26"),
    ("unit", "--unit", "solbakken"),
)
"""What is written for others, as `mkm export` is asked for it."""


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
            await press_one(self.pilot, key)
            self.pressed.append(key)
            self.look()

    async def read(self, *keys: str) -> None:
        """Press keys, and look again when what is read of the journal has come."""
        await self.press(*keys)
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        self.look()

    async def each(self, keys: str, back_to: str) -> None:
        """Press every key, and leave what it opens before the next one."""
        for key in keys:
            await self.press(key)
            while here(self.app) != back_to:
                await self.press("escape")

    def look(self) -> None:
        """Note the words that can be read anywhere now."""
        messages = " ".join(notice.message for notice in self.app._notifications)
        title = f"{self.app.title} {self.app.sub_title}"
        for word in found(" ".join((on_screen(self.app), messages, title))):
            self.seen.setdefault(word, " ".join(self.pressed[-12:]))


Visit = Callable[[Watch], Awaitable[None]]


def here(app: MkmApp) -> str:
    """Return the name of the screen on top."""
    return type(app.screen).__name__


async def rooms(watch: Watch) -> None:
    """Visit every screen that lists or shows something: what it shows depends on its size."""
    if here(watch.app) == "MeetingRoom":
        await watch.press("home", *["down"] * 9, "f", "d", "escape", "f2", "escape")
    await watch.press("1", "g", "v", "escape")
    await agenda(watch)
    for mode in ("3", "4", "6"):
        await watch.press(mode, "enter", "escape", "down")
    await decisions(watch)
    await found_by_typing(watch)


async def to_the_agendas(watch: Watch) -> None:
    """Stand on the first meeting in Saksliste, also from the meeting room."""
    while here(watch.app) == "MeetingRoom":
        await watch.press("escape")
    await watch.press("2", "home")
    assert here(watch.app) == "Agenda"


async def agenda(watch: Watch) -> None:
    """Go through both meetings' matters, and read their documents."""
    await to_the_agendas(watch)
    for meeting in reversed(MEETINGS):
        await watch.press("enter", "home")
        for _ in watch.app.record.meetings[meeting].agenda:
            deep = ("enter", "escape") if watch.app.size.width == SMALL[0] else ()
            await watch.press(*deep, "down")
        await watch.press("f", "d", "escape", "escape", "down")


async def decisions(watch: Watch) -> None:
    """Read the exempt decision's page, its line in the matrix, and the log as of a day."""
    await watch.read("5", "home", "w", "enter", "pagedown", "pagedown", "escape", "w")
    await watch.press("m", "v", "home", "right", "n", *typed("solb"), "enter", "escape", "escape")
    await watch.read("d", *typed("i går"), "enter", "home", "enter", "escape", "escape")


async def found_by_typing(watch: Watch) -> None:
    """Search for most of the words of three fields: what is found may not complete them."""
    for field in ("decided title", "review finding", "draft title"):
        await watch.press("ctrl+f", *typed(FIELDS[field][:5]))
        await watch.read("down", "escape")


async def dialogs(watch: Watch) -> None:
    """Open every form, question, palette listing and filter: they are the same at all sizes."""
    if here(watch.app) == "MeetingRoom":
        await watch.each("bvduilrgwyhkopatPATscefnxj", "MeetingRoom")
        await watch.press("f2", "less_than_sign", "greater_than_sign", "plus", "escape", "ctrl+e")
    await agenda_keys(watch)
    for mode in ("3", "4", "5", "6"):
        await watch.press(mode, "question_mark", "escape")
    await watch.press("5", "home")
    await watch.each("wiuearsvxkfgmdnyp", "Decisions")
    await typed_in(watch, "slash", FIELDS["decided text"])
    await watch.press("escape", "ctrl+p", *["pagedown"] * 6, "escape")
    for field in ("at hand title", "draft title", "note on a matter"):
        await typed_in(watch, "ctrl+p", FIELDS[field])
    await watch.press("ctrl+z", "ctrl+y")


async def agenda_keys(watch: Watch) -> None:
    """Press every letter that does something at the matters that are not for all."""
    await to_the_agendas(watch)
    for meeting in reversed(MEETINGS):
        await watch.press("enter", "home")
        for matter in watch.app.record.meetings[meeting].agenda:
            assert watch.app.chosen["matters"] == matter
            if matter in TRIED:
                await watch.each("rvbptwucgdkla", "Agenda")
            await watch.press("down")
        await watch.press("f2", "x", "escape", "escape", "down")


async def at_hand(watch: Watch) -> None:
    """Ask for what is not for all of the exempt matter at hand."""
    await watch.press("w")


async def typed_in(watch: Watch, key: str, word: str) -> None:
    """Type most of a word where a key lets one type: what it finds may not complete it."""
    await watch.press(key, *typed(word[:-2]), "escape")


async def watched(app: MkmApp, size: tuple[int, int], shared: bool, *visits: Visit) -> Watch:
    """Open the program on the running meeting, share the screen, and visit it."""
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        watch = Watch(app, pilot)
        if shared:
            await press_one(pilot, "f11")
            assert SHARED in on_screen(app)
        for visit in visits:
            await visit(watch)
        return watch


def test_every_field_has_a_word_of_its_own() -> None:
    assert len(FIELDS) >= 40
    assert sorted(FIELDS.values()) == sorted(WORDS)


VISITS = [
    ("planted", SMALL, (dialogs, rooms)),
    ("planted", COMMON, (rooms,)),
    ("planted", LARGE, (rooms,)),
    ("approved", SMALL, (agenda_keys, rooms)),
]
"""The stage, the size, and what is visited there."""


@pytest.mark.parametrize(("stage", "size", "visits"), VISITS, ids=["80", "116", "240", "approved"])
def test_no_word_is_seen_on_a_shared_screen(
    stage: str, size: tuple[int, int], visits: tuple[Visit, ...], request: pytest.FixtureRequest
) -> None:
    """Neither a screen, a dialog, the palette, a message, a search nor a title shows one."""
    workspace = Workspace(request.getfixturevalue(stage))
    watch = asyncio.run(watched(app_on(workspace), size, True, *visits))
    workspace.close()
    assert watch.seen == {}
    assert len(watch.pressed) > 100


def exports(folder: Path, audience: str) -> Iterator[str]:
    """Yield what each command that writes for others prints."""
    for paper in PAPERS:
        command = ["-w", str(folder), "export", *paper, "--audience", audience]
        done = CliRunner().invoke(main, command)
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
    watch = asyncio.run(watched(app_on(workspace), LARGE, False, at_hand, agenda_keys, decisions))
    workspace.close()
    seen = found(" ".join([notes, *exports(approved, "internal")])) | set(watch.seen)
    assert {field for field, word in FIELDS.items() if word not in seen} == set()
