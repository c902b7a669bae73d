"""What is reckoned from whole tables, remembered until one of them is another."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from mkm_tui.records.state import State

Result = TypeVar("Result")
Reckoning = Callable[[State, date], Result]


def remembered(*tables: str) -> Callable[[Reckoning[Result]], Reckoning[Result]]:
    """Let a reckoning from some tables and a day be done once for each of them.

    Only the latest result is kept; a table that is the same object says the same.
    """

    def around(reckon: Reckoning[Result]) -> Reckoning[Result]:
        kept: list[tuple[tuple[Any, ...], date, Result]] = []

        @wraps(reckon)
        def once(state: State, today: date) -> Result:
            basis = tuple(getattr(state, table) for table in tables)
            if kept:
                known, day, result = kept[0]
                if day == today and all(a is b for a, b in zip(known, basis, strict=True)):
                    return result
            result = reckon(state, today)
            kept[:] = [(basis, today, result)]
            return result

        return once

    return around
