"""A workspace to be unkind to: the example on a frozen day, held in memory between commands."""

import importlib
import os
import re
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from click.testing import CliRunner

from mkm_tui.actions.base import Action, Changes, Context
from mkm_tui.actions.catalogue import perform
from mkm_tui.cli import main
from mkm_tui.records.signs import ENDS, HIDDEN
from mkm_tui.store.example import replay_example
from mkm_tui.store.workspace import Workspace
from tests.screens.driving import NOW, TODAY

SOURCE = Path(__file__).parents[2] / "data/example/actions.jsonl"
OBEYED = re.compile(f"[\r{HIDDEN}{ENDS}]")
"""Signs that a terminal would obey, or that would change the order of what is read."""
_MODULES = ("applying", "exporting", "finding", "importing", "listing", "spreadsheets")


@contextmanager
def no_waiting() -> Iterator[None]:
    """Let the disk be taken at its word: what is tried here is what is written, not when."""
    with patch.object(os, "fsync", lambda handle: None):
        yield


def example(under: Path) -> Path:
    """Make the example in a folder under this one, and return it."""
    folder = under / "fjordvik"
    with no_waiting():
        workspace = Workspace.create(folder)

        def performed(action: Action, context: Context) -> Changes:
            changes = perform(action, workspace.state, context)
            workspace.perform(action, context)
            return changes

        replay_example(SOURCE.read_bytes(), TODAY, performed, UTC)
        workspace.close()
    return folder


class Outcome(NamedTuple):
    """How a command ended."""

    code: int
    said: str
    """All that it wrote, to both outputs."""
    crash: str
    """The traceback where it fell; else empty."""
    seconds: float
    wrote: int
    """How many changes the record gained."""


class Held:
    """A workspace that stays open while commands are run on it one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workspace = Workspace(folder)
        self._patches = ExitStack()

    def __enter__(self) -> "Held":
        enter = self._patches.enter_context
        enter(no_waiting())
        enter(patch("mkm_tui.cli.base.Workspace", self._opened))
        enter(patch("mkm_tui.cli.base.put_away", self._put_away))
        for name in _MODULES:
            module = importlib.import_module(f"mkm_tui.cli.{name}")
            enter(patch.object(module, "now", lambda: Context(now=NOW, who="Turid Lunde")))
        return self

    def __exit__(self, *error: object) -> None:
        self._patches.close()
        with no_waiting():
            self.workspace.close()

    def _opened(self, folder: Path, read_only: bool = False) -> Workspace:
        """Return the workspace that is held, or open another."""
        return self.workspace if folder == self.folder else Workspace(folder, read_only)

    def _put_away(self, workspace: Workspace) -> bool:
        """Keep the workspace that is held open, and close another."""
        if workspace is not self.workspace:
            workspace.close()
        return True

    def run(self, arguments: Sequence[str], given: bytes = b"") -> Outcome:
        """Run a command, and return how it ended."""
        before, began = self.workspace.sequence, time.perf_counter()
        done = CliRunner().invoke(main, ["-w", str(self.folder), *arguments], input=given)
        took, crash = time.perf_counter() - began, ""
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            crash = "".join(traceback.format_exception(done.exception))
        wrote = self.workspace.sequence - before
        return Outcome(done.exit_code, done.output, crash, took, wrote)


def complaints(outcome: Outcome) -> Iterator[str]:
    """Yield what a command may never do, whatever it was given."""
    if outcome.crash:
        yield f"traceback: {outcome.crash.strip().splitlines()[-1][:200]}"
    elif outcome.code not in (0, 1, 2, 3):
        yield f"exit code {outcome.code}"
    if "Traceback (most recent call last)" in outcome.said:
        yield "a traceback was printed"
    said = outcome.said.removeprefix("\ufeff").replace("\r\n", "\n")
    obeyed = OBEYED.search(said)
    if obeyed:
        around = ascii(said[max(0, obeyed.start() - 60) : obeyed.end() + 20])
        yield f"U+{ord(obeyed[0]):04X} was printed: {around}"
    if outcome.seconds > _SLOW:
        yield f"took {outcome.seconds:.1f} s"


_SLOW = 5.0
"""Seconds after which a command is too slow, however odd its input is."""
