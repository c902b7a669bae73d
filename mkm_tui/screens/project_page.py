"""A project's page: what it is for, how ready its units are, and what warns."""

from collections.abc import Iterator, Mapping
from datetime import date

from textual.content import Content

from mkm_tui.locale.words import Words
from mkm_tui.records.portfolio import Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import ChangeKind
from mkm_tui.rules.portfolio import (
    ACTIVE,
    burdened,
    column,
    competence_need,
    full_units,
    only_self_evaluated,
    readiness_low,
    readiness_missing,
)
from mkm_tui.widgets.leaf import Leaf

_INDICATORS = (1, 2, 3, 4)


def factor_names(words: Words, names: list[str]) -> list[str]:
    """Return readiness factors in words."""
    return [words(f"screens.portfolio.factor.{name}") for name in names]


def readiness_words(words: Words, project: Project) -> str:
    """Return how ready a project's units are, in a few words (R20)."""
    if unset := readiness_missing(project):
        return words("screens.portfolio.lacks", count=len(unset))
    if low := readiness_low(project):
        return words("screens.portfolio.low", factors=factor_names(words, low))
    return words("screens.portfolio.ready")


def warnings(
    words: Words, state: State, project: Project, today: date, full: Mapping[str, object]
) -> Iterator[str]:
    """Yield what warns about an active project (R19-R21, R29); `full` are the units at limit."""
    if project.phase not in ACTIVE:
        return
    crowded = burdened(project, column(state, project, today), full)
    if crowded:
        yield words("screens.portfolio.overload", units=[state.units[key].name for key in crowded])
    if low := readiness_low(project):
        yield words("screens.portfolio.assistance", factors=factor_names(words, low))
    if ChangeKind.SOCIAL in project.kinds:
        yield words("screens.portfolio.social")
    if only_self_evaluated(project):
        yield words("screens.portfolio.learning")


def project_page(words: Words, state: State, project: Project, today: date) -> Content:
    """Return the page of a project."""
    leaf = Leaf(words).title(f"{project.id}  {project.title}")
    leaf.line(words.show(project.phase), "bold")
    for sentence in warnings(words, state, project, today, full_units(state, today)):
        leaf.warn(sentence)
    _people(leaf, state, project)
    leaf.text("purpose", project.purpose)
    _readiness(leaf, project)
    _competence(leaf, project)
    leaf.text("conflicting_interests", project.conflicting_interests)
    leaf.text("old_out", project.old_out)
    _results(leaf, project)
    leaf.text("critical_question", project.critical_question)
    leaf.text("summative_plan", project.summative_plan)
    return leaf.written()


def _people(leaf: Leaf, state: State, project: Project) -> None:
    """Add units, people and what kind of change it is."""
    leader = state.people.get(project.leader)
    leaf.gap()
    leaf.field("units", [state.units[key].name for key in project.units])
    leaf.field("leader", leader.name if leader else "")
    leaf.field("advisers", [state.people[key].name for key in project.advisers])
    idea = state.ideas.get(project.idea)
    leaf.field("idea", f"{idea.id} {idea.title}" if idea else "")
    leaf.field("kinds", list(project.kinds))
    leaf.field("level", project.level).field("restructuring", project.restructuring)


def _readiness(leaf: Leaf, project: Project) -> None:
    """Add the four factors of the real-needs model (R20)."""
    leaf.head("readiness")
    factors, low = project.readiness, readiness_low(project)
    for name in factors.__struct_fields__:
        degree = getattr(factors, name)
        said = leaf.words("screens.portfolio.unset")
        if degree is not None:
            said = leaf.words("screens.portfolio.degree", degree=degree)
        if name in low:
            said = leaf.words("screens.portfolio.degree_low", degree=degree)
        leaf.line(f"{leaf.words(f'screens.portfolio.factor.{name}')}: {said}")


def _competence(leaf: Leaf, project: Project) -> None:
    """Add what is there, what is required and so what is needed (R25)."""
    if project.competence_have or project.competence_required:
        leaf.head("competence")
        leaf.field("competence_have", project.competence_have)
        leaf.field("competence_required", project.competence_required)
        leaf.field("competence_need", competence_need(project))


def _results(leaf: Leaf, project: Project) -> None:
    """Add the four result indicators, and which of them are documented (R28)."""
    leaf.head("results")
    documented = set(project.result_indicators)
    leaf.line(leaf.words("screens.portfolio.documented", count=len(documented)))
    for number in _INDICATORS:
        sign = "✓" if number in documented else "○"
        leaf.line(f"{sign} {leaf.words(f'screens.portfolio.result.{number}')}")
