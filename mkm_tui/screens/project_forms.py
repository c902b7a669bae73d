"""The forms of what a project is: new, its people, the change, old out, who takes part, money."""

from typing import Any

from mkm_tui.actions.projects import AddProject, EditProject
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import ChangeKind, Level, Restructuring, Role
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import people, terms, units
from mkm_tui.widgets import fields
from mkm_tui.widgets.fields import Field


def add_project(house: House) -> Form:
    """Return the form of a new project: a title and enter, the rest later."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(AddProject(**values))

    title = fields.line("title", words("forms.title"))
    return Form(words, words("forms.add_project"), [title], perform)


def edit_project(house: House, project: Project) -> Form:
    """Return the form of what it is called, whose it is and what it is for."""
    words, state = house.words, house.state
    corps = [person for person in state.people.values() if person.role is Role.ADVISER]
    advisers = people(state, project.advisers, corps)
    leaders = people(state, (project.leader,))

    def perform(values: dict[str, Any]) -> str:
        values["leader"] = values["leader"] or ""
        return house.attempt(EditProject(project=project.id, **values))

    listed = [
        fields.line("title", words("forms.title"), project.title),
        fields.several("units", words("forms.units"), units(state), project.units),
        fields.choice("leader", words("forms.project_leader"), leaders, project.leader),
        fields.several("advisers", words("forms.advisers"), advisers, project.advisers),
        fields.text("purpose", words("forms.purpose"), project.purpose),
    ]
    return Form(words, words("forms.edit_project", project=project.id), listed, perform)


def change(house: House, project: Project) -> Form:
    """Return the form of the kinds of change, the level, and what they call for (R21)."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        for name in ("level", "restructuring"):
            values[name] = values[name] or getattr(project, name)
        return house.attempt(EditProject(project=project.id, **values))

    restructuring = terms(words, Restructuring)
    listed = [
        fields.several("kinds", words("forms.kinds"), terms(words, ChangeKind), project.kinds),
        fields.choice("level", words("forms.level"), terms(words, Level), project.level),
        fields.choice(
            "restructuring", words("forms.restructuring"), restructuring, project.restructuring
        ),
        _text(house, project, "values_clarified"),
        _text(house, project, "conflicting_interests"),
    ]
    return Form(words, words("forms.project_change", project=project.id), listed, perform)


def _text(house: House, project: Project, name: str) -> Field:
    """Return the field of one of a project's texts."""
    return fields.text(name, house.words(f"forms.{name}"), getattr(project, name))


def texts(house: House, project: Project, title: str, *names: str) -> Form:
    """Return a form of some of a project's texts."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(EditProject(project=project.id, **values))

    listed = [_text(house, project, name) for name in names]
    return Form(words, words(f"forms.{title}", project=project.id), listed, perform)


def old_out(house: House, project: Project) -> Form:
    """Return the form of what goes out when this comes in (R18)."""
    return texts(house, project, "project_old_out", "old_out")


def parts(house: House, project: Project) -> Form:
    """Return the form of how users and employees take part."""
    return texts(house, project, "project_parts", "users_part", "employees_part")


def learning(house: House, project: Project) -> Form:
    """Return the form of the critical question and the summative plan (R29)."""
    return texts(house, project, "learning", "critical_question", "summative_plan")


def money(house: House, project: Project) -> Form:
    """Return the form of what it costs and saves, in words and figures."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(EditProject(project=project.id, **values))

    listed = [
        field
        for name in ("cost", "savings")
        for field in (
            kroner(name, words(f"forms.{name}"), getattr(project, name)),
            _text(house, project, f"{name}_words"),
        )
    ]
    return Form(words, words("forms.project_money", project=project.id), listed, perform)


def kroner(name: str, label: str, value: int | None) -> Field:
    """Return a field for a sum in whole kroner, written with or without spaces between thousands.

    None where it is empty.
    """
    plain = fields.line(name, label, f"{value:,}".replace(",", " ") if value is not None else "")

    def read(widget: Any) -> int | None:
        text = "".join(plain.read(widget).split()).removesuffix("kr")
        if text and not (text.isascii() and text.isdigit() and len(text) < 13):
            raise fields.Misread("not_kroner", text=plain.read(widget))
        return int(text) if text else None

    return Field(name, label, plain.make, read)
