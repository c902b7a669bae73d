"""What is reckoned from whole tables, remembered until one of them is another.

What each record says by itself is reckoned anew only for the records that changed.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from mkm_tui.records.state import State
from mkm_tui.records.table import Table

Result = TypeVar("Result")
Kind = TypeVar("Kind")
Reckoning = Callable[[State, date], Result]


def remembered(*sources: str | Reckoning[Any]) -> Callable[[Reckoning[Result]], Reckoning[Result]]:
    """Let a reckoning from some tables, or other reckonings, and a day be done once for them.

    Only the latest result is kept; a source that is the same object says the same.
    """

    def around(reckon: Reckoning[Result]) -> Reckoning[Result]:
        kept: list[tuple[tuple[Any, ...], date, Result]] = []

        @wraps(reckon)
        def once(state: State, today: date) -> Result:
            basis = tuple(_source(of, state, today) for of in sources)
            if kept:
                known, day, result = kept[0]
                if day == today and all(a is b for a, b in zip(known, basis, strict=True)):
                    return result
            result = reckon(state, today)
            kept[:] = [(basis, today, result)]
            return result

        return once

    return around


def _source(of: str | Reckoning[Any], state: State, today: date) -> Any:
    """Return a table, or what another reckoning gives."""
    return getattr(state, of) if isinstance(of, str) else of(state, today)


def each(table: str) -> Callable[[Callable[[Kind, date], Result]], Reckoning[Mapping[str, Result]]]:
    """Let what a record says on a day be reckoned for all of a table; a change costs the change.

    Where all say the same as before, the result is the same object.
    """

    def around(reckon: Callable[[Kind, date], Result]) -> Reckoning[Mapping[str, Result]]:
        kept: list[tuple[Table[Kind], date, Mapping[str, Result]]] = []

        @wraps(reckon)
        def all_of(state: State, today: date) -> Mapping[str, Result]:
            now: Table[Kind] = getattr(state, table)
            then, day, known = kept[0] if kept else (now, None, {})
            if day != today:
                known = {key: reckon(record, today) for key, record in now.items()}
            elif then is not now:
                known = _reckoned(known, now, now.changed(then), lambda one: reckon(one, today))
            kept[:] = [(now, today, known)]
            return known

        return all_of

    return around


def _reckoned(
    known: Mapping[str, Result],
    now: Table[Kind],
    changed: list[str],
    reckon: Callable[[Kind], Result],
) -> Mapping[str, Result]:
    """Return what all records say after changes, in the table's order."""
    says = {key: reckon(now[key]) for key in changed if key in now}
    if len(says) == len(changed) and all(k in known and known[k] == says[k] for k in says):
        return known
    found = {**known, **says}
    grown = len(found) > len(known)
    for key in changed:
        if key not in says:
            found.pop(key, None)
    return {key: found[key] for key in now} if grown else found


def chosen(table: str) -> Callable[[Callable[[Kind, date], bool]], Reckoning[Mapping[str, Kind]]]:
    """Let the records of a table that fit be found, in its order; a change costs the change.

    Where none of them is another, the result is the same object.
    """

    def around(fits: Callable[[Kind, date], bool]) -> Reckoning[Mapping[str, Kind]]:
        kept: list[tuple[Table[Kind], date, Mapping[str, Kind]]] = []

        @wraps(fits)
        def fitting(state: State, today: date) -> Mapping[str, Kind]:
            now: Table[Kind] = getattr(state, table)
            then, day, known = kept[0] if kept else (now, None, {})
            found: Mapping[str, Kind] | None = None
            if day == today:
                changed = now.changed(then)
                found = _refitted(known, now, changed, lambda one: fits(one, today))
            if found is None:
                found = {key: record for key, record in now.items() if fits(record, today)}
            kept[:] = [(now, today, found)]
            return found

        return fitting

    return around


def _refitted(
    known: Mapping[str, Kind],
    now: Table[Kind],
    changed: list[str],
    fits: Callable[[Kind], bool],
) -> Mapping[str, Kind] | None:
    """Return the records that fit after changes; None where one more does: its place is unknown."""
    fitting = {key: now[key] for key in changed if key in now and fits(now[key])}
    if not fitting.keys() <= known.keys():
        return None
    gone = [key for key in changed if key in known and key not in fitting]
    if not (fitting or gone):
        return known
    found = {**known, **fitting}
    for key in gone:
        del found[key]
    return found
