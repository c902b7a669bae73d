"""What a project is bound to: its matters and decisions, its place on the board, its model."""

from mkm_tui.documents.outcomes import outcome_words
from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.method_words import column_name
from mkm_tui.records.course import Move
from mkm_tui.records.meetings import Matter
from mkm_tui.records.terms import DecisionStatus, Outcome
from mkm_tui.rules.consensus import outcome
from mkm_tui.rules.ideas import matters_about
from mkm_tui.rules.models import followers
from mkm_tui.rules.portfolio import column, is_pending, moves
from mkm_tui.rules.publication import status
from mkm_tui.screens.card_voices import voices
from mkm_tui.screens.decision_sight import Sight, status_words
from mkm_tui.screens.project_course import pending_words
from mkm_tui.screens.project_sight import ProjectSight
from mkm_tui.widgets.leaf import Leaf


def its_matters(sight: ProjectSight) -> list[Matter]:
    """Return the matters about the project, and about the idea that it came of, latest first."""
    about = matters_about(sight.state, sight.today)
    keys = [*about.get(sight.project.id, []), *about.get(sight.project.idea, [])]
    found = [sight.state.matters[key] for key in dict.fromkeys(keys)]
    return sorted(found, key=lambda matter: _held(sight, matter), reverse=True)


def _held(sight: ProjectSight, matter: Matter) -> tuple[str, str]:
    """Return when a matter's meeting is or was, for sorting."""
    meeting = sight.state.meetings.get(matter.meeting)
    return (meeting.on.isoformat() if meeting else "", matter.id)


def matters(sight: ProjectSight) -> Leaf:
    """Return its matters, each with its outcome, or its decision's status (R9, R11, R34)."""
    leaf = sight.leaf("matters").gap()
    found = its_matters(sight)
    for matter in found:
        leaf.line(f"{matter.id}  {title(matter, Reach.PUBLIC)}", "bold")
        leaf.note(matter_line(sight, matter))
    if not found:
        leaf.line(sight.say("no_matters"))
    return leaf


def matter_line(sight: ProjectSight, matter: Matter) -> str:
    """Return what a matter came to: its decision's status, its outcome, or when it is up."""
    decision = sight.state.decisions.get(matter.id)
    meeting = sight.state.meetings.get(matter.meeting)
    parts = [sight.say("treated", meeting=meeting.id, on=meeting.on)] if meeting else []
    if decision is not None:
        parts.append(status_words(Sight(sight.words, sight.state, decision, sight.today)))
    elif outcome(matter) is not Outcome.OPEN:
        parts.append(outcome_words(sight.words, matter))
    else:
        parts.append(sight.say("not_treated"))
    return " · ".join(parts)


def matters_sign(sight: ProjectSight) -> str:
    """Return whether all its decisions are in force, or some wait."""
    decisions = (sight.state.decisions.get(matter.id) for matter in its_matters(sight))
    worth = [status(sight.state, decision, sight.today) for decision in decisions if decision]
    if DecisionStatus.WAITING in worth:
        return "◐"
    return "✓" if worth else " "


def board(sight: ProjectSight) -> Leaf:
    """Return its column, what it waits for, the moves done, and the parties' assessments."""
    state, project, today = sight.state, sight.project, sight.today
    leaf = sight.leaf("board").gap()
    stands = column(state, project, today)
    leaf.field("column", column_name(sight.words, state, stands))
    leaf.warn(pending_words(sight))
    done = moves(state, project, today)
    if done:
        leaf.head("moves")
    for move in reversed(done):
        leaf.line(_move(sight, move))
    return voices(leaf, sight.words, state, project)


def _move(sight: ProjectSight, move: Move) -> str:
    """Return a move that is done, with the decision by which."""
    by = sight.say("by_decision", decision=move.decision) if move.decision else ""
    column = column_name(sight.words, sight.state, move.to)
    return " ".join(filter(None, (f"{sight.words.date(move.on)}: {column}", by)))


def board_sign(sight: ProjectSight) -> str:
    """Return whether a move waits for its decision."""
    return "◐" if is_pending(sight.state, sight.project, sight.today) else " "


def model(sight: ProjectSight) -> Leaf:
    """Return what it is modelled on, and which projects are modelled on it."""
    project = sight.project
    leaf = sight.leaf("model")
    if project.model:
        leaf.head("model").line(sight.titled(project.model))
    modelled = followers(sight.state, sight.today).get(project.id, [])
    if modelled:
        leaf.head("followers")
    for key in modelled:
        other = sight.state.projects[key]
        units = ", ".join(sight.unit(unit) for unit in other.units)
        leaf.line(" · ".join(filter(None, (sight.titled(key), units))))
    if not (project.model or modelled):
        leaf.gap().line(sight.say("no_model"))
    return leaf
