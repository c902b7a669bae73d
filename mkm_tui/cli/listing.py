"""`mkm list`: the registers."""

from typing import Any

import click
import msgspec

from mkm_tui.cli.base import helped, main, reading, stop, told
from mkm_tui.documents.registers import REGISTERS, plain_table, rows
from mkm_tui.opening import now, reader_words


@main.command("list", help=helped("cmd_list"))
@click.argument("register", type=click.Choice(REGISTERS))
@click.option("--json", "as_json", is_flag=True, help=helped("json"))
@click.option("--where", multiple=True, metavar=helped("field_value"), help=helped("where"))
@click.pass_context
@told
def list_(context: click.Context, register: str, as_json: bool, where: tuple[str, ...]) -> None:
    """Print a register."""
    with reading(context) as workspace:
        found = rows(workspace.state, register, now().today)
    for condition in where:
        field, equals, wanted = condition.partition("=")
        if not equals:
            stop(reader_words()("cli.bad_filter", text=condition), 2)
        if found and not any(field in row for row in found):
            stop(reader_words()("cli.no_field", field=field), 2)
        found = [row for row in found if _matches(row.get(field), wanted)]
    click.echo(msgspec.json.encode(found) if as_json else plain_table(register, found))


def _matches(value: Any, wanted: str) -> bool:
    """Say whether a field is, or a list holds, what is asked for."""
    if isinstance(value, (list, tuple)):
        return wanted in map(str, value)
    return wanted.casefold() == ("" if value is None else str(value)).casefold()
