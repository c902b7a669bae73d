"""What an action is, and what it is told about the moment."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec

from mkm_tui.records.people import Group
from mkm_tui.records.signs import LONGEST_LINE, in_a_line
from mkm_tui.records.state import Counters, Record, State
from mkm_tui.rules.broken import require

RecordType = TypeVar("RecordType", bound=msgspec.Struct)
Changes = tuple[Record, ...]
"""The records that an action puts; nothing is ever removed but by undo."""


class Context(msgspec.Struct, frozen=True):
    """The moment and the person, given from outside so that a rule never reads a clock."""

    now: datetime
    who: str
    day: date | None = None
    """The day, where it is not the day of `now`: the clock was set back in a meeting."""

    @property
    def today(self) -> date:
        """The day by the clock."""
        return self.day or self.now.date()


class Action(msgspec.Struct, frozen=True, kw_only=True, tag_field="action", omit_defaults=True):
    """A named intent. `changes` turns it into changed records or raises RuleBroken."""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the records as they are after the action."""
        raise TypeError(type(self).__name__)


def given(action: Action) -> dict[str, Any]:
    """Return the fields of an action that were given a value."""
    return {
        name: value
        for name in action.__struct_fields__
        if (value := getattr(action, name)) is not msgspec.UNSET
    }


def edited(record: RecordType, action: Action, *but: str) -> RecordType:
    """Return the record with every given field of the action that is also the record's."""
    fields = {
        name: value
        for name, value in given(action).items()
        if name in record.__struct_fields__ and name != "id" and name not in but
    }
    return msgspec.structs.replace(record, **fields)


def find(table: Mapping[str, RecordType], key: str, what: str) -> RecordType:
    """Return a record by its id, or refuse with the id that is not there."""
    require(key in table, "", "not_found", what=what, id=key)
    return table[key]


def all_known(table: Mapping[str, Any], keys: tuple[str, ...], what: str) -> None:
    """Refuse ids that are not there; an empty id refers to nothing and passes."""
    for key in keys:
        require(not key or key in table, "", "not_found", what=what, id=key)


def the_group(state: State) -> Group:
    """Return the group, or refuse while none is set up."""
    require(state.group is not None, "", "no_group")
    return state.groups["group"]


def titled(text: str) -> str:
    """Return a one-line text without control signs, or refuse an empty one or one too long."""
    line = in_a_line(text)
    require(line, "", "title_missing")
    require(len(line) <= LONGEST_LINE, "", "title_long", most=LONGEST_LINE, begins=line[:40])
    return line


def usable(key: str) -> None:
    """Refuse an id of anything but letters, digits and hyphens; an empty one is made from the name.

    Ids stand in file names, in front matter and on the command line.
    """
    shown = key.replace("-", "").replace("_", "")
    require(not key or shown.isalnum(), "", "id_unusable", id=key)


def slug(name: str, taken: Mapping[str, Any]) -> str:
    """Return a new id made from a name: lower case, letters and digits, joined by hyphens."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    base = "-".join(words) or "id"
    number, key = 1, base
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key


def next_in_year(numbers: dict[str, int], day: date) -> tuple[str, dict[str, int]]:
    """Return the next number of the day's year as `3/26`, and the counters after it (R41)."""
    year = f"{day:%y}"
    number = numbers.get(year, 0) + 1
    return f"{number}/{year}", {**numbers, year: number}


def counted(state: State, **numbers: Any) -> Counters:
    """Return the counters with new numbers."""
    return msgspec.structs.replace(state.numbers, **numbers)
