"""How a project learns: its evaluations, the critical question and the plan (R29)."""

from mkm_tui.locale.method_words import checklist_name, point_name
from mkm_tui.records.course import Evaluation
from mkm_tui.records.terms import Checklist, EvaluationKind
from mkm_tui.rules.checklists import LENGTHS
from mkm_tui.rules.portfolio import ACTIVE, only_self_evaluated
from mkm_tui.screens.project_about import said
from mkm_tui.screens.project_sight import ProjectSight
from mkm_tui.widgets.leaf import Leaf


def evaluation(sight: ProjectSight) -> Leaf:
    """Return the evaluations, the latest first, and what is asked and planned."""
    project = sight.project
    leaf = sight.leaf("evaluation")
    if only_self_evaluated(project):
        leaf.gap().warn(f"{sight.words('method.self_evaluated')} (R29)")
    said(leaf, sight, "critical_question", project.critical_question)
    said(leaf, sight, "summative_plan", project.summative_plan)
    for made in reversed(project.evaluations):
        _evaluation(leaf, sight, made)
    if not project.evaluations:
        leaf.gap().line(sight.say("no_evaluations"))
    return leaf


def _evaluation(leaf: Leaf, sight: ProjectSight, made: Evaluation) -> None:
    """Add an evaluation: who made it, what it found, and which requirements it meets."""
    words = sight.words
    whose = sight.say("by_others" if made.by_others else "by_itself")
    leaf.gap().line(f"{words.date(made.on)}: {words.show(made.kind)}", "bold")
    leaf.line(f"{made.by} ({whose})", "dim")
    leaf.field("finding", made.finding).field("revision", made.revision)
    if made.kind is EvaluationKind.FORMATIVE:
        leaf.line(checklist_name(words, Checklist.LEARNING), "dim")
        for number in range(1, LENGTHS[Checklist.LEARNING] + 1):
            sign = "✓" if number in made.requirements else "○"
            leaf.line(f"{sign} {point_name(words, Checklist.LEARNING, number)}")


def evaluation_sign(sight: ProjectSight) -> str:
    """Return whether others evaluate it, or at least question and plan are there (R29)."""
    if only_self_evaluated(sight.project):
        return "!" if sight.project.phase in ACTIVE else "○"
    return "✓"
