"""Enheter: every workplace with its load, what waits there, and where it is weakest."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from mkm_tui.locale.method_words import point_name
from mkm_tui.records.people import Unit
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.portfolio import limit, load
from mkm_tui.rules.surveys import lowest, surveys
from mkm_tui.rules.waiting import Waits, waits
from mkm_tui.screens import group_forms
from mkm_tui.screens.listing import Listing
from mkm_tui.screens.unit_figures import percent_words
from mkm_tui.screens.unit_pages import capacity_page
from mkm_tui.screens.unit_sheet import UnitSheet
from mkm_tui.screens.unit_sight import UnitSight
from mkm_tui.widgets.register import Column, Register


class Units(Listing):
    """A room laid over another one: all units; enter opens a unit's page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "new_unit"),
        Binding("v", "next_view", "view"),
    ]
    CSS_PATH = "units.tcss"
    name_key = "units"
    register = "units"
    views = ("all", "full", "room")

    def columns(self) -> Sequence[Column]:
        """Return the columns: load, what waits, the lowest of the latest survey."""
        return (
            Column("", 1),
            Column(self.say("units.unit")),
            Column(self.say("units.load"), 16),
            Column(self.say("units.waits"), 20, least=60),
            Column(self.say("units.lowest"), 28, least=90),
        )

    def keys(self) -> Sequence[str]:
        """Return the units of the view, in the order of the record."""
        self._waits = waits(self.state, self.today)
        return [key for key in self.state.units if self._in_view(key)]

    def _in_view(self, key: str) -> bool:
        """Say whether the view holds a unit."""
        return self.view == "all" or self._full(key) == (self.view == "full")

    def _full(self, key: str) -> bool:
        """Say whether a unit carries as much as it can (R19)."""
        return len(load(self.state, key, self.today)) >= limit(self.state, key)

    def cells(self, key: str) -> Sequence[str]:
        """Return a row's texts."""
        unit, full = self.state.units[key], self._full(key)
        carried = len(load(self.state, key, self.today))
        said = self.say("units.load_of", load=carried, limit=limit(self.state, key))
        return (
            "!" if full else " ",
            unit.name,
            f"{said} – {self.say('units.full')}" if full else said,
            self._waiting(self._waits.get(key)),
            self._lowest(unit),
        )

    def _waiting(self, found: Waits | None) -> str:
        """Return what waits at a unit, in a few words."""
        if found is None:
            return ""
        parts = []
        for key, count in (("projects", len(found.projects)), ("ideas", found.ideas)):
            if count:
                parts.append(self.say(f"units.{key}{'_one' if count == 1 else ''}", count=count))
        return ", ".join(parts)

    def _lowest(self, unit: Unit) -> str:
        """Return the point to which fewest say yes in the latest survey of empowerment."""
        found = surveys(unit, Checklist.EMPOWERMENT)
        if not found or self._sight(unit.id).hides(found[-1]):
            return ""
        low = lowest(found[-1])
        if low is None:
            return ""
        number, share = low
        name = point_name(self.words, Checklist.EMPOWERMENT, number)
        return f"{percent_words(share)} {name}"

    def _sight(self, key: str) -> UnitSight:
        """Return a unit as it is seen now."""
        unit = self.state.units[key]
        return UnitSight(self.words, self.state, unit, self.today, self.house.shared)

    def page(self, key: str) -> Content:
        """Return whether the unit can take on more now, and why not."""
        return capacity_page(self._sight(key), at_home=False)

    def news(self) -> str:
        """Return how many units there are, and how many of them are full."""
        full = sum(map(self._full, self.state.units))
        return self.say("units.news", count=len(self.state.units), full=full)

    @on(Register.Opened, "#list")
    def open_pane(self, event: Register.Opened) -> None:
        """Open the unit's page."""
        event.prevent_default()
        self.house.enter(UnitSheet(event.key))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape always leads out."""
        return action == "back" or super().check_action(action, parameters)

    def action_back(self) -> None:
        """Come back from the filter to the list, and from the list to where one was."""
        if self.has_class("-searching"):
            super().action_back()
        else:
            self.dismiss()

    def action_new(self) -> None:
        """Add a unit, and stand on it."""
        self.then_newest(group_forms.new_unit(self.house))
