"""What each unit does with each decision: units across, decisions down, and a unit by itself."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.documents.reach import Reach, title
from mkm_tui.records.terms import DecisionStatus, UnitStatus
from mkm_tui.rules.followup import Following, Tally, concerning, following, tally, to_follow
from mkm_tui.screens import decision_forms
from mkm_tui.screens.decision_pick import Pick
from mkm_tui.screens.decision_sight import Sight
from mkm_tui.screens.decision_units import unit_words
from mkm_tui.screens.export import export
from mkm_tui.screens.matrix_lines import cell_lines, legend_lines
from mkm_tui.screens.options import units
from mkm_tui.screens.preview import Preview
from mkm_tui.screens.room import Room
from mkm_tui.widgets.fitting import Fitted, Lines
from mkm_tui.widgets.grid import Cell, Grid
from mkm_tui.widgets.plain import one_line
from mkm_tui.widgets.register import Column, Register

_DONE = {UnitStatus.CARRIED_OUT, UnitStatus.EVERYDAY}


class Matrix(Room):
    """Follow-up of all decisions in force, or of one unit's."""

    CSS_PATH = "matrix.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "report", "report_cell"),
        Binding("n", "unit", "unit_filter"),
        Binding("v", "waiting", "with_waiting"),
        Binding("f", "read", "read_sheet"),
        Binding("x", "export", "export_sheet"),
        Binding("escape", "back", "back"),
    ]
    name_key = "matrix"

    def __init__(self, unit: str = "") -> None:
        super().__init__()
        self.unit = unit
        """The unit whose decisions are listed; empty for the matrix of all."""
        self.waiting = False
        """Whether decisions that are not in force yet are shown too."""
        self._units: list[str] = []
        self._keys: list[str] = []
        self._worth: dict[str, DecisionStatus] = {}
        self._rows: dict[str, dict[str, Following]] = {}
        self._tally: Tally | None = None
        """What is not as it should be; None until it is counted."""

    def body(self) -> ComposeResult:
        """Lay out the matrix or the list, and below it the cell in full words."""
        yield Grid(self.say("matrix.decision"), self.name_of, self.cell, id="grid")
        yield Register(self._columns(), self.cells, id="sheet", opens="report_cell")
        yield Fitted(id="cell")
        yield Fitted(id="legend")

    def _columns(self) -> Sequence[Column]:
        """Return the columns of a unit's list."""
        return (
            Column(self.say("decisions.matter"), 6),
            Column(self.say("decisions.decision")),
            Column(self.words("leaf.deadline"), 13, least=92),
            Column(self.say("matrix.told")),
        )

    @property
    def grid(self) -> Grid:
        """The matrix."""
        return self.query_one("#grid", Grid)

    @property
    def sheet(self) -> Register:
        """A unit's list."""
        return self.query_one("#sheet", Register)

    @property
    def key(self) -> str:
        """The decision under the cursor; empty where there is none."""
        if not self.is_mounted:
            return ""
        return self.sheet.chosen if self.unit else self.grid.chosen

    @property
    def unit_here(self) -> str:
        """The unit that is listed, or that of the cursor's column; empty where there is none."""
        if self.unit or not self._units or not self.is_mounted:
            return self.unit
        return self._units[self.grid.column]

    def settle(self) -> None:
        """Begin in the list or in the matrix."""
        self._focus()

    def _focus(self) -> None:
        """Let the keys move what is shown."""
        (self.sheet if self.unit else self.grid).focus()

    def refresh_body(self) -> None:
        """Show what each unit does now."""
        self._rows = {}
        self._units = list(self.state.units)
        if self.unit not in self.state.units:
            self.unit = ""
        self._worth = to_follow(self.state, self.today, self.waiting)
        every = list(self._worth)
        self._keys = concerning(self.state, every, self.unit) if self.unit else every
        self._tally = None
        self.call_after_refresh(self._count)
        self._fill()
        self._show_lines()

    def _fill(self) -> None:
        """Fill the matrix or the list; a list that goes is emptied: it is drawn once more."""
        self.grid.display, self.sheet.display = not self.unit, bool(self.unit)
        if self.unit:
            self.sheet.empty = self.say("matrix.empty_unit", unit=self._named(self.unit))
            self.sheet.show(self._keys)
        else:
            self.sheet.show([])
            names = [unit.name for unit in self.state.units.values()]
            self.grid.show(self._keys, names, self.say("matrix.empty"))

    def _named(self, unit: str) -> str:
        """Return a unit's name."""
        return self.state.units[unit].name

    def stands(self, key: str) -> dict[str, Following]:
        """Return how the units stand to a decision, reckoned once for each that is drawn."""
        if key not in self._rows:
            in_force = self._worth[key] is DecisionStatus.IN_FORCE
            self._rows[key] = following(self.state.decisions[key], self.today, in_force)
        return self._rows[key]

    def name_of(self, key: str) -> str:
        """Return what stands at the beginning of a row."""
        return f"{key:<6} {one_line(title(self.state.matters[key], Reach.PUBLIC))}"

    def cell(self, key: str, column: int) -> Cell:
        """Return a unit's sign for a decision; R14 is marked beside it, never by colour alone."""
        stands = self.stands(key).get(self._units[column])
        if stands is None:
            return "" if self._is_veiled(key) else self.say("matrix.sign.none"), "faint"
        name = stands.status.value if stands.status else "silent"
        sign = self.say(f"matrix.sign.{name}")
        if stands.perhaps:
            return f"{sign}{self.say('matrix.sign.perhaps')}", "warn"
        if stands.refuses:
            return sign, "bad"
        return sign, "good" if stands.status in _DONE else "plain"

    def _is_veiled(self, key: str) -> bool:
        """Say whether the room must not see whom a decision concerns (R34)."""
        return self.house.shared and self.state.decisions[key].exempt

    def cells(self, key: str) -> Sequence[str]:
        """Return a row of a unit's list, with what it told in words."""
        decision, stands = self.state.decisions[key], self.stands(key)[self.unit]
        told = unit_words(self._sight(key), stands)
        if self._worth[key] is DecisionStatus.WAITING:
            told = f"{self.say('matrix.not_yet')} · {told}"
        due = self.words.short_date(decision.deadline, self.today) if decision.deadline else "–"
        return key, title(self.state.matters[key], Reach.PUBLIC), due, told

    def _sight(self, key: str) -> Sight:
        """Return from where a decision is seen: here its words that are not for all never are."""
        return Sight(self.words, self.state, self.state.decisions[key], self.today)

    @on(Grid.Moved)
    @on(Register.Chosen, "#sheet")
    def moved(self) -> None:
        """Say the cell in words, and remember the decision for the other screens."""
        if self.key:
            self.house.chosen["decisions"] = self.key
        self._show_lines()
        self.refresh_bindings()

    def _show_lines(self) -> None:
        """Say the cell in full words, and below it what the signs mean."""
        self.query_one("#cell", Fitted).show(self._cell_lines)
        legend = self.query_one("#legend", Fitted)
        legend.display, legend.limit = not self.unit, 3
        legend.show(lambda width, height: legend_lines(self.words, width))

    def _cell_lines(self, width: int, height: int) -> Lines:
        """Return the cell in words."""
        if not self.key or not self.unit_here:
            return []
        stands = self.stands(self.key).get(self.unit_here)
        veiled = self._is_veiled(self.key)
        return cell_lines(self._sight(self.key), self.unit_here, stands, veiled, (width, height))

    def show_chosen(self) -> None:
        """Stand on the decision that was chosen elsewhere."""
        wanted = self.house.chosen.get("decisions", "")
        self.grid.choose(wanted)
        self.sheet.choose(wanted)

    def where(self) -> str:
        """Return the name of the place, with the unit that is listed."""
        unit = f": {self._named(self.unit)}" if self.unit else ""
        waiting = f" {self.say('matrix.and_waiting')}" if self.waiting else ""
        return f"{super().where()}{unit}{waiting}"

    def _count(self) -> None:
        """Count what is not as it should be, once the screen shows."""
        in_force = (key for key in self._keys if self._worth[key] is DecisionStatus.IN_FORCE)
        decisions = self.state.decisions
        self._tally = tally((decisions[key] for key in in_force), self.today, self.unit)
        self.refresh_head()

    def news(self) -> str:
        """Return how many decisions there are, and how many units do not follow them."""
        parts = [self.say("matrix.news", count=len(self._keys))]
        refusing, silent = self._tally or (0, 0)
        if refusing:
            parts.append(self.say("decisions.unfollowed", count=refusing))
        if silent:
            parts.append(self.say("matrix.perhaps", count=silent))
        return " · ".join(parts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a report only where the decision concerns the unit, and a sheet where one is."""
        if action == "report":
            return bool(self.key) and self.unit_here in self.stands(self.key)
        return action not in ("read", "export") or bool(self.unit_here)

    @on(Grid.Opened)
    @on(Register.Opened, "#sheet")
    def open_cell(self) -> None:
        """Report for the cell that was opened, where there is something to report."""
        if self.check_action("report", ()):
            self.action_report()

    def action_report(self) -> None:
        """Record what the unit does with the decision."""
        decision = self.state.decisions[self.key]
        form = decision_forms.report(self.house, decision, self.unit_here)
        self.open_form(form, decision.exempt)

    def action_unit(self) -> None:
        """Choose a unit: what applies to us now?"""
        every = [(self.say("matrix.every"), "")]
        ask = self.say("decisions.pick_unit")
        options = every + units(self.state)
        self.app.push_screen(Pick(self.words, ask, options, self.unit_here), self._take_unit)

    def _take_unit(self, unit: str | None) -> None:
        """List a unit's decisions, or show the matrix of all."""
        if unit is None:
            return
        wanted = self.key
        self.unit = unit
        self.refresh_body()
        self.grid.choose(wanted)
        self.sheet.choose(wanted)
        self.refresh_head()
        self.refresh_bindings()
        self._focus()

    def action_waiting(self) -> None:
        """Show or leave out what is not in force yet."""
        self.waiting = not self.waiting
        self.refresh_body()
        self.refresh_head()

    def action_read(self) -> None:
        """Read the unit's sheet."""
        self.house.enter(Preview(Wish(PaperKind.UNIT, unit=self.unit_here)))

    def action_export(self) -> None:
        """Write the unit's sheet to a file."""
        export(self.house, self.app, Wish(PaperKind.UNIT, unit=self.unit_here))

    def action_back(self) -> None:
        """Come back from a unit to the matrix, and from the matrix to the log."""
        if self.unit:
            self._take_unit("")
        else:
            self.app.pop_screen()
