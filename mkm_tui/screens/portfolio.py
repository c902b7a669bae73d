"""Portefølje: the projects with phase, readiness and warnings, grouped and sorted."""

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.locale.method_words import readiness_words
from mkm_tui.records.portfolio import Project
from mkm_tui.rules.cautions import warned
from mkm_tui.rules.portfolio import active, finished, on_hold
from mkm_tui.screens import portfolio_saved as saved
from mkm_tui.screens import project_course_forms, project_forms
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.listing import Listing
from mkm_tui.screens.portfolio_order import (
    HEADING,
    Grouping,
    Order,
    Sorting,
    heading,
    in_order,
    project_of,
    rows,
)
from mkm_tui.screens.project_page import project_page
from mkm_tui.store.desk import SavedView
from mkm_tui.widgets.register import Column, Register

Kind = TypeVar("Kind")
_FORMS: dict[str, Callable[[House, Project], Form]] = {
    "edit": project_forms.edit_project,
    "phase": project_course_forms.phase,
}


class Portfolio(Listing):
    """The third screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "new_project"),
        Binding("e", "form('edit')", "edit"),
        Binding("p", "form('phase')", "phase"),
        Binding("v", "next_view", "view"),
        Binding("g", "group", "group_by"),
        Binding("o", "sort", "sort_by"),
        Binding("t", "figures", "figures"),
        Binding("u", "units", "units"),
        Binding("m", "programme", "programme"),
        Binding("l", "saved", "saved_views"),
        Binding("f", "read", "preview"),
        Binding("x", "export", "export"),
    ]
    name_key = "portfolio"
    register = "projects"
    views = ("all", "active", "warned", "on_hold", "finished")
    order = Order()
    """How the list is laid out."""

    def columns(self) -> Sequence[Column]:
        """Return the portfolio's columns."""
        return (
            Column("", 1),
            Column(self.say("portfolio.number"), 5),
            Column(self.say("portfolio.project")),
            Column(self.say("portfolio.phase"), 25),
            Column(self.say("portfolio.units"), 28, least=110),
            Column(self.say("portfolio.readiness"), 18, least=78),
        )

    @property
    def key(self) -> str:
        """The id of the project under the cursor; empty on a heading."""
        return project_of(self.list.chosen) if self.laid_out else ""

    def keys(self) -> Sequence[str]:
        """Return the projects of the view, in order."""
        self._warned = warned(self.state, self.today)
        return in_order(self.state, self._in_view(), self.order.sorting, self.today)

    def _in_view(self) -> list[str]:
        """Return the projects that the view holds."""
        state, today = self.state, self.today
        if self.view == "warned":
            return [key for key in active(state, today) if key in self._warned]
        held = {"active": active, "on_hold": on_hold, "finished": finished}.get(self.view)
        return list(held(state, today) if held else state.projects)

    def _filtered(self, keys: Sequence[str], sought: str) -> Sequence[str]:
        """Return the rows of what the filter lets through, below their headings."""
        return rows(self.state, super()._filtered(keys, sought), self.order.grouping)

    def cells(self, key: str) -> Sequence[str]:
        """Return a row's texts; a heading stands between lines, told apart without colour."""
        if key.startswith(HEADING):
            grouping = self.order.grouping
            name, load = heading(self.words, self.state, key, grouping, self.today)
            return "─", "─────", name, load or "─" * 25, "─" * 28, "─" * 18
        project = self.state.projects[project_of(key)]
        names = [self.state.units[unit].name for unit in project.units]
        return (
            "!" if project.id in self._warned else " ",
            project.id,
            project.title,
            self.words.show(project.phase),
            ", ".join(names),
            readiness_words(self.words, project),
        )

    def page(self, key: str) -> Content:
        """Return the project's page in short."""
        return project_page(self.words, self.state, self.state.projects[key], self.today)

    def news(self) -> str:
        """Return how the list is laid out, how many there are, and how many are worked on."""
        every, under_way = len(self.state.projects), len(active(self.state, self.today))
        key = "news_one" if every == 1 else "news"
        told = self.say(f"portfolio.{key}", all=every, active=under_way)
        laid_out = self._order_words()
        return " · ".join(laid_out if laid_out and self.has_class("-narrow") else [*laid_out, told])

    def _order_words(self) -> Sequence[str]:
        """Return by what the list is grouped and sorted, unless that is as it comes."""
        grouping, sorting = self.order
        found = []
        if grouping is not Grouping.NONE:
            found.append(self.say(f"portfolio.by_{grouping}"))
        if sorting is not Sorting.NUMBER:
            found.append(self.say(f"portfolio.sorted_{sorting}"))
        return found

    @on(Register.Opened, "#list")
    def open_pane(self, event: Register.Opened) -> None:
        """Open the project's page."""
        event.prevent_default()
        self._open_sheet()

    def _open_sheet(self) -> None:
        """Lay the whole page of the project over the list."""
        from mkm_tui.screens.project_sheet import ProjectSheet

        if self.key:
            self.house.enter(ProjectSheet(self.key))

    def show_chosen(self) -> None:
        """Put the cursor on the project chosen last; on a heading it stays."""
        if not self.list.chosen.startswith(HEADING):
            self._stand_on(self.house.chosen.get(self.register, ""))

    def stand_on_chosen(self) -> None:
        """Put the cursor on the project chosen last; the view and the filter give way to it."""
        wanted = self.house.chosen.get(self.register, "")
        if self.view != "all" and wanted not in self._all:
            self.turn_to("all")
        self._stand_on(wanted)

    def _stand_on(self, wanted: str) -> None:
        """Put the cursor on a project; the filter gives way to it."""
        if wanted == self.key:
            return
        if wanted in self._all and not self._row_of(wanted):
            self.query_one("#filter", Input).value = ""
            self.refresh_rows()
        self.list.choose(self._row_of(wanted))

    def _row_of(self, project: str) -> str:
        """Return the first row of a project; empty where it has none."""
        rows = (row for row in self.list.keys if project and project_of(row) == project)
        return next(rows, "")

    def go_deep(self, register: str) -> None:
        """Stand on the project that was jumped to, and open its page."""
        self.stand_on_chosen()
        self._open_sheet()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the chosen project."""
        if action == "form":
            return bool(self.key)
        return super().check_action(action, parameters)

    def action_add(self) -> None:
        """Add a project, and stand on it."""
        self.then_newest(project_forms.add_project(self.house))

    def action_form(self, name: str) -> None:
        """Open one of the project's forms."""
        self.app.push_screen(_FORMS[name](self.house, self.state.projects[self.key]))

    def action_group(self) -> None:
        """Let the next thing give the list its headings."""
        self._lay_out(self.order._replace(grouping=_after(list(Grouping), self.order.grouping)))

    def action_sort(self) -> None:
        """Sort by the next thing."""
        self._lay_out(self.order._replace(sorting=_after(list(Sorting), self.order.sorting)))

    def _lay_out(self, order: Order) -> None:
        """Show the list in another order; the cursor stays on its project."""
        chosen, self.order = self.key, order
        self.refresh_body()
        self.refresh_head()
        self.list.choose(self._row_of(chosen))

    def action_saved(self) -> None:
        """Take up a saved filter, save this one, or remove one."""
        now = SavedView(self.view, *self.order, self.query_one("#filter", Input).value)
        saved.ask(self.house, self.app, now, self._take_up)

    def _take_up(self, view: SavedView) -> None:
        """Show what a saved filter shows."""
        self.order = saved.order_of(view)
        self.set_class(bool(view.words), "-searching")
        self.query_one("#filter", Input).value = view.words
        self.turn_to(view.view if view.view in self.views else "all")

    def action_figures(self) -> None:
        """Show the portfolio in figures: load, phases, and the period."""
        from mkm_tui.screens.portfolio_figures import PortfolioFigures

        self.house.enter(PortfolioFigures())

    def action_units(self) -> None:
        """Show the units."""
        from mkm_tui.screens.units import Units

        self.house.enter(Units())

    def action_programme(self) -> None:
        """Show the programme."""
        from mkm_tui.screens.programme import Programme

        self.house.enter(Programme())

    def action_read(self) -> None:
        """Read the portfolio as a document."""
        from mkm_tui.screens.preview import Preview

        self.house.enter(Preview(Wish(PaperKind.PORTFOLIO)))

    def action_export(self) -> None:
        """Write the portfolio to a file."""
        from mkm_tui.screens.export import export

        export(self.house, self.app, Wish(PaperKind.PORTFOLIO))


def _after(every: list[Kind], now: Kind) -> Kind:
    """Return what comes after one of several, the first after the last."""
    return every[(every.index(now) + 1) % len(every)]
