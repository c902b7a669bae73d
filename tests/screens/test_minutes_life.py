"""The minutes from the secretary's keys: shared, approved in a meeting, published, read."""

import shutil
from pathlib import Path

from mkm_tui.records.meetings import Meeting
from mkm_tui.records.terms import Audience
from mkm_tui.store.workspace import Workspace
from tests.screens import walk
from tests.screens.driving import NOW, Open, app_on, drive, typed

AT_39 = ["n", "k", "n"]
"""From the opened meeting to the matter that approves the minutes of M4/26."""
NARROW = (80, 24)
TO_M4 = ["2", "home", "down", "down"]
TO_M2 = [*TO_M4, "down", "down"]


def on_disk(folder: Path, meeting: str) -> Meeting:
    """Return a meeting as it is in the file."""
    return Workspace(folder, read_only=True).state.meetings[meeting]


def seen(folder: Path, keys: list[str], size: tuple[int, int] = (116, 32)) -> str:
    """Press keys in a program that is opened and closed again; return what then stands."""
    workspace = Workspace(folder)
    shown = drive(app_on(workspace), keys, size)
    workspace.close()
    return shown


def test_a_draft_that_was_shared_is_shared_again_after_a_question(folder: Path) -> None:
    asked = seen(folder, [*TO_M4, "d"])
    assert "til alle tre partene" in asked
    assert "Den ble sist delt" in asked
    shown = seen(folder, [*TO_M4, "d", "ctrl+s"])
    assert "utkast → delt med partene 24. nov. → ikke godkjent ennå (g)" in shown
    assert on_disk(folder, "M4/26").minutes_shared == NOW


def test_approved_minutes_are_published_with_channel_day_and_name(
    opened: Open, folder: Path
) -> None:
    shown = drive(opened(), [*TO_M2, "k", "tab", *typed("nettsiden"), "ctrl+s"], (140, 45))
    assert "3. mai 2026   offentlig " in shown
    assert "brukerne 24. nov., nettsiden" in shown
    assert "ikke offentliggjort ennå (k)" not in shown
    (receipt,) = on_disk(folder, "M2/26").minutes_published
    assert (receipt.audience, receipt.channel) == (Audience.USERS, "nettsiden")
    assert (receipt.on, receipt.by) == (NOW.date(), "Turid Lunde")


def test_the_room_asks_once_before_it_locks_the_minutes(
    opened_meeting: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(opened_meeting, tmp_path / "fjordvik"))
    asked = seen(folder, [*AT_39, "k"], NARROW)
    assert "Godkjenne møteboka fra M4/26? Da låses den" in asked
    assert not on_disk(folder, "M4/26").locked
    said = seen(folder, ["k", "ctrl+s"], NARROW)
    assert "Møteboka fra M4/26 er godkjent og" in said
    assert on_disk(folder, "M4/26").approved_in == "39/26"


def test_the_minutes_to_be_approved_can_be_read_from_the_agenda(opened: Open) -> None:
    shown = drive(opened(), [*walk.TO_THE_MEETING, "home", "down", "a"])
    assert "Møtebok – Styringsgruppa, M4/26" in shown
