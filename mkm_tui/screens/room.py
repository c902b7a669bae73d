"""What all screens share: the record bound to them, the frame, help and undo."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import ScreenResume
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.screens.house import House
from mkm_tui.screens.swift import Swift
from mkm_tui.widgets.frame import Head, KeyLine

if TYPE_CHECKING:
    from mkm_tui.screens.form import Form


class Room(Swift, Screen[None]):
    """A screen with the frame around it; `name_key` names it in the catalogues."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark", "help", "help")]
    name_key: ClassVar[str] = ""
    state: reactive[State] = reactive(State, always_update=True, init=False)
    seen = False
    """Whether it has been on the screen; a mode is built while nobody waits, before it is seen."""

    @property
    def house(self) -> House:
        """The app, as screens see it."""
        return cast(House, self.app)

    @property
    def words(self) -> Words:
        """The words in the reader's language."""
        return self.house.words

    @property
    def today(self) -> date:
        """The day."""
        return self.house.now().date()

    def say(self, key: str, **values: object) -> str:
        """Return a sentence of the screens' catalogue."""
        return self.words(f"screens.{key}", **values)

    def compose(self) -> ComposeResult:
        """Put the frame around the body."""
        yield Head()
        yield from self.body()
        yield KeyLine(self.words)

    def body(self) -> ComposeResult:
        """Yield what stands between the head line and the keys."""
        yield Widget()

    def on_mount(self) -> None:
        """Show the record, and the time as it goes."""
        self._shown = self.state
        self.set_interval(10, self.refresh_head)
        self.refresh_body()
        self.refresh_head()
        self.settle()
        self.call_after_refresh(self.show_chosen)

    def settle(self) -> None:
        """Begin, once the record is shown; again when it is first seen, if the record changed."""

    def start_over(self) -> None:
        """Stand where one stands at first: the record changed before the room was seen."""

    def come_into_sight(self) -> None:
        """Do what waits until the room is seen for the first time."""

    def watch_state(self) -> None:
        """Show the new record; a room that another one covers waits until it is seen again."""
        if self.is_mounted and self.state is not self._shown and self._is_uppermost():
            self.catch_up()

    def _is_uppermost(self) -> bool:
        """Say whether no other room lies over this one; forms and questions may."""
        rooms = [screen for screen in self.app.screen_stack if isinstance(screen, Room)]
        return rooms[-1:] == [self]

    def catch_up(self) -> None:
        """Show the record as it is now."""
        self._shown = self.state
        self.refresh_body()
        self.refresh_head()
        self.refresh_bindings()

    def prepare(self) -> None:
        """Show the record as it is now, where that is another than the one that was shown."""
        if self.is_mounted and self.state is not self._shown:
            self.catch_up()
            if not self.seen:
                self.start_over()
                self.settle()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Catch up with what was chosen elsewhere."""
        if not self.is_mounted or not self.is_current:
            return
        self.prepare()
        self.refresh_head()
        self.show_chosen()
        if not self.seen:
            self.seen = True
            self.come_into_sight()

    def leave(self) -> bool:
        """Say whether nothing here is unsaved."""
        return True

    def refresh_head(self) -> None:
        """Show where we are, what goes on and the time."""
        group = self.state.group
        where = [group.municipality, group.name] if group else []
        head = self.query_one(Head)
        head.mark = self.say("shared.mark") if self.house.shared else ""
        head.where = " · ".join(part for part in [*where, self.where()] if part)
        reading = self.say("read_only") if self.house.read_only else ""
        clock = f"{self.house.now():%H.%M}"
        head.news = " · ".join(part for part in [reading, self.news(), clock] if part)

    def where(self) -> str:
        """Return the name of this place."""
        return self.say(f"{self.name_key}.name")

    def news(self) -> str:
        """Return what the head line tells on the right."""
        return ""

    def show_chosen(self) -> None:
        """Stand on the record that was chosen on another screen."""

    def go_deep(self, register: str) -> None:
        """Show the record that was jumped to, also where one pane is seen at a time."""

    def refresh_body(self) -> None:
        """Bring what is shown up to the record."""

    def open_form(self, form: "Form", exempt: bool = False) -> None:
        """Open a form; one that shows exempt text only after a question (R34)."""
        from mkm_tui.screens.confirm import Confirm

        if not exempt:
            self.app.push_screen(form)
            return
        if self.refused_to_room():
            return

        def after(yes: bool | None) -> None:
            if yes and not self.refused_to_room():
                self.app.push_screen(form)

        question, verb = self.say("exempt_question"), self.say("exempt_show")
        self.app.push_screen(Confirm(self.words, question, verb), after)

    def refused_to_room(self) -> bool:
        """Say, and tell, whether exempt text must stay away: the whole room sees the screen now."""
        if self.house.shared:
            self.house.warn(self.say("shared.refused"))
        return self.house.shared

    def action_help(self) -> None:
        """Explain the screen, its keys and the rules behind it."""
        from mkm_tui.screens.help import Help

        self.app.push_screen(Help(self.words, self.name_key, self))
