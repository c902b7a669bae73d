"""The project portfolio: figures, a table of all, the load of units, and each project in short."""

from collections.abc import Iterable
from datetime import date

from mkm_tui.documents.method_parts import day, load_by_unit, phase_figures
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.method_words import kroner, readiness_words
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Phase
from mkm_tui.rules.cautions import unanswered

_ORDER = (
    Phase.TRIAL,
    Phase.PILOT,
    Phase.PLANNING,
    Phase.IDEA,
    Phase.INSTITUTIONALISED,
    Phase.ON_HOLD,
    Phase.ENDED,
)
"""What is worked on comes first."""


def portfolio_paper(page: Page, reach: Reach, today: date) -> None:
    """Write the portfolio; who warns whom is for internal readers."""
    words, projects = page.words, list(page.state.projects.values())
    page.heading(
        1, words("documents.portfolio_title", group=page.state.groups["group"].name, on=today)
    )
    if not projects:
        page.say("portfolio_empty")
        return
    phase_figures(page, projects)
    _table(page, projects, reach, today)
    load_by_unit(page, today)
    for phase in _ORDER:
        found = [project for project in projects if project.phase is phase]
        if found:
            page.heading(2, words.show(phase).capitalize())
        for project in found:
            _short(page, project)


def _table(page: Page, projects: Iterable[Project], reach: Reach, today: date) -> None:
    """Add a line for each project; with its unanswered warnings for internal readers."""
    internal = reach is Reach.INTERNAL
    heads = ("head_number", "head_project", "head_phase", "head_units", "head_readiness")
    rows = []
    for project in projects:
        row = (
            project.id,
            project.title,
            page.words.show(project.phase),
            page.units(project.units),
            readiness_words(page.words, project),
        )
        warned = (_rules(page, project, today),) if internal else ()
        rows.append((*row, *warned))
    page.table("portfolio", (*heads, "head_warnings") if internal else heads, rows)


def _rules(page: Page, project: Project, today: date) -> str:
    """Return the rules that warn about a project, each once."""
    found = unanswered(page.state, project, today)
    return ", ".join(dict.fromkeys(caution.rule or "!" for caution in found))


def _short(page: Page, project: Project) -> None:
    """Add a project in short."""
    words = page.words
    page.heading(3, words("documents.project_title", project=project.id, title=project.title))
    page.field("project_units", page.units(project.units))
    page.field("project_leader", page.person(project.leader))
    page.field("change_kinds", words.show(list(project.kinds)))
    page.field("next_goal", _next_goal(page, project))
    page.field("old_out", project.old_out)
    page.field("cost", kroner(words, project.cost) if project.cost is not None else "")
    page.field("savings", kroner(words, project.savings) if project.savings is not None else "")
    page.end_fields()
    page.prose(project.purpose)


def _next_goal(page: Page, project: Project) -> str:
    """Return the goal that is due first of those not reached, with its deadline."""
    waiting = [goal for goal in project.goals if goal.reached_on is None]
    if not waiting:
        return ""
    goal = min(waiting, key=lambda found: found.due or date.max)
    return f"{goal.text} ({day(page, goal.due)})" if goal.due else goal.text
