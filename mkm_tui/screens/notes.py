"""The secretary's private notes on a matter and its meeting, saved as they are typed."""

from pathlib import PurePath
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from mkm_tui.actions.notes import WriteNote
from mkm_tui.screens.house import House
from mkm_tui.screens.swift import Swift
from mkm_tui.widgets.frame import KeyLine
from mkm_tui.widgets.live_text import LiveText, Save


class Notes(Swift, ModalScreen[None]):
    """A text for each of what is given: matters and meetings, by their ids."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialog.tcss", "notes.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f2", "close", "close")]

    def __init__(self, house: House, about: list[str]) -> None:
        super().__init__()
        self.house, self.words, self.about = house, house.words, about

    def compose(self) -> ComposeResult:
        """Lay out the notes, one below the other."""
        words = self.words
        with Vertical(classes="dialog -large"):
            yield Label(words("screens.notes.title"), classes="dialog--title", markup=False)
            yield Static(words("screens.notes.private"), classes="dialog--note", markup=False)
            for number, key in enumerate(self.about):
                kind = "matter" if key in self.house.state.matters else "meeting"
                label = words(f"screens.notes.{kind}", id=key)
                yield Label(label, classes="field--label", markup=False)
                yield LiveText(self._saver(key), id=f"note-{number}")
            yield KeyLine(words)

    def on_mount(self) -> None:
        """Show the notes, and begin at the end of the first."""
        for number, key in enumerate(self.about):
            note = self.house.state.notes.get(key)
            self.query_one(f"#note-{number}", LiveText).show(note.text if note else "")
        first = self.query_one("#note-0", LiveText)
        first.focus()
        first.move_cursor(first.document.end)

    def _saver(self, key: str) -> Save:
        """Return what saves a span of a note."""

        def save(at: int, cut: str, put: str) -> bool:
            return self.house.act(WriteNote(about=key, at=at, cut=cut, put=put))

        return save

    def leave(self) -> bool:
        """Save what is typed; say whether nothing is left unsaved."""
        done = [editor.flush() for editor in self.query(LiveText)]
        return all(done)

    def action_close(self) -> None:
        """Save, and go back."""
        if self.leave():
            self.dismiss()


def open_notes(app: App[Any], house: House, about: list[str]) -> None:
    """Open the notes on what is given, unless the whole room sees the screen."""
    if house.shared:
        house.warn(house.words("screens.shared.notes"))
    elif about:
        app.push_screen(Notes(house, about))
