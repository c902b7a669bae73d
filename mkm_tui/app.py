"""The app: its six screens, and the ways between them."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Event, InputEvent
from textual.screen import Screen

from mkm_tui.actions.base import Action
from mkm_tui.locale.words import Words
from mkm_tui.record_app import Record, RecordApp
from mkm_tui.records.meetings import Meeting
from mkm_tui.screens.room import Room

if TYPE_CHECKING:
    from mkm_tui.screens.hunt import Hunt

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
    "meetings": "agenda",
    "matters": "agenda",
    "projects": "portfolio",
    "decisions": "decisions",
    "ideas": "ideas",
}
"""The mode in which a register's records are seen."""

_ROOMS = ("groups", "units", "programme")
"""The registers whose records are seen in a room that is laid over the present one."""

_WARM = 0.2
"""Seconds between the loading, and the building, of two modes."""
_PAUSE = 0.6
"""Seconds without a key or the mouse after which nobody waits for the program."""


class MkmApp(RecordApp):
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
        Binding("ctrl+y", "redo", "redo", show=False, id="redo"),
        Binding("ctrl+p", "palette", "palette", id="palette"),
        Binding("ctrl+f", "find", "find", show=False, id="find"),
        Binding("ctrl+n", "idea", "idea", show=False, id="idea"),
        Binding("f11", "share", "share", show=False, id="share", priority=True),
        Binding("ctrl+t", "theme", "theme", show=False, id="theme"),
        Binding("ctrl+q", "quit", "quit", show=False, id="quit", priority=True),
    ]

    def __init__(
        self, workspace: Record, words: Words, clock: Callable[[], datetime], who: str
    ) -> None:
        super().__init__(workspace, words, clock, who)
        self.chosen: dict[str, str] = {}
        self._hunt: Hunt | None = None
        self._warned = False
        """Whether the user was told that something cannot be saved."""
        self._unbuilt = dict(MODES)
        """The modes whose screens are not built yet."""
        self._touched = 0.0
        """When the user did something last."""
        for mode in MODES:
            self.add_mode(mode, partial(self._first_visit, mode))

    def _first_visit(self, mode: str) -> Screen[None]:
        """Return a mode's new screen, which receives the state; its module is loaded only now."""
        self._unbuilt.pop(mode, None)
        module = import_module(f"mkm_tui.screens.{mode}")
        return self._receiving(getattr(module, MODES[mode])())

    def _receiving(self, screen: Room) -> Room:
        """Let a screen receive the state, from its first moment."""
        screen.set_reactive(Room.state, self.state)
        return screen.data_bind(RecordApp.state)

    def enter(self, screen: Room) -> None:
        """Lay a screen over the present one."""
        self.call_later(self._enter, screen)

    def _enter(self, screen: Room) -> None:
        """Lay it over the present one, unless that is such a room already."""
        if type(self.screen) is not type(screen):
            self.push_screen(self._receiving(screen))

    def on_mount(self) -> None:
        """Return to a meeting that goes on; load the other screens while nobody waits."""
        if self.returns and self.interrupted:
            self._return_to(self.interrupted)
        self._unloaded = ["find", *list(MODES)[1:]]
        self._warming = self.set_interval(_WARM, self._warm)

    async def on_event(self, event: Event) -> None:
        """Note when the user did something last."""
        if isinstance(event, InputEvent):
            self._touched = monotonic()
        await super().on_event(event)

    def _return_to(self, meeting: Meeting) -> None:
        """Open the room of a meeting that was left while it went on."""
        from mkm_tui.screens.meeting import MeetingRoom

        self.chosen["meetings"] = meeting.id
        self.push_screen(self._receiving(MeetingRoom(meeting.id)))

    @property
    def at_rest(self) -> bool:
        """Whether the user has done nothing for a moment, so that nobody waits for the program."""
        return self.is_running and monotonic() - self._touched >= _PAUSE

    def _warm(self) -> None:
        """Load one more screen's module, or build one more mode, so that its first visit is quick.

        Only while nobody waits.
        """
        if not self.at_rest:
            return
        if self._unloaded:
            import_module(f"mkm_tui.screens.{self._unloaded.pop()}")
        elif self._unbuilt:
            self.build(next(iter(self._unbuilt)))
        else:
            self._warming.stop()

    def go(self, register: str, key: str) -> None:
        """Show a record on the screen of its register."""
        self.call_later(self._lay if register in _ROOMS else self._go, register, key)

    def _lay(self, register: str, key: str) -> None:
        """Lay the room of a register over the present one; escape comes back to where one was."""
        from mkm_tui.screens.rooms import room_of

        room = room_of(self.state, register, key)
        if type(self.screen) is type(room):
            self.pop_screen()
        self._enter(room)

    def _go(self, register: str, key: str) -> None:
        """Change to the register's mode, and stand on the record."""
        if not self.left():
            return
        self.chosen[register] = key
        if register == "matters":
            self.chosen["meetings"] = self.state.matters[key].meeting
        self.action_mode(_HOMES[register])
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if isinstance(self.screen, Room):
            self.screen.call_after_refresh(self.screen.go_deep, register)

    async def action_quit(self) -> None:
        """Leave the program; what cannot be saved is told first, and a second time leaves."""
        left = self.left()
        kept = self.desk.save() or not self.desk.drafts_at_stake
        if (left and kept) or self._warned:
            self.end_reading()
            self.exit()
        else:
            self._warned = True
            self.warn(self.words("screens.unsaved"))

    def attempt(self, action: Action) -> str:
        """Perform an action; once something is saved, what cannot be is told again on leaving."""
        refusal = super().attempt(action)
        if not refusal:
            self._warned = False
        return refusal

    def action_mode(self, mode: str) -> None:
        """Change to one of the six screens."""
        self.switch_mode(mode)

    def action_palette(self) -> None:
        """Find a record or something to do by a few letters."""
        from mkm_tui.screens.palette import Palette

        if isinstance(self.screen, Room):
            self.push_screen(Palette(self, self.screen))

    def action_find(self) -> None:
        """Search everything in the record; the search before this one is kept."""
        from mkm_tui.screens.find import Find
        from mkm_tui.screens.hunt import Hunt

        self._hunt = self._hunt or Hunt(self.words)
        self.enter(Find(self._hunt))

    def action_idea(self) -> None:
        """Write down an idea in one line, wherever one is."""
        from mkm_tui.screens.idea_capture import capture

        if isinstance(self.screen, Room):
            self.push_screen(capture(self))

    def action_theme(self) -> None:
        """Change between the dark and the light theme."""
        self.theme = "textual-light" if self.theme == "textual-dark" else "textual-dark"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the number keys and undo off forms and questions."""
        roomy = ("mode", "undo", "redo", "palette", "find", "idea")
        return action not in roomy or isinstance(self.screen, Room)
