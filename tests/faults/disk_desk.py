"""The desk, a workspace that is made, and the room display, on a disk that fails."""

import shutil
from functools import partial
from pathlib import Path

from mkm_tui.actions.setup import SetGroup
from mkm_tui.opening import in_words, make_workspace
from mkm_tui.store.check import findings
from mkm_tui.store.desk import DESK, Desk, Draft, SavedView
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.follower import Follower
from mkm_tui.store.workspace import Workspace
from tests.faults.disk import Call, Disk, Fault, Kind
from tests.faults.disk_figures import Outcome, Story
from tests.faults.disk_store import HERE

_OLD = Draft({"title": ""}, {"title": "Gammelt utkast"})
_LOOKS = 25
"""Looks of the room display until it has tried anew, two and a half seconds of its time."""
_NEW = Draft({"title": ""}, {"title": "Nytt utkast"})


def stories(home: Path) -> list[tuple[str, Story]]:
    """Return the stories, told in a folder of their own."""
    folder = home / "desk"
    return [
        ("the desk", partial(_desk, folder)),
        ("a workspace is made", partial(_made, folder)),
        ("the room display", partial(_followed, folder)),
    ]


def _desk(folder: Path, fault: Fault | None) -> tuple[Outcome, list[Call]]:
    """Open the desk, type in a form, and share the screen; then the disk heals."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    before = Desk(folder)
    before.keep_draft("old", _OLD)
    before.keep_view("på vent", SavedView(view="on_hold"))
    told: list[str] = []
    with Disk(folder) as disk:
        if fault:
            disk.fail(fault)
        desk = Desk(folder)
        if desk.trouble:
            told.append(str(desk.trouble))
        desk.keep_draft("new", _NEW)
        told += [] if desk.save() else [str(desk.trouble)]
        told += [] if desk.share(True) else [str(desk.trouble)]
        calls, struck = disk.calls, len(disk.struck)
        disk.heal()
        defects = list(_halved(folder))
        if not desk.save():
            defects.append(f"does not save: {desk.trouble!r}")
        disk.cut_power()
    again = Desk(folder)
    if (again.draft("old"), again.draft("new"), again.shared) != (_OLD, _NEW, True):
        defects.append("a draft, or the shared screen, is lost")
    if "på vent" not in again.views:
        defects.append("a saved filter is lost")
    about = fault or Fault(Kind.WRITE)
    return Outcome("the desk", about, struck, tuple(told), tuple(defects)), calls


def _halved(folder: Path) -> list[str]:
    """Return what is wrong with the file itself, whenever somebody looks."""
    whole = (folder / DESK).read_bytes().endswith(b"}\n") and Desk(folder).draft("old") == _OLD
    return [] if whole else ["half a desk"]


def _make(folder: Path, group: SetGroup) -> list[str]:
    """Make a workspace; return why that was refused."""
    try:
        make_workspace(folder, group)
    except (StoreFault, OSError) as no:
        return [in_words(no)]
    return []


def _made(folder: Path, fault: Fault | None) -> tuple[Outcome, list[Call]]:
    """Make a workspace; what is refused is done again when the disk is well.

    It is refused again only where the disk kept what it said it would not.
    """
    shutil.rmtree(folder, ignore_errors=True)
    group = SetGroup(name="Styringsgruppa")
    told: list[str] = []
    with Disk(folder) as disk:
        if fault:
            disk.fail(fault)
        told += _make(folder, group)
        calls, struck = disk.calls, len(disk.struck)
        disk.heal()
        refused = _make(folder, group) if told else []
        if not refused:
            disk.cut_power()
    found = Workspace(folder, read_only=True).state.group
    defects = [] if found and found.name == group.name else [f"no group: {told}, {refused}"]
    defects += [f"check: {key} {values}" for key, values in findings(folder)]
    about = fault or Fault(Kind.WRITE)
    return Outcome("a workspace is made", about, struck, tuple(told), tuple(defects)), calls


def _followed(folder: Path, fault: Fault | None) -> tuple[Outcome, list[Call]]:
    """Follow a workspace that changes while the disk fails; the display comes back with it."""
    shutil.rmtree(folder, ignore_errors=True)
    make_workspace(folder, SetGroup(name="Styringsgruppa"))
    follower = Follower(folder)
    follower.look()
    workspace = Workspace(folder)
    workspace.perform(SetGroup(name="Ny gruppe"), HERE)
    workspace.close()
    defects: list[str] = []
    with Disk(folder) as disk:
        if fault:
            disk.fail(fault)
        try:
            follower.look()
        except Exception as error:
            defects.append(f"raised {error!r}")
        told = [in_words(follower.fault)] if follower.fault else []
        calls, struck = disk.calls, len(disk.struck)
        disk.heal()
        for _ in range(_LOOKS):
            follower.look()
    if follower.state != workspace.state:
        defects.append("it does not come back")
    about = fault or Fault(Kind.LOOK)
    return Outcome("the room display", about, struck, tuple(told), tuple(defects)), calls
