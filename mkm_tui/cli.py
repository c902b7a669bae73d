"""The command line: for the secretary, and for scripts. Only opening the app imports Textual."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click
import msgspec

from mkm_tui import __version__
from mkm_tui.actions.catalogue import ACTIONS, AnyAction, decoder
from mkm_tui.actions.setup import SetGroup
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.registers import REGISTERS, plain_table, rows
from mkm_tui.opening import (
    build_example,
    example_folder,
    folder_of,
    make_workspace,
    now,
    open_app,
    open_follow,
    reader_words,
)
from mkm_tui.records.state import RECORDS
from mkm_tui.records.terms import Language
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.journal import Journal, opened
from mkm_tui.store.workspace import HISTORY, STORE, Workspace

REFUSED, UNREADABLE = 1, 3
"""Exit codes: a rule or a check said no; the workspace is locked, damaged or missing."""


def stop(sentence: str, code: int) -> NoReturn:
    """Say why on stderr in one line, and end."""
    click.echo(sentence, err=True)
    raise SystemExit(code)


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
            stop(reader_words().refusal(broken), REFUSED)
        except StoreFault as fault:
            stop(reader_words()(f"store.{fault.key}", **fault.values), UNREADABLE)
        except OSError as error:
            stop(reader_words()("store.read_failed", reason=error.strerror), UNREADABLE)

    return run


@contextmanager
def reading(context: click.Context) -> Iterator[Workspace]:
    """Open the workspace to read from it."""
    workspace = Workspace(folder_of(context.obj), read_only=True)
    try:
        yield workspace
    finally:
        workspace.close()


@click.group(
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


@main.command(help=helped("cmd_demo"))
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--no-open", is_flag=True, help=helped("no_open"))
@told
def demo(folder: Path | None, no_open: bool) -> None:
    """Copy the example and open it."""
    target = folder or example_folder()
    build_example(target)
    if no_open:
        click.echo(reader_words()("cli.copied", folder=target))
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
    group = SetGroup(name=name, municipality=municipality, language=Language(language))
    make_workspace(folder, group)
    click.echo(reader_words()("cli.created", folder=folder))


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
        workspace = Workspace(folder)
        try:
            if workspace.read_only:
                raise StoreFault("read_only")
            for number, line in enumerate(file, 1):
                if line.strip():
                    _apply_line(workspace, line, number)
        finally:
            workspace.close()


def _copied(folder: Path, to: Path) -> Path:
    """Copy a workspace's two files, and return where they are."""
    for name in (STORE, HISTORY):
        if (folder / name).exists():
            shutil.copyfile(folder / name, to / name)
    return to


def _apply_line(workspace: Workspace, line: bytes, number: int) -> None:
    """Perform one line's action and print its sequence number, or why it was refused."""
    try:
        action = decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        stop(reader_words()("cli.bad_action", line=number, reason=error), REFUSED)
    try:
        workspace.perform(action, now())
    except RuleBroken as broken:
        sentence = reader_words().refusal(broken)
        click.echo(msgspec.json.encode({"refused": broken.rule, "because": sentence}))
        raise SystemExit(REFUSED) from broken
    click.echo(msgspec.json.encode({"seq": workspace.sequence}))


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


@main.command(help=helped("cmd_export"))
@click.argument("kind", type=click.Choice(["notice", "minutes", "decisions", "notes"]))
@click.option("--meeting", "meeting_id", help=helped("meeting"))
@click.option("--audience", type=click.Choice([r.value for r in Reach]), default="public")
@click.option("-o", "--output", type=click.Path(path_type=Path), help=helped("output"))
@click.option("--force", is_flag=True, help=helped("force"))
@click.pass_context
@told
def export(
    context: click.Context,
    kind: str,
    meeting_id: str | None,
    audience: str,
    output: Path | None,
    force: bool,
) -> None:
    """Print or write a document."""
    from mkm_tui.documents.files import write_document
    from mkm_tui.documents.papers import document_of

    with reading(context) as workspace:
        state = workspace.state
        document = document_of(state, kind, meeting_id, Reach(audience), now().today)
    if state.group is None:
        stop(reader_words()("refusals.no_group"), REFUSED)
    if document is None:
        key = "cli.no_meeting" if meeting_id else "cli.choose_meeting"
        stop(reader_words()(key, meeting=meeting_id), 2)
    if output is None:
        click.echo(document, nl=False)
        return
    try:
        write_document(output, document, overwrite=force)
    except FileExistsError:
        stop(reader_words()("cli.file_exists", file=output), REFUSED)
    except OSError as error:
        stop(reader_words()("store.write_failed", reason=error.strerror), UNREADABLE)
    click.echo(output)


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


@main.command(help=helped("cmd_schema"))
@click.argument("what", type=click.Choice(["records", "actions"]))
def schema(what: str) -> None:
    """Print JSON Schema."""
    kinds = list(RECORDS.values()) if what == "records" else [AnyAction]
    _, parts = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    named = sorted(kind.__name__ for kind in (RECORDS if what == "records" else ACTIONS).values())
    whole = {"$defs": parts, "anyOf": [{"$ref": f"#/$defs/{name}"} for name in named]}
    click.echo(msgspec.json.format(msgspec.json.encode(whole), indent=2))
