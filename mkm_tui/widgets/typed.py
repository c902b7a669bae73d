"""Where people type: whatever comes in, the field holds only signs that can be shown.

What is typed, pasted, brought back or read from the record passes here; what is left out of it
is said in one place, `records.signs`.
"""

from typing import Any, Protocol, cast

from textual.events import Paste
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit, EditResult

from mkm_tui.locale.words import Words
from mkm_tui.records.signs import LONGEST_LINE
from mkm_tui.widgets.lengths import LONGEST_TEXT, MOST_LINES, broken, joined


class _House(Protocol):
    """The app, as a field sees it."""

    words: Words


class Entry(Input):
    """A field of one line, as wide as its place; what is too long for it is told and left out."""

    def __init__(self, value: str = "", **options: Any) -> None:
        super().__init__(value, compact=True, **options)

    def validate_value(self, value: str) -> str:
        """Hold one line, whoever sets it."""
        return joined(value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in, of several lines as one; tell where there is no room for it."""
        start, end = sorted((start, end))
        new = joined(text)
        length = len(self.value) - (end - start) + len(new)
        if new and length > LONGEST_LINE:
            _tell(self, "no_room", most=LONGEST_LINE, length=length)
            return
        super().replace(new, start, end)

    def on_paste(self, event: Paste) -> None:
        """Take in all that was pasted, not its first line alone."""
        event.stop()
        event.prevent_default()
        self.replace(event.text.strip("\r\n"), *self.selection)


class Area(TextArea):
    """A field of several lines, broken where they reach its edge."""

    def __init__(self, text: str = "", **options: Any) -> None:
        super().__init__(
            broken(text),
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            **options,
        )

    def load_text(self, text: str) -> None:
        """Hold a text from the record, or one that was kept."""
        super().load_text(broken(text))

    def edit(self, edit: Edit) -> EditResult:
        """Put a text in, whoever does; tell where there is no room for it."""
        edit.text = broken(edit.text)
        gone = self.document.get_text_range(*sorted((edit.from_location, edit.to_location)))
        if len(edit.text) > 1 and not self._has_room(edit.text, gone):
            edit.text, edit.to_location = "", edit.from_location
        return super().edit(edit)

    def _has_room(self, text: str, gone: str) -> bool:
        """Say whether a text can take the place of another one, and tell it where not."""
        signs = len(self.text) - len(gone) + len(text)
        lines = self.document.line_count - gone.count("\n") + text.count("\n")
        if signs > LONGEST_TEXT:
            _tell(self, "no_room", most=LONGEST_TEXT, length=signs)
        elif lines > MOST_LINES:
            _tell(self, "no_room_lines", most=MOST_LINES, length=lines)
        return signs <= LONGEST_TEXT and lines <= MOST_LINES


def _tell(field: Input | TextArea, key: str, most: int, length: int) -> None:
    """Say how much there is room for; what stands in the field stays as it is."""
    words = cast(_House, field.app).words
    sentence = words(f"forms.{key}", most=most, length=length)
    field.notify(sentence, severity="warning", timeout=10, markup=False)
