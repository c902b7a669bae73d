"""A text that is saved as it is typed, within a second of each key."""

import os
from collections.abc import Callable
from typing import ClassVar, Protocol, cast

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import TextArea

from mkm_tui.locale.words import Words
from mkm_tui.records.spans import span_between
from mkm_tui.widgets.editor import EditorFailed, edited
from mkm_tui.widgets.lengths import broken
from mkm_tui.widgets.typed import Area

WAIT, AGAIN = 0.8, 3.0
"""Seconds from the first unsaved key to its saving, and to another try where that fails."""
Save = Callable[[int, str, str], bool]
"""Takes where the text changed, what goes out and what comes in; says whether it is saved."""


class _House(Protocol):
    """The app, as a text sees it."""

    words: Words

    def clear_notifications(self) -> None:
        """Take away what is being told."""

    def warn(self, sentence: str) -> None:
        """Tell something in words that were never markup."""


class LiveText(Area):
    """An editor that hands on what changed; what could not be saved stays in the editor."""

    DEFAULT_CSS = """
    LiveText { border: none; padding: 0; background: $surface; height: auto; min-height: 3; }
    LiveText:focus { border: none; background: $surface-lighten-1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e", "editor", "editor"),
        Binding("ctrl+z", "take_back('undo')", "undo"),
        Binding("ctrl+y", "take_back('redo')", "redo", show=False),
    ]

    def __init__(self, save: Save, id: str | None = None) -> None:
        super().__init__(id=id)
        self._save = save
        self._saved = ""
        self._loaded = ""
        """The saved text as the editor holds it; only signs that can be shown."""
        self._refused = False
        """Whether the last try to save was refused."""
        self._timer: Timer | None = None
        """Runs while something is unsaved."""

    def show(self, text: str) -> None:
        """Show the text of the record, unless it was saved from here or something is unsaved."""
        if text != self._saved and self.text == self._loaded:
            self._saved = text
            if not self.has_focus or not self._changed_to(text):
                self.load_text(text)
            self._loaded = self.text
            self.history.clear()

    def _changed_to(self, text: str) -> bool:
        """Change what differs, with the cursor after it; say whether the text is then as asked."""
        wanted = broken(text)
        at, cut, put = span_between(self.text, wanted)
        start, end = self._location(at), self._location(at + cut)
        self.replace(wanted[at : at + put], start, end, maintain_selection_offset=False)
        return self.text == wanted

    def _location(self, at: int) -> tuple[int, int]:
        """Return the row and column of a position in the text."""
        rows = self.text[:at].split(self.document.newline)
        return len(rows) - 1, len(rows[-1])

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Begin to wait at the first key; the next ones cost nothing, also in a long text."""
        event.stop()
        if self._timer is None and self.text != self._loaded:
            self._timer = self.set_timer(WAIT, self.flush)

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Keep it here: nobody else asks where the cursor is, and it comes with each key."""
        event.stop()

    def flush(self) -> bool:
        """Save what is not saved; say whether nothing is left unsaved."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        before, after = self._saved, self.text
        if after == self._loaded:
            return True
        at, cut, put = span_between(before, after)
        self._saved = after
        done = self._save(at, before[at : at + cut], after[at : at + put])
        if done:
            self._loaded = after
            self._tell_saved()
        else:
            self._refused = True
            self._saved = before
            self._timer = self.set_timer(AGAIN, self.flush)
        return done

    def _tell_saved(self) -> None:
        """Say so where it was refused before."""
        if self._refused:
            self._refused = False
            house = cast(_House, self.app)
            house.clear_notifications()
            self.notify(house.words("screens.saved_now"), timeout=5, markup=False)

    def on_blur(self) -> None:
        """Save when the editor is left."""
        self.flush()

    async def action_take_back(self, way: str) -> None:
        """Undo or redo in the record; in the editor alone where that cannot be done from here.

        Typing is a change of the record like others, so the latest change goes first: what was
        typed here last, then what was done before it. An undone proposal gets its positions back.
        """
        if self.flush() and await self.app.run_action(f"app.{way}"):
            return
        if way == "undo":
            self.undo()
        else:
            self.redo()

    def action_editor(self) -> None:
        """Go on in the user's own editor; what it saves is the text."""
        if not self.flush():
            return
        try:
            with self.app.suspend():
                found = edited(self.text, self.id or "mkm", os.environ)
        except SuspendNotSupported:
            found = EditorFailed("no_suspend")
        if isinstance(found, EditorFailed):
            house = cast(_House, self.app)
            house.warn(house.words(f"screens.{found.key}", editor=found.editor))
            return
        if not self._changed_to(found):
            self.load_text(found)
        self.flush()
