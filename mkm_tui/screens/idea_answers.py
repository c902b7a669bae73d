"""The answer to an idea-bearer: first which way on, then what that way needs; and the outcome."""

from typing import Any

from textual.app import App

from mkm_tui.actions.ideas import AnswerIdea, TellBearer
from mkm_tui.locale.days import Lies
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.terms import IdeaAnswer
from mkm_tui.rules.ideas import trail
from mkm_tui.screens.choice import Choice
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.idea_page import near_ideas
from mkm_tui.screens.idea_sight import IdeaSight
from mkm_tui.screens.options import Options, titled
from mkm_tui.widgets import fields
from mkm_tui.widgets.fields import Field

_OFFERED = 200
"""Ideas or projects that can be chosen at most: the most alike first, then the newest."""


def ask_answer(house: House, app: App[Any], idea: Idea) -> None:
    """Ask which way on the idea has, and then for what that way needs (R24)."""
    words = house.words

    def chosen(answer: str | None) -> None:
        if answer:
            app.push_screen(answer_form(house, house.state.ideas[idea.id], IdeaAnswer(answer)))

    answers = [
        (
            words(f"screens.ideas.answer_key.{way.value}"),
            words(f"screens.ideas.answer_way.{way.value}"),
            way.value,
        )
        for way in IdeaAnswer
    ]
    ask = words("screens.ideas.which_answer", idea=idea.id)
    app.push_screen(Choice(words, ask, answers, idea.title), chosen)


def answer_form(house: House, idea: Idea, answer: IdeaAnswer) -> Form:
    """Return the form of one kind of answer: its text, and only what this kind needs."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        given = {name: value for name, value in values.items() if value is not None}
        return house.attempt(AnswerIdea(idea=idea.id, answer=answer, **given))

    key = "refusal_text" if answer is IdeaAnswer.REFUSED else "answer_text"
    same = idea.answer is answer
    listed = [
        *_needed(house, idea, answer),
        fields.text("text", words(f"forms.{key}"), idea.answer_text if same else ""),
        fields.line("by", words("forms.answered_by"), idea.answered_by or house.who),
    ]
    title = words("forms.answer_idea", idea=idea.id, answer=answer)
    note = words(f"forms.answer_note.{answer.value}", days=(idea.answer_by - idea.received).days)
    return Form(words, title, listed, perform, note=note)


def _needed(house: House, idea: Idea, answer: IdeaAnswer) -> list[Field]:
    """Return the field that an answer of this kind has beside its text."""
    words, today = house.words, house.now().date()
    near = [found.id for found in near_ideas(sight_of(house, idea))]
    if answer is IdeaAnswer.PROJECT:
        projects = {key: project.title for key, project in house.state.projects.items()}
        offered = _offered(projects, [idea.project, *near])
        return [fields.choice("project", words("forms.which_project"), offered, idea.project)]
    if answer is IdeaAnswer.MERGED:
        ideas = {key: other.title for key, other in house.state.ideas.items() if key != idea.id}
        offered = _offered(ideas, [idea.merged_into, *near])
        chosen = idea.merged_into or next((key for _, key in offered if key in near), None)
        return [fields.choice("merged_into", words("forms.merged_into"), offered, chosen)]
    if answer is IdeaAnswer.WAITING:
        label = words("forms.revisit_on")
        return [fields.day("revisit_on", label, today, idea.revisit_on, Lies.AHEAD)]
    return []


def _offered(titles: dict[str, str], first: list[str]) -> Options:
    """Return what can be chosen: first what is likely, then the newest."""
    likely = [key for key in first if key in titles]
    every = dict.fromkeys([*likely, *reversed(list(titles))])
    return titled((key, titles[key]) for key in list(every)[:_OFFERED])


def sight_of(house: House, idea: Idea) -> IdeaSight:
    """Return an idea as this screen may show it now."""
    return IdeaSight(house.words, house.state, idea, house.now().date(), house.shared)


def tell_bearer(house: House, idea: Idea) -> Form:
    """Return the form of what the bearer was told when a decision was in force (R24)."""
    words, today = house.words, house.now().date()
    way, sight = trail(house.state, idea, today), sight_of(house, idea)
    decided = [sight.matter(key) for key in way.decisions]

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(TellBearer(idea=idea.id, **values))

    told = idea.outcome_told or today
    listed = [
        fields.text("text", words("forms.outcome_text"), idea.outcome_text),
        fields.day("on", words("forms.outcome_on"), today, told, Lies.BEHIND),
    ]
    note = words("forms.tell_bearer_note", decisions=decided, on=way.in_force)
    return Form(words, words("forms.tell_bearer", idea=idea.id), listed, perform, note=note)
