"""Setting up the group, its people and its units."""

from datetime import date

from msgspec import UNSET, UnsetType, structs

from mkm_tui.actions.base import (
    Action,
    Changes,
    Context,
    all_known,
    edited,
    find,
    slug,
    the_group,
    titled,
    usable,
)
from mkm_tui.records.people import BoardColumn, Breach, Group, Person, Unit
from mkm_tui.records.state import State
from mkm_tui.records.terms import Bloc, Checklist, Language, Party, Role
from mkm_tui.rules.broken import require
from mkm_tui.rules.checklists import LENGTHS
from mkm_tui.rules.presence import parties_without_members

_YEAR = 365
"""Days within which a decision is to be published, at most."""
_MOST_CRITERIA = 5
"""By how many criteria cards are assessed at most: more are not seen side by side."""


class SetGroup(Action, frozen=True, kw_only=True, tag="set_group"):
    """Name the group, or change what is known about it."""

    name: str | UnsetType = UNSET
    municipality: str | UnsetType = UNSET
    language: Language | UnsetType = UNSET
    period_start: date | UnsetType = UNSET
    period_end: date | UnsetType = UNSET
    publication_days: int | UnsetType = UNSET
    project_limit: int | UnsetType = UNSET
    breaches: tuple[Breach, ...] | UnsetType = UNSET
    columns: tuple[BoardColumn, ...] | UnsetType = UNSET
    criteria: tuple[str, ...] | UnsetType = UNSET

    def changes(self, state: State, context: Context) -> Changes:
        """Return the group; the first time it needs a name."""
        group = edited(state.group or Group(id="group", name=""), self)
        require(0 <= group.publication_days <= _YEAR, "R9", "days_out_of_range")
        group = _board_fits(group)
        return (structs.replace(group, name=titled(group.name)),)


def _board_fits(group: Group) -> Group:
    """Return the group with clean names of columns and criteria, or refuse what cannot be one."""
    columns = [
        structs.replace(c, name=titled(c.name) if c.name.strip() else "") for c in group.columns
    ]
    named = len({c.column for c in columns}) == len(columns)
    require(named, "", "column_twice")
    require(all(c.limit is None or c.limit > 0 for c in columns), "", "column_limit")
    criteria = tuple(titled(name) for name in group.criteria)
    require(len(set(criteria)) == len(criteria), "", "criterion_twice")
    require(len(criteria) <= _MOST_CRITERIA, "", "criteria_many", most=_MOST_CRITERIA)
    numbers = range(1, LENGTHS[Checklist.CONDITIONS] + 1)
    require(all(b.condition in numbers for b in group.breaches), "R22", "no_such_point")
    return structs.replace(group, columns=tuple(columns), criteria=criteria)


class ActivateGroup(Action, frozen=True, kw_only=True, tag="activate_group"):
    """Begin the group's work; needs members from all three parties (R1)."""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the activated group."""
        group = the_group(state)
        require(not group.activated, "", "group_active_already")
        lacking = parties_without_members(state)
        require(not lacking, "R1", "roster_lacks", parties=lacking)
        return (structs.replace(group, activated=context.today),)


class AddPerson(Action, frozen=True, kw_only=True, tag="add_person"):
    """Add somebody; the id is made from the name unless it is given."""

    name: str
    id: str = ""
    party: Party | None = None
    role: Role = Role.MEMBER
    organisation: str = ""
    bloc: Bloc | None = None
    deputy_for: str = ""
    unit: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the new person."""
        usable(self.id)
        require(self.id not in state.people, "", "id_taken", id=self.id)
        _person_fits(state, self.party, self.role, self.deputy_for, self.unit)
        name = titled(self.name)
        key = self.id or slug(name, state.people)
        return (edited(Person(id=key, name=name), self, "name"),)


class EditPerson(Action, frozen=True, kw_only=True, tag="edit_person"):
    """Change what is known about somebody."""

    person: str
    name: str | UnsetType = UNSET
    party: Party | UnsetType | None = UNSET
    role: Role | UnsetType = UNSET
    organisation: str | UnsetType = UNSET
    bloc: Bloc | UnsetType | None = UNSET
    deputy_for: str | UnsetType = UNSET
    unit: str | UnsetType = UNSET
    active: bool | UnsetType = UNSET

    def changes(self, state: State, context: Context) -> Changes:
        """Return the person as changed."""
        person = edited(find(state.people, self.person, "person"), self)
        _person_fits(state, person.party, person.role, person.deputy_for, person.unit)
        return (structs.replace(person, name=titled(person.name)),)


def _person_fits(state: State, party: Party | None, role: Role, deputy_for: str, unit: str) -> None:
    """Refuse a deputy without a party or for another one, and references to what is not there."""
    all_known(state.people, (deputy_for,), "person")
    seat = state.people.get(deputy_for)
    same = seat is None or seat.party is party
    require(same, "R2", "deputy_of_other_party", name=seat.name if seat else "")
    all_known(state.units, (unit,), "unit")
    voice = role in (Role.MEMBER, Role.DEPUTY)
    require(not voice or party is not None, "R1", "member_without_party")


class AddUnit(Action, frozen=True, kw_only=True, tag="add_unit"):
    """Add a workplace; the id is made from the name unless it is given."""

    name: str
    id: str = ""
    leader: str = ""
    project_limit: int | None = None

    def changes(self, state: State, context: Context) -> Changes:
        """Return the new unit."""
        usable(self.id)
        require(self.id not in state.units, "", "id_taken", id=self.id)
        all_known(state.people, (self.leader,), "person")
        name = titled(self.name)
        return (edited(Unit(id=self.id or slug(name, state.units), name=name), self, "name"),)


class EditUnit(Action, frozen=True, kw_only=True, tag="edit_unit"):
    """Change what is known about a workplace."""

    unit: str
    name: str | UnsetType = UNSET
    leader: str | UnsetType = UNSET
    project_limit: int | UnsetType | None = UNSET
    arenas: str | UnsetType = UNSET

    def changes(self, state: State, context: Context) -> Changes:
        """Return the unit as changed."""
        unit = edited(find(state.units, self.unit, "unit"), self)
        all_known(state.people, (unit.leader,), "person")
        return (structs.replace(unit, name=titled(unit.name)),)
