"""The texts of projects and ideas that a search reads, the most telling first."""

from collections.abc import Iterable, Iterator

from mkm_tui.records.portfolio import Assessment, Idea, Project


def project_texts(project: Project, internal: bool) -> Iterator[str]:
    """Yield what a project says; what concerns people rather than the service only where internal.

    That is why factors are low, what conflicts, what evaluations found, what was said to warnings.
    """
    yield from (project.purpose, project.values_clarified, project.old_out)
    for goal in project.goals:
        yield from (goal.text, goal.evidence)
    yield from (project.users_part, project.employees_part)
    yield from (project.cost_words, project.savings_words)
    yield from (*project.competence_have, *project.competence_required)
    for given in project.helps:
        yield from (given.competence, given.by, given.why_external)
    yield from (evaluation.revision for evaluation in project.evaluations)
    if internal:
        yield from _inside(project)


def _inside(project: Project) -> Iterator[str]:
    """Yield what only the group and the secretary read."""
    reasons = project.reasons
    yield from (getattr(reasons, name) for name in reasons.__struct_fields__)
    yield project.conflicting_interests
    yield from (point.note for point in project.points)
    yield from (step.note for step in project.phases)
    yield from (project.critical_question, project.summative_plan)
    for evaluation in project.evaluations:
        yield from (evaluation.finding, evaluation.by)
    yield from (answer.because for answer in project.answers)
    yield from _whys(project.assessments)


def idea_texts(idea: Idea, internal: bool) -> Iterator[str]:
    """Yield what an idea says but for its bearer's name, and what the bearer was told."""
    yield from (idea.text, idea.purpose, idea.for_whom, idea.impossible_today)
    yield from (idea.answer_text, idea.outcome_text)
    if internal:
        yield from _whys(idea.assessments)


def _whys(assessments: Iterable[Assessment]) -> Iterator[str]:
    """Yield why the parties gave what they gave; nothing of a silent round that is not over."""
    return (given.why for given in assessments if not given.hidden)
