"""A project's short page, beside the list: how it stands, what warns, and what comes next."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from mkm_tui.locale.words import Words
from mkm_tui.records.portfolio import Project
from mkm_tui.records.state import State
from mkm_tui.rules.phases import lacking, next_phase
from mkm_tui.rules.portfolio import is_pending
from mkm_tui.screens.project_course import ask_words, goal_line, pending_words
from mkm_tui.screens.project_sight import ProjectSight
from mkm_tui.screens.project_strength import factor_lines
from mkm_tui.screens.project_warnings import cautions, warning
from mkm_tui.widgets.leaf import Leaf


def project_page(words: Words, state: State, project: Project, today: date) -> Content:
    """Return the short page of a project."""
    sight = ProjectSight(words, state, project, today)
    leaf = Leaf(words).title(f"{project.id}  {project.title}")
    leaf.line(words.show(project.phase).capitalize(), "bold")
    for caution in cautions(sight):
        warning(leaf, sight, caution)
    _people(leaf, sight)
    leaf.text("purpose", project.purpose)
    leaf.head("readiness")
    factor_lines(leaf, sight)
    steps = list(_steps(sight))
    if steps:
        leaf.head("next_steps")
    for step in steps:
        leaf.line(step)
    return leaf.written()


def _people(leaf: Leaf, sight: ProjectSight) -> None:
    """Add where it goes on and who answers for it."""
    project = sight.project
    leaf.gap()
    leaf.field("units", [sight.unit(key) for key in project.units])
    leaf.field("leader", sight.person(project.leader))
    leaf.field("advisers", [sight.person(key) for key in project.advisers])
    leaf.field("idea", sight.titled(project.idea) if project.idea else "")
    leaf.field("kinds", list(project.kinds))


def _steps(sight: ProjectSight) -> Iterator[str]:
    """Yield what comes next: a decision, what the next phase lacks, the goals not reached."""
    project = sight.project
    if is_pending(sight.state, project, sight.today):
        yield f"◐ {pending_words(sight)}"
    to = next_phase(project)
    if to is not None:
        lacks = lacking(project, to)
        for ask in lacks:
            yield f"{ask_words(sight, ask)} – {sight.say('before', phase=to)}"
        if not lacks:
            yield f"✓ {sight.say('step_phase', phase=to)}"
    for goal in project.goals:
        if not goal.reached_on:
            yield goal_line(sight, goal)
