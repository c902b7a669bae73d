"""The portfolio in figures: load by unit, projects by phase, and the period in text."""

from collections import Counter
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Phase
from mkm_tui.rules.portfolio import ACTIVE, limit, loads
from mkm_tui.rules.programme import elapsed
from mkm_tui.screens.room import Room
from mkm_tui.widgets.figures import bar, load_bar, timeline
from mkm_tui.widgets.leaf import Leaf
from mkm_tui.widgets.plain import one_line
from mkm_tui.widgets.register import fitted

SIGNS = {
    Phase.IDEA: "·",
    Phase.PLANNING: "░",
    Phase.PILOT: "▒",
    Phase.TRIAL: "▓",
    Phase.INSTITUTIONALISED: "█",
    Phase.ON_HOLD: "-",
    Phase.ENDED: " ",
}
"""How a phase is drawn on the timeline."""
_NAME = 27
"""Cells of a project's name on the timeline."""
_BAR = 24
_MOST = 60
"""Projects whose course is drawn at most."""
_LAST_YEAR = 9999
_MARGIN = 6
"""Cells beside the page: its edges and the scroll bar."""


class PortfolioFigures(Room):
    """A page of pictures in characters; each has its words and numbers beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", "back")]
    DEFAULT_CSS = "PortfolioFigures #figures { padding: 0 2; }"
    name_key = "figures"

    def body(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="figures"):
            yield Static(id="drawn", markup=False)

    def settle(self) -> None:
        """Let the keyboard scroll the page."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Draw as wide as there is room."""
        self.call_after_refresh(self.refresh_body)

    def refresh_body(self) -> None:
        """Draw the figures."""
        width = max(20, self.size.width - _MARGIN - _NAME - 2)
        self.query_one("#drawn", Static).update(self._page(width))

    def _page(self, width: int) -> Content:
        """Return the page, its timeline so many cells wide."""
        leaf = Leaf(self.words)
        leaf.head("figures_load").figure(self._loads() or [self.say("figures.no_units")])
        leaf.head("figures_phases").figure(self._phases())
        leaf.head("figures_period")
        return leaf.figure(self._period(width)).written()

    def _loads(self) -> list[str]:
        """Return what each unit carries against its limit, in a bar and in words (R19)."""
        carried = loads(self.state, self.today)
        most_of_all = max((limit(self.state, key) for key in self.state.units), default=0)
        lines = []
        for key, unit in self.state.units.items():
            held, most = len(carried.get(key, [])), limit(self.state, key)
            full = "full" if held and held >= most else "load"
            said = self.say(f"figures.{full}", load=held, limit=most)
            drawn = f"{load_bar(held, most)[:_BAR]:<{min(_BAR, most_of_all + 3)}}"
            lines.append(f"{fitted(one_line(unit.name), _NAME)}  {drawn} {said}")
        return lines

    def _phases(self) -> list[str]:
        """Return how many projects are in each phase."""
        count = Counter(project.phase for project in self.state.projects.values())
        most = max(count.values(), default=0)
        return [
            f"{fitted(self.words.show(phase), _NAME)}  {bar(count[phase], most, _BAR)}  "
            f"{count[phase]}"
            for phase in Phase
        ]

    def _period(self, width: int) -> list[str]:
        """Return the period's years and today above each project's course, and the signs below."""
        group = self.state.group
        gone = elapsed(self.state, self.today)
        if group is None or gone is None or group.period_start is None:
            return [self.say("figures.no_period")]
        start, days = group.period_start, gone[1]
        place = min(width - 1, int(gone[0] / days * width))
        scale = self._scale(start, days, width)
        shown = self._coursed(start)
        courses = [self._course(p, start, days, width, place) for p in shown[:_MOST]]
        if len(shown) > _MOST:
            courses.append(self.words("reading.survey_more", count=len(shown) - _MOST))
        legend = [f"{sign} {self.words.show(p)}" for p, sign in SIGNS.items() if sign.strip()]
        mark = f"↓ {self.say('figures.today')}"
        today = f"{' ' * (_NAME + 2 + min(place, width - len(mark)))}{mark}"
        return [f"{' ' * (_NAME + 2)}{scale}", today, *courses, "", "   ".join(legend)]

    def _coursed(self, start: date) -> list[Project]:
        """Return the projects that are worked on, or came into a phase in the period."""
        return [
            project
            for project in self.state.projects.values()
            if project.phases and (project.phase in ACTIVE or project.phases[-1].on >= start)
        ]

    def _scale(self, start: date, days: int, width: int) -> str:
        """Return the years of the period, each where it begins, and a point for each month."""
        line = [" "] * width
        for month in range(start.month, start.month + days // 30 + 2):
            year = start.year + (month - 1) // 12
            if year > _LAST_YEAR:
                break
            first = date(year, (month - 1) % 12 + 1, 1)
            at = int((first - start).days / days * width)
            if 0 <= at < width:
                line[at] = "·"
        for year in range(start.year, min(_LAST_YEAR, start.year + days // 365 + 1) + 1):
            share = max(0, (date(year, 1, 1) - start).days) / days
            at, text = int(share * width), str(year)
            if at + len(text) <= width and not "".join(line[at : at + len(text) + 1]).strip(" ·"):
                line[at : at + len(text)] = text
        return "".join(line)

    def _course(self, project: Project, start: date, days: int, width: int, place: int) -> str:
        """Return a project's course up to today."""
        spans = [((step.on - start).days / days, SIGNS[step.phase]) for step in project.phases]
        name = fitted(one_line(f"{project.id} {project.title}"), _NAME)
        return f"{name}  {timeline(spans, width)[: place + 1].rstrip()}"
