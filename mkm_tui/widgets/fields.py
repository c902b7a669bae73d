"""The fields of a form: each knows its label, its widget and how to read its value."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any, NamedTuple

from rich.text import Text
from textual.widget import Widget
from textual.widgets import Input, Select

from mkm_tui.locale.days import Lies, day_from, time_from
from mkm_tui.widgets.plain import one_line
from mkm_tui.widgets.ticks import Ticks
from mkm_tui.widgets.typed import Area, Entry


class Misread(Exception):  # noqa: N818 - a value that cannot be read, told in the form
    """A field holds what cannot be read; `key` names the sentence in the catalogue `forms`."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key, values)
        self.key, self.values = key, values


class Field(NamedTuple):
    """A field: a name, a label, how to make its widget, and how to read it."""

    name: str
    label: str
    make: Callable[[], Widget]
    read: Callable[[Any], Any]


def line(name: str, label: str, value: str = "") -> Field:
    """Return a field of one line of text."""
    return Field(name, label, lambda: Entry(value), lambda w: w.value.strip())


def whole(name: str, label: str, value: int | None = None) -> Field:
    """Return a field for a whole number that is not negative, or nothing."""

    def read(widget: Input) -> int | None:
        text = widget.value.strip()
        if text and not (text.isascii() and text.isdigit() and len(text) < 7):
            raise Misread("not_a_number", text=text)
        return int(text) if text else None

    return Field(name, label, lambda: Entry("" if value is None else str(value)), read)


def day(
    name: str,
    label: str,
    today: date,
    value: date | None = None,
    lies: Lies = Lies.ANYWHERE,
) -> Field:
    """Return a field for a day: "12.10", "i morgen", "ons", "+14"; None where it is empty."""

    def read(widget: Input) -> date | None:
        text = widget.value.strip()
        found = day_from(text, today, lies) if text else None
        if text and found is None:
            raise Misread("not_a_day", text=text)
        return found

    shown = f"{value:%d.%m.%Y}" if value else ""
    return Field(name, label, lambda: Entry(shown), read)


def clock(name: str, label: str, value: time) -> Field:
    """Return a field for a time of day: "9", "9.30", "09:30"."""

    def read(widget: Input) -> time:
        found = time_from(widget.value)
        if found is None:
            raise Misread("not_a_time", text=widget.value.strip())
        return found

    return Field(name, label, lambda: Entry(f"{value:%H.%M}"), read)


def text(name: str, label: str, value: str = "") -> Field:
    """Return a field for several lines of text."""
    return Field(name, label, lambda: Area(value, compact=True), lambda w: w.text.strip("\n"))


def choice(name: str, label: str, options: Sequence[tuple[str, Any]], value: Any = None) -> Field:
    """Return a field for one of several (label, value); None where nothing is chosen."""
    shown = [(Text(one_line(said)), option) for said, option in options]
    known = any(option == value for _, option in shown)

    def make() -> Widget:
        start = value if known else Select.NULL
        return Select(shown, value=start, prompt="–", compact=True, type_to_search=True)

    return Field(name, label, make, lambda w: None if w.value is Select.NULL else w.value)


def several(
    name: str, label: str, options: Sequence[tuple[str, Any]], values: Sequence[Any] = ()
) -> Field:
    """Return a field for any number of (label, value), in the order given."""

    def make() -> Widget:
        return Ticks(options, values)

    return Field(name, label, make, lambda w: w.ticked)


def tick(name: str, label: str, value: bool = False) -> Field:
    """Return a field for yes or no."""
    return Field(name, "", lambda: Ticks([(label, True)], [value]), lambda w: bool(w.ticked))
