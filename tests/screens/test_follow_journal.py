"""The room display keeps up with the journal, whatever happens to it."""

import asyncio
import shutil
import statistics
from pathlib import Path

import pytest

from mkm_tui.actions.base import Context
from mkm_tui.actions.matters import EditText, ProposeDecision
from mkm_tui.actions.room import ReadBack
from mkm_tui.follow_app import FollowApp
from mkm_tui.store.workspace import HISTORY, Workspace
from tests.screens.driving import NOW, on_screen
from tests.screens.scenes import Meeting, display, running
from tests.screens.watching import SIZES, seen, watch

DELAY = 0.3
"""Seconds within which each change of the meeting is to be seen in the room."""


@pytest.fixture(name="meeting")
def _meeting(folder: Path) -> Meeting:
    return Meeting(folder)


def test_each_change_is_seen_within_300_ms(meeting: Meeting, folder: Path) -> None:
    """From the line in the journal to the text on the screen, at every size.

    Where the machine is busy with something else, it is measured again.
    """
    running(meeting)
    delays: list[float] = []

    async def steps(app: FollowApp) -> None:
        for number in range(5):
            text = f"Ordlyd nummer {len(delays)}."
            meeting.do(ProposeDecision(matter="42/26", text=text))
            delays.append(await seen(app, text))
            await asyncio.sleep(0.03 * number)

    def in_time(size: tuple[int, int]) -> bool:
        watch(display(folder), steps, size)
        return statistics.median(delays[-5:]) < DELAY and sorted(delays[-5:])[-2] < DELAY

    for size in SIZES:
        assert any(in_time(size) for _ in range(3)), delays


def test_it_survives_the_writer_leaving_and_coming_back(meeting: Meeting, folder: Path) -> None:
    """The main program is closed, its store replaced; another one goes on writing."""
    running(meeting)

    async def steps(app: FollowApp) -> None:
        meeting.workspace.close()
        await asyncio.sleep(0.25)
        assert "Felles inntak" in on_screen(app)
        again = Workspace(folder)
        again.perform(ReadBack(matter="42/26"), Context(now=NOW, who="x"))
        await seen(app, "Har noen innvendinger?")
        again.perform(ReadBack(matter="42/26", over=True), Context(now=NOW, who="x"))
        await seen(app, "Slutt ca.")
        again.close()

    watch(display(folder), steps)


def test_a_torn_line_is_passed_over(meeting: Meeting, folder: Path) -> None:
    """A crash in the middle of a line leaves the display as it was, until the next writer."""
    running(meeting)
    meeting.workspace.close()

    async def steps(app: FollowApp) -> None:
        with (folder / HISTORY).open("ab") as journal:
            journal.write(b'{"seq":9999,"at":"2026-')
        await asyncio.sleep(0.3)
        assert "Felles inntak" in on_screen(app)
        again = Workspace(folder)
        assert again.notices == ["torn_line"]
        again.perform(ReadBack(matter="42/26"), Context(now=NOW, who="x"))
        await seen(app, "Har noen innvendinger?")
        again.close()

    watch(display(folder), steps)


def test_a_line_written_in_two_halves_is_seen(meeting: Meeting, folder: Path) -> None:
    """A reader that comes in the middle of a write waits for its end."""
    running(meeting)
    journal = folder / HISTORY
    before = journal.stat().st_size
    meeting.do(ReadBack(matter="42/26"))
    meeting.workspace.close()
    line = journal.read_bytes()[before:]
    (folder / "store.json").unlink()
    with journal.open("r+b") as file:
        file.truncate(before)

    async def steps(app: FollowApp) -> None:
        for part in (line[:50], line[50:]):
            assert "Har noen innvendinger?" not in on_screen(app)
            with journal.open("ab") as file:
                file.write(part)
            await asyncio.sleep(0.3)
        await seen(app, "Har noen innvendinger?")

    watch(display(folder), steps)


def test_a_folder_that_comes_later_and_goes_again(folder: Path, tmp_path: Path) -> None:
    """Without a workspace the display says so, and tries again by itself."""
    later = tmp_path / "senere"

    async def steps(app: FollowApp) -> None:
        assert "Ikke noe møte å vise ennå" in on_screen(app)
        shutil.copytree(folder, later)
        await seen(app, "Neste møte: M5/26")
        shutil.rmtree(later)
        await seen(app, "Skjermen prøver igjen av seg selv.")
        Meeting(shutil.copytree(folder, later)).opens()
        await seen(app, "Møtet er åpnet")

    watch(display(later), steps)


def test_another_workspace_in_its_place_is_shown(
    meeting: Meeting, folder: Path, tmp_path: Path
) -> None:
    """A folder that is replaced while it is watched is opened anew."""
    other = shutil.copytree(folder, tmp_path / "annen")
    running(meeting)
    meeting.workspace.close()
    changed = Meeting(other)
    changed.opens()
    changed.do(*(EditText(matter="41/26", field="dialogue", at=0, put="x" * 99) for _ in range(99)))
    changed.workspace.close()

    async def steps(app: FollowApp) -> None:
        for name in ("store.json", HISTORY):
            shutil.copyfile(other / name, folder / name)
        await seen(app, "Møtet er åpnet")

    watch(display(folder), steps)


def test_a_damaged_history_is_told_and_mended(meeting: Meeting, folder: Path) -> None:
    """Damage is a sentence on the screen; once the file is back, so is the meeting."""
    running(meeting)
    meeting.workspace.close()
    good = (folder / HISTORY).read_bytes()

    async def steps(app: FollowApp) -> None:
        (folder / HISTORY).write_bytes(b"{}\n")
        await seen(app, "Historikken")
        (folder / HISTORY).write_bytes(good)
        await seen(app, "Felles inntak")

    watch(display(folder), steps)
