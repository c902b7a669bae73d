"""What warns about a project or a unit, calmly: each with its rule, and each can be answered."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from mkm_tui.records.checklists import Answered, Point
from mkm_tui.records.people import Unit
from mkm_tui.records.portfolio import Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import ChangeKind, Checklist, HelpSource, Restructuring
from mkm_tui.rules.checklists import points
from mkm_tui.rules.memo import remembered
from mkm_tui.rules.portfolio import (
    ACTIVE,
    active,
    burdened,
    column,
    conflict_note_missing,
    full_units,
    limit,
    load,
    only_self_evaluated,
    readiness_low,
    readiness_missing,
    without_help,
)

_BREACHED = {1: "R22", 8: "R23"}
"""The framework conditions whose breach a rule names; other breaches warn without one."""


class Caution(NamedTuple):
    """A warning: its rule, what it says (a key of the catalogue `method`), and about what."""

    rule: str
    """`R19`; empty where the document warns without a rule of its own."""
    key: str
    values: dict[str, Any]
    """What fills its sentence: names of units and factors are ids, for the catalogues to say."""
    about: str = ""

    @property
    def code(self) -> str:
        """The name under which it is answered; another when what it is about has changed."""
        return " ".join(filter(None, (self.rule, self.key, self.about)))


def project_cautions(state: State, project: Project, today: date) -> Iterator[Caution]:
    """Yield what warns about a project that is under way (R18-R23, R25, R29)."""
    if project.phase not in ACTIVE:
        return
    yield from _burden(state, project, today)
    yield from _readiness(project)
    if ChangeKind.SOCIAL in project.kinds:
        lacks = conflict_note_missing(project)
        yield Caution("R21", "social_unnoted" if lacks else "social", {})
    yield from _breaches(state, project)
    if not project.old_out.strip():
        yield Caution("R18", "nothing_out", {})
    yield from _competence(project)
    changes_values = project.restructuring is Restructuring.CHANGES_VALUES
    if changes_values and not project.values_clarified.strip():
        yield Caution("", "values_unclear", {})
    if only_self_evaluated(project):
        yield Caution("R29", "self_evaluated", {})


def _burden(state: State, project: Project, today: date) -> Iterator[Caution]:
    """Yield the full units that a project burdens (R19)."""
    full = full_units(state, today)
    for unit in burdened(project, column(state, project, today), full):
        carried, most = full[unit]
        values = {"unit": unit, "load": carried, "limit": most}
        yield Caution("R19", "unit_full", values, f"{unit} {carried}/{most}")


def _readiness(project: Project) -> Iterator[Caution]:
    """Yield the factors that are not set, or low (R20)."""
    if missing := readiness_missing(project):
        yield Caution("R20", "not_ready", {"factors": missing}, ",".join(missing))
    if low := readiness_low(project):
        yield Caution("R20", "assistance", {"factors": low}, ",".join(low))


def conditions(state: State, project: Project) -> list[Point]:
    """Return the nine framework conditions of a project; what the programme breaches is breached.

    What the project itself says of a condition comes before what the programme says (R22, R23).
    """
    whole = {b.condition: b.note for b in state.group.breaches} if state.group else {}
    return [
        Point(known.checklist, known.number, False, known.note or whole[known.number])
        if known.holds is None and known.number in whole
        else known
        for known in points(project, Checklist.CONDITIONS)
    ]


def breach_rule(condition: int) -> str:
    """Return the rule that a framework condition's breach is against; empty where none names it."""
    return _BREACHED.get(condition, "")


def _breaches(state: State, project: Project) -> Iterator[Caution]:
    """Yield the framework conditions that do not hold for a project (R22, R23)."""
    for known in conditions(state, project):
        if known.holds is False:
            values = {"condition": known.number, "note": known.note}
            yield Caution(breach_rule(known.number), "breach", values, str(known.number))


def _competence(project: Project) -> Iterator[Caution]:
    """Yield the competence with which nobody helps, and outside help without a reason (R25)."""
    if lacking := without_help(project):
        yield Caution("R25", "no_help", {"competence": lacking}, ",".join(lacking))
    outside = [
        given.competence
        for given in project.helps
        if given.source is HelpSource.EXTERNAL and not given.why_external.strip()
    ]
    if outside:
        values = {"competence": outside}
        yield Caution("R25", "external_unexplained", values, ",".join(outside))


def unit_cautions(state: State, unit: Unit, today: date) -> Iterator[Caution]:
    """Yield what warns about a unit: that it carries as much as it can (R19)."""
    carried, most = len(load(state, unit.id, today)), limit(state, unit.id)
    if carried and carried >= most:
        values = {"unit": unit.id, "load": carried, "limit": most}
        yield Caution("R19", "unit_full", values, f"{unit.id} {carried}/{most}")


def answer_to(record: Project | Unit, caution: Caution) -> Answered | None:
    """Return the latest that was said to a warning; None where nobody has answered it."""
    found = (a for a in reversed(record.answers) if a.warning == caution.code)
    return next(found, None)


def unanswered(state: State, project: Project, today: date) -> list[Caution]:
    """Return the warnings about a project that nobody has answered."""
    found = project_cautions(state, project, today)
    return [caution for caution in found if answer_to(project, caution) is None]


class _Warned(NamedTuple):
    """Whether a project is warned about, and on what that rests."""

    basis: tuple[Any, ...]
    warned: bool


_known: dict[str, _Warned] = {}
"""What was found last for each project: a change costs the projects that it touches."""


@remembered(active, "units", "groups", "decisions")
def warned(state: State, today: date) -> frozenset[str]:
    """Return the ids of the projects with a warning that nobody has answered."""
    full, under_way = full_units(state, today), active(state, today)
    for key, project in under_way.items():
        units = tuple(full.get(unit) for unit in project.units)
        basis = (project, state.group, units, column(state, project, today))
        before = _known.get(key)
        if before is None or not _same(before.basis, basis):
            _known[key] = _Warned(basis, bool(unanswered(state, project, today)))
    return frozenset(key for key in under_way if _known[key].warned)


def _same(before: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    """Say whether two findings rest on the same: the same records, the same load, one column."""
    return before[0] is now[0] and before[1] is now[1] and before[2:] == now[2:]
