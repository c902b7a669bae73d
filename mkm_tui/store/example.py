"""The example workspace: a file of actions, performed on days counted from today."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

import msgspec

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import AnyAction
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import Record

Perform = Callable[[Action, Context], Sequence[Record]]
"""Performs an action and returns the changed records."""

_DAY = re.compile(r"@(-?\d+)")
_NUMBER = re.compile(r"#([MS])(\d+)")


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the file: an action, and when and by whom it is performed."""

    day: int
    """Counted from today, which is 0."""
    time: str
    """`09:15`."""
    who: str
    action: dict[str, Any]


_decoder = msgspec.json.Decoder(Line)


def example_lines(source: bytes) -> Iterator[Line]:
    """Return the lines of the file in order; empty lines are passed over."""
    return (_decoder.decode(line) for line in source.splitlines() if line.strip())


class _Names:
    """Turns the file's names for days, meetings and matters into those of the record."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._ids: dict[str, list[str]] = {"M": [], "S": []}

    def learn(self, records: Sequence[Record]) -> None:
        """Keep the ids of meetings and matters that are seen for the first time."""
        for record in records:
            if isinstance(record, Meeting | Matter):
                ids = self._ids["M" if isinstance(record, Meeting) else "S"]
                if record.id not in ids:
                    ids.append(record.id)

    def resolved(self, value: Any) -> Any:
        """Return a JSON value with `@-30`, `#M7` and `#S41` replaced, in lists and objects too."""
        if isinstance(value, dict):
            return {key: self.resolved(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.resolved(item) for item in value]
        if not isinstance(value, str):
            return value
        day = _DAY.fullmatch(value)
        if day:
            return (self.today + timedelta(days=int(day[1]))).isoformat()
        return _NUMBER.sub(lambda found: self._ids[found[1]][int(found[2]) - 1], value)


def _moment(line: Line, today: date, zone: tzinfo | None) -> datetime:
    """Return when a line's action is performed; without a zone, in this machine's."""
    moment = datetime.combine(today + timedelta(days=line.day), time.fromisoformat(line.time))
    return moment.replace(tzinfo=zone) if zone else moment.astimezone()


def replay_example(source: bytes, today: date, perform: Perform, zone: tzinfo | None = None) -> int:
    """Perform every action of the file and return how many there were.

    A text `@14` is that day counted from today; `#M7` and `#S41` stand for the ids of the 7th
    meeting and the 41st matter that the file has added, whose numbers depend on the year.
    """
    names = _Names(today)
    count = 0
    for line in example_lines(source):
        count += 1
        action: Action = msgspec.convert(names.resolved(line.action), AnyAction)
        names.learn(perform(action, Context(now=_moment(line, today, zone), who=line.who)))
    return count
