"""Answering a warning about a project or a unit: "vi vet; fordi …"."""

from typing import Any

from mkm_tui.actions.method import AnswerWarning
from mkm_tui.locale.method_words import caution_words
from mkm_tui.locale.words import Words
from mkm_tui.records.checklists import Answered
from mkm_tui.records.people import Unit
from mkm_tui.records.portfolio import Project
from mkm_tui.rules.cautions import Caution, answer_to
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.widgets import fields


def answer_form(house: House, record: Project | Unit, caution: Caution) -> Form:
    """Return the form of an answer to a warning; what was said before can be said otherwise."""
    words, before = house.words, answer_to(record, caution)
    whose = "unit" if isinstance(record, Unit) else "project"
    name = record.name if isinstance(record, Unit) else record.id

    def perform(values: dict[str, Any]) -> str:
        named = {whose: record.id}
        return house.attempt(
            AnswerWarning(warning=caution.code, because=values["because"], **named)
        )

    field = fields.text("because", words("forms.because"), before.because if before else "")
    title = words("forms.answer_warning", about=name)
    return Form(words, title, [field], perform, note=caution_words(words, house.state, caution))


def answer_words(words: Words, given: Answered) -> str:
    """Return what was said to a warning, when and by whom."""
    by = f", {given.by}" if given.by else ""
    return words("screens.project.answered", because=given.because, on=given.on, by=by)
