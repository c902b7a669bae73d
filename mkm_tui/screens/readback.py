"""The decision read out before it is recorded: the text alone, in the middle of the screen."""

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.screens.house import House
from mkm_tui.screens.swift import Swift
from mkm_tui.widgets.frame import KeyLine
from mkm_tui.widgets.reading import Reading


class ReadBack(Swift, ModalScreen[bool]):
    """Says True where nobody objects and the decision is to be recorded."""

    CSS_PATH = "readback.tcss"
    AUTO_FOCUS = ""
    open_to_all = True
    """It shows only what all may see: it may stay when the screen is shared."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "record", "record"),
        Binding("escape", "close", "back"),
        Binding("up", "scroll('up')", "scroll"),
        Binding("down", "scroll('down')", "scroll", show=False),
        Binding("pageup", "scroll('page_up')", show=False),
        Binding("pagedown,space", "scroll('page_down')", show=False),
        Binding("home", "scroll('home')", show=False),
        Binding("end", "scroll('end')", show=False),
    ]

    def __init__(
        self, words: Words, state: State, meeting: Meeting, matter: Matter, recording: bool
    ) -> None:
        super().__init__()
        self.words, self.record, self.recording = words, state, recording
        self.meeting, self.matter = meeting, matter

    def compose(self) -> ComposeResult:
        """Lay out the page, and below it the question where an answer is recorded."""
        yield Static(f" {self.words('screens.shared.mark')} ", id="mark", markup=False)
        with VerticalScroll(can_focus=False):
            yield Reading(whole=True)
        if self.recording:
            yield Static(self.words("screens.readback.question"), id="question", markup=False)
        yield KeyLine(self.words)

    def on_mount(self) -> None:
        """Show the text."""
        self.set_class(cast(House, self.app).shared, "-shared")
        self.query_one(Reading).read(self.words, self.record, self.meeting, self.matter.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to record only where that was asked for, and to scroll only a long text."""
        if action == "scroll":
            return bool(self.is_mounted and self.query_one(VerticalScroll).max_scroll_y)
        return action != "record" or self.recording

    def action_scroll(self, way: str) -> None:
        """Move through a long text."""
        getattr(self.query_one(VerticalScroll), f"scroll_{way}")(animate=False)

    def action_record(self) -> None:
        """Nobody objects."""
        self.dismiss(True)

    def action_close(self) -> None:
        """Go back to the matter."""
        self.dismiss(False)
