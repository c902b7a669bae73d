"""The last look at each line before it is drawn: nothing in it that a terminal would obey."""

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from mkm_tui.records.signs import cleaned


class Shown(LineFilter):
    """Leaves out of a line what is no text, and keeps its width.

    What comes into the record is cleaned on its way in; a record of an older version, or one that
    was edited by hand, may hold anything.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with only signs that are shown."""
        return [
            segment if segment.control or segment.text.isprintable() else _shown(segment)
            for segment in segments
        ]


def _shown(segment: Segment) -> Segment:
    """Return a segment without what is not shown, as wide as it was."""
    text = cleaned(segment.text).replace("\n", " ").replace("\t", " ")
    return Segment(set_cell_size(text, cell_len(segment.text)), segment.style)


SHOWN = Shown()
"""The one filter of all programs."""
