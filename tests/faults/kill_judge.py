"""What must hold when a workspace opens again: all that was acknowledged, and no half of one."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from mkm_tui.actions.base import Context
from mkm_tui.actions.catalogue import decoder
from mkm_tui.actions.setup import SetGroup
from mkm_tui.locale.words import Words
from mkm_tui.opening import now
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language
from mkm_tui.store.check import findings
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.journal import Journal, opened
from mkm_tui.store.workspace import Workspace
from tests.faults.kill_story import HISTORY, STORE, Story, unsynced

NOTHING = -1
"""Acknowledged: nothing, not even that there is a workspace."""


class Golden(NamedTuple):
    """What the record and its history are after each change, undisturbed."""

    states: dict[int, State]
    history: bytes

    @classmethod
    def of(cls, story: Story) -> "Golden":
        """Return what a story tells."""
        return cls(dict(enumerate(story.states)), story.history)


class Verdict(NamedTuple):
    """What was found in a workspace after a fault."""

    changes: int
    """How many changes it holds; NOTHING where it does not open."""
    wrong: list[str]
    """What must not be."""


def judge(folder: Path, golden: Golden, acknowledged: int) -> Verdict:
    """Open a workspace after a fault, compare it with what it must hold, and go on in it."""
    try:
        with unsynced():
            return _judged(folder, golden, acknowledged)
    except Exception as error:
        return Verdict(NOTHING, [f"{type(error).__name__}: {error}"])


def _judged(folder: Path, golden: Golden, acknowledged: int) -> Verdict:
    """Do the same, where errors that nobody expects go on to the caller."""
    try:
        workspace = Workspace(folder)
    except StoreFault as fault:
        return Verdict(NOTHING, _refused(folder, fault, acknowledged))
    try:
        changes = workspace.sequence
        wrong = [*_compared(workspace, golden, acknowledged), *_gone_on(workspace)]
    finally:
        workspace.close()
    return Verdict(changes, [*wrong, *_looked_again(folder, workspace.state)])


def _refused(folder: Path, fault: StoreFault, acknowledged: int) -> list[str]:
    """Return what is wrong where a workspace does not open."""
    sentence = Words(Language.NB)(f"store.{fault.key}", **fault.values)
    if acknowledged != NOTHING:
        return [f"does not open, though {acknowledged} changes were acknowledged: {sentence}"]
    if fault.key == "no_workspace":
        Workspace.create(folder).close()
    return []


def _compared(workspace: Workspace, golden: Golden, acknowledged: int) -> Iterator[str]:
    """Yield how what was opened differs from what it must be."""
    found = workspace.sequence
    if workspace.read_only:
        yield "opens for reading only"
    if found < acknowledged:
        yield f"{acknowledged} changes were acknowledged, {found} are there"
    if found not in golden.states:
        yield f"{found} changes are more than were ever made"
    elif workspace.state != golden.states[found]:
        yield f"the record is not what {found} changes make"
    path = workspace.folder / HISTORY
    history = path.read_bytes() if path.exists() else b""
    if not golden.history.startswith(history) or history.count(b"\n") != found:
        yield f"the history is not the first {found} lines"


def _gone_on(workspace: Workspace) -> Iterator[str]:
    """Make one more change."""
    before = workspace.sequence
    workspace.perform(SetGroup(name=f"Etter {before} endringer"), now())
    if workspace.sequence != before + 1:
        yield "cannot go on"


def _looked_again(folder: Path, state: State) -> Iterator[str]:
    """Yield what is wrong with a workspace that was closed in order."""
    if Workspace(folder, read_only=True).state != state:
        yield "what was done after opening is not what is found the next time"
    for key, values in findings(folder):
        yield f"check finds {key} {values}"
    for path in folder.glob("*.new"):
        yield f"{path.name} is left over"


def retold(begun: Path, folder: Path) -> Golden:
    """Return what the rules make of a history's actions, performed anew on what was there before.

    `begun` is the workspace before them.
    """
    with tempfile.TemporaryDirectory() as root, unsynced():
        copy = Path(root) / "w"
        copy.mkdir()
        for name in (STORE, HISTORY):
            shutil.copyfile(begun / name, copy / name)
        workspace = Workspace(copy)
        states = {workspace.sequence: workspace.state}
        for line, _ in Journal(folder / HISTORY).lines(workspace.end):
            if line.endswith(b"\n"):
                entry = opened(line, workspace.sequence + 1)
                action = decoder.decode(msgspec.json.encode(entry.action))
                workspace.perform(action, Context(now=entry.at, who=entry.who))
                states[workspace.sequence] = workspace.state
        workspace.close()
        return Golden(states, (copy / HISTORY).read_bytes())
