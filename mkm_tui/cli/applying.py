"""`mkm apply`: actions from JSON lines."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import click
import msgspec

from mkm_tui.actions.catalogue import decoder
from mkm_tui.cli.base import REFUSED, helped, main, opened, put, stop, told
from mkm_tui.documents.text import in_json
from mkm_tui.opening import folder_of, now, reader_words
from mkm_tui.records.signs import cleaned
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.journal import HISTORY
from mkm_tui.store.snapshot import STORE
from mkm_tui.store.workspace import Workspace


@main.command(help=helped("cmd_apply"))
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--dry-run", is_flag=True, help=helped("dry_run"))
@click.pass_context
@told
def apply(context: click.Context, file: Any, dry_run: bool) -> None:
    """Perform actions from JSON lines, until one is refused."""
    folder = folder_of(context.obj)
    with tempfile.TemporaryDirectory(prefix="mkm-") as rehearsal:
        if dry_run and folder.is_dir():
            folder = _copied(folder, Path(rehearsal))
        with opened(folder) as workspace:
            if workspace.read_only:
                raise StoreFault(workspace.why_read_only)
            for number, line in enumerate(file, 1):
                if line.strip():
                    _apply_line(workspace, line, number)


def _copied(folder: Path, to: Path) -> Path:
    """Copy a workspace's two files, and return where they are."""
    for name in (STORE, HISTORY):
        if (folder / name).exists():
            shutil.copyfile(folder / name, to / name)
    return to


def as_shown(value: Any) -> Any:
    """Return a JSON value in which every text is as people could have typed it."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list):
        return [as_shown(item) for item in value]
    if isinstance(value, dict):
        return {name: as_shown(item) for name, item in value.items()}
    return value


def _apply_line(workspace: Workspace, line: bytes, number: int) -> None:
    """Perform one line's action and print its sequence number, or why it was refused."""
    try:
        action = decoder.decode(msgspec.json.encode(as_shown(msgspec.json.decode(line))))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        stop(reader_words()("cli.bad_action", line=number, reason=error), REFUSED)
    try:
        workspace.perform(action, now())
    except RuleBroken as broken:
        sentence = reader_words().refusal(broken)
        put(in_json(msgspec.json.encode({"refused": broken.rule, "because": sentence})))
        raise SystemExit(REFUSED) from broken
    put(msgspec.json.encode({"seq": workspace.sequence}))
