"""The spreadsheets of `mkm import`: a suggestion box's ideas, and a unit's survey."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click

from mkm_tui.actions.base import Action
from mkm_tui.actions.method import RecordSurvey
from mkm_tui.cli.base import REFUSED, UNREADABLE, opened, stop, tell, why
from mkm_tui.documents.csv_rows import read_csv
from mkm_tui.documents.ideas_file import ideas_from
from mkm_tui.documents.ideas_preview import ideas_preview, misfits_told
from mkm_tui.documents.import_source import Source, Unreadable
from mkm_tui.documents.survey_file import survey_from
from mkm_tui.documents.survey_preview import preview_lines
from mkm_tui.locale.method_words import checklist_name
from mkm_tui.opening import folder_of, now, reader_words
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.workspace import Workspace

Asked = Callable[[], bool] | None
"""Asks whether to go on; None where that was said on the command line."""


def import_sheet(
    context: click.Context,
    file: Path,
    unit: str,
    survey: Checklist | None,
    day: date | None,
    dry_run: bool,
    asked: Asked,
) -> None:
    """Show what a spreadsheet holds, ask, and bring its ideas in, or its survey of a unit."""
    with opened(folder_of(context.obj), read_only=dry_run) as workspace:
        if workspace.read_only and not dry_run:
            raise StoreFault(workspace.why_read_only)
        if survey is not None:
            actions, done, after = _survey(workspace, file, unit, survey, day)
        else:
            actions, done, after = _ideas(workspace, file)
        if dry_run:
            return
        if asked is not None and not asked():
            raise SystemExit(REFUSED)
        _perform(workspace, actions)
        tell(done)
        for line in after:
            tell(line)


_Planned = tuple[list[Action], str, list[str]]
"""The actions, what is told when they are done, and what is told after that."""


def _ideas(workspace: Workspace, file: Path) -> _Planned:
    """Show what a suggestion box holds."""
    words = reader_words()
    try:
        plan = ideas_from(_source(file), workspace.state, now().today)
    except Unreadable as no:
        stop(words(f"reading.{no.key}", **no.values), REFUSED)
    for line in ideas_preview(words, plan):
        tell(line)
    told = words("cli.ideas_imported", count=len(plan.actions))
    return list(plan.actions), told, misfits_told(words, plan) if plan.left_out else []


def _survey(
    workspace: Workspace, file: Path, unit: str, of: Checklist, day: date | None
) -> _Planned:
    """Show what a survey holds."""
    words, source = reader_words(), _source(file)
    try:
        found = survey_from(source, of)
    except Unreadable as no:
        stop(words(f"reading.{no.key}", **no.values), REFUSED)
    for line in preview_lines(words, of, found):
        tell(line)
    known = workspace.state.units.get(unit)
    name = known.name if known else unit
    told = words("cli.survey_imported", unit=name, list=checklist_name(words, of))
    return [RecordSurvey(unit=unit, of=of, counts=found.counts, on=day)], told, []


def _source(file: Path) -> Source:
    """Return the file's text, or end with why it cannot be read."""
    try:
        return read_csv(file)
    except Unreadable as no:
        code = UNREADABLE if no.key in ("no_file", "file_failed") else REFUSED
        stop(reader_words()(f"reading.{no.key}", **no.values), code)


def _perform(workspace: Workspace, actions: Sequence[Action]) -> None:
    """Perform the actions, or end with why not and how far it came; what came before stays."""
    for done, action in enumerate(actions):
        try:
            workspace.perform(action, now())
        except (StoreFault, RuleBroken) as no:
            code = UNREADABLE if isinstance(no, StoreFault) else REFUSED
            values = {"done": done, "all": len(actions), "why": why(no)}
            stop(reader_words()("cli.import_stopped", **values), code)
