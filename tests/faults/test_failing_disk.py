"""A disk that fails is told in words, keeps what is typed, and loses nothing acknowledged.

A bounded part of the campaign; `python -m tests.faults.failing_disk` runs the whole of it.
"""

import asyncio
import os
from errno import EACCES, EIO, ENOSPC, EROFS
from pathlib import Path

import pytest

from mkm_tui import opening
from mkm_tui.actions.base import Context
from mkm_tui.actions.matters import EditMatter
from mkm_tui.actions.setup import SetGroup
from mkm_tui.app import MkmApp
from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Language
from mkm_tui.screens.welcome import Welcome
from mkm_tui.store.desk import DESK, Desk, SavedView
from mkm_tui.store.workspace import Workspace
from tests.faults import disk_app, disk_commands, disk_desk, disk_store
from tests.faults.disk import Disk, Fault, Kind
from tests.faults.disk_figures import Outcome, campaign
from tests.screens.driving import NOW, app_on, drive, on_screen, press, typed

WORDS = Words(Language.NB)


def defects(outcomes: list[Outcome]) -> list[str]:
    """Return what went wrong, each with its story and its fault."""
    return [f"{o.story}, {o.fault}: {defect}" for o in outcomes for defect in o.defects]


def test_the_store_survives_each_fault(tmp_path: Path) -> None:
    """Whatever fails, with whatever ending, all that was acknowledged is there."""
    stories = list(disk_store.lives(tmp_path))
    outcomes = list(campaign(stories, most=12, seed=6))
    assert len(outcomes) == 12 * len(stories) == 12 * 20
    assert defects(outcomes) == []


def test_the_desk_and_a_new_workspace_survive_each_fault(tmp_path: Path) -> None:
    outcomes = list(campaign(disk_desk.stories(tmp_path), most=40, seed=6))
    assert defects(outcomes) == []
    assert all(outcome.struck for outcome in outcomes)


@pytest.mark.parametrize("name", [name for name in disk_commands.ERRANDS if name != "demo"])
def test_a_command_tells_of_the_fault_in_a_sentence(
    name: str, example: Path, tmp_path: Path
) -> None:
    stories = [s for s in disk_commands.errands(tmp_path, example) if s[0] == f"mkm {name}"]
    outcomes = list(campaign(stories, most=2, seed=6, seldom=False))
    assert defects(outcomes) == []
    assert all(outcome.told or outcome.fault.short for outcome in outcomes if outcome.struck)


SICK = {
    "typing in the minutes": Fault(Kind.FSYNC, 1, EIO, lasting=True),
    "a form": Fault(Kind.WRITE, 1, ENOSPC, lasting=True, short=True),
    "a matter is closed": Fault(Kind.FSYNC, 3, EROFS, lasting=True),
    "a publication": Fault(Kind.FSYNC, 1, ENOSPC, lasting=True),
    "a document": Fault(Kind.REPLACE, 1, EACCES, lasting=True),
    "leaving a form": Fault(Kind.OPEN, 1, ENOSPC, lasting=True),
}
"""What befalls each scene here."""


@pytest.mark.parametrize("name", SICK)
def test_what_is_typed_stays_until_the_disk_is_well(
    name: str, example: Path, tmp_path: Path
) -> None:
    story = dict(disk_app.scenes(tmp_path, example))[name]
    outcome, _ = story(SICK[name])
    assert outcome.struck
    assert outcome.told
    assert outcome.defects == ()


def test_a_store_that_cannot_catch_up_is_told_while_one_works(folder: Path) -> None:
    """The thread that brings it up to date tells through the program, once."""
    workspace = Workspace(folder)
    app = app_on(workspace)
    seen: list[int] = []

    async def run() -> None:
        async with app.run_test(notifications=True) as pilot:
            app.act(EditMatter(matter="41/26", title="Et nytt navn"))
            with Disk(folder) as disk:
                disk.fail(Fault(Kind.REPLACE, 1, ENOSPC, lasting=True))
                for _ in range(2):
                    workspace._write_quietly(*workspace._snapshot())
                    app._tidy()
                    await pilot.pause()
            seen.append(sum("store.json" in told.message for told in app._notifications))

    asyncio.run(run())
    workspace.close()
    assert seen == [1]


def test_the_end_of_the_program_tells_what_is_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where only store.json cannot be written, nothing is said to be lost."""
    disk = Disk(folder)

    def run(app: MkmApp) -> None:
        action = EditMatter(matter="41/26", title="Et nytt navn")
        app.workspace.perform(action, Context(now=NOW, who="x"))
        disk.fail(Fault(Kind.OPEN, 1, ENOSPC, lasting=True))

    monkeypatch.setattr(MkmApp, "run", run)
    with disk:
        opening.open_app(folder)
    assert capsys.readouterr().err == WORDS("cli.checkpoint_failed") + "\n"
    state = Workspace(folder, read_only=True).state
    assert state.matters["41/26"].title == "Et nytt navn"


def test_the_welcome_keeps_the_name_that_was_typed(tmp_path: Path) -> None:
    """A workspace that cannot be made leaves the form as it is, and says why."""
    folder = tmp_path / "ny"

    def make(group: SetGroup) -> str:
        try:
            opening.make_workspace(folder, group)
        except opening.StoreFault as fault:
            return opening.in_words(fault)
        return ""

    welcome = Welcome(WORDS, folder, make)

    async def run() -> None:
        async with welcome.run_test(size=(116, 32)) as pilot:
            with Disk(tmp_path) as disk:
                disk.fail(Fault(Kind.MKDIR, 1, EACCES, lasting=True))
                await press(pilot, ["n", *typed("Nesbu"), "ctrl+s"])
                shown = on_screen(welcome)  # type: ignore[arg-type]
                assert "Nesbu" in shown
                assert "du har ikke tilgang" in shown
            await press(pilot, ["ctrl+s"])

    asyncio.run(run())
    assert welcome.return_value is True
    group = Workspace(folder, read_only=True).state.group
    assert group is not None
    assert group.municipality == "Nesbu"


def test_a_reader_goes_on_when_the_disk_answers_again(folder: Path) -> None:
    """What another program writes is shown again, without a new start."""
    writer, reader = Workspace(folder), Workspace(folder)
    app = app_on(reader)

    def look(app: MkmApp) -> None:
        with Disk(folder) as disk:
            writer.perform(EditMatter(matter="41/26", title="Nytt"), Context(now=NOW, who="x"))
            disk.fail(Fault(Kind.LOOK, 1, EIO, lasting=True))
            app._follow()
            app._follow()
            assert app.state.matters["41/26"].title != "Nytt"
            disk.heal()
        app._follow()
        assert app.state.matters["41/26"].title == "Nytt"

    shown = drive(app, [], look=look)
    assert "bare lese" in " ".join(shown.split())
    writer.close()


def test_leaving_warns_again_of_other_words(folder: Path) -> None:
    """A warning that was heeded does not let the next text go unseen."""
    workspace = Workspace(folder)
    app = app_on(workspace)
    running: list[bool] = []

    async def run() -> None:
        async with app.run_test(notifications=True) as pilot:
            with Disk(folder) as disk:
                for number in range(2):
                    app.desk.keep_draft(f"ny {number}", disk_desk._NEW)
                    disk.fail(Fault(Kind.OPEN, 1, ENOSPC, lasting=True))
                    await app.action_quit()
                    await pilot.pause()
                    running.append(app.is_running)
                    disk.heal()
                    app.act(EditMatter(matter="41/26", title=f"Nytt {number}"))

    asyncio.run(run())
    workspace.close()
    assert running == [True, True]


def test_r34_a_desk_that_cannot_be_read_leaves_the_screen_shared(tmp_path: Path) -> None:
    """Nobody knows whether the room sees it; what the file held comes back with it."""
    before = Desk(tmp_path)
    before.keep_draft("gammelt", disk_desk._OLD)
    before.keep_view("på vent", SavedView(view="on_hold"))
    with Disk(tmp_path) as disk:
        disk.fail(Fault(Kind.LOOK, 1, EIO, lasting=True))
        desk = Desk(tmp_path)
        assert desk.shared
        assert not desk.save()
        disk.heal()
        desk.keep_draft("nytt", disk_desk._NEW)
        assert desk.save()
    again = Desk(tmp_path)
    assert again.draft("gammelt") == disk_desk._OLD
    assert again.draft("nytt") == disk_desk._NEW
    assert list(again.views) == ["på vent"]


def test_a_damaged_desk_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / DESK).write_bytes(b'{"drafts": {"x"')
    desk = Desk(tmp_path)
    desk.keep_draft("nytt", disk_desk._NEW)
    assert desk.save()
    assert (tmp_path / "desk-damaged.json").read_bytes() == b'{"drafts": {"x"'


def test_reasons_are_told_in_the_words_of_the_reader() -> None:
    """What the system says in English is said in the catalogue's words, or as it stands."""
    full = OSError(ENOSPC, os.strerror(ENOSPC))
    assert "(disken er full)" in WORDS("store.write_failed", reason=full)
    assert "(the disk is full)" in Words(Language.EN)("store.write_failed", reason=full)
    assert "(rart)" in WORDS("store.write_failed", reason=OSError(99999, "rart"))


def test_the_disk_forgets_what_a_failed_fsync_left_unsure(tmp_path: Path) -> None:
    """The shim itself: a later fsync that succeeds does not bring the lost bytes back."""
    file = tmp_path / "a.txt"
    with Disk(tmp_path) as disk:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.write(handle, b"sikker ")
        os.fsync(handle)
        disk.fail(Fault(Kind.FSYNC, 1, EIO))
        os.write(handle, b"usikker ")
        with pytest.raises(OSError, match="Input"):
            os.fsync(handle)
        os.write(handle, b"sikker igjen")
        os.fsync(handle)
        os.close(handle)
        disk.cut_power()
    assert file.read_bytes() == b"sikker " + b"\0" * 8 + b"sikker igjen"
