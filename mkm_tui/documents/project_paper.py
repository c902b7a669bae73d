"""A project's page as a document, in the method's order.

The public one leaves out what concerns people rather than the service: why a factor is low, which
interests conflict, what evaluations found, and what was said to warnings.
"""

from datetime import date

from mkm_tui.documents.method_parts import checklist, day, point_table
from mkm_tui.documents.page import Page
from mkm_tui.documents.project_course import course
from mkm_tui.documents.project_learning import learning
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.method_words import (
    caution_words,
    checklist_name,
    factor_name,
    kroner,
)
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.cautions import answer_to, conditions, project_cautions
from mkm_tui.rules.models import followers
from mkm_tui.rules.portfolio import competence_need


def project_paper(page: Page, project: Project, reach: Reach, today: date) -> None:
    """Write all that is known about a project."""
    internal = reach is Reach.INTERNAL
    page.heading(1, page.words("documents.project_title", project=project.id, title=project.title))
    _facts(page, project, reach, today)
    if internal:
        _warnings(page, project, today)
    page.text("purpose", project.purpose)
    page.text("values_clarified", project.values_clarified)
    page.text("conflicting_interests", project.conflicting_interests if internal else "")
    _phases(page, project, internal)
    _goals(page, project)
    page.text("old_out", project.old_out)
    page.text("users_part", project.users_part)
    page.text("employees_part", project.employees_part)
    _sums(page, project)
    checklist(page, project, Checklist.PREMISES, notes=internal)
    _needs(page, project, internal)
    _competence(page, project)
    _conditions(page, project, internal)
    learning(page, project, reach)
    for of in (Checklist.PROCESS, Checklist.RESULTS, Checklist.SPREAD):
        checklist(page, project, of)
    course(page, project, reach, today)


def _facts(page: Page, project: Project, reach: Reach, today: date) -> None:
    """Add what kind of project it is, whose, and from where it comes."""
    state, words = page.state, page.words
    page.field("phase", words.show(project.phase))
    page.field("project_units", page.units(project.units))
    page.field("project_leader", page.person(project.leader))
    page.field("project_advisers", words.listed([page.person(key) for key in project.advisers]))
    page.field("change_kinds", words.show(list(project.kinds)))
    page.field("change_level", words.show(project.level))
    page.field("restructuring", words.show(project.restructuring))
    idea, model = state.ideas.get(project.idea), state.projects.get(project.model)
    page.field("from_idea", f"{idea.id} {idea.title}" if idea else "")
    page.field("modelled_on", f"{model.id} {model.title}" if model else "")
    copies = [state.projects[key] for key in followers(state, today).get(project.id, [])]
    page.field("model_for", words.listed([f"{copy.id} {copy.title}" for copy in copies]))
    page.end_fields()


def _warnings(page: Page, project: Project, today: date) -> None:
    """Add what warns about the project, each with what was answered."""
    page.heading(2, page.words("documents.warnings"))
    found = list(project_cautions(page.state, project, today))
    if not found:
        page.say("no_warnings")
    for caution in found:
        said = caution_words(page.words, page.state, caution)
        given = answer_to(project, caution)
        if given:
            values = {"because": given.because, "on": given.on, "by": given.by}
            said = f"{said}. {page.words('documents.we_know', **values)}"
        page.entry(said)
    page.end_fields()


def _phases(page: Page, project: Project, internal: bool) -> None:
    """Add the phases that the project came into; why, for internal readers."""
    if not project.phases:
        return
    page.heading(2, page.words("documents.phase_history"))
    rows = []
    for step in project.phases:
        note = (step.note,) if internal else ()
        rows.append((page.words.show(step.phase), day(page, step.on), *note))
    heads = ("head_phase", "head_from")
    page.table("phases", (*heads, "head_note") if internal else heads, rows)


def _goals(page: Page, project: Project) -> None:
    """Add the goals, with those on the way."""
    if not project.goals:
        return
    page.heading(2, page.words("documents.goals"))
    rows = []
    for goal in project.goals:
        text = goal.text
        if goal.intermediate:
            text = page.words("documents.intermediate", text=text)
        rows.append((text, day(page, goal.due), day(page, goal.reached_on), goal.evidence))
    page.table("goals", ("head_goal", "head_due", "head_reached", "head_evidence"), rows)


def _sums(page: Page, project: Project) -> None:
    """Add cost and savings, in figures and in words."""
    words = page.words
    page.field("cost", kroner(words, project.cost) if project.cost is not None else "")
    page.field("savings", kroner(words, project.savings) if project.savings is not None else "")
    page.end_fields()
    page.text("cost_words", project.cost_words)
    page.text("savings_words", project.savings_words)


def _needs(page: Page, project: Project, internal: bool) -> None:
    """Add the four factors of the real-needs model; why they are so for internal readers (R20)."""
    page.heading(2, page.words("documents.real_needs"))
    rows = []
    for name in project.readiness.__struct_fields__:
        degree = getattr(project.readiness, name)
        said = page.words("documents.not_set") if degree is None else str(degree)
        why = (getattr(project.reasons, name),) if internal else ()
        rows.append((factor_name(page.words, name).capitalize(), said, *why))
    heads = ("head_factor", "head_degree")
    page.table("real_needs", (*heads, "head_why") if internal else heads, rows)


def _competence(page: Page, project: Project) -> None:
    """Add competence: have, required, need, and who helps (R25)."""
    words = page.words
    page.heading(2, words("documents.competence"))
    page.field("competence_have", words.listed(list(project.competence_have)))
    page.field("competence_required", words.listed(list(project.competence_required)))
    page.field("competence_need", words.listed(competence_need(project)))
    page.end_fields()
    rows = []
    for given in project.helps:
        source = words.show(given.source)
        if given.why_external:
            values = {"source": source, "why": given.why_external}
            source = words("documents.why_external", **values)
        rows.append((given.competence, given.by, source))
    page.table("helps", ("head_competence", "head_helper", "head_source"), rows)


def _conditions(page: Page, project: Project, internal: bool) -> None:
    """Add the nine framework conditions; what the programme breaches is breached (R22, R23)."""
    page.heading(2, checklist_name(page.words, Checklist.CONDITIONS))
    point_table(page, conditions(page.state, project), notes=internal)
