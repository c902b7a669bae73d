"""How the app tells what went wrong: in words, once at a time, with nothing a terminal obeys."""

from collections.abc import Sequence
from time import monotonic

from textual.filter import LineFilter

from mkm_tui.screens.swift import SwiftApp
from mkm_tui.widgets.shown import SHOWN

_TOLD, _REMINDED = 10.0, 300.0
"""Seconds a message stays, and until one that comes by itself is told again."""


class TellingApp(SwiftApp):
    """Tells no sentence twice while it still stands on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._reminded: dict[str, tuple[str, float]] = {}
        """What was told, and when, of each trouble that comes by itself."""

    def warn(self, sentence: str) -> None:
        """Tell something in words that were never markup; what is being told only goes on."""
        for told in [told for told in self._notifications if told.message == sentence]:
            if told.time_left > _TOLD / 2:
                return
            self._unnotify(told, refresh=False)
        self.notify(sentence, severity="warning", timeout=_TOLD, markup=False)

    def remind(self, about: str, sentence: str) -> None:
        """Tell of a trouble that comes by itself, and again when that is long ago."""
        now = monotonic()
        before, at = self._reminded.get(about, ("", now))
        if sentence != before or now - at >= _REMINDED:
            self._reminded[about] = sentence, now
            self.warn(sentence)

    def is_well(self, about: str) -> None:
        """Note that a trouble is over; the next one of its kind is told at once."""
        self._reminded.pop(about, None)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let nothing reach the terminal that it would obey."""
        return [*super().get_line_filters(), SHOWN]
