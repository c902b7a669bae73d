"""Commands that tell how the record is kept: check, history."""

from pathlib import Path
from typing import NoReturn

import click

from mkm_tui.cli.base import REFUSED, helped, main, put, reading, stop, tell, told
from mkm_tui.documents.text import in_json
from mkm_tui.opening import folder_of, reader_words
from mkm_tui.store.faults import Finding
from mkm_tui.store.journal import HISTORY, Entry, Journal, opened
from mkm_tui.store.past import end_of

_SINGLE = ("groups", "counters")
"""The tables that have one record only."""


@main.command(help=helped("cmd_check"))
@click.pass_context
@told
def check(context: click.Context) -> None:
    """Print what does not agree."""
    from mkm_tui.store.check import findings

    folder = folder_of(context.obj)
    found = list(findings(folder))
    for finding in found:
        tell(as_sentence(finding))
    if found:
        _advise([key for key, _ in found], folder)
    lines = Journal(folder / HISTORY).lines()
    put(reader_words()("cli.all_well", count=sum(line.endswith(b"\n") for line, _ in lines)))


def _advise(keys: list[str], folder: Path) -> NoReturn:
    """End with what to do, where a new workspace would mend it."""
    from subprocess import list2cmdline

    if any(key != "cli.reference" for key in keys):
        stop(reader_words()("cli.check_advice", folder=list2cmdline([folder])), REFUSED)
    raise SystemExit(REFUSED)


def as_sentence(finding: Finding) -> str:
    """Return what does not agree, in words."""
    key, values = finding
    words = reader_words()
    if "table" in values:
        kind = words(f"store.table_{values['table']}")
        record = kind if values["table"] in _SINGLE else f"{kind} {values['id']}"
        values = {**values, "record": record}
    return words(key, **values)


@main.command(help=helped("cmd_history"))
@click.option("--json", "as_json", is_flag=True, help=helped("lines"))
@click.option("--since", type=int, default=0, metavar=helped("number"), help=helped("since"))
@click.pass_context
@told
def history(context: click.Context, as_json: bool, since: int) -> None:
    """Print the journal."""
    with reading(context) as workspace:
        for line, after in workspace.journal.lines(end_of(workspace, since)):
            if after > workspace.end:
                break  # another program is writing it
            entry = opened(line, 0)
            if as_json:
                put(in_json(line.rstrip(b"\n")))
            else:
                tell(_in_a_line(entry))


def _in_a_line(entry: Entry) -> str:
    """Return what was changed, when and by whom."""
    changed = ", ".join(edit.id for edit in entry.changes)
    head = f"{entry.seq:>6}  {entry.at:%Y-%m-%d %H:%M}  {entry.who}"
    return f"{head}  {entry.action['action']}  {changed}"
