"""A text that is saved as it is typed: one action a pause, at the latest after a second."""

from collections.abc import Callable

from textual.timer import Timer
from textual.widgets import TextArea

from mkm_tui.records.spans import span_between

PAUSE, LONGEST, AGAIN = 0.6, 1.0, 3.0
"""Seconds without a key, and in all, until what was typed is saved; and until another try."""
Save = Callable[[int, str, str], bool]
"""Takes where the text changed, what goes out and what comes in; says whether it is saved."""


class LiveText(TextArea):
    """An editor that hands on what changed; what could not be saved stays in the editor."""

    DEFAULT_CSS = """
    LiveText { border: none; padding: 0; background: $surface; height: auto; min-height: 3; }
    LiveText:focus { border: none; background: $surface-lighten-1; }
    """

    def __init__(self, save: Save, id: str | None = None) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, tab_behavior="focus", id=id)
        self._save = save
        self._saved = ""
        self._loaded = ""
        """The saved text as the editor holds it; it may have other signs for the ends of lines."""
        self._pause: Timer | None = None
        self._longest: Timer | None = None

    def show(self, text: str) -> None:
        """Show the text of the record, unless it was saved from here or something is unsaved."""
        if text != self._saved and self.text == self._loaded:
            self._saved = text
            self.load_text(text)
            self._loaded = self.text

    def on_text_area_changed(self) -> None:
        """Wait for a pause, but no longer than a second."""
        if self.text == self._loaded:
            return
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.flush)
        self._longest = self._longest or self.set_timer(LONGEST, self.flush)

    def flush(self) -> bool:
        """Save what is not saved; say whether nothing is left unsaved."""
        for timer in (self._pause, self._longest):
            if timer:
                timer.stop()
        self._pause = self._longest = None
        before, after, loaded = self._saved, self.text, self._loaded
        if after == loaded:
            return True
        at, cut, put = span_between(before, after)
        self._saved = self._loaded = after
        done = self._save(at, before[at : at + cut], after[at : at + put])
        if not done:
            self._saved, self._loaded = before, loaded
            self._longest = self.set_timer(AGAIN, self.flush)
        return done

    def on_blur(self) -> None:
        """Save when the editor is left."""
        self.flush()
