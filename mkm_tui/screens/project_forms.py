"""The forms of a project: new, edited, its phase, readiness, competence, results and learning."""

from typing import Any

from mkm_tui.actions.projects import AddProject, EditProject
from mkm_tui.records.course import Readiness
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import ChangeKind, Level, Phase, Restructuring, Role
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import people, terms, units
from mkm_tui.widgets import fields

_FACTORS = Readiness.__struct_fields__


def add_project(house: House) -> Form:
    """Return the form of a new project: a title and enter, the rest later."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(AddProject(**values))

    title = fields.line("title", words("forms.title"))
    return Form(words, words("forms.add_project"), [title], perform)


def edit_project(house: House, project: Project) -> Form:
    """Return the form of what is known about a project."""
    words, state = house.words, house.state
    corps = [person for person in state.people.values() if person.role is Role.ADVISER]
    advisers = people(state, project.advisers, corps)
    leaders = people(state, (project.leader,))

    def perform(values: dict[str, Any]) -> str:
        values["leader"] = values["leader"] or ""
        for name in ("level", "restructuring"):
            values[name] = values[name] or getattr(project, name)
        return house.attempt(EditProject(project=project.id, **values))

    listed = [
        fields.line("title", words("forms.title"), project.title),
        fields.several("units", words("forms.units"), units(state), project.units),
        fields.choice("leader", words("forms.project_leader"), leaders, project.leader),
        fields.several("advisers", words("forms.advisers"), advisers, project.advisers),
        fields.text("purpose", words("forms.purpose"), project.purpose),
        fields.several("kinds", words("forms.kinds"), terms(words, ChangeKind), project.kinds),
        fields.choice("level", words("forms.level"), terms(words, Level), project.level),
        fields.choice(
            "restructuring",
            words("forms.restructuring"),
            terms(words, Restructuring),
            project.restructuring,
        ),
        fields.text(
            "conflicting_interests",
            words("forms.conflicting_interests"),
            project.conflicting_interests,
        ),
        fields.text("old_out", words("forms.old_out"), project.old_out),
    ]
    return Form(words, words("forms.edit_project", project=project.id), listed, perform)


def phase(house: House, project: Project) -> Form:
    """Return the form of a project's phase (R20, R28)."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        chosen = values["phase"] or project.phase
        return house.attempt(EditProject(project=project.id, phase=chosen))

    field = fields.choice("phase", words("forms.phase_label"), terms(words, Phase), project.phase)
    return Form(words, words("forms.phase", project=project.id), [field], perform)


def readiness(house: House, project: Project) -> Form:
    """Return the form of the four readiness factors (R20)."""
    words = house.words
    degrees = [(words("screens.portfolio.degree", degree=n), n) for n in (1, 2, 3, 4)]

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(EditProject(project=project.id, readiness=Readiness(**values)))

    listed = [
        fields.choice(
            name,
            words(f"screens.portfolio.factor.{name}").capitalize(),
            degrees,
            getattr(project.readiness, name),
        )
        for name in _FACTORS
    ]
    return Form(words, words("forms.readiness", project=project.id), listed, perform)


def competence(house: House, project: Project) -> Form:
    """Return the form of competence, one a line; the need is reckoned (R25)."""
    words = house.words
    names = ("competence_have", "competence_required")

    def perform(values: dict[str, Any]) -> str:
        lines: dict[str, Any] = {name: _items(values[name]) for name in names}
        return house.attempt(EditProject(project=project.id, **lines))

    listed = [
        fields.text(name, words(f"forms.{name}"), "\n".join(getattr(project, name)))
        for name in names
    ]
    return Form(words, words("forms.competence", project=project.id), listed, perform)


def _items(text: str) -> tuple[str, ...]:
    """Return the lines of a text that hold anything."""
    return tuple(filter(None, map(str.strip, text.split("\n"))))


def results(house: House, project: Project) -> Form:
    """Return the form of the result indicators that are documented (R28)."""
    words = house.words
    indicators = [(words(f"screens.portfolio.result.{n}"), n) for n in (1, 2, 3, 4)]

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(EditProject(project=project.id, **values))

    field = fields.several(
        "result_indicators", words("forms.results_label"), indicators, project.result_indicators
    )
    return Form(words, words("forms.results", project=project.id), [field], perform)


def learning(house: House, project: Project) -> Form:
    """Return the form of the critical question and the summative plan (R29)."""
    words = house.words

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(EditProject(project=project.id, **values))

    listed = [
        fields.text(name, words(f"leaf.{name}"), getattr(project, name))
        for name in ("critical_question", "summative_plan")
    ]
    return Form(words, words("forms.learning", project=project.id), listed, perform)
