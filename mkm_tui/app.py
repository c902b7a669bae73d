"""The Textual app: it owns the state, and it alone calls the store."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import ClassVar, Protocol

from textual.app import App
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import Undo, perform
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.screens.room import Room
from mkm_tui.store.faults import StoreFault

MODES = {
    "overview": "Overview",
    "agenda": "Agenda",
    "portfolio": "Portfolio",
    "board": "Board",
    "decisions": "Decisions",
    "ideas": "Ideas",
}
"""The six screens in the order of their number keys: each module in `screens`, and its class."""

_HOMES = {
    "groups": "overview",
    "meetings": "agenda",
    "matters": "agenda",
    "projects": "portfolio",
    "decisions": "decisions",
    "ideas": "ideas",
}
"""The mode in which a register's records are seen."""

_CATCH_UP, _FOLLOW, _WARM = 3.0, 1.0, 0.3
"""Seconds without a change until the store catches up, between looks at another's journal, and
between the loading of two modes."""


class Record(Protocol):
    """What the app needs of a workspace."""

    folder: Path
    read_only: bool
    notices: list[str]
    state: State

    def perform(self, action: Action, context: Context) -> State:
        """Perform an action and return the new state."""

    def undo_names(self) -> str:
        """Return the name of the action that undo would take back."""

    def follow(self) -> bool:
        """Take in what another program wrote; say whether there was anything."""

    def checkpoint_later(self) -> None:
        """Bring the store up to the journal, without holding up the keyboard."""


class MkmApp(App[None]):
    """The steering group's meeting room."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "overview"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (100, "-normal"),
        (140, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"mode('{mode}')", "mode", id=f"mode.{mode}")
            for number, mode in enumerate(MODES, 1)
        ),
        Binding("ctrl+z", "undo", "undo", id="undo"),
        Binding("ctrl+p", "palette", "palette", id="palette"),
        Binding("ctrl+t", "theme", "theme", show=False, id="theme"),
        Binding("ctrl+q", "quit", "quit", show=False, id="quit", priority=True),
    ]
    state: reactive[State] = reactive(State, always_update=True, init=False)

    def __init__(
        self, workspace: Record, words: Words, clock: Callable[[], datetime], who: str
    ) -> None:
        super().__init__()
        self.workspace, self.words, self.now, self.who = workspace, words, clock, who
        self.folder, self.read_only = workspace.folder, workspace.read_only
        self.exports = self.folder / words("screens.exports_folder")
        self.chosen: dict[str, str] = {}
        self.title = "mkm"
        self._catch_up: Timer | None = None
        self._warned = False
        """Whether the user was told that something cannot be saved."""
        self.set_reactive(MkmApp.state, workspace.state)
        for mode in MODES:
            self.add_mode(mode, partial(self._first_visit, mode))

    def _first_visit(self, mode: str) -> Screen[None]:
        """Return a mode's new screen, which receives the state; its module is loaded only now."""
        module = import_module(f"mkm_tui.screens.{mode}")
        return self._receiving(getattr(module, MODES[mode])())

    def _receiving(self, screen: Room) -> Room:
        """Let a screen receive the state, from its first moment."""
        screen.set_reactive(Room.state, self.state)
        return screen.data_bind(MkmApp.state)

    def enter(self, screen: Room) -> None:
        """Lay a screen over the present one."""
        self.call_later(self._enter, screen)

    def _enter(self, screen: Room) -> None:
        """Lay it over the present one, unless that is such a room already."""
        if type(self.screen) is not type(screen):
            self.push_screen(self._receiving(screen))

    def on_mount(self) -> None:
        """Tell what was found on opening."""
        for notice in self.workspace.notices:
            self.warn(self.words(f"store.{notice}"))
        if self.read_only:
            self.warn(self.words("store.read_only"))
            self._following = self.set_interval(_FOLLOW, self._follow)
        self._unvisited = list(MODES)
        self._warming = self.set_interval(_WARM, self._warm)

    def _warm(self) -> None:
        """Load one more mode's module while nobody waits, so that its first visit is quick."""
        import_module(f"mkm_tui.screens.{self._unvisited.pop()}")
        if not self._unvisited:
            self._warming.stop()

    def _follow(self) -> None:
        """Show what another program has written."""
        try:
            if self.workspace.follow():
                self.state = self.workspace.state
        except StoreFault as fault:
            self._following.stop()
            self.warn(self.words(f"store.{fault.key}", **fault.values))
        except OSError as error:
            self._following.stop()
            self.warn(self.words("store.read_failed", reason=error.strerror))

    def attempt(self, action: Action) -> str:
        """Perform an action; return why it was refused, or nothing when it is done."""
        try:
            self.state = self.workspace.perform(action, Context(now=self.now(), who=self.who))
        except RuleBroken as broken:
            return self.words.refusal(broken)
        except StoreFault as fault:
            return self.words(f"store.{fault.key}", **fault.values)
        if self._catch_up:
            self._catch_up.stop()
        self._catch_up = self.set_timer(_CATCH_UP, self.workspace.checkpoint_later)
        return ""

    def act(self, action: Action) -> bool:
        """Perform an action, tell where it was refused, and say whether it is done."""
        refusal = self.attempt(action)
        if refusal:
            self.warn(refusal)
        return not refusal

    def foresee(self, action: Action) -> RuleBroken | None:
        """Return the rule that would refuse an action now, or None; nothing changes."""
        try:
            perform(action, self.state, Context(now=self.now(), who=self.who))
        except RuleBroken as broken:
            return broken
        return None

    def warn(self, sentence: str) -> None:
        """Tell something in words that were never markup."""
        self.notify(sentence, severity="warning", timeout=10, markup=False)

    def go(self, register: str, key: str) -> None:
        """Show a record on the screen of its register."""
        self.call_later(self._go, register, key)

    def _go(self, register: str, key: str) -> None:
        """Change to the register's mode, and stand on the record."""
        if not self._left():
            return
        self.chosen[register] = key
        if register == "matters":
            self.chosen["meetings"] = self.state.matters[key].meeting
        self.action_mode(_HOMES[register])
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if isinstance(self.screen, Room):
            self.screen.call_after_refresh(self.screen.go_deep, register)

    def _left(self) -> bool:
        """Say whether nothing on the screens is unsaved; what can be saved now is."""
        rooms = [screen for screen in self.screen_stack if isinstance(screen, Room)]
        return all(room.leave() for room in rooms)

    async def action_quit(self) -> None:
        """Leave the program; what cannot be saved is told first, and a second time leaves."""
        if self._left() or self._warned:
            self.exit()
        else:
            self._warned = True
            self.warn(self.words("screens.unsaved"))

    def action_mode(self, mode: str) -> None:
        """Change to one of the six screens."""
        self.switch_mode(mode)

    def action_undo(self) -> None:
        """Take back the latest change, and say which it was."""
        if not self._left():
            return
        try:
            name = self.workspace.undo_names()
        except (RuleBroken, StoreFault):
            name = ""
        if self.act(Undo()) and name:
            said = self.words("screens.undone", action=self.words(f"actions.{name}"))
            self.notify(said, timeout=5, markup=False)

    def action_palette(self) -> None:
        """Find a record or something to do by a few letters."""
        from mkm_tui.screens.palette import Palette

        if isinstance(self.screen, Room):
            self.push_screen(Palette(self, self.screen))

    def action_theme(self) -> None:
        """Change between the dark and the light theme."""
        self.theme = "textual-light" if self.theme == "textual-dark" else "textual-dark"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the number keys and undo off forms and questions."""
        return action not in ("mode", "undo", "palette") or isinstance(self.screen, Room)
