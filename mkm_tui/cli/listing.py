"""`mkm list`: the registers."""

from datetime import date
from typing import Any

import click
import msgspec

from mkm_tui.cli.base import helped, main, put, reading, stop, told
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.registers import REGISTERS, decisions_on, fields, plain_table, rows
from mkm_tui.documents.text import in_json
from mkm_tui.locale.days import Lies, day_from
from mkm_tui.opening import now, reader_words
from mkm_tui.rules.sharing import without_exempt
from mkm_tui.store.past import state_on
from mkm_tui.store.workspace import Workspace

Row = dict[str, Any]


@main.command("list", help=helped("cmd_list"))
@click.argument("register", type=click.Choice(REGISTERS))
@click.option("--json", "as_json", is_flag=True, help=helped("json"))
@click.option("--csv", "as_csv", is_flag=True, help=helped("csv"))
@click.option("--where", multiple=True, metavar=helped("field_value"), help=helped("where"))
@click.option(
    "--audience", type=click.Choice([reach.value for reach in Reach]), help=helped("list_audience")
)
@click.option("--as-of", metavar=helped("day"), help=helped("as_of"))
@click.pass_context
@told
def list_(
    context: click.Context,
    register: str,
    as_json: bool,
    as_csv: bool,
    where: tuple[str, ...],
    audience: str | None,
    as_of: str | None,
) -> None:
    """Print a register."""
    if as_json and as_csv:
        stop(reader_words()("cli.one_form"), 2)
    today = now().today
    day = _day(as_of, today) if as_of is not None else None
    whole = audience == Reach.INTERNAL or (as_json and audience is None)
    with reading(context) as workspace:
        found = _rows(workspace, register, day, today, whole)
    found = _chosen(found, where)
    if as_csv:
        from mkm_tui.documents.spreadsheet import separator, sheet

        heads = fields(register, day is not None)
        text = sheet(heads, found, separator(reader_words().language))
        put(text.encode(), newline=False)
    else:
        put(in_json(msgspec.json.encode(found)) if as_json else plain_table(register, found))


def _day(text: str, today: date) -> date:
    """Return the day that was asked for, or end with why it cannot be."""
    day = day_from(text, today, Lies.BEHIND)
    if day is None:
        stop(reader_words()("cli.bad_day", text=text), 2)
    if day > today:
        stop(reader_words()("cli.day_to_come", day=day), 2)
    return day


def _rows(
    workspace: Workspace, register: str, day: date | None, today: date, whole: bool
) -> list[Row]:
    """Return a register as it is, or as it was at the end of a day; whole, or without exempt words.

    Scripts, which read JSON, get it whole unless they say for whom it is.
    """
    seen = (lambda state: state) if whole else without_exempt
    state = seen(workspace.state)
    if day is None:
        return rows(state, register, today)
    then = seen(state_on(workspace, day))
    if register == "decisions":
        return decisions_on(state, then, day)
    return rows(then, register, day)


def _chosen(found: list[Row], where: tuple[str, ...]) -> list[Row]:
    """Return the rows in which every condition holds, or end with what is wrong with one."""
    for condition in where:
        field, equals, wanted = condition.partition("=")
        if not equals:
            stop(reader_words()("cli.bad_filter", text=condition), 2)
        if found and not any(field in row for row in found):
            stop(reader_words()("cli.no_field", field=field), 2)
        found = [row for row in found if _matches(row.get(field), wanted)]
    return found


def _matches(value: Any, wanted: str) -> bool:
    """Say whether a field is, or a list holds, what is asked for."""
    if isinstance(value, (list, tuple)):
        return wanted in map(str, value)
    return wanted.casefold() == ("" if value is None else str(value)).casefold()
