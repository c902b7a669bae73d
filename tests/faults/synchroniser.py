"""Another program that keeps a folder equal to one elsewhere, and what it does to a workspace."""

import io
import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from mkm_tui.actions.base import Context
from mkm_tui.actions.setup import AddUnit, SetGroup
from mkm_tui.cli import main
from mkm_tui.store.check import findings
from mkm_tui.store.workspace import Workspace

NOW = Context(now=datetime(2026, 11, 24, 9, 0, tzinfo=UTC), who="Kari")
HISTORY, STORE, LOCK = "history.jsonl", "store.json", "mkm.lock"
Step = str | Callable[[Path], object]
"""A unit to add, or what happens to the folder between two changes."""


class Done(NamedTuple):
    """What `mkm apply` said, and how it ended."""

    code: int
    acknowledged: list[int]
    said: str


class _Lines(io.BufferedIOBase):
    """The input of a program: while it waits for the next line, something happens."""

    def __init__(self, folder: Path, steps: tuple[Step, ...]) -> None:
        self._next = self._lines(folder, steps)

    def _lines(self, folder: Path, steps: tuple[Step, ...]) -> Iterator[bytes]:
        """Yield a line for each unit; do the rest in between."""
        for step in steps:
            if callable(step):
                step(folder)
            else:
                yield json.dumps({"action": "add_unit", "name": step}).encode() + b"\n"

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the next line."""
        return next(self._next, b"")

    def read(self, size: int | None = -1, /) -> bytes:
        """Return all that is left; nothing where nothing is asked for."""
        return b"".join(self._next) if size else b""


def run(folder: Path, *arguments: str, source: object = None) -> Done:
    """Run a command on a workspace."""
    done = CliRunner().invoke(main, ["-w", str(folder), *arguments], input=source)  # type: ignore[arg-type]
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    told = [line for line in done.stdout.splitlines() if line.startswith('{"seq"')]
    return Done(done.exit_code, [json.loads(line)["seq"] for line in told], done.stderr)


def apply(folder: Path, *steps: Step) -> Done:
    """Let `mkm apply` add units, while other things happen to its folder."""
    return run(folder, "apply", "-", source=_Lines(folder, steps))


def made(folder: Path, *units: str) -> Path:
    """Make a workspace with units, closed."""
    workspace = Workspace.create(folder)
    workspace.perform(SetGroup(name="Styringsgruppa", municipality="Fjordvik"), NOW)
    for unit in units:
        workspace.perform(AddUnit(name=unit), NOW)
    workspace.close()
    return folder


def units(folder: Path) -> list[str]:
    """Return the names of a workspace's units, once it is found to be sound."""
    assert list(findings(folder)) == [], folder
    return [unit.name for unit in Workspace(folder, read_only=True).state.units.values()]


def kept(folder: Path) -> list[Path]:
    """Return the workspaces that are kept beside one."""
    return sorted(folder.glob("kept-*"))


# What a synchronising program does


def swapped(name: str, content: bytes) -> Callable[[Path], None]:
    """Put another file in a file's place, as most of them do."""

    def step(folder: Path) -> None:
        incoming = folder / f".~{name}.tmp"
        incoming.write_bytes(content)
        os.replace(incoming, folder / name)

    return step


def rewritten(name: str, content: bytes) -> Callable[[Path], None]:
    """Empty a file and write it again, as a plain copy does."""
    return lambda folder: (folder / name).write_bytes(content)


def same(
    how: Callable[[str, bytes], Callable[[Path], None]], name: str = HISTORY
) -> Callable[[Path], None]:
    """Put a copy of a file in its place that says the same."""
    return lambda folder: how(name, (folder / name).read_bytes())(folder)


def older(
    how: Callable[[str, bytes], Callable[[Path], None]], lines: int
) -> Callable[[Path], None]:
    """Put the history in its place as it was some lines before."""

    def step(folder: Path) -> None:
        whole = (folder / HISTORY).read_bytes().splitlines(keepends=True)
        how(HISTORY, b"".join(whole[:-lines]))(folder)

    return step


def from_elsewhere(
    how: Callable[[str, bytes], Callable[[Path], None]], *names: str, store: bool = False
) -> Callable[[Path], None]:
    """Put the history in its place as another machine went on with it, perhaps the store too."""

    def step(folder: Path) -> None:
        elsewhere = folder.parent / f"{folder.name} et annet sted"
        elsewhere.mkdir()
        for name in (HISTORY, STORE):
            shutil.copyfile(folder / name, elsewhere / name)
        if apply(elsewhere, *names).code:
            raise FileNotFoundError(elsewhere)  # what there is of it cannot be opened
        for name in (HISTORY, STORE) if store else (HISTORY,):
            how(name, (elsewhere / name).read_bytes())(folder)
        shutil.rmtree(elsewhere)

    return step


def gone_and_back(folder: Path) -> None:
    """Take the history away, and put it back."""
    content = (folder / HISTORY).read_bytes()
    (folder / HISTORY).unlink()
    (folder / HISTORY).write_bytes(content)


def gone(folder: Path) -> None:
    """Take the history away."""
    (folder / HISTORY).unlink()


def conflict_copies(folder: Path) -> None:
    """Leave copies beside the files, as the known programs name them."""
    for name in CONFLICTS:
        (folder / name).write_bytes(b"{}")


CONFLICTS = (
    "history (Kari sin PC sin konfliktkopi 2026-11-24).jsonl",
    "store.sync-conflict-20261124-090500-ABCDEFG.json",
    "history-KARI-PC.jsonl",
    "~syncthing~store.json.tmp",
    ".~lock.store.json#",
    "desktop.ini",
)
