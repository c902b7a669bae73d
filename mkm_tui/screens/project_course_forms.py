"""The forms of a project's course: phase, goals, readiness, competence, help, evaluations."""

from typing import Any

from msgspec import structs

from mkm_tui.actions.projects import EditProject, RecordEvaluation
from mkm_tui.locale.days import Lies
from mkm_tui.locale.method_words import factor_name, point_name
from mkm_tui.records.course import Goal, Help, Readiness, Reasons
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Checklist, EvaluationKind, HelpSource, Phase
from mkm_tui.rules.checklists import LENGTHS
from mkm_tui.rules.phases import lacking
from mkm_tui.rules.portfolio import competence_need
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import terms
from mkm_tui.screens.project_course import ask_words
from mkm_tui.screens.project_sight import ProjectSight
from mkm_tui.widgets import fields

_FACTORS = Readiness.__struct_fields__


def phase(house: House, project: Project) -> Form:
    """Return the form of a project's phase: which, since when, and why (R20, R21, R28)."""
    words, today = house.words, house.now().date()

    def perform(values: dict[str, Any]) -> str:
        chosen = values["phase"] or project.phase
        on, note = values["phase_on"], values["phase_note"]
        changed = EditProject(project=project.id, phase=chosen, phase_on=on, phase_note=note)
        refusal = house.attempt(changed)
        return _all_lacking(house, project, chosen) or refusal if refusal else ""

    listed = [
        fields.choice("phase", words("forms.phase_label"), terms(words, Phase), project.phase),
        fields.day("phase_on", words("forms.phase_on"), today, today, Lies.BEHIND),
        fields.text("phase_note", words("forms.phase_note")),
    ]
    return Form(words, words("forms.phase", project=project.id), listed, perform)


def _all_lacking(house: House, project: Project, to: Phase) -> str:
    """Return all that lacks before a project can come into a phase, not only what refused first."""
    sight = ProjectSight(house.words, house.state, project, house.now().date())
    lacks = [ask_words(sight, ask) for ask in lacking(project, to)]
    return "\n".join([sight.say("may_not_go_on", phase=to), *lacks]) if lacks else ""


def readiness(house: House, project: Project) -> Form:
    """Return the form of the four readiness factors, each with its reason (R20)."""
    words = house.words
    degrees = [(words(f"screens.project.degree_{n}"), n) for n in (1, 2, 3, 4)]

    def perform(values: dict[str, Any]) -> str:
        degree = Readiness(**{name: values[name] for name in _FACTORS})
        why = Reasons(**{name: values[f"{name}_why"] for name in _FACTORS})
        return house.attempt(EditProject(project=project.id, readiness=degree, reasons=why))

    listed = []
    for name in _FACTORS:
        said = factor_name(words, name)
        label = words(f"forms.factor_{name}", factor=said.capitalize())
        listed.append(fields.choice(name, label, degrees, getattr(project.readiness, name)))
        why = words("forms.factor_why", factor=said)
        listed.append(fields.line(f"{name}_why", why, getattr(project.reasons, name)))
    return Form(words, words("forms.readiness", project=project.id), listed, perform)


def goal(house: House, project: Project, place: int | None = None) -> Form:
    """Return the form of a goal, a new one or the one at a place; reached with what shows it."""
    words, today = house.words, house.now().date()
    known = project.goals[place] if place is not None else Goal("")
    kinds = [(words("screens.project.goal"), False), (words("screens.project.intermediate"), True)]

    def perform(values: dict[str, Any]) -> str:
        removed = values.pop("remove", False)
        values["intermediate"] = bool(values["intermediate"])
        made = None if removed else structs.replace(known, **values)
        return house.attempt(
            EditProject(project=project.id, goals=_put(project.goals, place, made))
        )

    listed = [
        fields.line("text", words("forms.goal_text"), known.text),
        fields.choice("intermediate", words("forms.goal_kind"), kinds, known.intermediate),
        fields.day("due", words("forms.goal_due"), today, known.due),
    ]
    if place is not None:
        listed += [
            fields.day("reached_on", words("forms.reached_on"), today, known.reached_on),
            fields.text("evidence", words("forms.goal_evidence"), known.evidence),
            fields.tick("remove", words("forms.goal_remove")),
        ]
    key = "new_goal" if place is None else "edit_goal"
    return Form(words, words(f"forms.{key}", project=project.id, goal=known.text), listed, perform)


def _put(listed: tuple[Any, ...], place: int | None, made: Any) -> tuple[Any, ...]:
    """Return a list with one added at the end, put at a place, or taken away from there."""
    if place is None:
        return (*listed, made)
    return (*listed[:place], *([made] if made is not None else []), *listed[place + 1 :])


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


def assistance(house: House, project: Project, place: int | None = None) -> Form:
    """Return the form of who helps with a competence, a new help or the one at a place (R25)."""
    words = house.words
    known = project.helps[place] if place is not None else Help("", HelpSource.INTERNAL, "")
    wanted = dict.fromkeys([*competence_need(project), *filter(None, (known.competence,))])

    def perform(values: dict[str, Any]) -> str:
        removed = values.pop("remove", False)
        values["source"] = values["source"] or HelpSource.INTERNAL
        values["competence"] = values["competence"] or ""
        made = None if removed else Help(**values)
        return house.attempt(
            EditProject(project=project.id, helps=_put(project.helps, place, made))
        )

    options = [(name, name) for name in wanted]
    first = known.competence or next(iter(wanted), None)
    listed = [
        fields.choice("competence", words("forms.help_competence"), options, first)
        if options
        else fields.line("competence", words("forms.help_competence")),
        fields.choice("source", words("forms.help_source"), terms(words, HelpSource), known.source),
        fields.line("by", words("forms.help_by"), known.by),
        fields.line("why_external", words("forms.why_external"), known.why_external),
    ]
    if place is not None:
        listed.append(fields.tick("remove", words("forms.help_remove")))
    return Form(words, words("forms.help", project=project.id), listed, perform)


def evaluation(house: House, project: Project) -> Form:
    """Return the form of an evaluation that was made."""
    words, today = house.words, house.now().date()
    numbers = range(1, LENGTHS[Checklist.LEARNING] + 1)
    requirements = [(point_name(words, Checklist.LEARNING, n), n) for n in numbers]

    def perform(values: dict[str, Any]) -> str:
        values["kind"] = values["kind"] or EvaluationKind.FORMATIVE
        return house.attempt(RecordEvaluation(project=project.id, **values))

    kinds = terms(words, EvaluationKind)
    listed = [
        fields.choice("kind", words("forms.evaluation_kind"), kinds, EvaluationKind.FORMATIVE),
        fields.day("on", words("forms.on"), today, today, Lies.BEHIND),
        fields.line("by", words("forms.evaluated_by")),
        fields.tick("by_others", words("forms.by_others")),
        fields.several("requirements", words("forms.requirements"), requirements),
        fields.text("finding", words("forms.evaluation_finding")),
        fields.text("revision", words("forms.revision")),
    ]
    return Form(words, words("forms.new_evaluation", project=project.id), listed, perform)
