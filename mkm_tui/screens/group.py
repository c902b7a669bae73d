"""Gruppa: its people by party, and the units, laid over Oversikt."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from mkm_tui.actions.setup import ActivateGroup
from mkm_tui.records.people import Person, Unit
from mkm_tui.records.terms import Party, Role
from mkm_tui.rules.portfolio import limit, load
from mkm_tui.rules.presence import parties_without_members
from mkm_tui.screens import group_forms
from mkm_tui.screens.listing import Listing
from mkm_tui.screens.unit_pages import capacity_page
from mkm_tui.screens.unit_sheet import UnitSheet
from mkm_tui.screens.unit_sight import UnitSight
from mkm_tui.widgets.leaf import Leaf
from mkm_tui.widgets.register import Column, Register

_PARTIES, _ROLES = list(Party), list(Role)


class GroupScreen(Listing):
    """The people, or with v the units."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "new"),
        Binding("e", "edit", "edit"),
        Binding("g", "settings", "group_settings"),
        Binding("s", "start", "start_group"),
        Binding("v", "next_view", "view"),
    ]
    name_key = "group"
    register = "people"
    views = ("people", "units")
    view = "people"

    @property
    def person(self) -> Person | None:
        """The person under the cursor."""
        return self.state.people.get(self.key) if self.view == "people" else None

    @property
    def unit(self) -> Unit | None:
        """The unit under the cursor."""
        return self.state.units.get(self.key) if self.view == "units" else None

    def columns(self) -> Sequence[Column]:
        """Return the view's columns."""
        if self.view == "units":
            return (
                Column(self.say("group.unit")),
                Column(self.say("group.leader"), 20, least=40),
                Column(self.say("group.active_projects"), 18),
            )
        return (
            Column(self.say("group.person")),
            Column(self.say("group.party"), 14),
            Column(self.say("group.role"), 22),
            Column(self.say("group.organisation"), 22, least=78),
        )

    def keys(self) -> Sequence[str]:
        """Return the people by party and role, then the others; or the units."""
        if self.view == "units":
            return list(self.state.units)
        return sorted(self.state.people, key=lambda key: self._place(self.state.people[key]))

    def _place(self, person: Person) -> tuple[int, bool, int]:
        """Return where a person stands in the list."""
        party = _PARTIES.index(person.party) if person.party else len(_PARTIES)
        return party, not person.active, _ROLES.index(person.role)

    def cells(self, key: str) -> Sequence[str]:
        """Return a row's texts."""
        if self.view == "units":
            unit = self.state.units[key]
            carried = self.say(
                "group.of", load=len(load(self.state, key, self.today)), limit=self._limit(key)
            )
            return unit.name, self._name_of(unit.leader), carried
        person = self.state.people[key]
        party = self.words.show(person.party) if person.party else "–"
        return person.name, party, self._role(person), person.organisation

    def _role(self, person: Person) -> str:
        """Return a role and whose deputy it is, or that the person is no longer with the group."""
        if not person.active:
            return self.say("group.inactive")
        seat = self._name_of(person.deputy_for)
        return self.say("attendance.deputy", name=seat) if seat else self.words.show(person.role)

    def _name_of(self, key: str) -> str:
        """Return a person's name; empty where there is none."""
        person = self.state.people.get(key)
        return person.name if person else ""

    def _limit(self, unit: str) -> int:
        """Return how many projects a unit carries at most."""
        return limit(self.state, unit)

    def page(self, key: str) -> Content:
        """Return the person's or the unit's page."""
        if self.view == "units":
            return self._unit_page(self.state.units[key])
        return self._person_page(self.state.people[key])

    def _person_page(self, person: Person) -> Content:
        """Return what is known about a person."""
        state, unit = self.state, self.state.units.get(person.unit)
        deputies = [p.name for p in state.people.values() if p.deputy_for == person.id and p.active]
        leads = [u.name for u in state.units.values() if u.leader == person.id]
        leaf = Leaf(self.words).title(person.name)
        leaf.line("" if person.active else self.say("group.inactive"))
        leaf.field("party", person.party).field("role", person.role)
        leaf.field("organisation", person.organisation).field("bloc", person.bloc)
        leaf.field("deputy_for", self._name_of(person.deputy_for))
        leaf.field("deputies", self.words.listed(deputies))
        leaf.field("unit", unit.name if unit else "")
        return leaf.field("leads", self.words.listed(leads)).written()

    def _unit_page(self, unit: Unit) -> Content:
        """Return whether a unit can take on more now; enter opens its page."""
        sight = UnitSight(self.words, self.state, unit, self.today, self.house.shared)
        return capacity_page(sight, at_home=False)

    def news(self) -> str:
        """Return when the work began, or what it waits for (R1)."""
        group, lacking = self.state.group, parties_without_members(self.state)
        if group and group.activated:
            return self.say("group.started", on=group.activated)
        if lacking:
            return self.say("group.lacking", parties=lacking)
        return self.say("group.not_started")

    def empty(self) -> str:
        """Return what an empty view says."""
        return self.say(f"group.empty_{self.view}")

    def remember(self) -> None:
        """Remember the record in its own register."""
        if self.seen and self.key:
            self.house.chosen[self.view] = self.key

    @on(Register.Opened, "#list")
    def open_record(self, event: Register.Opened) -> None:
        """Go into the person, or open the unit's page."""
        event.prevent_default()
        if self.view == "units":
            self.house.enter(UnitSheet(event.key))
        else:
            self.open_pane(event)

    def show_chosen(self) -> None:
        """Put the cursor on the record of this view that was chosen last."""
        self.list.choose(self.house.chosen.get(self.view, ""))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now; escape always leads back."""
        if action == "edit":
            return bool(self.key)
        if action == "start":
            return self.state.group is not None and self.state.group.activated is None
        return action == "back" or super().check_action(action, parameters)

    def action_back(self) -> None:
        """Come back from the record or the filter; from the list, to where one was."""
        if self.has_class("-deep") or self.has_class("-searching"):
            super().action_back()
        else:
            self.app.pop_screen()

    def action_next_view(self) -> None:
        """Show the units instead of the people, or the people again."""
        self.view = "units" if self.view == "people" else "people"
        self.remove_class("-deep")
        self.list.columns = self.columns()
        self.refresh_body()
        self.show_chosen()
        self.refresh_head()
        self.refresh_bindings()
        self.list.focus()

    def action_new(self) -> None:
        """Add a person, or a unit, and stand on it."""
        before = set(self.keys())

        def added(done: bool | None) -> None:
            self.list.choose(next((key for key in self.keys() if key not in before), ""))

        party = self.person.party if self.person else Party.POLITICIANS
        units = self.view == "units"
        house = self.house
        form = group_forms.new_unit(house) if units else group_forms.new_person(house, party)
        self.app.push_screen(form, added)

    def action_edit(self) -> None:
        """Change what is known about the person or the unit under the cursor."""
        if self.person:
            self.app.push_screen(group_forms.edit_person(self.house, self.person))
        elif self.unit:
            self.app.push_screen(group_forms.edit_unit(self.house, self.unit))

    def action_settings(self) -> None:
        """Change what is known about the group; the first time, name it."""
        group, house = self.state.group, self.house
        form = group_forms.settings(house, group) if group else group_forms.setup(house)
        self.app.push_screen(form)

    def action_start(self) -> None:
        """Start the group's work; it needs all three parties (R1)."""
        self.house.act(ActivateGroup())
