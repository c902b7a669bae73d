"""A unit's survey from a spreadsheet: which file, what was read and what not, and then it."""

from pathlib import Path
from typing import Any

from textual.app import App

from mkm_tui.actions.method import RecordSurvey
from mkm_tui.documents.import_source import Unreadable
from mkm_tui.documents.survey_file import ReadSurvey, read_survey
from mkm_tui.documents.survey_preview import preview_lines
from mkm_tui.locale.method_words import checklist_name
from mkm_tui.records.terms import Checklist
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.unit_forms import survey_fields
from mkm_tui.widgets import fields
from mkm_tui.widgets.fields import Field
from mkm_tui.widgets.plain import one_line
from mkm_tui.widgets.typed import Area


class _Found(Area):
    """What was read, to look through with the arrows."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines), read_only=True, compact=True)
        self.styles.height, self.styles.max_height = len(lines), "45vh"


def survey_file(house: House, app: App[Any], unit: str, of: Checklist) -> None:
    """Ask for a file, show what it holds, and record it; never on a shared screen."""
    words = house.words
    if house.shared:
        house.warn(words("screens.shared.refused"))
        return

    def perform(values: dict[str, Any]) -> str:
        try:
            found = read_survey(Path(values["path"]).expanduser(), of)
        except Unreadable as no:
            return words(f"reading.{no.key}", **no.values)
        except RuntimeError:
            return words("reading.no_file", file=values["path"])  # no such user's home
        app.call_later(app.push_screen, _preview(house, unit, of, found))
        return ""

    app.push_screen(
        Form(
            words,
            words("forms.survey_file", of=checklist_name(words, of)),
            [fields.line("path", words("forms.survey_path"))],
            perform,
            note=words("forms.survey_file_note"),
            verb=words("forms.import_look"),
        )
    )


def _preview(house: House, unit: str, of: Checklist, found: ReadSurvey) -> Form:
    """Return the form that shows what was read, and records it."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        on, note = values["on"], values["note"]
        return house.attempt(RecordSurvey(unit=unit, of=of, counts=found.counts, on=on, note=note))

    shown = Field("found", "", lambda: _Found(preview_lines(words, of, found)), lambda area: None)
    listed = [shown, *survey_fields(house)]
    title = words("forms.survey_found", file=one_line(found.name))
    return Form(words, title, listed, perform, verb=words("forms.survey_record"))
