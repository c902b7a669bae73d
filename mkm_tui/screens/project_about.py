"""What a project is: people and purpose, the change, old out, who takes part, what it costs."""

import math

from mkm_tui.locale.method_words import kroner
from mkm_tui.records.terms import ChangeKind, Restructuring
from mkm_tui.rules.portfolio import conflict_note_missing
from mkm_tui.screens.project_sight import ProjectSight
from mkm_tui.widgets.leaf import Leaf


def about(sight: ProjectSight) -> Leaf:
    """Return what it is for, and whose it is."""
    project = sight.project
    leaf = sight.leaf("about").gap()
    leaf.field("project", f"{project.id} {project.title}")
    leaf.field("units", [sight.unit(key) for key in project.units])
    leaf.field("leader", sight.person(project.leader))
    leaf.field("advisers", [sight.person(key) for key in project.advisers])
    leaf.field("idea", sight.titled(project.idea) if project.idea else "")
    if not (project.leader and project.units):
        leaf.line(sight.say("nobody"), "$text-warning")
    return said(leaf, sight, "purpose", project.purpose)


def change(sight: ProjectSight) -> Leaf:
    """Return which kinds of change it is, on which level, and what that calls for (R21)."""
    project = sight.project
    leaf = sight.leaf("change").gap()
    for kind in ChangeKind:
        sign = "✓" if kind in project.kinds else "–"
        name = sight.words.show(kind)
        leaf.line(f"{sign} {name}: {sight.say(f'kind.{kind.value}')}", _weight(sign))
    leaf.gap().field("level", project.level).note(sight.say(f"level.{project.level.value}"))
    leaf.field("restructuring", project.restructuring)
    leaf.note(sight.say(f"restructuring.{project.restructuring.value}"))
    changes_values = project.restructuring is Restructuring.CHANGES_VALUES
    if changes_values or project.values_clarified:
        said(leaf, sight, "values_clarified", project.values_clarified)
    if ChangeKind.SOCIAL in project.kinds or project.conflicting_interests:
        leaf.text("conflicting_interests", project.conflicting_interests)
    if conflict_note_missing(project):
        leaf.gap().warn(sight.words("method.social_unnoted") + " (R21)")
    return leaf


def _weight(sign: str) -> str:
    """Return how strongly a kind stands: what it is not, is dim."""
    return "dim" if sign == "–" else ""


def old_out(sight: ProjectSight) -> Leaf:
    """Return what goes out when this comes in (R18)."""
    return said(sight.leaf("old_out"), sight, "old_out", sight.project.old_out)


def parts(sight: ProjectSight) -> Leaf:
    """Return how users and employees take part."""
    leaf = sight.leaf("parts")
    said(leaf, sight, "users_part", sight.project.users_part)
    return said(leaf, sight, "employees_part", sight.project.employees_part)


def money(sight: ProjectSight) -> Leaf:
    """Return what it costs and what it saves, in words and figures."""
    project, words = sight.project, sight.words
    leaf = sight.leaf("money")
    for name in ("cost", "savings"):
        sum_, told = getattr(project, name), getattr(project, f"{name}_words")
        leaf.head(name)
        leaf.line(sight.say(f"{name}_sum", sum=kroner(words, sum_)) if sum_ is not None else "")
        leaf.line(told)
        if sum_ is None and not told.strip():
            leaf.line(sight.say("nothing_written"), "dim")
    if project.cost and project.savings:
        months = math.ceil(12 * project.cost / project.savings)
        leaf.gap().line(sight.say("paid_back", months=months))
    return leaf


def said(leaf: Leaf, sight: ProjectSight, key: str, text: str) -> Leaf:
    """Add a labelled text, or that nothing is written."""
    if text.strip():
        return leaf.text(key, text)
    return leaf.head(key).line(sight.say("nothing_written"), "dim")
