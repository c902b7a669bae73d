"""One of many, found by a few letters: a unit, a year."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from mkm_tui.locale.words import Words
from mkm_tui.screens.swift import Swift
from mkm_tui.widgets.register import Column, Register
from mkm_tui.widgets.typed import Entry


class Pick(Swift, ModalScreen[str]):
    """A line to type in, and what it leaves of the list; enter takes the one under the cursor.

    Gives the value; None where nothing was taken.
    """

    CSS_PATH = "dialog.tcss"
    open_to_all = True
    """It lists units and years only: it may stay when the screen is shared."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "cancel"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    def __init__(
        self, words: Words, title: str, options: Sequence[tuple[str, str]], chosen: str
    ) -> None:
        super().__init__()
        self.words, self.ask, self.options, self.chosen = words, title, options, chosen

    def compose(self) -> ComposeResult:
        """Lay out the line and the list."""
        with Vertical(classes="dialog -small"):
            yield Label(self.ask, classes="dialog--title", markup=False)
            yield Entry(placeholder=self.words("screens.pick.ask"), id="ask")
            nothing = self.words("screens.no_hits")
            yield Register([Column("")], self._cells, nothing, id="found")

    def _cells(self, key: str) -> Sequence[str]:
        """Return what stands in a row."""
        return (self.options[int(key)][0],)

    def on_mount(self) -> None:
        """Begin with all, on the one that is chosen now; take no more room than is needed."""
        self.found.styles.height = min(len(self.options) + 1, max(4, self.app.size.height - 9))
        self.found.can_focus = False
        self._show("")
        values = [value for _, value in self.options]
        if self.chosen in values:
            self.found.choose(str(values.index(self.chosen)))

    @property
    def found(self) -> Register:
        """The list."""
        return self.query_one("#found", Register)

    @on(Input.Changed, "#ask")
    def find(self, event: Input.Changed) -> None:
        """Show what holds every word that is typed."""
        self._show(event.value)

    def _show(self, sought: str) -> None:
        """Show the options that hold every word."""
        parts = sought.casefold().split()
        said = [label.casefold() for label, _ in self.options]
        keys = [str(i) for i, text in enumerate(said) if all(part in text for part in parts)]
        self.found.show(keys)

    def action_move(self, step: int) -> None:
        """Move the cursor while the letters stay."""
        self.found.action_move(step)

    @on(Input.Submitted, "#ask")
    @on(Register.Opened, "#found")
    def take(self) -> None:
        """Give the one under the cursor."""
        key = self.found.chosen
        if key:
            self.dismiss(self.options[int(key)][1])

    def action_close(self) -> None:
        """Give nothing."""
        self.dismiss(None)
