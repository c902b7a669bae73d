"""The registers as plain rows, derived fields included."""

from datetime import date
from typing import Any

import msgspec

from mkm_tui.records.state import State
from mkm_tui.rules.consensus import outcome
from mkm_tui.rules.followup import overdue, unconfirmed_units
from mkm_tui.rules.portfolio import column, competence_need, is_pending, load, overloaded
from mkm_tui.rules.publication import days_waiting, in_force_from, missing_audiences, status

REGISTERS = ("meetings", "matters", "decisions", "projects", "ideas", "units", "people")
_SHORT = {
    "meetings": ("id", "on", "status", "place"),
    "matters": ("id", "meeting", "title", "outcome"),
    "decisions": ("id", "title", "status", "in_force_from", "days_waiting"),
    "projects": ("id", "title", "phase", "column"),
    "ideas": ("id", "title", "answer", "overdue"),
    "units": ("id", "name", "load", "overloaded"),
    "people": ("id", "name", "party", "role"),
}


def rows(state: State, register: str, today: date) -> list[dict[str, Any]]:
    """Return a register's records as JSON values, each with what is computed from it."""
    found = []
    for record in getattr(state, register).values():
        row: dict[str, Any] = msgspec.to_builtins(record)
        row.update(msgspec.to_builtins(_derived(state, register, record, today)))
        found.append(row)
    return found


def _derived(state: State, register: str, record: Any, today: date) -> dict[str, Any]:
    """Return the computed fields of a record."""
    if register == "matters":
        return {"outcome": outcome(record)}
    if register == "decisions":
        matter = state.matters.get(record.id)
        return {
            "title": matter.title if matter else "",
            "text": record.text,
            "status": status(state, record, today),
            "in_force_from": in_force_from(record),
            "days_waiting": days_waiting(record, today),
            "missing_audiences": missing_audiences(record),
            "unconfirmed_units": unconfirmed_units(record, today),
        }
    if register == "projects":
        return {
            "column": column(state, record, today),
            "pending_now": is_pending(state, record, today),
            "competence_need": competence_need(record),
        }
    if register == "ideas":
        return {"overdue": overdue(record, today)}
    if register == "units":
        return {
            "load": len(load(state, record.id)),
            "overloaded": record.id in overloaded(state),
        }
    return {}


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
    text = "" if value is None else str(value)
    return "".join(c if c.isprintable() else " " for c in text)
