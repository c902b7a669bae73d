"""What a project stands on: the real-needs factors, competence, premises and conditions."""

from mkm_tui.locale.method_words import factor_name
from mkm_tui.records.course import Help
from mkm_tui.records.terms import HelpSource
from mkm_tui.rules.cautions import conditions
from mkm_tui.rules.portfolio import (
    ACTIVE,
    competence_need,
    readiness_low,
    readiness_missing,
    without_help,
)
from mkm_tui.screens.project_sight import ProjectSight
from mkm_tui.widgets.figures import readiness_bars
from mkm_tui.widgets.leaf import Leaf


def readiness(sight: ProjectSight) -> Leaf:
    """Return the four factors of the real-needs model, each with its reason (R20)."""
    leaf = sight.leaf("readiness").gap()
    factor_lines(leaf, sight)
    missing, low = readiness_missing(sight.project), readiness_low(sight.project)
    if missing:
        leaf.gap().warn(sight.words("method.not_ready", factors=_names(sight, missing)) + " (R20)")
    if low:
        leaf.gap().warn(sight.words("method.assistance", factors=_names(sight, low)) + " (R20)")
    return leaf


def _names(sight: ProjectSight, factors: list[str]) -> list[str]:
    """Return factors in words."""
    return [factor_name(sight.words, name) for name in factors]


def factor_lines(leaf: Leaf, sight: ProjectSight) -> None:
    """Add each factor as a bar with its number, and why it is so."""
    project = sight.project
    degrees = {
        name: getattr(project.readiness, name) for name in project.readiness.__struct_fields__
    }
    names = [(factor_name(sight.words, name), degree) for name, degree in degrees.items()]
    for (name, degree), drawn in zip(degrees.items(), readiness_bars(names), strict=True):
        unset = "" if degree else f" {sight.say('unset')}"
        leaf.figure([f"{drawn}{unset}"]).note(getattr(project.reasons, name))


def readiness_sign(sight: ProjectSight) -> str:
    """Return whether a factor is low, all are set, or some are not."""
    if readiness_low(sight.project):
        return "!"
    missing = readiness_missing(sight.project)
    return "○" if missing else "✓"


def competence(sight: ProjectSight) -> Leaf:
    """Return what is there, what is required, what is needed, and who helps (R25)."""
    project = sight.project
    leaf = sight.leaf("competence").gap()
    leaf.field("competence_have", project.competence_have)
    leaf.field("competence_required", project.competence_required)
    need = competence_need(project)
    if project.competence_required:
        leaf.field("competence_need", need or sight.say("no_need"))
    if project.helps:
        leaf.head("helps")
    for given in internal_first(project.helps):
        leaf.line(f"  {help_line(sight, given)}")
    for lacking in without_help(project):
        leaf.warn(sight.say("nobody_helps", competence=lacking))
    if not (project.competence_have or project.competence_required):
        leaf.line(sight.say("no_competence"))
    return leaf


def internal_first(helps: tuple[Help, ...]) -> list[Help]:
    """Return who helps, those of the municipality itself first."""
    return sorted(helps, key=lambda given: given.source is HelpSource.EXTERNAL)


def help_line(sight: ProjectSight, given: Help) -> str:
    """Return a help in a line, with why it comes from outside where it does."""
    said = f"{given.competence}: {given.by}, {sight.words.show(given.source)}"
    if given.source is HelpSource.EXTERNAL:
        why = given.why_external.strip() or sight.say("why_unsaid")
        return f"{said} – {why}"
    return said


def competence_sign(sight: ProjectSight) -> str:
    """Return whether somebody helps with all that is needed."""
    if without_help(sight.project):
        return "!" if sight.project.phase in ACTIVE else "○"
    return "✓" if sight.project.competence_required else "○"


def conditions_sign(sight: ProjectSight) -> str:
    """Return whether a condition is breached, all hold, or some are unsaid."""
    said = [known.holds for known in conditions(sight.state, sight.project)]
    return "!" if False in said else "✓" if all(said) else "○"
