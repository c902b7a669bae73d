"""How a workspace is found, made and opened, and who opens it."""

import gc
import getpass
import os
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkm_tui.actions.base import Action, Changes, Context
from mkm_tui.locale.words import Words, reader_language
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.workspace import Workspace

if TYPE_CHECKING:
    from mkm_tui.actions.setup import SetGroup


@cache
def reader_words() -> Words:
    """Return the words in the reader's language."""
    return Words(reader_language())


def now() -> Context:
    """Return the moment and the person: MKM_USER, else who is logged in."""
    try:
        who = os.environ.get("MKM_USER") or getpass.getuser()
    except (OSError, KeyError, ImportError):
        who = "?"
    return Context(now=datetime.now().astimezone(), who=who)


def folder_of(chosen: Path | None) -> Path:
    """Return the workspace: -w, then MKM_WORKSPACE, then the user's data folder."""
    if chosen:
        return chosen
    if "MKM_WORKSPACE" in os.environ:
        return Path(os.environ["MKM_WORKSPACE"])
    from platformdirs import user_data_path

    return user_data_path("mkm", appauthor=False) / "workspace"


def open_app(folder: Path) -> None:
    """Open the program on a workspace; where there is none, a welcome offers to make one."""
    try:
        workspace = Workspace(folder)
    except StoreFault as fault:
        if fault.key != "no_workspace":
            raise
        welcome(folder)
        return
    from mkm_tui.app import MkmApp

    gc.freeze()  # what was just read stays; the collector need not look through it again
    try:
        MkmApp(workspace, reader_words(), lambda: now().now, now().who).run()
    finally:
        workspace.close()


def open_follow(folder: Path) -> None:
    """Open the room display on a workspace, also where there is none yet."""
    from mkm_tui.follow_app import FollowApp
    from mkm_tui.store.follower import Follower

    FollowApp(Follower(folder), reader_words(), lambda: now().now).run(mouse=False)


def welcome(folder: Path) -> None:
    """Let a newcomer choose, and open what was chosen."""
    from mkm_tui.screens.welcome import Welcome

    wish = Welcome(reader_words(), folder).run()
    if wish is None:
        return
    if wish.group is None:
        folder = example_folder()
        build_example(folder)
    else:
        make_workspace(folder, wish.group)
    open_app(folder)


def make_workspace(folder: Path, group: "SetGroup") -> None:
    """Make a workspace with its group named."""
    workspace = Workspace.create(folder)
    try:
        workspace.perform(group, now())
    finally:
        workspace.close()


def example_folder() -> Path:
    """Return a fresh folder for the example."""
    return Path(tempfile.mkdtemp(prefix="mkm-")) / "fjordvik"


def build_example(target: Path) -> None:
    """Make a workspace from the example's actions, with today as its day."""
    from mkm_tui.actions.catalogue import perform
    from mkm_tui.store.example import replay_example

    travelling = Path(__file__).parent / "example" / "actions.jsonl"
    beside = Path(__file__).parent.parent / "data" / "example" / "actions.jsonl"
    source = travelling.read_bytes() if travelling.is_file() else beside.read_bytes()
    workspace = Workspace.create(target)
    try:

        def performed(action: Action, context: Context) -> Changes:
            changes = perform(action, workspace.state, context)
            workspace.perform(action, context)
            return changes

        replay_example(source, now().today, performed)
    finally:
        workspace.close()
