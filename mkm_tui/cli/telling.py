"""Commands that tell how the record is kept: check, history, schema."""

from typing import Any

import click
import msgspec

from mkm_tui.actions.catalogue import ACTIONS, AnyAction
from mkm_tui.cli.base import REFUSED, helped, main, reading, told
from mkm_tui.documents.archive import Archived
from mkm_tui.opening import folder_of, reader_words
from mkm_tui.records.state import RECORDS
from mkm_tui.store.journal import Journal, opened
from mkm_tui.store.workspace import HISTORY


@main.command(help=helped("cmd_check"))
@click.pass_context
@told
def check(context: click.Context) -> None:
    """Print what does not agree."""
    from mkm_tui.store.check import findings

    folder = folder_of(context.obj)
    words = reader_words()
    found = [words(key, **values) for key, values in findings(folder)]
    for sentence in found:
        click.echo(sentence)
    if found:
        raise SystemExit(REFUSED)
    count = sum(1 for _ in Journal(folder / HISTORY).lines())
    click.echo(words("cli.all_well", count=count))


@main.command(help=helped("cmd_history"))
@click.option("--json", "as_json", is_flag=True, help=helped("lines"))
@click.option("--since", type=int, default=0, metavar=helped("number"), help=helped("since"))
@click.pass_context
@told
def history(context: click.Context, as_json: bool, since: int) -> None:
    """Print the journal."""
    with reading(context) as workspace:
        for line, _ in workspace.journal.lines():
            entry = opened(line, 0)
            if entry.seq > since:
                click.echo(
                    line.rstrip(b"\n")
                    if as_json
                    else f"{entry.seq:>6}  {entry.at:%Y-%m-%d %H:%M}  {entry.who}  "
                    f"{entry.action['action']}  {', '.join(e.id for e in entry.changes)}"
                )


_KINDS: dict[str, list[Any]] = {
    "records": list(RECORDS.values()),
    "actions": [AnyAction],
    "documents": [Archived],
}
"""What each schema is of."""


@main.command(help=helped("cmd_schema"))
@click.argument("what", type=click.Choice(["records", "actions", "documents"]))
def schema(what: str) -> None:
    """Print JSON Schema."""
    kinds = _KINDS[what]
    _, parts = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    whole = {"$defs": parts, "anyOf": [{"$ref": f"#/$defs/{name}"} for name in _named(what)]}
    click.echo(msgspec.json.format(msgspec.json.encode(whole), indent=2))


def _named(what: str) -> list[str]:
    """Return the names of what a schema is of."""
    if what == "documents":
        return [Archived.__name__]
    return sorted(kind.__name__ for kind in (RECORDS if what == "records" else ACTIONS).values())
