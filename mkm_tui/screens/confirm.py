"""A question with two answers, for what leaves the house or locks."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from mkm_tui.locale.words import Words
from mkm_tui.screens.swift import Swift


class Confirm(Swift, ModalScreen[bool]):
    """Asks, with the careful answer first."""

    CSS_PATH = "dialog.tcss"
    open_to_all = True
    """Nothing in it is private: it may stay when the screen is shared."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "no", "cancel"),
        Binding("ctrl+s", "yes", show=False),
        Binding("left,right", "app.focus_next", show=False),
    ]

    def __init__(self, words: Words, question: str, yes: str) -> None:
        super().__init__()
        self.words, self.question, self.yes = words, question, yes

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        with Vertical(classes="dialog -small"):
            yield Static(self.question, markup=False)
            with Horizontal(classes="buttons"):
                yield Button(f"{self.words('screens.cancel')} (esc)", id="no", compact=True)
                yield Button(f"{self.yes} (ctrl+s)", variant="primary", id="yes", compact=True)

    @on(Button.Pressed, "#yes")
    def action_yes(self) -> None:
        """Go on."""
        self.dismiss(True)

    @on(Button.Pressed, "#no")
    def action_no(self) -> None:
        """Leave it."""
        self.dismiss(False)
