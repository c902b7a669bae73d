"""The command line: for the secretary, and for scripts. Only opening the app imports Textual."""

import getpass
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache, wraps
from importlib import resources
from pathlib import Path
from typing import Any, NoReturn

import click
import msgspec

from mkm_tui import __version__
from mkm_tui.actions.base import Action, Changes, Context
from mkm_tui.actions.catalogue import ACTIONS, AnyAction, decoder, perform
from mkm_tui.actions.setup import SetGroup
from mkm_tui.documents.papers import document_of
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.registers import REGISTERS, plain_table, rows
from mkm_tui.locale.words import Words, reader_language
from mkm_tui.records.state import RECORDS
from mkm_tui.records.terms import Language
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.check import findings
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.journal import Journal, opened
from mkm_tui.store.workspace import HISTORY, Workspace

REFUSED, UNREADABLE = 1, 3
"""Exit codes: a rule or a check said no; the workspace is locked, damaged or missing."""


@cache
def reader_words() -> Words:
    """Return the words in the reader's language."""
    return Words(reader_language())


def now() -> Context:
    """Return the moment and the person: MKM_USER, else who is logged in."""
    try:
        who = os.environ.get("MKM_USER") or getpass.getuser()
    except (OSError, KeyError):
        who = "?"
    return Context(now=datetime.now().astimezone(), who=who)


def stop(sentence: str, code: int) -> NoReturn:
    """Say why on stderr in one line, and end."""
    click.echo(sentence, err=True)
    raise SystemExit(code)


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

    return run


def folder_of(chosen: Path | None) -> Path:
    """Return the workspace: -w, then MKM_WORKSPACE, then the user's data folder."""
    if chosen:
        return chosen
    if "MKM_WORKSPACE" in os.environ:
        return Path(os.environ["MKM_WORKSPACE"])
    from platformdirs import user_data_path

    return user_data_path("mkm", appauthor=False) / "workspace"


@contextmanager
def reading(context: click.Context) -> Iterator[Workspace]:
    """Open the workspace to read from it."""
    workspace = Workspace(folder_of(context.obj), read_only=True)
    try:
        yield workspace
    finally:
        workspace.close()


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-w", "--workspace", type=click.Path(path_type=Path), help="Mappa med arkivet.")
@click.version_option(__version__, prog_name="mkm")
@click.pass_context
@told
def main(context: click.Context, workspace: Path | None) -> None:
    """Styringsgruppas møterom i terminalen."""
    context.obj = workspace
    if context.invoked_subcommand is None:
        open_app(folder_of(workspace))


def open_app(folder: Path) -> None:
    """Open the program on a workspace; it makes an empty one where there is none."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        stop(reader_words()("cli.no_terminal"), 2)
    from mkm_tui.app import MkmApp

    try:
        workspace = Workspace(folder)
    except StoreFault as fault:
        if fault.key != "no_workspace":
            raise
        workspace = Workspace.create(folder)
    try:
        MkmApp(workspace, reader_words(), lambda: now().now, now().who).run()
    finally:
        workspace.close()


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--no-open", is_flag=True, help="Bare kopier, og skriv hvor.")
@told
def demo(folder: Path | None, no_open: bool) -> None:
    """Kopier eksemplet til en mappe og åpne det."""
    target = folder or Path(tempfile.mkdtemp(prefix="mkm-")) / "fjordvik"
    build_example(target)
    if no_open:
        click.echo(reader_words()("cli.copied", folder=target))
    else:
        open_app(target)


def build_example(target: Path) -> None:
    """Make a workspace from the example's actions, with today as its day."""
    from mkm_tui.store.example import replay_example

    travelling = resources.files("mkm_tui") / "example" / "actions.jsonl"
    beside = Path(__file__).parent.parent / "data" / "example" / "actions.jsonl"
    source = travelling.read_bytes() if travelling.is_file() else beside.read_bytes()
    workspace = Workspace.create(target)
    try:

        def performed(action: Action, context: Context) -> Changes:
            changes = perform(action, workspace.state, context)
            workspace.perform(action, context)
            return changes

        replay_example(source, now().today, performed)
    finally:
        workspace.close()


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="Gruppas navn.")
@click.option("--municipality", default="", help="Kommunens navn.")
@click.option("--language", type=click.Choice(list(Language)), default=Language.NB)
@told
def init(folder: Path, name: str, municipality: str, language: str) -> None:
    """Lag en ny arbeidsmappe."""
    workspace = Workspace.create(folder)
    try:
        action = SetGroup(name=name, municipality=municipality, language=Language(language))
        workspace.perform(action, now())
    finally:
        workspace.close()
    click.echo(reader_words()("cli.created", folder=folder))


@main.command()
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--dry-run", is_flag=True, help="Prøv, men skriv ingenting.")
@click.pass_context
@told
def apply(context: click.Context, file: Any, dry_run: bool) -> None:
    """Utfør handlinger fra JSON-linjer; stopper ved den første som blir avvist."""
    folder = folder_of(context.obj)
    with tempfile.TemporaryDirectory(prefix="mkm-") as rehearsal:
        if dry_run and folder.is_dir():
            folder = Path(shutil.copytree(folder, Path(rehearsal) / "workspace"))
        workspace = Workspace(folder)
        try:
            if workspace.read_only:
                raise StoreFault("read_only")
            for number, line in enumerate(file, 1):
                if line.strip():
                    _apply_line(workspace, line, number)
        finally:
            workspace.close()


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


@main.command("list")
@click.argument("register", type=click.Choice(REGISTERS))
@click.option("--json", "as_json", is_flag=True, help="Som JSON.")
@click.option("--where", multiple=True, metavar="FELT=VERDI", help="Bare rader der dette stemmer.")
@click.pass_context
@told
def list_(context: click.Context, register: str, as_json: bool, where: tuple[str, ...]) -> None:
    """Vis et register, med alt som er utregnet."""
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


@main.command()
@click.argument("kind", type=click.Choice(["notice", "minutes", "decisions"]))
@click.option("--meeting", "meeting_id", help="Møtet, for eksempel M3/26.")
@click.option("--audience", type=click.Choice(list(Reach)), default=Reach.PUBLIC)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Skriv til denne fila.")
@click.option("--force", is_flag=True, help="Skriv over en fil som finnes.")
@click.pass_context
@told
def export(
    context: click.Context,
    kind: str,
    meeting_id: str | None,
    audience: Reach,
    output: Path | None,
    force: bool,
) -> None:
    """Skriv innkalling, møtebok eller vedtakslogg som Markdown."""
    with reading(context) as workspace:
        document = document_of(workspace.state, kind, meeting_id, Reach(audience), now().today)
    if document is None:
        key = "cli.no_meeting" if meeting_id else "cli.choose_meeting"
        stop(reader_words()(key, meeting=meeting_id), 2)
    if output is None:
        click.echo(document, nl=False)
        return
    try:
        with output.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(document)
    except FileExistsError:
        stop(reader_words()("cli.file_exists", file=output), REFUSED)
    except OSError as error:
        stop(reader_words()("store.write_failed", reason=error.strerror), UNREADABLE)
    click.echo(output)


@main.command()
@click.pass_context
@told
def check(context: click.Context) -> None:
    """Se etter at historikk, register og henvisninger stemmer."""
    folder = folder_of(context.obj)
    words = reader_words()
    found = [words(key, **values) for key, values in findings(folder)]
    for sentence in found:
        click.echo(sentence)
    if found:
        raise SystemExit(REFUSED)
    count = sum(1 for _ in Journal(folder / HISTORY).lines())
    click.echo(words("cli.all_well", count=count))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Hele linjer, som JSON.")
@click.option("--since", type=int, default=0, metavar="NR", help="Bare det som kom etter.")
@click.pass_context
@told
def history(context: click.Context, as_json: bool, since: int) -> None:
    """Hvem endret hva, og når."""
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


@main.command()
@click.argument("what", type=click.Choice(["records", "actions"]))
def schema(what: str) -> None:
    """Skriv JSON Schema for postene eller handlingene."""
    kinds = list(RECORDS.values()) if what == "records" else [AnyAction]
    _, parts = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    named = sorted(kind.__name__ for kind in (RECORDS if what == "records" else ACTIONS).values())
    whole = {"$defs": parts, "anyOf": [{"$ref": f"#/$defs/{name}"} for name in named]}
    click.echo(msgspec.json.format(msgspec.json.encode(whole), indent=2))
