"""`mkm export`: documents on the screen or in a file."""

from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from mkm_tui.cli.base import REFUSED, UNREADABLE, helped, main, put, reading, stop, tell, told
from mkm_tui.documents.files import Format, rendered, write_document
from mkm_tui.documents.paper import Paper, PaperKind, Wish
from mkm_tui.documents.papers import NoPaper, paper_of
from mkm_tui.documents.reach import Reach
from mkm_tui.opening import now, reader_words
from mkm_tui.records.terms import Language
from mkm_tui.store.workspace import Workspace


@main.command(help=helped("cmd_export"))
@click.argument("kind", type=click.Choice([kind.value for kind in PaperKind]))
@click.option("--meeting", default="", help=helped("meeting"))
@click.option("--decision", default="", help=helped("decision"))
@click.option("--unit", default="", help=helped("unit"))
@click.option("--project", default="", help=helped("project"))
@click.option("--idea", default="", help=helped("idea"))
@click.option(
    "--audience",
    type=click.Choice([reach.value for reach in Reach]),
    default="public",
    help=helped("audience"),
)
@click.option(
    "--language", type=click.Choice([lang.value for lang in Language]), help=helped("language")
)
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default="md",
    help=helped("format"),
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help=helped("output"))
@click.option("--force", is_flag=True, help=helped("force"))
@click.pass_context
@told
def export(
    context: click.Context,
    kind: str,
    meeting: str,
    decision: str,
    unit: str,
    project: str,
    idea: str,
    audience: str,
    language: str | None,
    form: str,
    output: Path | None,
    force: bool,
) -> None:
    """Print or write a document."""
    tongue = Language(language) if language else None
    wish = Wish(PaperKind(kind), Reach(audience), meeting, decision, unit, tongue, project, idea)
    with reading(context) as workspace:
        paper = paper_or_stop(workspace, wish, now().today)
    try:
        text = rendered(paper, Format(form))
    except NoPaper as no:
        _say_no(no)
    if output is None:
        put(text, newline=False)
    else:
        written_or_stop(output, text, force)
        tell(str(output))


def paper_or_stop(workspace: Workspace, wish: Wish, today: date) -> Paper:
    """Return a document, or end with what is missing."""
    try:
        return paper_of(workspace.state, wish, today, workspace.stamp)
    except NoPaper as no:
        _say_no(no)


def _say_no(no: NoPaper) -> NoReturn:
    """End with why there is no such document."""
    code = REFUSED if no.key == "no_group" else 2
    stop(reader_words()(f"documents.{no.key}", **no.values), code)


def written_or_stop(path: Path, text: str, force: bool) -> None:
    """Write a file, or end with why it was not written."""
    try:
        write_document(path, text, overwrite=force)
    except FileExistsError:
        stop(reader_words()("cli.file_exists", file=path), REFUSED)
    except OSError as error:
        stop(reader_words()("store.write_failed", reason=error), UNREADABLE)
