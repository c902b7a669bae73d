"""The texts of the matter at hand, each in an editor that saves as one types."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter
from mkm_tui.widgets.live_text import LiveText, Save

_KINDS = {
    "proposal": ("-for-decisions",),
    "dialogue": ("-for-decisions", "-more"),
    "users_voice": ("-for-decisions", "-more"),
}
"""Classes of the texts that only a matter to be decided asks for, and that give way first."""


class MatterTexts(Vertical):
    """An editor below its label for each text; which of them show is a matter of style."""

    def __init__(self, words: Words, savers: Mapping[str, Save], id: str | None = None) -> None:
        super().__init__(id=id)
        self.words, self.savers = words, savers

    def compose(self) -> ComposeResult:
        """Lay the texts out, one below the other."""
        for name, save in self.savers.items():
            kinds = (f"-{name}", *_KINDS.get(name, ()))
            label = self.words(f"leaf.{name}")
            yield Label(label, classes=" ".join(("editor--label", *kinds)))
            editor = LiveText(save, id=name)
            editor.add_class(*kinds)
            yield editor

    def show(self, matter: Matter, read_only: bool) -> None:
        """Bring the editors to the texts of a matter."""
        for name in self.savers:
            editor = self.query_one(f"#{name}", LiveText)
            editor.read_only = read_only
            editor.show(getattr(matter, name))
