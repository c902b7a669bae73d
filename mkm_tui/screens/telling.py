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
        self._warned_at: dict[str, float] = {}
        """When each sentence was told that may still be on the screen."""
        self._reminded_at: dict[str, float] = {}
        """When each trouble was told of that comes by itself."""

    def warn(self, sentence: str) -> None:
        """Tell something in words that were never markup, unless just that is being told."""
        now = monotonic()
        if now - self._warned_at.get(sentence, -_TOLD) < _TOLD:
            return
        told = {other: at for other, at in self._warned_at.items() if now - at < _TOLD}
        self._warned_at = {**told, sentence: now}
        self.notify(sentence, severity="warning", timeout=_TOLD, markup=False)

    def remind(self, about: str, sentence: str) -> None:
        """Tell of a trouble that comes by itself, and again when that is long ago."""
        now = monotonic()
        if now - self._reminded_at.get(about, -_REMINDED) >= _REMINDED:
            self._reminded_at[about] = now
            self.warn(sentence)

    def is_well(self, about: str) -> None:
        """Note that a trouble is over; the next one of its kind is told at once."""
        self._reminded_at.pop(about, None)

    def clear_notifications(self) -> None:
        """Take away all that is being told; it may be told again at once."""
        self._warned_at.clear()
        super().clear_notifications()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let nothing reach the terminal that it would obey."""
        return [*super().get_line_filters(), SHOWN]
