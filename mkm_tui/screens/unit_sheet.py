"""A unit's page in sections: first whether it can take on more now, and why not."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.records.people import Unit
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.cautions import unit_cautions
from mkm_tui.rules.portfolio import load
from mkm_tui.rules.waiting import waits
from mkm_tui.screens import group_forms, unit_forms, unit_pages, unit_survey_pages
from mkm_tui.screens.answering import answer_form
from mkm_tui.screens.checks import Checks, list_page, list_sign
from mkm_tui.screens.choice import Choice
from mkm_tui.screens.decision_pick import Pick
from mkm_tui.screens.matrix import Matrix
from mkm_tui.screens.options import titled
from mkm_tui.screens.preview import Preview
from mkm_tui.screens.sheet import Section, Sheet
from mkm_tui.screens.unit_sight import UnitSight
from mkm_tui.screens.unit_survey_file import survey_file

_ASKED = ("dimensions", "empowerment", "surveys")
_WHERE = {
    "answer": ("capacity", "load"),
    "project": ("capacity", "load"),
    "survey": _ASKED,
    "survey_file": _ASKED,
    "matrix": ("capacity", "decisions"),
    "read": ("decisions",),
}
"""In which sections a key works."""
Edit = Callable[[], "Screen[bool] | None"]


class UnitSheet(Sheet):
    """Everything about one unit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "answer", "answer_warning"),
        Binding("n", "survey", "new_survey"),
        Binding("i", "survey_file", "survey_file"),
        Binding("p", "project", "to_project"),
        Binding("m", "matrix", "matrix"),
        Binding("f", "read", "read_sheet"),
    ]
    name_key = "unit"

    def __init__(self, unit: str) -> None:
        super().__init__()
        self.unit_id = unit

    @property
    def unit(self) -> Unit:
        """The unit."""
        return self.state.units[self.unit_id]

    def there(self) -> bool:
        """Say whether the unit is there."""
        return self.unit_id in self.state.units

    @property
    def sight(self) -> UnitSight:
        """The unit as it is seen now."""
        return UnitSight(self.words, self.state, self.unit, self.today, self.house.shared)

    def where(self) -> str:
        """Return the unit's name."""
        return self.unit.name if self.there() else super().where()

    def sections(self) -> Sequence[Section]:
        """Return the sections as the unit is now."""
        sight, pages, of = self.sight, unit_pages, unit_survey_pages
        return [
            self._section("capacity", pages.capacity_sign(sight), pages.capacity_page),
            self._section("load", pages.load_sign(sight), pages.load_page, self._limit),
            self._list(Checklist.DIMENSIONS, of.profile_page),
            self._section(
                "empowerment",
                of.empowerment_sign(sight),
                of.empowerment_page,
                partial(self._survey, Checklist.EMPOWERMENT),
            ),
            self._section("surveys", of.surveys_sign(sight), of.surveys_page, self._correct()),
            self._section(
                "arenas", "✓" if self.unit.arenas else "○", pages.arenas_page, self._arenas
            ),
            self._list(Checklist.PILOT, pages.pilot_page),
            self._list(Checklist.IDEA_WORK),
            self._section(
                "decisions", pages.decisions_sign(sight), pages.decisions_page, self._matrix
            ),
            self._section(
                "people", "✓" if self.unit.leader else "○", pages.people_page, self._edit_unit
            ),
        ]

    def _section(
        self, key: str, sign: str, page: Callable[[UnitSight], Content], edit: Edit | None = None
    ) -> Section:
        """Return a section of the unit's own."""
        return Section(key, self.say(f"unit.section.{key}"), sign, lambda: page(self.sight), edit)

    def _list(
        self, checklist: Checklist, page: Callable[[UnitSight], Content] | None = None
    ) -> Section:
        """Return a section that is a checklist, with its room behind e."""

        def shown() -> Content:
            return page(self.sight) if page else list_page(self.words, self.unit, checklist)

        key = checklist.value
        name = self.say(f"unit.section.{key}")
        sign = list_sign(self.unit, checklist)
        return Section(key, name, sign, shown, partial(self._checks, checklist))

    def _checks(self, checklist: Checklist) -> None:
        """Open a checklist, point by point."""
        self.house.enter(Checks("units", self.unit_id, checklist))

    def _limit(self) -> Screen[bool]:
        """Return the form of the unit's limit."""
        return unit_forms.limit_form(self.house, self.unit)

    def _arenas(self) -> Screen[bool]:
        """Return the form of the arenas."""
        return unit_forms.arenas_form(self.house, self.unit)

    def _edit_unit(self) -> Screen[bool]:
        """Return the form of the unit's name, leader and limit."""
        return group_forms.edit_unit(self.house, self.unit)

    def _survey(self, of: Checklist) -> Screen[bool]:
        """Return the form of a new survey."""
        return unit_forms.survey_form(self.house, self.unit, of)

    def _correct(self) -> Edit | None:
        """Return what puts the latest survey right; None while there is none."""
        if not self.unit.surveys:
            return None
        latest = self.unit.surveys[-1]
        return lambda: unit_forms.survey_form(self.house, self.unit, latest.of, latest)

    def _matrix(self) -> None:
        """Open the matrix at this unit."""
        self.house.enter(Matrix(self.unit_id))

    def news(self) -> str:
        """Return the load."""
        return unit_pages.load_words(self.sight) if self.there() else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now, in the sections that are about it."""
        if action in _WHERE and not (self.key in _WHERE[action] and self.there()):
            return False
        if action == "answer":
            return any(unit_cautions(self.state, self.unit, self.today))
        if action == "project":
            return bool(self._projects())
        return super().check_action(action, parameters)

    def _projects(self) -> list[str]:
        """Return the projects that the unit carries, and those that wait."""
        found = waits(self.state, self.today).get(self.unit_id)
        carried = [project.id for project in load(self.state, self.unit_id, self.today)]
        return [*carried, *(found.projects if found else [])]

    def action_answer(self) -> None:
        """Answer the warning about the load (R19)."""
        for caution in unit_cautions(self.state, self.unit, self.today):
            self.app.push_screen(answer_form(self.house, self.unit, caution))

    def action_survey(self) -> None:
        """Ask which list, and write in a survey."""
        self._ask(lambda of: self.app.push_screen(self._survey(of)))

    def action_survey_file(self) -> None:
        """Ask which list, and read a survey from a file."""
        self._ask(lambda of: survey_file(self.house, self.app, self.unit_id, of))

    def _ask(self, then: Callable[[Checklist], object]) -> None:
        """Ask about which list a survey is."""
        lists = (Checklist.EMPOWERMENT, Checklist.DIMENSIONS)
        answers = [
            (str(number), self.say(f"unit.ask.{of.value}"), of.value)
            for number, of in enumerate(lists, 1)
        ]

        def after(chosen: str | None) -> None:
            if chosen:
                then(Checklist(chosen))

        self.app.push_screen(Choice(self.words, self.say("unit.ask"), answers), after)

    def action_project(self) -> None:
        """Go to one of the unit's projects."""
        projects = [(key, self.state.projects[key].title) for key in self._projects()]

        def after(chosen: str | None) -> None:
            if chosen:
                self.house.go("projects", chosen)

        options = titled(projects)
        self.app.push_screen(Pick(self.words, self.say("unit.which_project"), options, ""), after)

    def action_matrix(self) -> None:
        """See what the unit does with each decision."""
        self._matrix()

    def action_read(self) -> None:
        """Read the unit's sheet of decisions."""
        self.house.enter(Preview(Wish(PaperKind.UNIT, unit=self.unit_id)))
