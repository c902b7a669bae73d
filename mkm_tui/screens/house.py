"""What a screen may ask of the app: the record, the words, the clock, and to act."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from mkm_tui.actions.base import Action
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter
from mkm_tui.records.state import State
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.rules.sharing import private
from mkm_tui.store.desk import Desk
from mkm_tui.store.journal import Entry
from mkm_tui.store.past import Stamp


@runtime_checkable
class Writing(Protocol):
    """A screen on which something may be typed that is not saved yet."""

    def leave(self) -> bool:
        """Save what can be saved; say whether nothing is left unsaved."""


class House(Protocol):
    """The app as its screens see it."""

    state: State
    """What the screens may show: on a shared screen, what all may see."""
    shared: bool
    """Whether the whole room sees the screen."""
    words: Words
    who: str
    folder: Path
    """The workspace's folder."""
    read_only: bool
    """Whether another program writes, or the folder cannot be written."""
    exports: Path
    """The folder that exported documents are offered to."""
    chosen: dict[str, str]
    """The record chosen last in each register, the same on every screen."""
    desk: Desk
    """Where the user is and what is typed in forms, kept for the next start."""

    @property
    def at_rest(self) -> bool:
        """Whether the user has done nothing for a moment, so that nobody waits for the program."""

    @property
    def record(self) -> State:
        """The whole record, for documents that are written to a file."""

    @property
    def stamp(self) -> Stamp:
        """How far the record has come."""

    def state_on(self, day: date) -> State:
        """Return the record with its decisions as they were at the end of a day.

        As all may see it, where shared. Reads the journal back to that day; StoreFault where it
        is damaged.
        """

    def happenings(self, places: frozenset[tuple[str, str]]) -> list[Entry]:
        """Return the journal's changes of these records, oldest first."""

    def now(self) -> datetime:
        """Return the moment."""

    def attempt(self, action: Action) -> str:
        """Perform an action; return why it was refused, or nothing when it is done."""

    def act(self, action: Action) -> bool:
        """Perform an action, tell where it was refused, and say whether it is done."""

    def foresee(self, action: Action) -> RuleBroken | None:
        """Return the rule that would refuse an action now, or None; nothing changes."""

    def may_write(self) -> bool:
        """Say whether this program writes; tell why not, and take over where nobody else does."""

    def warn(self, sentence: str) -> None:
        """Tell something in words that were never markup."""

    def enter(self, screen: Any) -> None:
        """Lay a room over the present one; it receives the state."""

    def go(self, register: str, key: str) -> None:
        """Show a record on the screen of its register."""


def veiled(house: House, matter: Matter) -> bool:
    """Say whether words about a matter, and names with it, must not stand on the screen now.

    The whole room sees the screen, and the matter is exempt or a draft (R32, R34).
    """
    return house.shared and private(matter)
