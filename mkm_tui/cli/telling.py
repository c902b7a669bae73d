"""Commands that tell how the record is kept: check, history."""

import click

from mkm_tui.cli.base import REFUSED, helped, main, put, reading, stop, tell, told
from mkm_tui.documents.text import in_json
from mkm_tui.opening import folder_of, reader_words
from mkm_tui.store.faults import Finding
from mkm_tui.store.journal import HISTORY, Entry, Journal, opened
from mkm_tui.store.past import end_of


@main.command(help=helped("cmd_check"))
@click.pass_context
@told
def check(context: click.Context) -> None:
    """Print what does not agree."""
    from mkm_tui.store.check import findings

    folder = folder_of(context.obj)
    words = reader_words()
    found = [as_sentence(finding) for finding in findings(folder)]
    for sentence in found:
        tell(sentence)
    if found:
        stop(words("cli.check_advice"), REFUSED)
    count = sum(1 for _ in Journal(folder / HISTORY).lines())
    put(words("cli.all_well", count=count))


def as_sentence(finding: Finding) -> str:
    """Return what does not agree, in words."""
    key, values = finding
    words = reader_words()
    if "table" in values:
        values = {**values, "table": words(f"store.table_{values['table']}")}
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
            if as_json:
                put(in_json(line.rstrip(b"\n")))
            else:
                tell(_in_a_line(opened(line, 0)))


def _in_a_line(entry: Entry) -> str:
    """Return what was changed, when and by whom."""
    changed = ", ".join(edit.id for edit in entry.changes)
    head = f"{entry.seq:>6}  {entry.at:%Y-%m-%d %H:%M}  {entry.who}"
    return f"{head}  {entry.action['action']}  {changed}"
