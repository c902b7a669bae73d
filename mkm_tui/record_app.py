"""What the app does with the record: it owns the state, and it alone calls the store."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from textual.reactive import reactive
from textual.timer import Timer

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import perform, tells_private
from mkm_tui.actions.room import ReadBack
from mkm_tui.actions.travel import Redo, Undo
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.records.terms import MeetingStatus
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.rules.schedule import going_on
from mkm_tui.rules.sharing import shown_to_all, unveils
from mkm_tui.screens.house import Writing
from mkm_tui.screens.room import Room
from mkm_tui.screens.steps import step_in_words
from mkm_tui.screens.telling import TellingApp
from mkm_tui.store.desk import Desk
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.index import Index
from mkm_tui.store.journal import Entry, Journal
from mkm_tui.store.past import Stamp, state_on

_CATCH_UP, _FOLLOW = 3.0, 1.0
"""Seconds without a change until the store catches up, and between looks at another's journal."""
_TIDY = 1.0
"""Seconds between looks at whether the desk has changed, and at what the store has noticed."""
_LEARN = 3.0
"""Seconds from the start until the journal's index is made."""


class Record(Protocol):
    """What the app needs of a workspace."""

    folder: Path
    read_only: bool
    notices: list[str]
    state: State

    journal: Journal

    @property
    def stamp(self) -> Stamp:
        """How many changes the record holds, and the hash of the last one."""

    @property
    def end(self) -> int:
        """The journal's length in bytes, as far as it is known here."""

    @property
    def why_read_only(self) -> str:
        """Why nothing can be written here, as a key of the catalogue `store`."""

    def take_over(self) -> bool:
        """Become the one that writes, where nobody does; say whether this program is."""

    def perform(self, action: Action, context: Context) -> State:
        """Perform an action and return the new state."""

    def foreseen(self, way: Undo | Redo) -> tuple[dict[str, Any], State]:
        """Return the action that undo or redo is about, and the state as it would leave it."""

    def follow(self) -> bool:
        """Take in what another program wrote; say whether there was anything."""

    def checkpoint_later(self) -> None:
        """Bring the store up to the journal, without holding up the keyboard."""


class RecordApp(TellingApp):
    """Performs actions, takes them back, follows another program, and shares the screen."""

    state: reactive[State] = reactive(State, always_update=True, init=False)

    def __init__(
        self, workspace: Record, words: Words, clock: Callable[[], datetime], who: str
    ) -> None:
        self.desk = Desk(workspace.folder, workspace.read_only)
        self.interrupted = going_on(workspace.state, self.desk.place.meeting)
        """The meeting that was going on when the program started, or None."""
        self.returns = self.interrupted is not None and not workspace.read_only
        """Whether the program opens in that meeting's room."""
        if self.returns:
            self.DEFAULT_MODE = "agenda"  # type: ignore[misc]
        super().__init__()
        self.workspace, self.words, self.now, self.who = workspace, words, clock, who
        self.folder, self.read_only = workspace.folder, workspace.read_only
        self.exports = self.folder / words("screens.exports_folder")
        self.shared = self.desk.shared
        self.title = "mkm"
        self._catch_up: Timer | None = None
        self._index = Index(workspace.journal)
        self._noticed = 0
        """How many of the workspace's notices have been told."""
        self.set_reactive(RecordApp.state, self._visible())

    def on_mount(self) -> None:
        """Tell what was found on opening, and keep the desk tidy."""
        self.set_class(self.shared, "-shared")
        if self.desk.trouble:
            self.warn(self.words("screens.desk_unread", reason=self.desk.trouble))
        self._tell_notices()
        self.set_timer(_LEARN, self._index.learn_later)
        if self.read_only:
            self.warn(self.words(f"store.{self.workspace.why_read_only}"))
            self._following = self.set_interval(_FOLLOW, self._follow)
        else:
            self.set_interval(_TIDY, self._tidy)

    def on_unmount(self) -> None:
        """Leave the desk as it is now."""
        self.desk.save()

    def _tidy(self) -> None:
        """Keep the desk tidy, and tell what the store has noticed meanwhile."""
        self._tell_notices()
        if self.desk.save():
            self.is_well("desk")
        else:
            self.remind("desk", self.words("screens.desk_failed", reason=self.desk.trouble))

    def _tell_notices(self) -> None:
        """Tell what the workspace, or a thread of it, has noticed since the last time."""
        if self._index.is_worn:
            self.remind("worn", self.words("store.history_worn_early"))
        new = self.workspace.notices[self._noticed :]
        self._noticed += len(new)
        for notice in dict.fromkeys(new):
            self.remind(notice, self.words(f"store.{notice}"))

    def _follow(self) -> None:
        """Show what another program has written; where it cannot be read, go on trying."""
        try:
            grown = self.workspace.follow()
        except (StoreFault, OSError) as fault:
            self.remind("follow", self._in_words(fault))
            return
        self.is_well("follow")
        self._tell_notices()
        if grown:
            self._show()

    def _in_words(self, fault: StoreFault | OSError) -> str:
        """Return what is wrong with the workspace as a sentence."""
        if isinstance(fault, StoreFault):
            return fault.in_words(self.words)
        return self.words("store.read_failed", reason=fault)

    @property
    def record(self) -> State:
        """The whole record, also what a shared screen leaves out."""
        return self.workspace.state

    @property
    def stamp(self) -> Stamp:
        """How far the record has come."""
        return self.workspace.stamp

    def state_on(self, day: date) -> State:
        """Return the record with its decisions as they were then; as all may see it, if shared."""
        return self._seen(state_on(self.workspace, day, {"decisions"}))

    def happenings(self, places: frozenset[tuple[str, str]]) -> list[Entry]:
        """Return the journal's changes of these records, oldest first."""
        return list(self._index.happenings(places))

    def _visible(self) -> State:
        """Return the record; on a shared screen only what all may see (R32, R34)."""
        return self._seen(self.workspace.state)

    def _seen(self, whole: State) -> State:
        """Return a record as this screen may show it."""
        return shown_to_all(whole, self.words("screens.draft")) if self.shared else whole

    def _show(self) -> None:
        """Let the screens have the record."""
        self.state = self._visible()

    def attempt(self, action: Action) -> str:
        """Perform an action; return why it was refused, or nothing when it is done."""
        if self.shared and tells_private(action, self.workspace.state):
            return self.words("screens.shared.refused")
        before = self.workspace.state
        try:
            if not (isinstance(action, ReadBack) and action.over):
                self._take_over()
            self.workspace.perform(action, Context(now=self.now(), who=self.who))
        except (RuleBroken, StoreFault, OSError) as no:
            if self.workspace.state is not before:
                self._show()
            return self.words.refusal(no) if isinstance(no, RuleBroken) else self._in_words(no)
        self._show()
        if self._catch_up:
            self._catch_up.stop()
        self._catch_up = self.set_timer(_CATCH_UP, self.workspace.checkpoint_later)
        return ""

    def may_write(self) -> bool:
        """Say whether this program writes; tell why not, and take over where nobody else does."""
        try:
            self._take_over()
        except (StoreFault, OSError) as fault:
            self.warn(self._in_words(fault))
            return False
        if self.read_only:
            self.warn(self.words(f"store.{self.workspace.why_read_only}"))
        return not self.read_only

    def _take_over(self) -> None:
        """Become the program that writes, where the other one is closed and the user acts here."""
        if not self.read_only or not self.workspace.take_over():
            return
        self.read_only = False
        self._following.stop()
        self.desk.begin_to_write()
        self.set_interval(_TIDY, self._tidy)
        self.notify(self.words("store.taken_over"), timeout=10, markup=False)
        self._show()

    def act(self, action: Action) -> bool:
        """Perform an action, tell where it was refused, and say whether it is done."""
        refusal = self.attempt(action)
        if refusal:
            self.warn(refusal)
        return not refusal

    def foresee(self, action: Action) -> RuleBroken | None:
        """Return the rule that would refuse an action now, or None; nothing changes."""
        try:
            perform(action, self.workspace.state, Context(now=self.now(), who=self.who))
        except RuleBroken as broken:
            return broken
        return None

    def left(self) -> bool:
        """Say whether nothing on the screens is unsaved; what can be saved now is."""
        done = [screen.leave() for screen in self.standing if isinstance(screen, Writing)]
        return all(done)

    def end_reading(self) -> None:
        """Let the room display no longer ask whether anybody objects."""
        for meeting in self.workspace.state.meetings.values():
            if meeting.reading and meeting.status is MeetingStatus.RUNNING:
                self.attempt(ReadBack(matter=meeting.reading, over=True))

    def action_undo(self) -> None:
        """Take back the latest change, and say which it was."""
        self._travel(Undo(), "undone")

    def action_redo(self) -> None:
        """Do again what was taken back last, and say what it was."""
        self._travel(Redo(), "redone")

    def _travel(self, way: Undo | Redo, said: str) -> None:
        """Go a step back or forth in the record, once all that is typed is saved."""
        if not self.left():
            return
        try:
            step, after = self.workspace.foreseen(way)
        except (RuleBroken, StoreFault, OSError):
            self.act(way)
            return
        hidden = step["action"] == "write_note" or unveils(self.workspace.state, after)
        if self.shared and hidden:
            self.warn(self.words("screens.shared.refused"))
        elif self.act(way):
            what = step_in_words(self.words, self.workspace.state, step)
            self.clear_notifications()
            self.notify(self.words(f"screens.{said}", action=what), timeout=5, markup=False)

    def action_share(self) -> None:
        """Turn the window into what all in the room may see; back only after a question (R34)."""
        from mkm_tui.screens.curtain import leave_shared

        if self.shared:
            leave_shared(self, self.words, partial(self.share, False))
        else:
            self.left()
            self.share(True)

    def share(self, on: bool) -> None:
        """Begin or end the shared screen; what is open and private is covered at once."""
        from mkm_tui.screens.curtain import cover

        self.shared = on
        kept = self.desk.share(on)
        self.set_class(on, "-shared")
        self.clear_notifications()
        if on and not kept:
            self.warn(self.words("screens.shared.unkept", reason=self.desk.trouble))
        self._show()
        for screen in self.standing:
            if isinstance(screen, Room) and screen.is_mounted:
                screen.catch_up()
        if on:
            cover(self, self.words, partial(self.share, False))
