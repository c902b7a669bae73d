"""How a project is evaluated, as a part of its document (R29)."""

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.method_words import point_name
from mkm_tui.records.course import Evaluation
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Checklist, EvaluationKind


def learning(page: Page, project: Project, reach: Reach) -> None:
    """Add evaluations, the critical question and the plan; to the public only what changed."""
    internal = reach is Reach.INTERNAL
    asked = internal and (project.critical_question or project.summative_plan)
    if not (project.evaluations or asked):
        return
    page.heading(2, page.words("documents.evaluations"))
    if internal:
        page.text("critical_question", project.critical_question)
        page.text("summative_plan", project.summative_plan)
    for made in project.evaluations:
        _evaluation(page, made, internal)


def _evaluation(page: Page, made: Evaluation, internal: bool) -> None:
    """Add an evaluation: who made it, which requirements it meets, what it found and changed."""
    words = page.words
    page.heading(3, f"{words.show(made.kind).capitalize()}, {words.date(made.on)}")
    by = made.by
    if not made.by_others:
        by = words("documents.by_project_itself", by=by)
    page.field("evaluation_by", by if internal else "")
    if made.kind is EvaluationKind.FORMATIVE:
        met = [point_name(words, Checklist.LEARNING, number) for number in made.requirements]
        page.field("evaluation_met", words.listed([name[:1].lower() + name[1:] for name in met]))
    page.end_fields()
    page.text("evaluation_finding", made.finding if internal else "")
    page.text("evaluation_revision", made.revision)
