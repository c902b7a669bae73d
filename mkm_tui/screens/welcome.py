"""The welcome where there is no workspace: make one, or look at the example."""

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Label, Static

from mkm_tui.actions.setup import SetGroup
from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Language
from mkm_tui.screens.form import Form
from mkm_tui.screens.options import terms
from mkm_tui.widgets import fields

Make = Callable[[SetGroup], str]
"""Makes the workspace with its group; returns why that was refused, or nothing when it is there."""


class Welcome(App[bool]):
    """Returns whether a workspace was made, else the example is wished for.

    None where the newcomer leaves.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../app.tcss", "dialog.tcss", "welcome.tcss"]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", show=False),
        Binding("e", "example", show=False),
        Binding("escape,ctrl+q", "leave", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    def __init__(self, words: Words, folder: Path, make: Make) -> None:
        super().__init__()
        self.words, self.folder, self.make = words, folder, make

    def compose(self) -> ComposeResult:
        """Lay out the greeting and the three ways on."""
        say = self.words
        with Vertical(id="welcome"), Vertical(classes="dialog"):
            yield Label(say("screens.welcome.title"), classes="dialog--title", markup=False)
            yield Static(say("screens.welcome.text", folder=self.folder), markup=False)
            with Horizontal(classes="buttons"):
                yield Button(say("screens.welcome.new"), id="new", variant="primary", compact=True)
                yield Button(say("screens.welcome.example"), id="example", compact=True)
                yield Button(say("screens.welcome.leave"), id="leave", compact=True)

    @on(Button.Pressed, "#new")
    def action_new(self) -> None:
        """Ask for the group's name, and make its workspace."""
        words = self.words

        def perform(values: dict[str, Any]) -> str:
            if not values["name"]:
                return words("refusals.title_missing")
            values["language"] = values["language"] or words.language
            return self.make(SetGroup(**values))

        def after(done: bool | None) -> None:
            if done:
                self.exit(True)

        listed = [
            fields.line("municipality", words("forms.municipality")),
            fields.line("name", words("forms.group_name"), words("screens.welcome.group")),
            fields.choice(
                "language", words("forms.language"), terms(words, Language), words.language
            ),
        ]
        self.push_screen(Form(words, words("forms.setup"), listed, perform), after)

    @on(Button.Pressed, "#example")
    def action_example(self) -> None:
        """Look at the example."""
        self.exit(False)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Leave; nothing is made."""
        self.exit()
