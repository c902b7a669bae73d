"""The forms of an idea: new, and what is known about it."""

from typing import Any

from mkm_tui.actions.ideas import AddIdea, EditIdea
from mkm_tui.locale.days import Lies
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.terms import Level, Origin, Restructuring
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.idea_page import QUESTIONS
from mkm_tui.screens.options import terms, units
from mkm_tui.widgets import fields
from mkm_tui.widgets.fields import Field


def add_idea(house: House) -> Form:
    """Return the form of a new idea: the line, and whom it comes from."""
    words, today = house.words, house.now().date()

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(AddIdea(**{**values, "unit": values["unit"] or ""}))

    listed = [
        fields.line("title", words("forms.idea_title")),
        fields.text("text", words("forms.idea_text")),
        fields.choice("origin", words("forms.origin"), terms(words, Origin)),
        fields.line("bearer", words("forms.bearer")),
        fields.tick("anonymous", words("forms.anonymous")),
        fields.choice("unit", words("forms.unit"), units(house.state)),
        fields.day("received", words("forms.received"), today, today, Lies.BEHIND),
    ]
    return Form(words, words("forms.add_idea"), listed, perform)


def edit_idea(house: House, idea: Idea) -> Form:
    """Return the form of what is known about an idea: the three questions among it."""
    words, today = house.words, house.now().date()

    def perform(values: dict[str, Any]) -> str:
        values["unit"] = values["unit"] or ""
        for name in ("answer_by", "received", "level", "restructuring"):
            values[name] = values[name] or getattr(idea, name)
        return house.attempt(EditIdea(idea=idea.id, **values))

    listed = [
        fields.line("title", words("forms.idea_title"), idea.title),
        fields.text("text", words("forms.idea_text"), idea.text),
        fields.choice("origin", words("forms.origin"), terms(words, Origin), idea.origin),
        *_bearer(house, idea),
        fields.choice("unit", words("forms.unit"), units(house.state), idea.unit),
        *(
            fields.text(name, words(f"leaf.{label}"), getattr(idea, name))
            for name, label in QUESTIONS.items()
        ),
        fields.choice(
            "restructuring",
            words("forms.restructuring"),
            terms(words, Restructuring),
            idea.restructuring,
        ),
        fields.choice("level", words("forms.level"), terms(words, Level), idea.level),
        fields.day("received", words("forms.received"), today, idea.received, Lies.BEHIND),
        fields.day("answer_by", words("forms.answer_by"), today, idea.answer_by, Lies.AHEAD),
    ]
    return Form(words, words("forms.edit_idea", idea=idea.id), listed, perform)


def _bearer(house: House, idea: Idea) -> list[Field]:
    """Return the fields of who bears it; not of an anonymous one where the room sees the screen."""
    if house.shared and idea.anonymous:
        return []
    words = house.words
    return [
        fields.line("bearer", words("forms.bearer"), idea.bearer),
        fields.tick("anonymous", words("forms.anonymous"), idea.anonymous),
    ]
