"""How a workspace is found, made and opened, and who opens it."""

import getpass
import os
import sys
import tempfile
from contextlib import suppress
from datetime import datetime
from errno import EDQUOT, EFBIG, ENOSPC, EROFS
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkm_tui.actions.base import Action, Changes, Context
from mkm_tui.locale.words import Words, reader_language
from mkm_tui.records.signs import in_a_line
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.workspace import Workspace

if TYPE_CHECKING:
    from mkm_tui.actions.setup import SetGroup


_UNWRITABLE = {ENOSPC, EROFS, EFBIG, EDQUOT}
"""What the system says only of writing."""
_BEHIND = ("write_failed", "write_unsure", "read_failed")
"""The faults after which the history still has everything."""
_FRAMES = "500"
"""Frames a second at most: two milliseconds, which is less than a frame takes to make."""


@cache
def reader_words() -> Words:
    """Return the words in the reader's language."""
    return Words(reader_language())


def moment() -> datetime:
    """Return the moment, here; screens ask for it at every line they draw."""
    return datetime.now().astimezone()


def now() -> Context:
    """Return the moment and the person: MKM_USER, else who is logged in."""
    try:
        who = in_a_line(os.environ.get("MKM_USER") or getpass.getuser()) or "?"
    except (OSError, KeyError, ImportError):
        who = "?"
    return Context(now=moment(), who=who)


def folder_of(chosen: Path | None) -> Path:
    """Return the workspace: -w, then MKM_WORKSPACE, then the user's data folder."""
    if chosen:
        return chosen
    if "MKM_WORKSPACE" in os.environ:
        return Path(os.environ["MKM_WORKSPACE"])
    from platformdirs import user_data_path

    return user_data_path("mkm", appauthor=False) / "workspace"


def in_words(fault: StoreFault | RuleBroken | OSError) -> str:
    """Return as a sentence what the disk or a rule refuses."""
    words = reader_words()
    if isinstance(fault, RuleBroken):
        return words.refusal(fault)
    if isinstance(fault, StoreFault):
        return fault.in_words(words)
    key = "write_failed" if fault.errno in _UNWRITABLE else "read_failed"
    return words(f"store.{key}", reason=fault)


def put_away(workspace: Workspace) -> bool:
    """Close a workspace; say whether `store.json` is up to date too.

    The history has everything in any case: a disk that refuses now loses nothing. Raises
    StoreFault where the history is another one by now.
    """
    try:
        workspace.close()
    except StoreFault as fault:
        if fault.key not in _BEHIND:
            raise
        return False
    except OSError:
        return False
    return True


def tell_behind() -> None:
    """Tell, where nothing is asked for any more, that `store.json` is not up to date."""
    with suppress(OSError):
        print(reader_words()("cli.checkpoint_failed"), file=sys.stderr)


def quick_frames() -> None:
    """Let what a key changes be drawn at once, also where it comes in two steps.

    Textual reads this when it is imported. It draws the first change at once, and what follows
    from it only when its next frame is due: at its 60 frames a second that is felt. Where nothing
    changes, nothing is drawn, however many there may be.
    """
    os.environ.setdefault("TEXTUAL_FPS", _FRAMES)


def open_app(folder: Path) -> None:
    """Open the program on a workspace; where there is none, a welcome offers to make one."""
    try:
        workspace = Workspace(folder)
    except StoreFault as fault:
        if fault.key != "no_workspace":
            raise
        welcome(folder)
        return
    quick_frames()
    from mkm_tui.app import MkmApp

    try:
        MkmApp(workspace, reader_words(), moment, now().who).run()
    finally:
        if not put_away(workspace):
            tell_behind()


def open_follow(folder: Path) -> None:
    """Open the room display on a workspace, also where there is none yet."""
    quick_frames()
    from mkm_tui.follow_app import FollowApp
    from mkm_tui.store.follower import Follower

    FollowApp(Follower(folder), reader_words(), moment).run(mouse=False)


def welcome(folder: Path) -> None:
    """Let a newcomer choose, and open what was chosen."""
    quick_frames()
    from mkm_tui.screens.welcome import Welcome

    def make(group: "SetGroup") -> str:
        try:
            make_workspace(folder, group)
        except (StoreFault, RuleBroken, OSError) as no:
            return in_words(no)
        return ""

    made = Welcome(reader_words(), folder, make).run()
    if made is None:
        return
    if not made:
        folder = example_folder()
        build_example(folder)
    open_app(folder)


def make_workspace(folder: Path, group: "SetGroup") -> bool:
    """Make a workspace with its group named; say whether `store.json` is up to date."""
    workspace = _created(folder)
    try:
        workspace.perform(group, now())
    finally:
        current = put_away(workspace)
    return current


def _created(folder: Path) -> Workspace:
    """Make an empty workspace; one without any change is what a refused try left, and is taken.

    Raises StoreFault where there is one already.
    """
    try:
        return Workspace.create(folder)
    except StoreFault as fault:
        if fault.key != "workspace_exists" or not _is_empty(folder):
            raise
        workspace = Workspace(folder)
        if workspace.read_only or workspace.sequence:
            workspace.close()
            raise
        return workspace


def _is_empty(folder: Path) -> bool:
    """Say whether nothing was ever done in a workspace."""
    try:
        return not Workspace(folder, read_only=True).sequence
    except StoreFault:
        return False


def example_folder() -> Path:
    """Return a fresh folder for the example."""
    return Path(tempfile.mkdtemp(prefix="mkm-")) / "fjordvik"


def build_example(target: Path) -> bool:
    """Make a workspace from the example's actions, with today as its day.

    Says whether `store.json` is up to date. Where the disk refuses, no half example stays.
    """
    travelling = Path(__file__).parent / "example" / "actions.jsonl"
    beside = Path(__file__).parent.parent / "data" / "example" / "actions.jsonl"
    source = travelling.read_bytes() if travelling.is_file() else beside.read_bytes()
    workspace = _created(target)
    try:
        _replay(source, workspace)
    except BaseException:
        with suppress(OSError):
            workspace.discard()
        raise
    return put_away(workspace)


def _replay(source: bytes, workspace: Workspace) -> None:
    """Perform the example's actions."""
    from mkm_tui.actions.catalogue import perform
    from mkm_tui.store.example import replay_example

    def performed(action: Action, context: Context) -> Changes:
        changes = perform(action, workspace.state, context)
        workspace.perform(action, context)
        return changes

    replay_example(source, now().today, performed)
