"""How a project goes: its phases with what the next one asks for, and its goals."""

from mkm_tui.locale.method_words import column_name, factor_name
from mkm_tui.records.course import Goal, PhaseStep
from mkm_tui.rules.phases import Ask, asks, next_phase
from mkm_tui.rules.portfolio import is_pending
from mkm_tui.screens.project_sight import ProjectSight
from mkm_tui.widgets.leaf import Leaf


def phase(sight: ProjectSight) -> Leaf:
    """Return the phase, what the next one asks for and what lacks, and the phases so far."""
    project, words = sight.project, sight.words
    leaf = sight.leaf("phase").gap()
    leaf.line(words.show(project.phase).capitalize(), "bold")
    leaf.line(sight.say(f"phase.{project.phase.value}"))
    _next(leaf, sight)
    if project.phases:
        leaf.head("phases")
    for step in reversed(project.phases):
        leaf.line(_step(sight, step))
    return leaf


def _step(sight: ProjectSight, step: PhaseStep) -> str:
    """Return a step into a phase in a line."""
    note = f" – {step.note}" if step.note.strip() else ""
    return f"{sight.words.date(step.on)}: {sight.words.show(step.phase)}{note}"


def _next(leaf: Leaf, sight: ProjectSight) -> None:
    """Add what the next phase asks for, in plain words (R20, R21, R28)."""
    to = next_phase(sight.project)
    if to is None:
        return
    leaf.head("next_phase").line(sight.words.show(to).capitalize(), "bold")
    wanted = asks(sight.project, to)
    ready = all(ask.met for ask in wanted)
    leaf.line(sight.say("may_go_on" if ready else "may_not_go_on", phase=to))
    for ask in wanted:
        leaf.line(ask_words(sight, ask), "" if ask.met else "$text-warning")
    leaf.line(pending_words(sight))


def pending_words(sight: ProjectSight) -> str:
    """Return which move on the board waits for which decision; empty where none does."""
    pending = sight.project.pending
    if pending is None or not is_pending(sight.state, sight.project, sight.today):
        return ""
    column = column_name(sight.words, sight.state, pending.to)
    key = "pending_for" if pending.matter else "pending"
    return sight.say(key, column=column, matter=pending.matter)


def ask_words(sight: ProjectSight, ask: Ask) -> str:
    """Return what a phase asks for, with its sign, what lacks, and its rule."""
    sign = "✓" if ask.met else "○"
    said = sight.say(f"ask.{ask.key}")
    if not ask.met:
        values = dict(ask.lacks)
        if "factors" in values:
            values["factors"] = [factor_name(sight.words, name) for name in values["factors"]]
        said = f"{said}: {sight.say(f'lacks.{ask.key}', **values)}"
    return f"{sign} {said} ({ask.rule})"


def goals(sight: ProjectSight) -> Leaf:
    """Return the goals and the intermediate ones, each with what shows that it is reached."""
    leaf = sight.leaf("goals").gap()
    for goal in sight.project.goals:
        leaf.line(goal_line(sight, goal))
        leaf.note(goal.evidence)
    if not sight.project.goals:
        leaf.line(sight.say("no_goals"))
    return leaf


def goal_line(sight: ProjectSight, goal: Goal) -> str:
    """Return a goal in a line: its sign, what it is, and when it is or was to be reached."""
    late = goal.due is not None and goal.due < sight.today
    sign = "✓" if goal.reached_on else "!" if late else "○"
    kind = sight.say("intermediate" if goal.intermediate else "goal")
    when = ""
    if goal.reached_on:
        when = sight.say("reached", on=goal.reached_on)
    elif goal.due:
        when = sight.say("due_late" if late else "due", on=goal.due)
    return f"{sign} {kind}: {goal.text}" + (f" – {when}" if when else "")


def goals_sign(sight: ProjectSight) -> str:
    """Return the sign of all goals: one is late, all are reached, or some are not yet."""
    listed = sight.project.goals
    if not listed:
        return "○"
    if all(goal.reached_on for goal in listed):
        return "✓"
    late = [goal for goal in listed if not goal.reached_on and goal.due]
    return "!" if any(goal.due < sight.today for goal in late if goal.due) else "◐"
