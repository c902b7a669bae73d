"""A long mixed list of actions, and what the record is after each of them."""

import json
import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date
from pathlib import Path
from typing import Any

from mkm_tui.actions.base import Action, Changes, Context
from mkm_tui.actions.catalogue import perform
from mkm_tui.actions.notes import WriteNote
from mkm_tui.actions.travel import Redo, Undo
from mkm_tui.records.state import State
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.example import replay_example
from mkm_tui.store.workspace import Workspace

STORE, HISTORY = "store.json", "history.jsonl"
TODAY = date(2026, 11, 24)
SOURCE = Path(__file__).parents[2] / "data/example/actions.jsonl"
_EVERY = 60
"""Changes between two snapshots that are kept."""
_TRAVELS, _TEXTS = 0.06, 0.05
"""How often an undo and a redo, and a long text, come between two actions of the example."""
_SENTENCE = "Brukerpanelet på Solbakken ønsker «ro om kvelden» – også på søndager. 🌱\n"
_LENGTHS = (200, 200, 200, 5_000, 5_000, 5_000, 9_000, 60_000)
"""Characters in a long text; a page of a file system holds 4,096 bytes."""


class Story:
    """Every change of a long story with its moment, and the record and its history after it."""

    def __init__(self, end: int = 0, seed: int = 0) -> None:
        """Tell the example's years with long texts and undo and redo in between.

        With `end`, it breaks off after that many changes.
        """
        self.lines: list[bytes] = []
        """Each change's action as `mkm apply` takes it."""
        self.contexts: list[Context] = []
        """When and by whom."""
        self.states: list[State] = []
        """The record before the first change and after each."""
        self.ends: list[int] = [0]
        """The history's length before the first change and after each."""
        self.history = b""
        """The whole history."""
        self._snapshots: dict[int, bytes] = {}
        self._random, self._end = random.Random(seed), end
        with tempfile.TemporaryDirectory() as root, unsynced():
            self._tell(Path(root) / "w")

    def __len__(self) -> int:
        """Return how many changes there are."""
        return len(self.lines)

    def _tell(self, folder: Path) -> None:
        """Perform everything in a workspace, and keep what it leaves."""
        self._workspace = Workspace.create(folder)
        self.states.append(self._workspace.state)
        self._keep_snapshot()
        with suppress(_Told):
            replay_example(SOURCE.read_bytes(), TODAY, self._performed, UTC)
        self._workspace.close()
        self.history = (folder / HISTORY).read_bytes()[: self.ends[-1]]

    def _performed(self, action: Action, context: Context) -> Changes:
        """Perform an action of the example, and now and then more after it."""
        changes = perform(action, self._workspace.state, context)
        self._do(action, context)
        chance = self._random.random()
        if chance < _TEXTS and self._workspace.state.matters:
            about = self._random.choice(list(self._workspace.state.matters))
            length = self._random.choice(_LENGTHS)
            self._do(WriteNote(about=about, put=_text(length)), context)
        elif chance < _TEXTS + _TRAVELS:
            self._travel(context)
        return changes

    def _travel(self, context: Context) -> None:
        """Take the latest change back and do it again, where the rules let it be."""
        try:
            self._do(Undo(), context)
        except RuleBroken:
            return
        self._do(Redo(), context)

    def _do(self, action: Action, context: Context) -> None:
        """Perform one action, and keep what it changed, if it changed anything."""
        before = self._workspace.sequence
        state = self._workspace.perform(action, context)
        if self._workspace.sequence == before:
            return
        with (self._workspace.folder / HISTORY).open("rb") as file:
            file.seek(self.ends[-1])
            last = file.read()
        self.lines.append(json.dumps(json.loads(last)["action"], ensure_ascii=False).encode())
        self.contexts.append(context)
        self.states.append(state)
        self.ends.append(self.ends[-1] + len(last))
        if len(self) % _EVERY == 0:
            self._keep_snapshot()
        if len(self) == self._end:
            raise _Told

    def _keep_snapshot(self) -> None:
        """Keep the file that a checkpoint would leave now."""
        self._workspace.checkpoint()
        self._snapshots[len(self)] = (self._workspace.folder / STORE).read_bytes()

    def place(self, folder: Path, changes: int, behind: int = 0, torn: int = 0) -> None:
        """Make the workspace as it was after some changes.

        Its snapshot is `behind` snapshots older than it could be; `torn` bytes of the next line
        stand at the history's end.
        """
        folder.mkdir(parents=True, exist_ok=True)
        known = [number for number in self._snapshots if number <= changes]
        (folder / STORE).write_bytes(self._snapshots[known[max(0, len(known) - 1 - behind)]])
        (folder / HISTORY).write_bytes(self.history[: self.ends[changes] + torn])


class _Told(BaseException):
    """The story is as long as it should be."""


def _text(length: int) -> str:
    """Return a long text of whole sentences, with letters of one to four bytes."""
    return (_SENTENCE * (length // len(_SENTENCE) + 1))[:length]


@contextmanager
def unsynced() -> Iterator[None]:
    """Let nothing wait for the disk, where nothing need survive."""
    real, os.fsync = os.fsync, _no_fsync
    try:
        yield
    finally:
        os.fsync = real


def _no_fsync(handle: Any) -> None:
    """Do nothing."""
