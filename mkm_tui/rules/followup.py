"""Whether units carry decisions out, and whether ideas are answered (R14, R15, R24, R28)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mkm_tui.records.decisions import Decision, UnitReport
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.state import State
from mkm_tui.records.terms import DecisionStatus, UnitStatus
from mkm_tui.rules.memo import chosen
from mkm_tui.rules.publication import worths

RESULT_INDICATORS = range(1, 5)
"""The four result indicators for better services (domain, part 2; R28)."""
_DONE = {UnitStatus.CARRIED_OUT, UnitStatus.EVERYDAY}


def latest_reports(decision: Decision) -> dict[str, UnitReport]:
    """Return the latest report of each unit, by unit id."""
    return {report.unit: report for report in decision.reports}


def not_following(decision: Decision) -> list[UnitReport]:
    """Return the reports of units that say they do not follow the decision (R15)."""
    if not any(report.status is UnitStatus.NOT_FOLLOWED for report in decision.reports):
        return []
    return [
        report
        for report in latest_reports(decision).values()
        if report.status is UnitStatus.NOT_FOLLOWED
    ]


def unconfirmed_units(decision: Decision, today: date) -> list[str]:
    """Return the units without confirmation after the deadline: possibly not followed (R14)."""
    if decision.deadline is None or decision.deadline >= today:
        return []
    reports = latest_reports(decision)
    return [
        unit
        for unit in decision.units
        if unit not in reports or reports[unit].status not in _DONE | {UnitStatus.NOT_FOLLOWED}
    ]


def lacking_indicators(report: UnitReport) -> list[int]:
    """Return the result indicators that a unit has not documented (R28)."""
    return [number for number in RESULT_INDICATORS if number not in report.indicators]


class Following(NamedTuple):
    """How a unit that a decision concerns stands to it."""

    report: UnitReport | None
    """The latest that it told; None where it has confirmed nothing."""
    perhaps: bool
    """Possibly not followed: without confirmation after the deadline (R14)."""

    @property
    def status(self) -> UnitStatus | None:
        """How far the unit is; None where it has confirmed nothing."""
        return self.report.status if self.report else None

    @property
    def refuses(self) -> bool:
        """Whether the unit says that it does not follow the decision (R15)."""
        return self.status is UnitStatus.NOT_FOLLOWED


def following(decision: Decision, today: date, in_force: bool = True) -> dict[str, Following]:
    """Return how each unit that a decision concerns stands to it, by unit id.

    What is not in force gives nobody anything to confirm (R14).
    """
    reports = latest_reports(decision)
    silent = unconfirmed_units(decision, today) if in_force else []
    return {unit: Following(reports.get(unit), unit in silent) for unit in decision.units}


def to_follow(state: State, today: date, waiting: bool = False) -> dict[str, DecisionStatus]:
    """Return the decisions that units carry out and their worth, newest first: those in force.

    With `waiting`, also those that will apply when they are published.
    """
    found = worths(state, today)
    in_force = DecisionStatus.IN_FORCE
    also = DecisionStatus.WAITING if waiting else in_force
    return {k: found[k] for k in reversed(found) if found[k] is in_force or found[k] is also}


@chosen("decisions")
def unsettled(decision: Decision, today: date) -> bool:
    """Say whether units do not follow a decision, or owe word of it, if it is in force."""
    return bool(not_following(decision) or unconfirmed_units(decision, today))


class Tally(NamedTuple):
    """How many units do not follow decisions in force, counted for each decision."""

    refusing: int
    """That say so (R15)."""
    perhaps: int
    """That have not confirmed after the deadline (R14)."""


def tally(decisions: Iterable[Decision], today: date, unit: str = "") -> Tally:
    """Return how many units do not follow decisions that are in force; of one unit where given."""
    refusing = perhaps = 0
    for decision in decisions:
        refusing += sum(unit in ("", report.unit) for report in not_following(decision))
        perhaps += sum(unit in ("", key) for key in unconfirmed_units(decision, today))
    return Tally(refusing, perhaps)


def concerning(state: State, keys: Iterable[str], unit: str) -> list[str]:
    """Return those of some decisions that concern a unit, in the order given."""
    decisions = state.decisions
    return [key for key in keys if unit in decisions[key].units]


def overdue(idea: Idea, today: date) -> bool:
    """Say whether the idea-bearer's answer is owed and late (R24)."""
    return idea.answer is None and idea.answer_by < today


late_answers = chosen("ideas")(overdue)
"""The ideas whose answer is owed and late, by id."""
