"""`mkm find`: one search over meetings, matters, decisions, projects and ideas."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

import click
import msgspec

from mkm_tui.cli.base import helped, main, put, reading, stop, told
from mkm_tui.documents.found import found_lines, found_row, misread_words
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.text import in_json
from mkm_tui.locale.search_words import vocabulary
from mkm_tui.opening import now, reader_words
from mkm_tui.records.state import State
from mkm_tui.rules.finding import Finding, Index
from mkm_tui.rules.finding_query import Filter, Query, query_from
from mkm_tui.rules.finding_texts import View
from mkm_tui.rules.sharing import shown_to_all

_WIDTH = 100
"""Signs in a line of text."""


@main.command(help=helped("cmd_find"))
@click.argument("words", nargs=-1)
@click.option("--party", default="", help=helped("find_party"))
@click.option("--unit", default="", help=helped("find_unit"))
@click.option("--status", default="", help=helped("find_status"))
@click.option("--year", default="", help=helped("find_year"))
@click.option("--outcome", default="", help=helped("find_outcome"))
@click.option("--json", "as_json", is_flag=True, help=helped("json"))
@click.option("--limit", type=click.IntRange(min=1), default=50, help=helped("limit"))
@click.option(
    "--audience",
    type=click.Choice([reach.value for reach in Reach]),
    default=Reach.PUBLIC.value,
    help=helped("find_audience"),
)
@click.pass_context
@told
def find(
    context: click.Context,
    words: tuple[str, ...],
    as_json: bool,
    limit: int,
    audience: str,
    **filters: str,
) -> None:
    """Print what is found, newest first."""
    view = View.WHOLE if audience == Reach.INTERNAL else View.PUBLIC
    with reading(context) as workspace:
        state = workspace.state
    if view is View.PUBLIC:
        state = shown_to_all(state, reader_words()("screens.draft"))
    index = Index(vocabulary(reader_words()), view)
    query = _query(index, state, words, filters)
    found = list(islice(_found(index, query, state, now().today), limit + 1))
    shown = found[:limit]
    if as_json:
        exact = index.numbered(query)
        rows = [found_row(hit, hit.place in exact) for hit in shown]
        put(in_json(msgspec.json.encode(rows)))
    else:
        _print(shown)
    if len(found) > limit:
        click.echo(reader_words()("cli.more_hits", count=limit), err=True)


def _query(index: Index, state: State, words: Sequence[str], filters: dict[str, str]) -> Query:
    """Return what is sought, or end with what was not understood."""
    say = reader_words()
    line = [
        *(f'{say.show(Filter(name))}:"{_unquoted(value)}"' for name, value in filters.items()),
        *(_kept_whole(word, index) for word in words),
    ]
    query = query_from(" ".join(line), index.vocabulary, state)
    for misread in query.misread:
        stop(misread_words(say, misread), 2)
    if not query:
        stop(say("cli.nothing_sought"), 2)
    return query


def _kept_whole(argument: str, index: Index) -> str:
    """Return an argument that the shell had in quotes with quotes of its own."""
    if " " not in argument or any(sign in argument for sign in '"«“'):
        return argument
    name, colon, value = argument.partition(":")
    if colon and name.casefold() in index.vocabulary.filters:
        return f'{name}:"{value}"'
    return f'"{argument}"'


def _unquoted(value: str) -> str:
    """Return an option's value without signs that would end it."""
    return value.replace('"', " ")


def _found(index: Index, query: Query, state: State, today: date) -> Iterator[Finding]:
    """Yield what is found, as it is found."""
    for _ in index.take(state, today):
        pass
    for place in index.sought(query):
        if place:
            yield index.finding(place, query)


def _print(found: list[Finding]) -> None:
    """Print what was found, or say that there is nothing."""
    for hit in found:
        put(found_lines(reader_words(), hit, _WIDTH))
    if not found:
        click.echo(reader_words()("cli.no_hits"), err=True)
