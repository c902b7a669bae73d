"""Commands that open a program or make a workspace: demo, follow, init."""

from pathlib import Path

import click

from mkm_tui.actions.setup import SetGroup
from mkm_tui.cli.base import helped, main, shown, tell, told
from mkm_tui.opening import (
    build_example,
    example_folder,
    folder_of,
    make_workspace,
    open_follow,
    reader_words,
    tell_behind,
)
from mkm_tui.records.signs import in_a_line
from mkm_tui.records.terms import Language


@main.command(help=helped("cmd_demo"))
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--no-open", is_flag=True, help=helped("no_open"))
@told
def demo(folder: Path | None, no_open: bool) -> None:
    """Copy the example and open it."""
    target = folder or example_folder()
    if not build_example(target):
        tell_behind()
    if no_open:
        tell(reader_words()("cli.copied", folder=target))
    else:
        shown(target)


@main.command(help=helped("cmd_follow"))
@click.pass_context
@told
def follow(context: click.Context) -> None:
    """Open the room display."""
    shown(folder_of(context.obj), open_follow)


@main.command(help=helped("cmd_init"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", required=True, help=helped("name"))
@click.option("--municipality", default="", help=helped("municipality"))
@click.option(
    "--language", type=click.Choice([language.value for language in Language]), default="nb"
)
@told
def init(folder: Path, name: str, municipality: str, language: str) -> None:
    """Make a new workspace."""
    name, municipality = in_a_line(name), in_a_line(municipality)
    group = SetGroup(name=name, municipality=municipality, language=Language(language))
    if not make_workspace(folder, group):
        tell_behind()
    tell(reader_words()("cli.created", folder=folder))
