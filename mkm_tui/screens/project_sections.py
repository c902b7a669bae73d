"""The sections of a project's page, in the order in which they are read."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from textual.content import Content

from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.cautions import conditions
from mkm_tui.rules.checklists import points
from mkm_tui.rules.phases import lacking, next_phase
from mkm_tui.rules.portfolio import ACTIVE
from mkm_tui.screens import project_course_forms as course_forms
from mkm_tui.screens import project_forms as forms
from mkm_tui.screens.checks import list_sign, point_lines
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.project_about import about, change, money, old_out, parts
from mkm_tui.screens.project_course import goals, goals_sign, phase
from mkm_tui.screens.project_learning import evaluation, evaluation_sign
from mkm_tui.screens.project_links import board, board_sign, matters, matters_sign, model
from mkm_tui.screens.project_sight import ProjectSight
from mkm_tui.screens.project_strength import (
    competence,
    competence_sign,
    conditions_sign,
    readiness,
    readiness_sign,
)
from mkm_tui.screens.project_warnings import warnings, warnings_sign
from mkm_tui.screens.sheet import Section
from mkm_tui.widgets.leaf import Leaf

Page = Callable[[ProjectSight], Leaf]
Sign = Callable[[ProjectSight], str]
MakeForm = Callable[[House, Project], Form]

LISTS = {
    "premises": Checklist.PREMISES,
    "conditions": Checklist.CONDITIONS,
    "process": Checklist.PROCESS,
    "results": Checklist.RESULTS,
    "spread": Checklist.SPREAD,
}
"""The sections that are a checklist of the document."""


class Part(NamedTuple):
    """A section: what it says, its sign, and the form that changes it, where one form does."""

    page: Page
    sign: Sign
    form: MakeForm | None = None


def checklist_page(checklist: Checklist, sight: ProjectSight) -> Leaf:
    """Return a checklist with what is known of each point; the programme's breaches too."""
    leaf = sight.leaf(checklist.value).gap()
    own = points(sight.project, checklist)
    listed = conditions(sight.state, sight.project) if checklist is Checklist.CONDITIONS else own
    for known, its in zip(listed, own, strict=True):
        point_lines(leaf, known, "" if known is its or known == its else sight.say("breached"))
    return leaf


def _list(checklist: Checklist) -> Part:
    """Return the section of a checklist."""

    def its_sign(sight: ProjectSight) -> str:
        return list_sign(sight.project, checklist)

    return Part(partial(checklist_page, checklist), its_sign)


def _phase_sign(sight: ProjectSight) -> str:
    """Return whether the next phase lacks anything."""
    to = next_phase(sight.project)
    if to is None:
        return " "
    return "!" if lacking(sight.project, to) else "✓"


def _unless_empty(*names: str, warned: bool = False) -> Sign:
    """Return the sign of texts: all are written, or some are not."""

    def its_sign(sight: ProjectSight) -> str:
        if all(getattr(sight.project, name) for name in names):
            return "✓"
        return "!" if warned and sight.project.phase in ACTIVE else "○"

    return its_sign


def _model_sign(sight: ProjectSight) -> str:
    """Return whether it has a model."""
    return "✓" if sight.project.model else " "


PARTS: dict[str, Part] = {
    "warnings": Part(warnings, warnings_sign),
    "about": Part(about, _unless_empty("leader", "units", "purpose"), forms.edit_project),
    "change": Part(change, _unless_empty("kinds"), forms.change),
    "phase": Part(phase, _phase_sign, course_forms.phase),
    "goals": Part(goals, goals_sign),
    "old_out": Part(old_out, _unless_empty("old_out", warned=True), forms.old_out),
    "parts": Part(parts, _unless_empty("users_part", "employees_part"), forms.parts),
    "money": Part(money, _unless_empty("cost", "savings"), forms.money),
    "readiness": Part(readiness, readiness_sign, course_forms.readiness),
    "competence": Part(competence, competence_sign),
    "premises": _list(Checklist.PREMISES),
    "conditions": _list(Checklist.CONDITIONS)._replace(sign=conditions_sign),
    "evaluation": Part(evaluation, evaluation_sign, forms.learning),
    "process": _list(Checklist.PROCESS),
    "results": _list(Checklist.RESULTS),
    "spread": _list(Checklist.SPREAD),
    "matters": Part(matters, matters_sign),
    "board": Part(board, board_sign),
    "model": Part(model, _model_sign),
}
"""All sections, by their keys."""


def sections(
    sight: ProjectSight, edits: Callable[[str], Callable[[], Form | None] | None]
) -> Sequence[Section]:
    """Return the sections as the project is now; `edits` gives what changes each."""
    return [
        Section(
            key,
            sight.say(f"sections.{key}"),
            part.sign(sight),
            partial(_written, part.page, sight),
            edits(key),
        )
        for key, part in PARTS.items()
    ]


def _written(page: Page, sight: ProjectSight) -> Content:
    """Return a section's page."""
    return page(sight).written()
