"""What warns about a project, calmly: each with its rule, and what was said to it."""

from mkm_tui.locale.method_words import caution_words
from mkm_tui.rules.cautions import Caution, answer_to, project_cautions, unanswered
from mkm_tui.rules.portfolio import ACTIVE
from mkm_tui.screens.answering import answer_words
from mkm_tui.screens.project_sight import ProjectSight
from mkm_tui.widgets.leaf import Leaf


def cautions(sight: ProjectSight) -> list[Caution]:
    """Return what warns about the project now."""
    return list(project_cautions(sight.state, sight.project, sight.today))


def warnings(sight: ProjectSight) -> Leaf:
    """Return the warnings, each with its answer or that nobody has given one."""
    leaf = sight.leaf("warnings").gap()
    found = cautions(sight)
    for caution in found:
        warning(leaf, sight, caution, sight.say("not_answered"))
    if not found:
        active = sight.project.phase in ACTIVE
        leaf.line(sight.say("no_warnings" if active else "not_warned"))
    _earlier(leaf, sight, {caution.code for caution in found})
    return leaf


def warning(leaf: Leaf, sight: ProjectSight, caution: Caution, hint: str = "") -> None:
    """Add a warning: what it says, and what was said to it, or a hint where nobody has answered."""
    told = caution_words(sight.words, sight.state, caution)
    given = answer_to(sight.project, caution)
    if given is None:
        leaf.warn(told).note(hint)
    else:
        leaf.line(f"✓ {told}").note(answer_words(sight.words, given))


def _earlier(leaf: Leaf, sight: ProjectSight, now: set[str]) -> None:
    """Add what was said to warnings that are gone, or are about something else now."""
    gone = [given for given in sight.project.answers if given.warning not in now]
    if gone:
        leaf.head("earlier_answers")
    for given in reversed(gone):
        rule = given.warning.split(" ", 1)[0]
        about = f"{rule}: " if rule[:1] == "R" and rule[1:].isdigit() else ""
        leaf.line(f"{about}{answer_words(sight.words, given)}", "dim")


def warnings_sign(sight: ProjectSight) -> str:
    """Return whether a warning waits for its answer."""
    if unanswered(sight.state, sight.project, sight.today):
        return "!"
    return "✓" if cautions(sight) else " "
