"""A list on the left and what is chosen on the right: the shape of most screens."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input

from mkm_tui.screens.room import Room
from mkm_tui.screens.sought import ASKED, AT_REST, READ_EVERY, Sought
from mkm_tui.widgets.pane import Pane
from mkm_tui.widgets.register import Column, Register
from mkm_tui.widgets.typed import Entry

if TYPE_CHECKING:
    from mkm_tui.screens.form import Form


class Listing(Room):
    """A register with a filter, and a pane for the record under its cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "search"),
        Binding("escape", "back", "back"),
    ]
    AUTO_FOCUS = "#list"
    register: ClassVar[str] = ""
    """The table that is listed."""
    views: ClassVar[tuple[str, ...]] = ("all",)
    """The parts of it that can be shown, the whole first."""
    view = "all"
    """The part that is shown."""
    laid_out = False
    """Whether there is a list to ask."""

    def body(self) -> ComposeResult:
        """Lay out the list and the pane."""
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Entry(placeholder=self.say("filter"), id="filter")
                yield Register(self.columns(), self.cells, self.empty(), id="list")
            yield Pane(id="right")

    def on_mount(self) -> None:
        """Follow the cursor; what it changes is drawn together with it."""
        self.laid_out = True
        self._reading = self.set_interval(READ_EVERY, self._read_ahead, pause=True)
        self.watch(self.list, "standing", self.choose, init=False)

    def columns(self) -> Sequence[Column]:
        """Return the list's columns."""
        raise NotImplementedError

    def cells(self, key: str) -> Sequence[str]:
        """Return a row's texts."""
        raise NotImplementedError

    def page(self, key: str) -> Content:
        """Return what the pane shows of a record."""
        raise NotImplementedError

    def keys(self) -> Sequence[str]:
        """Return the keys of all rows, the filter not counted."""
        return list(getattr(self.state, self.register))

    def empty(self) -> str:
        """Return what an empty list says."""
        return self.say(f"{self.name_key}.{'empty' if self.view == 'all' else 'empty_view'}")

    def where(self) -> str:
        """Return the name of the screen, and of the view unless it is the whole."""
        name = super().where()
        if self.view == "all":
            return name
        return f"{name}: {self.say(f'{self.name_key}.views.{self.view}')}"

    def action_next_view(self) -> None:
        """Show the next part of the register."""
        self.turn_to(self.views[(self.views.index(self.view) + 1) % len(self.views)])

    def turn_to(self, view: str) -> None:
        """Show a part of the register."""
        self.view = view
        self.refresh_body()
        self.refresh_head()

    @property
    def list(self) -> Register:
        """The list."""
        return self.query_one("#list", Register)

    @property
    def key(self) -> str:
        """The id of the record under the cursor; empty where there is none."""
        return self.list.chosen if self.laid_out else ""

    def refresh_body(self) -> None:
        """Show the record's rows."""
        self._all = self.keys()
        self.sought = Sought(self._all, self.searched)
        self._reading.resume()
        self.refresh_rows()

    def refresh_rows(self) -> None:
        """Show the rows that the filter lets through, and the chosen record."""
        keys, sought = self._all, self.query_one("#filter", Input).value
        before = self.list.standing
        self.list.empty = self.say("no_hits") if keys and sought else self.empty()
        self.list.show(self._filtered(keys, sought))
        if self.list.standing == before:
            self.refresh_page()

    def _filtered(self, keys: Sequence[str], sought: str) -> Sequence[str]:
        """Return the keys whose row or page holds every word that is sought.

        Where much is not read yet, more of them come while it is read.
        """
        if sought and not self.sought.is_known:
            self.sought.read_on(ASKED)
        return self.sought.holding(keys, sought)

    def _read_ahead(self) -> None:
        """Read what the filter looks in: for one who is about to ask, else while nobody waits."""
        field = self.query_one("#filter", Input)
        if field.value and not self.sought.is_known:
            self.refresh_rows()
        elif field.has_focus:
            self.sought.read_on(ASKED)
        elif self.is_current and self.house.at_rest:
            self.sought.read_on(AT_REST)
        if self.sought.is_known:
            self._reading.pause()

    def searched(self, key: str) -> str:
        """Return the text in which the filter looks."""
        return " ".join(self.cells(key))

    def refresh_page(self) -> None:
        """Show the chosen record, unless its pane is not seen."""
        pane = self.query_one("#right", Pane)
        if pane.display:
            pane.show(self.page(self.key) if self.key else Content(""))

    def choose(self) -> None:
        """Show another record."""
        self.refresh_page()
        self.query_one("#right", Pane).action_to_top()
        self.refresh_bindings()

    def start_over(self) -> None:
        """Stand on the first row."""
        self.list.choose(next(iter(self.list.keys), ""))

    def come_into_sight(self) -> None:
        """Let the other screens know where one stands here."""
        self.remember()

    @on(Register.Chosen, "#list")
    def tell_choice(self) -> None:
        """Let the other screens know of another record."""
        self.remember()

    def remember(self) -> None:
        """Remember for the other screens on what one stands, once that was seen."""
        if self.seen and self.key:
            self.house.chosen[self.register] = self.key

    @on(Register.Opened, "#list")
    def open_pane(self, event: Register.Opened) -> None:
        """Go into the record."""
        self.add_class("-deep")
        self.call_after_refresh(self.show_page)

    def show_page(self) -> None:
        """Show the pane that has come into view."""
        self.refresh_page()
        self.query_one("#right").focus()

    def show_chosen(self) -> None:
        """Put the cursor on the record chosen last; the filter gives way to it."""
        wanted = self.house.chosen.get(self.register, "")
        if wanted and wanted not in self.list.keys and wanted in self._all:
            self.query_one("#filter", Input).value = ""
            self.refresh_rows()
        self.list.choose(wanted)

    def go_deep(self, register: str) -> None:
        """Stand on the record, and go into it."""
        self.stand_on_chosen()
        self.add_class("-deep")
        self.call_after_refresh(self.refresh_page)

    def stand_on_chosen(self) -> None:
        """Put the cursor on the record chosen last; the view and the filter give way to it."""
        if self.view != "all" and self.house.chosen.get(self.register, "") not in self._all:
            self.turn_to("all")
        self.show_chosen()

    def action_search(self) -> None:
        """Type what to look for."""
        self.add_class("-searching")
        self.query_one("#filter", Input).focus()

    @on(Input.Changed, "#filter")
    def filter_list(self) -> None:
        """Show what the filter lets through."""
        self.refresh_rows()

    @on(Input.Submitted, "#filter")
    def leave_filter(self) -> None:
        """Go to the rows that were found."""
        self.list.focus()

    def action_back(self) -> None:
        """Come back from the record to the list, and from the list to all rows."""
        field = self.query_one("#filter", Input)
        if self.has_class("-deep"):
            self.remove_class("-deep")
        elif self.has_class("-searching"):
            self.remove_class("-searching")
            field.value = ""
        self.list.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer escape only where there is something to come back from."""
        if action == "back":
            return self.has_class("-deep") or self.has_class("-searching")
        return True

    def then_newest(self, form: "Form", then: Callable[[], None] | None = None) -> None:
        """Open a form that adds a record, and stand on what came of it; then do what comes next."""

        def after(done: bool | None) -> None:
            if done:
                newest = next(reversed(list(getattr(self.state, self.register))))
                self.house.chosen[self.register] = newest
                self.stand_on_chosen()
                if then:
                    then()

        self.app.push_screen(form, after)
