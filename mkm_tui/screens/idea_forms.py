"""The forms of an idea: new, edited, answered."""

from typing import Any

from mkm_tui.actions.ideas import AddIdea, AnswerIdea, EditIdea
from mkm_tui.locale.days import Lies
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.terms import IdeaAnswer, Level, Restructuring
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import terms, titled, units
from mkm_tui.widgets import fields


def add_idea(house: House) -> Form:
    """Return the form of a new idea."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(AddIdea(**{**values, "unit": values["unit"] or ""}))

    listed = [
        fields.line("title", words("forms.title")),
        fields.line("bearer", words("forms.bearer")),
        fields.choice("unit", words("forms.unit"), units(house.state)),
        fields.text("text", words("forms.idea_text")),
    ]
    return Form(words, words("forms.add_idea"), listed, perform)


def edit_idea(house: House, idea: Idea) -> Form:
    """Return the form of what is known about an idea: the three questions among it."""
    words, today = house.words, house.now().date()

    def perform(values: dict[str, Any]) -> str:
        values["unit"] = values["unit"] or ""
        values["answer_by"] = values["answer_by"] or idea.answer_by
        for name in ("level", "restructuring"):
            values[name] = values[name] or getattr(idea, name)
        return house.attempt(EditIdea(idea=idea.id, **values))

    listed = [
        fields.line("title", words("forms.title"), idea.title),
        fields.line("bearer", words("forms.bearer"), idea.bearer),
        fields.choice("unit", words("forms.unit"), units(house.state), idea.unit),
        fields.text("text", words("forms.idea_text"), idea.text),
        fields.text("purpose", words("leaf.purpose_question"), idea.purpose),
        fields.text("for_whom", words("leaf.for_whom"), idea.for_whom),
        fields.text("impossible_today", words("leaf.impossible_today"), idea.impossible_today),
        fields.choice("level", words("forms.level"), terms(words, Level), idea.level),
        fields.choice(
            "restructuring",
            words("forms.restructuring"),
            terms(words, Restructuring),
            idea.restructuring,
        ),
        fields.day("answer_by", words("forms.answer_by"), today, idea.answer_by, Lies.AHEAD),
    ]
    return Form(words, words("forms.edit_idea", idea=idea.id), listed, perform)


def answer_idea(house: House, idea: Idea) -> Form:
    """Return the form of the answer that the idea-bearer gets (R24)."""
    words = house.words
    others = titled((i.id, i.title) for i in house.state.ideas.values() if i.id != idea.id)

    def perform(values: dict[str, Any]) -> str:
        if values["answer"] is None:
            return words("forms.answer_missing")
        merged = values["answer"] is IdeaAnswer.MERGED
        values["merged_into"] = (values["merged_into"] or "") if merged else ""
        return house.attempt(AnswerIdea(idea=idea.id, **values))

    listed = [
        fields.choice("answer", words("forms.answer"), terms(words, IdeaAnswer), idea.answer),
        fields.text("text", words("forms.answer_text"), idea.answer_text),
        fields.choice("merged_into", words("forms.merged_into"), others, idea.merged_into),
    ]
    return Form(words, words("forms.answer_idea", idea=idea.id), listed, perform)
