"""The registers as plain rows, derived fields included."""

from datetime import date
from typing import Any

import msgspec
from msgspec import structs

from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Matter
from mkm_tui.records.portfolio import Idea, Project
from mkm_tui.records.signs import in_a_line
from mkm_tui.records.state import RECORDS, State
from mkm_tui.records.table import Table
from mkm_tui.records.terms import DecisionStatus
from mkm_tui.rules.as_of import Standing, standing_on
from mkm_tui.rules.capacity import capacity
from mkm_tui.rules.cautions import unanswered
from mkm_tui.rules.consensus import outcome
from mkm_tui.rules.followup import following, overdue
from mkm_tui.rules.ideas import owed_outcome
from mkm_tui.rules.portfolio import (
    column,
    competence_need,
    is_pending,
    limit,
    load,
    overloaded,
)
from mkm_tui.rules.publication import days_waiting, in_force_from, missing_audiences, status
from mkm_tui.rules.sharing import without_hidden

REGISTERS = ("meetings", "matters", "decisions", "projects", "ideas", "units", "people")
_SHORT = {
    "meetings": ("id", "on", "status", "place"),
    "matters": ("id", "meeting", "title", "outcome"),
    "decisions": ("id", "title", "status", "in_force_from", "days_waiting"),
    "projects": ("id", "title", "phase", "column"),
    "ideas": ("id", "title", "answer", "overdue"),
    "units": ("id", "name", "load", "limit", "may_take_more"),
    "people": ("id", "name", "party", "role"),
}
_DERIVED = {
    "matters": ("outcome",),
    "decisions": (
        "title",
        "text",
        "status",
        "in_force_from",
        "days_waiting",
        "missing_audiences",
        "unconfirmed_units",
    ),
    "projects": ("pending_now", "competence_need", "warnings"),
    "ideas": ("overdue", "outcome_owed_since"),
    "units": ("load", "limit", "overloaded", "may_take_more"),
}
"""What is computed of a register's records, beside their own fields."""
_THEN = ("text_in_force", "said_then", "recorded_later")
"""What is told of a decision on a day, beside the rest."""


def fields(register: str, as_of: bool = False) -> list[str]:
    """Return the names of all that `rows`, or `decisions_on`, tell of a record."""
    own = [field.name for field in structs.fields(RECORDS[register])]
    then = _THEN if as_of and register == "decisions" else ()
    return [*own, *_DERIVED.get(register, ()), *then]


def rows(state: State, register: str, today: date) -> list[dict[str, Any]]:
    """Return a register's records as JSON values, each with what is computed from it."""
    found = []
    for record in getattr(state, register).values():
        row: dict[str, Any] = msgspec.to_builtins(_told(record))
        row.update(msgspec.to_builtins(_derived(state, register, record, today)))
        found.append(row)
    return found


def _told(record: Any) -> Any:
    """Return a record without what was given in a silent round, which no list tells."""
    return without_hidden(record) if isinstance(record, Project | Idea) else record


def _derived(state: State, register: str, record: Any, today: date) -> dict[str, Any]:
    """Return the computed fields of a record."""
    if register == "matters":
        return {"outcome": outcome(record)}
    if register == "decisions":
        return _of_decision(state, record, status(state, record, today), today)
    if register == "projects":
        return {
            "column": column(state, record, today),
            "pending_now": is_pending(state, record, today),
            "competence_need": competence_need(record),
            "warnings": [caution.code for caution in unanswered(state, record, today)],
        }
    if register == "ideas":
        return {
            "overdue": overdue(record, today),
            "outcome_owed_since": owed_outcome(state, record, today),
        }
    if register == "units":
        return {
            "load": len(load(state, record.id, today)),
            "limit": limit(state, record.id),
            "overloaded": record.id in overloaded(state, today),
            "may_take_more": capacity(state, record, today).may,
        }
    return {}


def _of_decision(
    state: State, decision: Decision, worth: DecisionStatus, day: date
) -> dict[str, Any]:
    """Return the computed fields of a decision on a day."""
    matter = state.matters.get(decision.id)
    units = following(decision, day, worth is DecisionStatus.IN_FORCE)
    return {
        "title": matter.title if matter else "",
        "text": decision.text,
        "status": worth,
        "in_force_from": in_force_from(decision),
        "days_waiting": days_waiting(decision, day),
        "missing_audiences": missing_audiences(decision),
        "unconfirmed_units": [key for key, unit in units.items() if unit.perhaps],
    }


def decisions_on(now: State, then: State, day: date) -> list[dict[str, Any]]:
    """Return the decisions that were agreed by a day as JSON values, as they stood on it.

    Beside the usual fields: the wording in force that day, the status that the record itself
    gave that day (nothing where the decision was not recorded yet), and whether what concerns
    the day was recorded later.
    """
    known = structs.replace(now, matters=_earlier(now, then))
    return [_row_on(known, s, day) for s in standing_on(now, then, day).values()]


def _earlier(now: State, then: State) -> Table[Matter]:
    """Return the matters as they were then; those that are known only now, as they are."""
    changed: dict[str, Matter | None] = {
        key: matter for key, matter in then.matters.items() if now.matters.get(key) is not matter
    }
    return now.matters.edit(changed)


def _row_on(known: State, standing: Standing, day: date) -> dict[str, Any]:
    """Return a decision's row on a day; what replaced it later is left out."""
    decision = standing.decision
    later = known.decisions.get(decision.superseded_by)
    if later and later.agreed_on > day:
        decision = structs.replace(decision, superseded_by="")
    row: dict[str, Any] = msgspec.to_builtins(decision)
    told = _of_decision(known, decision, standing.status, day)
    told |= {
        "text_in_force": standing.in_force.text if standing.in_force else "",
        "said_then": standing.said_then,
        "recorded_later": standing.recorded_later,
    }
    row.update(msgspec.to_builtins(told))
    return row


def plain_table(register: str, found: list[dict[str, Any]]) -> str:
    """Return the main columns of rows as lines of aligned text, control characters left out."""
    heads = _SHORT[register]
    lines = [[_cell(row.get(head)) for head in heads] for row in found]
    widths = [max(len(line[i]) for line in [list(heads), *lines]) for i in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in [list(heads), *lines]
    )


def _cell(value: Any) -> str:
    """Return a value as one printable line."""
    return "" if value is None else in_a_line(str(value))
