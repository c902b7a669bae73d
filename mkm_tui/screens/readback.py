"""The decision read out before it is recorded: the text alone, in the middle of the screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.rules.agenda import undocumented
from mkm_tui.widgets.frame import KeyLine
from mkm_tui.widgets.parties import party_lines
from mkm_tui.widgets.plain import one_line, written


class ReadBack(ModalScreen[bool]):
    """Says True where nobody objects and the decision is to be recorded."""

    CSS_PATH = "readback.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "record", "record"),
        Binding("escape", "close", "back"),
    ]

    def __init__(
        self, words: Words, state: State, meeting: Meeting, matter: Matter, recording: bool
    ) -> None:
        super().__init__()
        self.words, self.record, self.recording = words, state, recording
        self.meeting, self.matter = meeting, matter

    def compose(self) -> ComposeResult:
        """Lay out the matter, the text, the parties and the question."""
        matter = self.matter
        text = matter.proposal
        if matter.exempt:
            text = self.words("screens.readback.exempt")
        with Vertical(id="readback"):
            with VerticalScroll():
                heading = f"{matter.id}  {one_line(title(matter, Reach.PUBLIC))}"
                yield Static(Content.styled(heading, "dim"), classes="readback--matter")
                yield Static(written(text, "bold"), classes="readback--text")
                yield Static(self._parties(), classes="readback--parties")
                yield Static(self._missing(), classes="readback--missing")
            yield Static(self._question(), classes="readback--question")
            yield KeyLine(self.words)

    def _parties(self) -> Content:
        """Return the three parties with their words."""
        return party_lines(self.words, self.record, self.meeting, self.matter)

    def _missing(self) -> Content:
        """Return what is not documented, which stops nobody (R17)."""
        lacking = [
            self.words(f"screens.meeting.lacks_{name}") for name in undocumented(self.matter)
        ]
        return Content("\n".join(f"! {sentence}" for sentence in lacking))

    def _question(self) -> Content:
        """Return the question to the room, where an answer is recorded."""
        return Content(self.words("screens.readback.question") if self.recording else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to record only where that was asked for."""
        return action != "record" or self.recording

    def action_record(self) -> None:
        """Nobody objects."""
        self.dismiss(True)

    def action_close(self) -> None:
        """Go back to the matter."""
        self.dismiss(False)
