"""`mkm import`: agendas and minutes of others become matters, once they have been looked over."""

import sys
from datetime import date
from pathlib import Path

import click

from mkm_tui.cli.base import REFUSED, UNREADABLE, helped, main, opened, stop, tell, told, why
from mkm_tui.documents.import_found import found_in_file
from mkm_tui.documents.import_plan import NoPlan, Plan, Where, plan_of
from mkm_tui.documents.import_preview import preview_of, stopped
from mkm_tui.documents.import_source import Source, Unreadable, read_source
from mkm_tui.locale.days import day_from
from mkm_tui.opening import folder_of, now, reader_words
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.rules.surveys import SURVEYED
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.workspace import Workspace


@main.command("import", help=helped("cmd_import"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--meeting", default="", help=helped("import_meeting"))
@click.option("--on", "day", help=helped("import_on"))
@click.option("--dry-run", is_flag=True, help=helped("dry_run"))
@click.option("--yes", is_flag=True, help=helped("import_yes"))
@click.option("--unit", default="", help=helped("import_unit"))
@click.option(
    "--of",
    type=click.Choice([of.value for of in SURVEYED]),
    default=Checklist.EMPOWERMENT.value,
    help=helped("import_of"),
)
@click.pass_context
@told
def import_(
    context: click.Context,
    file: Path,
    meeting: str,
    day: str | None,
    dry_run: bool,
    yes: bool,
    unit: str,
    of: str,
) -> None:
    """Show what a file holds, ask, and bring its matters, its ideas or its survey in."""
    if file.suffix.lower() == ".csv":
        from mkm_tui.cli.spreadsheets import import_sheet

        if meeting:
            stop(reader_words()("cli.csv_no_meeting"), 2)
        asked = None if yes else agreed
        survey = Checklist(of) if unit else None
        import_sheet(context, file, unit, survey, _day_or_stop(day, ""), dry_run, asked)
        return
    if unit:
        stop(reader_words()("cli.only_csv"), 2)
    where = Where(meeting, _day_or_stop(day, meeting))
    with opened(folder_of(context.obj), read_only=dry_run) as workspace:
        if workspace.read_only and not dry_run:
            raise StoreFault(workspace.why_read_only)
        source, plan = _planned(workspace, file, where)
        for line in preview_of(reader_words(), source, plan):
            tell(line)
        if dry_run:
            return
        if not (yes or agreed()):
            raise SystemExit(REFUSED)
        _bring_in(workspace, plan)


def _bring_in(workspace: Workspace, plan: Plan) -> None:
    """Perform the actions, or end with how far it has come."""
    words = reader_words()
    for done, action in enumerate(plan.actions):
        try:
            workspace.perform(action, now())
        except (StoreFault, RuleBroken) as no:
            code = UNREADABLE if isinstance(no, StoreFault) else REFUSED
            stop(stopped(words, plan, done, why(no)), code)
    tell(words("cli.imported", count=len(plan.matters), meeting=plan.meeting))


def _day_or_stop(day: str | None, meeting: str) -> date | None:
    """Return the day that was given, or end where it cannot be read, or where both are given."""
    words = reader_words()
    if day is None:
        return None
    if meeting:
        stop(words("cli.meeting_or_day"), 2)
    found = day_from(day, now().today)
    if found is None:
        stop(words("cli.bad_day", text=day), 2)
    return found


def _planned(workspace: Workspace, file: Path, where: Where) -> tuple[Source, Plan]:
    """Return the file and what its import would do, or end with why there is nothing to do."""
    words = reader_words()
    try:
        source = read_source(file)
        found = found_in_file(source, workspace.state)
        return source, plan_of(found, workspace.state, where, now())
    except Unreadable as no:
        code = UNREADABLE if no.key in ("no_file", "file_failed") else REFUSED
        stop(words(f"reading.{no.key}", **no.values), code)
    except NoPlan as no:
        hint = f": {words('cli.import_where')}" if no.key == "no_date" else ""
        stop(words(f"reading.{no.key}", **no.values) + hint, REFUSED)


def agreed() -> bool:
    """Ask whether to go on; without a terminal tell how to, and do not."""
    words = reader_words()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(words("cli.import_needs_yes"), err=True)
        return False
    answer = click.prompt(words("cli.import_question"), default="", show_default=False)
    return answer.strip().casefold()[:1] in words("cli.import_answers").split("|")
