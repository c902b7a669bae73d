"""The app of the room display: one screen, no keyboard needed."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter

from mkm_tui.locale.words import Words
from mkm_tui.screens.follow import Follow
from mkm_tui.store.follower import Follower
from mkm_tui.widgets.shown import SHOWN


class FollowApp(App[None]):
    """Follows the meeting that is running, until it is ended."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,ctrl+q", "quit", show=False, priority=True)]

    def __init__(self, follower: Follower, words: Words, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.follower, self.words, self.now = follower, words, now
        self.title = "mkm"

    def on_mount(self) -> None:
        """Show the display."""
        self.push_screen(Follow(self.follower, self.words, self.now))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let nothing reach the terminal that it would obey."""
        return [*super().get_line_filters(), SHOWN]

    def action_help_quit(self) -> None:
        """Say nothing: the whole room watches."""
