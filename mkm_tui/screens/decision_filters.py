"""The line below the log that says which part of it is shown, and by which keys it changes."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from mkm_tui.locale.words import Words
from mkm_tui.widgets.fitting import Lines, row
from mkm_tui.widgets.plain import one_line
from mkm_tui.widgets.register import fitted

_GAP, _NARROW_GAP = "   ", "  "
_LEAST_UNIT = 6
"""Cells that a unit's name has at least."""


class Filters:
    """What the line says, for the width that there is."""

    def __init__(
        self, words: Words, views: Sequence[str], view: str, unit: str, year: str, day: str
    ) -> None:
        self._words, self._views, self._view = words, views, view
        self._unit, self._year, self._day = one_line(unit), year, day

    def lines(self, width: int, height: int) -> Lines:
        """Return the line: with all views where they have room, else with the chosen one."""
        whole = self._line(self._all_views(), self._unit, _GAP)
        if whole.cell_length <= width:
            return [whole]
        shown = self._said("filter_view", self._named(self._view))
        spare = width - self._line(Content(shown), "", _NARROW_GAP).cell_length
        unit = self._unit
        if cell_len(unit) > spare:
            unit = fitted(unit, max(_LEAST_UNIT, spare))
        return row(self._line(Content(shown), unit, _NARROW_GAP), width)

    def _named(self, view: str) -> str:
        """Return a view's short name."""
        return self._words(f"screens.decisions.view_short.{view}")

    def _said(self, key: str, value: str) -> str:
        """Return a label with its value."""
        return self._words(f"screens.decisions.{key}", value=value)

    def _all_views(self) -> Content:
        """Return the names of all views, the chosen one in brackets and bold (R43)."""
        names = [
            Content.styled(f"[{self._named(view)}]", "bold")
            if view == self._view
            else Content(self._named(view))
            for view in self._views
        ]
        return Content(" · ").join(names)

    def _line(self, views: Content, unit: str, gap: str) -> Content:
        """Return the line; a click on a part does what its key does."""
        parts = [
            ("v", views, "screen.next_view"),
            ("n", Content(self._said("filter_unit", unit)), "screen.unit"),
            ("y", Content(self._said("filter_year", self._year)), "screen.year"),
            ("d", Content(self._said("filter_day", self._day)), "screen.day"),
        ]
        drawn = [
            Content.styled(f"{key} ", "bold $text-accent")
            + said.stylize(Style.from_meta({"@click": action}))
            for key, said, action in parts
        ]
        return Content(" ") + Content(gap).join(drawn)
