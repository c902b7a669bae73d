"""The forms of the group, its people and its units."""

from typing import Any

from mkm_tui.actions.setup import AddPerson, AddUnit, EditPerson, EditUnit, SetGroup
from mkm_tui.locale.days import Lies
from mkm_tui.records.people import Group, Person, Unit
from mkm_tui.records.terms import Bloc, Language, Party, Role
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import Options, people, terms, units
from mkm_tui.widgets import fields
from mkm_tui.widgets.fields import Field


def setup(house: House) -> Form:
    """Return the first form of a new workspace: the group's name, municipality and language."""
    words = house.words
    blank = Group(id="group", name=words("screens.welcome.group"), language=words.language)
    return _group_form(house, words("forms.group"), _named(house, blank))


def settings(house: House, group: Group) -> Form:
    """Return the form of what is known about the group."""
    label, today = _labels(house), house.now().date()
    listed = [
        *_named(house, group),
        fields.day("period_start", label("period_start"), today, group.period_start),
        fields.day("period_end", label("period_end"), today, group.period_end, Lies.AHEAD),
        fields.whole("publication_days", label("publication_days"), group.publication_days),
        fields.whole("project_limit", label("project_limit"), group.project_limit),
    ]
    return _group_form(house, house.words("forms.group"), listed)


def period(house: House) -> Form:
    """Return the form of when the period begins and ends (R30)."""
    label, today, group = _labels(house), house.now().date(), house.state.groups["group"]
    listed = [
        fields.day("period_start", label("period_start"), today, group.period_start),
        fields.day("period_end", label("period_end"), today, group.period_end, Lies.AHEAD),
    ]
    return _group_form(house, house.words("forms.period"), listed)


def _named(house: House, group: Group) -> list[Field]:
    """Return the fields that every group has."""
    words, label = house.words, _labels(house)
    return [
        fields.line("name", label("group_name"), group.name),
        fields.line("municipality", label("municipality"), group.municipality),
        fields.choice("language", label("language"), terms(words, Language), group.language),
    ]


def _group_form(house: House, title: str, listed: list[Field]) -> Form:
    """Return a form that sets the group; what is set can be changed, not emptied."""
    group = house.state.group

    def perform(values: dict[str, Any]) -> str:
        known = {name: value for name, value in values.items() if value is not None}
        for name in values.keys() - known.keys():
            if getattr(group, name, None) is not None:
                return house.words("forms.emptied", label=house.words(f"forms.{name}"))
        return house.attempt(SetGroup(**known))

    return Form(house.words, title, listed, perform)


def new_person(house: House, party: Party | None) -> Form:
    """Return the form of a new person, in the party of the one before."""
    listed = _person_fields(house, Person(id="", name="", party=party))

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(AddPerson(**_person_values(values)))

    return Form(house.words, house.words("forms.new_person"), listed, perform)


def edit_person(house: House, person: Person) -> Form:
    """Return the form of what is known about a person."""
    active = fields.tick("active", house.words("forms.active"), person.active)

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(EditPerson(person=person.id, **_person_values(values)))

    return Form(house.words, person.name, [*_person_fields(house, person), active], perform)


def _person_fields(house: House, person: Person) -> list[Field]:
    """Return the fields of a person."""
    words, label = house.words, _labels(house)
    seats = _members(house, person)
    return [
        fields.line("name", label("person_name"), person.name),
        fields.choice("party", label("party"), terms(words, Party), person.party),
        fields.choice("role", label("role"), terms(words, Role), person.role),
        fields.line("organisation", label("organisation"), person.organisation),
        fields.choice("bloc", label("bloc"), terms(words, Bloc), person.bloc),
        fields.choice("deputy_for", label("deputy_for"), seats, person.deputy_for),
        fields.choice("unit", label("unit"), units(house.state), person.unit),
    ]


def _person_values(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with an empty id where nothing is chosen, and a role."""
    ids = {name: values[name] or "" for name in ("deputy_for", "unit")}
    return {**values, **ids, "role": values["role"] or Role.MEMBER}


def _members(house: House, person: Person) -> Options:
    """Return the members whose seat a person may take: the same party's, or all while none is set.

    The one that is chosen already stays.
    """
    members = [
        other
        for other in house.state.people.values()
        if other.role is Role.MEMBER
        and other.id != person.id
        and person.party in (None, other.party)
    ]
    return people(house.state, (person.deputy_for,), members)


def new_unit(house: House) -> Form:
    """Return the form of a new unit."""

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(AddUnit(**{**values, "leader": values["leader"] or ""}))

    listed = _unit_fields(house, Unit(id="", name=""))
    return Form(house.words, house.words("forms.new_unit"), listed, perform)


def edit_unit(house: House, unit: Unit) -> Form:
    """Return the form of what is known about a unit."""

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(EditUnit(unit=unit.id, **{**values, "leader": values["leader"] or ""}))

    return Form(house.words, unit.name, _unit_fields(house, unit), perform)


def _unit_fields(house: House, unit: Unit) -> list[Field]:
    """Return the fields of a unit; an empty limit means the group's."""
    label = _labels(house)
    return [
        fields.line("name", label("unit_name"), unit.name),
        fields.choice("leader", label("leader"), people(house.state, (unit.leader,)), unit.leader),
        fields.whole("project_limit", label("own_limit"), unit.project_limit),
    ]


def _labels(house: House) -> Any:
    """Return a function that gives a field's label."""
    return lambda key: house.words(f"forms.{key}")
