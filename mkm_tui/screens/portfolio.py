"""Portefølje: the projects with phase, readiness and warnings."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Phase
from mkm_tui.rules.portfolio import ACTIVE, full_units
from mkm_tui.screens import project_forms as forms
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.listing import Listing
from mkm_tui.screens.project_page import project_page, readiness_words, warnings
from mkm_tui.widgets.register import Column

_FINISHED = (Phase.INSTITUTIONALISED, Phase.ENDED)
_FORMS: dict[str, Callable[[House, Project], Form]] = {
    "edit": forms.edit_project,
    "phase": forms.phase,
    "readiness": forms.readiness,
    "competence": forms.competence,
    "results": forms.results,
    "learning": forms.learning,
}


class Portfolio(Listing):
    """The third screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "new_project"),
        Binding("e", "form('edit')", "edit"),
        Binding("p", "form('phase')", "phase"),
        Binding("r", "form('readiness')", "readiness"),
        Binding("v", "next_view", "view"),
        Binding("k", "form('competence')", "competence"),
        Binding("i", "form('results')", "results"),
        Binding("l", "form('learning')", "learning"),
    ]
    name_key = "portfolio"
    register = "projects"
    views = ("all", "active", "warned", "on_hold", "finished")

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

    def keys(self) -> Sequence[str]:
        """Return the projects of the view."""
        self._full = full_units(self.state, self.today)
        return [key for key in self.state.projects if self._in_view(self.state.projects[key])]

    def _in_view(self, project: Project) -> bool:
        """Say whether the view holds a project."""
        held = {
            "active": project.phase in ACTIVE,
            "warned": self.view == "warned" and self._warned(project),
            "on_hold": project.phase is Phase.ON_HOLD,
            "finished": project.phase in _FINISHED,
        }
        return held.get(self.view, True)

    def _warned(self, project: Project) -> bool:
        """Say whether anything warns about a project."""
        return any(warnings(self.words, self.state, project, self.today, self._full))

    def cells(self, key: str) -> Sequence[str]:
        """Return a row's texts."""
        project = self.state.projects[key]
        names = [self.state.units[unit].name for unit in project.units]
        return (
            "!" if self._warned(project) else " ",
            key,
            project.title,
            self.words.show(project.phase),
            ", ".join(names),
            readiness_words(self.words, project),
        )

    def page(self, key: str) -> Content:
        """Return the project's page."""
        return project_page(self.words, self.state, self.state.projects[key], self.today)

    def news(self) -> str:
        """Return how many there are, and how many are worked on."""
        every = self.state.projects.values()
        active = sum(project.phase in ACTIVE for project in every)
        return self.say("portfolio.news", all=len(every), active=active)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the chosen project."""
        if action == "form":
            return bool(self.key)
        return super().check_action(action, parameters)

    def action_add(self) -> None:
        """Add a project, and stand on it."""
        self.then_newest(forms.add_project(self.house))

    def action_form(self, name: str) -> None:
        """Open one of the project's forms."""
        self.app.push_screen(_FORMS[name](self.house, self.state.projects[self.key]))
