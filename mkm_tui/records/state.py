"""The whole record at one moment: frozen, shared by every view."""

from typing import get_args

import msgspec

from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.people import Group, Person, Unit
from mkm_tui.records.portfolio import Idea, Project
from mkm_tui.records.room import Note
from mkm_tui.records.table import Table


class Counters(msgspec.Struct, frozen=True, gc=False):
    """The last numbers given, so that none is used twice (R41); its id is `counters`."""

    id: str = "counters"
    meetings: dict[str, int] = {}
    """Last meeting number by two-digit year."""
    matters: dict[str, int] = {}
    """Last case number by two-digit year."""
    projects: int = 0
    ideas: int = 0


Record = Group | Counters | Person | Unit | Meeting | Matter | Decision | Project | Idea | Note

RECORDS: dict[str, type[Record]] = {
    "groups": Group,
    "counters": Counters,
    "people": Person,
    "units": Unit,
    "meetings": Meeting,
    "matters": Matter,
    "decisions": Decision,
    "projects": Project,
    "ideas": Idea,
    "notes": Note,
}
"""The table in which each kind of record is kept."""

TABLES: dict[type, str] = {kind: table for table, kind in RECORDS.items()}
assert set(TABLES) == set(get_args(Record))


class State(msgspec.Struct, frozen=True, gc=False):
    """All records by table; a change gives a new State."""

    groups: Table[Group] = msgspec.field(default_factory=Table)
    counters: Table[Counters] = msgspec.field(default_factory=Table)
    people: Table[Person] = msgspec.field(default_factory=Table)
    units: Table[Unit] = msgspec.field(default_factory=Table)
    meetings: Table[Meeting] = msgspec.field(default_factory=Table)
    matters: Table[Matter] = msgspec.field(default_factory=Table)
    decisions: Table[Decision] = msgspec.field(default_factory=Table)
    projects: Table[Project] = msgspec.field(default_factory=Table)
    ideas: Table[Idea] = msgspec.field(default_factory=Table)
    notes: Table[Note] = msgspec.field(default_factory=Table)

    @property
    def group(self) -> Group | None:
        """The group, once it is set up."""
        return self.groups.get("group")

    @property
    def numbers(self) -> Counters:
        """The last numbers given."""
        return self.counters.get("counters") or Counters()

    def edit(self, changes: dict[str, dict[str, Record | None]]) -> "State":
        """Return a state with records put, or removed where None, by table and id."""
        return msgspec.structs.replace(
            self,
            **{table: getattr(self, table).edit(records) for table, records in changes.items()},
        )

    def put(self, *records: Record) -> "State":
        """Return a state with these records in their tables."""
        changes: dict[str, dict[str, Record | None]] = {}
        for record in records:
            changes.setdefault(TABLES[type(record)], {})[record.id] = record
        return self.edit(changes)
