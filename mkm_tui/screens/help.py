"""What this screen is for, its keys, and the rules behind it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from mkm_tui.locale.words import Words
from mkm_tui.screens.swift import Swift
from mkm_tui.widgets.frame import shown_keys
from mkm_tui.widgets.register import fitted


class Help(Swift, ModalScreen[None]):
    """A page over the screen that asked."""

    CSS_PATH = "dialog.tcss"
    open_to_all = True
    """Nothing in it is private: it may stay when the screen is shared."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,enter", "close", "close"),
    ]

    def __init__(self, words: Words, name_key: str, asked: Screen[None]) -> None:
        super().__init__()
        self.words, self.name_key = words, name_key
        self._keys = shown_keys(asked, words)

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with VerticalScroll(classes="dialog -large") as page:
            page.border_title = self.words(f"screens.{self.name_key}.name")
            page.border_subtitle = self.words("screens.close_help")
            yield Static(self.words(f"help.{self.name_key}"), markup=False)
            yield Static(self._lines("screens.keys_here", self._keys), markup=False)
            yield Static(self._lines("screens.keys_everywhere", self._everywhere()), markup=False)

    def _everywhere(self) -> list[tuple[str, str, str]]:
        """Return the keys that work on all screens."""
        known = (
            "1–6",
            "ctrl+p",
            "ctrl+f",
            "ctrl+n",
            "ctrl+z",
            "ctrl+y",
            "/",
            "escape",
            "tab",
            "F11",
            "ctrl+t",
            "ctrl+q",
        )
        return [("", key, self.words(f"keys.everywhere.{key}")) for key in known]

    def _lines(self, heading: str, keys: list[tuple[str, str, str]]) -> Content:
        """Return keys and what they do, one a line, under a heading."""
        parts = [Content("\n"), Content.styled(self.words(heading), "bold $text-accent")]
        for _, name, what in keys:
            parts += [Content("\n"), Content.styled(fitted(f"  {name}", 14), "bold"), Content(what)]
        return Content("").join(parts)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
