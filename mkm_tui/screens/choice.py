"""One of a few answers, each with a key of its own."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

from mkm_tui.locale.words import Words
from mkm_tui.screens.swift import Swift

Answer = tuple[str, str, str]
"""A key, what it says, and the value that it gives."""


class Choice(Swift, ModalScreen[str]):
    """Gives the value of the answer; empty where none was given."""

    CSS_PATH = "dialog.tcss"
    open_to_all = True
    """Nothing in it is private: it may stay when the screen is shared."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "cancel"),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, words: Words, title: str, answers: Sequence[Answer], note: str = "") -> None:
        super().__init__()
        self.words, self.ask, self.answers, self.note = words, title, answers, note

    def compose(self) -> ComposeResult:
        """Lay the answers out, one below the other."""
        with Vertical(classes="dialog -small"):
            yield Label(self.ask, classes="dialog--title", markup=False)
            if self.note:
                yield Static(self.note, classes="dialog--note", markup=False)
            for place, (key, said, _) in enumerate(self.answers):
                label = Content(f"{key}  {said}")
                yield Button(label, id=f"answer-{place}", classes="answer", compact=True)
            way_out = f"{self.words('keys.key.escape')}  {self.words('keys.cancel')}"
            yield Static(way_out, classes="answer--none", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Take the answer whose key was pressed."""
        for key, _, value in self.answers:
            if event.key == key:
                event.stop()
                self.dismiss(value)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take the answer that was clicked."""
        place = (event.button.id or "").removeprefix("answer-")
        self.dismiss(self.answers[int(place)][2])

    def action_close(self) -> None:
        """Give no answer."""
        self.dismiss("")
