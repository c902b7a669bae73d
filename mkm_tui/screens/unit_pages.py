"""A unit's page, part by part: what it carries, what it can carry, what it is bound by."""

from textual.content import Content

from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.method_words import reason_words
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Checklist, Phase
from mkm_tui.rules.capacity import Capacity, Reason, capacity, owed
from mkm_tui.rules.cautions import answer_to, unit_cautions
from mkm_tui.rules.followup import Following, concerning, following, to_follow
from mkm_tui.rules.portfolio import limit, load
from mkm_tui.rules.surveys import surveys
from mkm_tui.rules.waiting import waits
from mkm_tui.screens.answering import answer_words
from mkm_tui.screens.checks import list_page
from mkm_tui.screens.unit_sight import UnitSight
from mkm_tui.widgets.figures import load_bar
from mkm_tui.widgets.leaf import Leaf

_MOST = 12
"""Decisions that the page lists; the matrix shows all."""


def can_take(sight: UnitSight) -> Capacity:
    """Return what the unit can carry, without reasons that may not be seen here."""
    found = capacity(sight.state, sight.unit, sight.today)
    return found._replace(reasons=[r for r in found.reasons if not _hidden(sight, r)])


def _hidden(sight: UnitSight, reason: Reason) -> bool:
    """Say whether a reason tells of a survey that stays away from the room."""
    if reason.key != "capacity_survey":
        return False
    return sight.hides(surveys(sight.unit, Checklist.EMPOWERMENT)[-1])


def capacity_sign(sight: UnitSight) -> str:
    """Return whether the unit can take on more: yes, or no."""
    return "✓" if can_take(sight).may else "!"


def capacity_page(sight: UnitSight, at_home: bool = True) -> Content:
    """Return whether the unit can take on more now, and why not.

    At home, on the unit's own page, also what to do about it, by the keys that work there.
    """
    found = can_take(sight)
    leaf = sight.leaf("question", unit=sight.unit.name).gap()
    leaf.line(_verdict(sight, found), "bold")
    leaf.line(sight.counted("carries", len(found.carried), limit=found.limit))
    if found.reasons:
        leaf.head("unit_thought" if found.may else "unit_because")
    for reason in found.reasons:
        leaf.line(f"{'!' if reason.stops else '·'} {_said(sight, reason)}")
        if at_home:
            leaf.note(sight.say(f"do.{reason.key}"))
        if reason.stops:
            _answer(leaf, sight, at_home)
    return leaf.written() if at_home else leaf.gap().line(sight.say("enter"), "dim").written()


def _verdict(sight: UnitSight, found: Capacity) -> str:
    """Return the answer in plain words."""
    if not found.may:
        return f"! {sight.say('no')}"
    return f"✓ {sight.counted('yes', found.room)}"


def _said(sight: UnitSight, reason: Reason) -> str:
    """Return what speaks against more."""
    return reason_words(sight.words, sight.state, reason)


def _answer(leaf: Leaf, sight: UnitSight, at_home: bool) -> None:
    """Add what was said to the warning that the unit is full (R19)."""
    for caution in unit_cautions(sight.state, sight.unit, sight.today):
        given = answer_to(sight.unit, caution)
        if given is not None:
            leaf.line(f"✓ {answer_words(sight.words, given)}")
        elif at_home:
            leaf.note(sight.say("not_answered"))


def load_words(sight: UnitSight) -> str:
    """Return the load against the limit in a few words."""
    carried, most = _load(sight), limit(sight.state, sight.unit.id)
    said = sight.words("screens.units.load_of", load=len(carried), limit=most)
    return f"{said} – {sight.words('screens.units.full')}" if len(carried) >= most else said


def _load(sight: UnitSight) -> list[Project]:
    """Return the projects that the unit carries."""
    return load(sight.state, sight.unit.id, sight.today)


def load_sign(sight: UnitSight) -> str:
    """Return whether the limit is reached."""
    return "!" if len(_load(sight)) >= limit(sight.state, sight.unit.id) else "✓"


def load_page(sight: UnitSight) -> Content:
    """Return the projects that the unit carries, its limit, and what waits (R19)."""
    unit, carried, most = sight.unit, _load(sight), limit(sight.state, sight.unit.id)
    leaf = sight.leaf("load")
    leaf.line(
        f"{load_bar(len(carried), most)}  {sight.counted('carries', len(carried), limit=most)}"
    )
    whose = "own_limit" if unit.project_limit is not None else "groups_limit"
    leaf.field("project_limit", sight.words(f"screens.group.{whose}", limit=most))
    leaf.line(sight.say("what_limit"), "dim")
    leaf.head("active_projects")
    leaf.line("" if carried else sight.say("carries_none"), "dim")
    for project in carried:
        leaf.line(_project(sight, project))
    _waiting(leaf, sight)
    return leaf.written()


def _waiting(leaf: Leaf, sight: UnitSight) -> None:
    """Add what waits at the unit."""
    found = waits(sight.state, sight.today).get(sight.unit.id)
    if found is None:
        return
    leaf.head("unit_waits")
    for key in found.projects:
        leaf.line(_project(sight, sight.state.projects[key]))
    leaf.line(sight.counted("ideas_wait", found.ideas) if found.ideas else "")


def _project(sight: UnitSight, project: Project) -> str:
    """Return a project's number, title and phase."""
    return f"{project.id} {project.title} · {sight.words.show(project.phase)}"


def arenas_page(sight: UnitSight) -> Content:
    """Return where employees, leaders and users meet about the work."""
    leaf = sight.leaf("arenas")
    leaf.line("" if sight.unit.arenas else sight.say("arenas_empty"), "dim")
    return leaf.text("arenas", sight.unit.arenas).written()


def pilot_page(sight: UnitSight) -> Content:
    """Return the six pilot measures, and whether they are asked for now."""
    pilots = [project.id for project in _load(sight) if project.phase is Phase.PILOT]
    now = sight.say("pilot_now", projects=pilots) if pilots else sight.say("pilot_later")
    shown = list_page(sight.words, sight.unit, Checklist.PILOT)
    return Content("\n").join([shown, Content(""), Content(now)])


def decisions_sign(sight: UnitSight) -> str:
    """Return whether the unit owes word of a decision, or does not follow one."""
    if sight.unit.id in owed(sight.state, sight.today):
        return "!"
    concerned = any(sight.unit.id in d.units for d in sight.state.decisions.values())
    return "✓" if concerned else " "


def _followed(sight: UnitSight) -> dict[str, Following]:
    """Return how the unit stands to each decision in force that concerns it, newest first."""
    state, unit, today = sight.state, sight.unit.id, sight.today
    keys = concerning(state, to_follow(state, today), unit)
    return {key: following(state.decisions[key], today)[unit] for key in keys}


def decisions_page(sight: UnitSight) -> Content:
    """Return the decisions that the unit follows, in short."""
    found = _followed(sight)
    leaf = sight.leaf("decisions")
    count = sight.counted("decisions_count", len(found))
    leaf.line(count if found else sight.say("decisions_none"))
    for key, stands in list(found.items())[:_MOST]:
        sign = "!" if stands.perhaps or stands.refuses else "·"
        said = sight.words.show(stands.status) if stands.status else sight.say("unconfirmed")
        perhaps = f" · {sight.say('perhaps')}" if stands.perhaps else ""
        leaf.line(f"{sign} {key} {title(sight.state.matters[key], Reach.PUBLIC)}")
        leaf.note(f"{said}{perhaps}")
    leaf.line("…" if len(found) > _MOST else "")
    return leaf.gap().line(sight.say("decisions_more"), "dim").written()


def people_page(sight: UnitSight) -> Content:
    """Return who leads the unit and who works there."""
    unit, every = sight.unit, sight.state.people.values()
    others = [p for p in every if p.unit == unit.id and p.active and p.id != unit.leader]
    leaf = sight.leaf("people").field("leads_unit", sight.person(unit.leader))
    leaf.line("" if unit.leader else sight.say("no_leader"), "dim")
    for person in others:
        about = person.organisation or sight.words.show(person.role)
        leaf.line(f"{person.name} · {about}")
    return leaf.gap().line(sight.say("people_how"), "dim").written()
