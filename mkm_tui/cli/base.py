"""What all commands share: the group, the words, and how errors end."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import wraps
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, NoReturn

import click

from mkm_tui import __version__
from mkm_tui.documents.text import printable
from mkm_tui.opening import (
    folder_of,
    in_words,
    open_app,
    put_away,
    reader_words,
    tell_behind,
)
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.workspace import Workspace

REFUSED, UNREADABLE = 1, 3
"""Exit codes: a rule or a check said no; the workspace is locked, damaged or missing."""


def stop(sentence: str, code: int) -> NoReturn:
    """Say why on stderr in one line, and end; what a terminal would obey is made visible."""
    with suppress(OSError):
        click.echo(printable(sentence), err=True)
    raise SystemExit(code)


def put(text: str | bytes, newline: bool = True) -> None:
    """Write what was asked for to the output, or end with why it cannot be written."""
    try:
        click.echo(text, nl=newline)
    except BrokenPipeError:
        raise  # whoever read the output wants no more of it; click ends in silence
    except OSError as error:
        _lost(error)


def tell(sentence: str) -> None:
    """Write a sentence to the output, on one line of it."""
    put(printable(sentence))


def _lost(error: OSError) -> NoReturn:
    """End with why the output cannot be written; what waits to be written is let go."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    stop(reader_words()("cli.output_failed", reason=error), UNREADABLE)


def helped(key: str) -> str:
    """Return a help text in the reader's language."""
    return reader_words()(f"cli.help_{key}")


def told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what rules and files refuse into one sentence and an exit code."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except RuleBroken as broken:
            stop(why(broken), REFUSED)
        except BrokenPipeError:
            raise  # whoever read the output wants no more of it; click ends in silence
        except (StoreFault, OSError) as fault:
            stop(in_words(fault), UNREADABLE)

    return run


def reading(context: click.Context) -> AbstractContextManager[Workspace]:
    """Open the workspace to read from it."""
    return opened(folder_of(context.obj), read_only=True)


@contextmanager
def opened(folder: Path, read_only: bool = False) -> Iterator[Workspace]:
    """Open a workspace, and close it in the end.

    What was done is in the history by then; that the rest cannot be brought up to date is told.
    """
    workspace = Workspace(folder, read_only=read_only)
    try:
        yield workspace
    finally:
        if not put_away(workspace):
            tell_behind()


def why(fault: StoreFault | RuleBroken) -> str:
    """Return a fault, or what a rule refuses, as a sentence."""
    return in_words(fault)


_HOMES = {
    "apply": "applying",
    "check": "telling",
    "demo": "starting",
    "export": "exporting",
    "find": "finding",
    "follow": "starting",
    "history": "telling",
    "import": "importing",
    "init": "starting",
    "list": "listing",
    "publish": "publishing",
    "recover": "recovering",
    "schema": "describing",
    "verify": "proving",
}
"""The module of each command; what is in none of them is sought in all."""


class Commands(click.Group):
    """The commands of the modules beside this one."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names of all commands."""
        self._load_all()
        return super().list_commands(context)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a command; only its own module is loaded, where that is known."""
        if name in _HOMES:
            import_module(f"{__package__}.{_HOMES[name]}")
        else:
            self._load_all()
        return super().get_command(context, name)

    def main(self, *args: Any, **options: Any) -> Any:
        """Run; that even a help text cannot be written is told in a sentence."""
        try:
            return super().main(*args, **options)
        except OSError as error:
            _lost(error)

    def _load_all(self) -> None:
        """Load every module."""
        for module in iter_modules([str(Path(__file__).parent)]):
            import_module(f"{__package__}.{module.name}")


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=helped("main"),
)
@click.option("-w", "--workspace", type=click.Path(path_type=Path), help=helped("workspace"))
@click.version_option(__version__, prog_name="mkm")
@click.pass_context
@told
def main(context: click.Context, workspace: Path | None) -> None:
    """Open the program, unless a command is given."""
    context.obj = workspace
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    if context.invoked_subcommand is None:
        shown(folder_of(workspace))


def shown(folder: Path, opens: Callable[[Path], None] = open_app) -> None:
    """Open a program, or name the commands that work where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        stop(reader_words()("cli.no_terminal"), 2)
    opens(folder)
