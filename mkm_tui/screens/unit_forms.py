"""The forms of a unit's page: limit, arenas, a survey by hand, and the answer to a warning."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from textual.widgets import Input

from mkm_tui.actions.method import RecordSurvey
from mkm_tui.actions.setup import EditUnit
from mkm_tui.locale.days import Lies
from mkm_tui.locale.method_words import checklist_name, point_name
from mkm_tui.records.checklists import Survey
from mkm_tui.records.people import Unit
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.checklists import LENGTHS
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.widgets import fields
from mkm_tui.widgets.fields import Field, Misread
from mkm_tui.widgets.typed import Entry

Counts = tuple[int, int, int, int]
_NOBODY: Counts = (0, 0, 0, 0)
_DIGITS = 5
"""Digits that a count has fewer than."""


def limit_form(house: House, unit: Unit) -> Form:
    """Return the form of how many active projects the unit carries at most (R19)."""
    words, group = house.words, house.state.group

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(EditUnit(unit=unit.id, project_limit=values["project_limit"]))

    field = fields.whole("project_limit", words("forms.own_limit"), unit.project_limit)
    of_all = group.project_limit if group else ""
    note = words("forms.limit_note", limit=of_all)
    return Form(words, words("forms.limit", unit=unit.name), [field], perform, note=note)


def arenas_form(house: House, unit: Unit) -> Form:
    """Return the form of where employees, leaders and users meet about the work."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(EditUnit(unit=unit.id, arenas=values["arenas"]))

    field = fields.text("arenas", words("leaf.arenas"), unit.arenas)
    title = words("forms.arenas", unit=unit.name)
    return Form(words, title, [field], perform, note=words("forms.arenas_note"))


def survey_form(house: House, unit: Unit, of: Checklist, known: Survey | None = None) -> Form:
    """Return the form of a survey: a line for each point, with one mark or four counts."""
    words = house.words
    counts = known.counts if known else (_NOBODY,) * LENGTHS[of]
    numbered = list(enumerate(counts, 1))

    def perform(values: dict[str, Any]) -> str:
        every = tuple(values[f"point{number}"] for number, _ in numbered)
        return house.attempt(
            RecordSurvey(unit=unit.id, of=of, counts=every, on=values["on"], note=values["note"])
        )

    listed = [
        _marks(f"point{number}", f"{number}. {point_name(words, of, number)}", count)
        for number, count in numbered
    ]
    about = survey_fields(house, known.on if known else None, known.note if known else "")
    name = words("forms.survey", unit=unit.name, of=checklist_name(words, of))
    return Form(words, name, [*listed, *about], perform, note=words("forms.survey_note"))


def survey_fields(house: House, on: date | None = None, note: str = "") -> list[Field]:
    """Return the fields of when a survey was made, and what there is to say about it."""
    words, today = house.words, house.now().date()
    return [
        fields.day("on", words("forms.survey_on"), today, on or today, Lies.BEHIND),
        fields.line("note", words("forms.survey_about"), note),
    ]


def _marks(name: str, label: str, counts: Counts) -> Field:
    """Return a field for one mark from 1 to 4, or for how many gave each of them."""

    def read(widget: Input) -> Counts:
        found = counts_from(widget.value)
        if found is None:
            raise Misread("not_marks", text=widget.value.strip())
        return found

    return Field(name, label, lambda: Entry(_shown(counts)), read)


def _shown(counts: Counts) -> str:
    """Return counts as they are typed; nothing where nobody replied."""
    return " ".join(map(str, counts)) if any(counts) else ""


def counts_from(text: str) -> Counts | None:
    """Return the counts that a line says: "3" is one who gave 3, "1 4 6 2" gives all four."""
    parts: Sequence[str] = text.replace(",", " ").replace(";", " ").split()
    if not all(part.isascii() and part.isdigit() and len(part) < _DIGITS for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == len(_NOBODY):
        first, second, third, fourth = numbers
        return first, second, third, fourth
    if not numbers:
        return _NOBODY
    if len(numbers) > 1 or numbers[0] not in range(1, len(_NOBODY) + 1):
        return None
    one, two, three, four = (int(numbers[0] == mark) for mark in range(1, len(_NOBODY) + 1))
    return one, two, three, four
