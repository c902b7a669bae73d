"""Answers that can be ticked, each told by its sign and not by its colour (R43)."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from mkm_tui.widgets.plain import one_line


class Ticks(OptionList):
    """A line for each answer; space, enter or a click ticks it."""

    DEFAULT_CSS = """
    Ticks { height: auto; max-height: 9; border: none; padding: 0; background: $boost; }
    Ticks:focus { border: none; background: $surface-lighten-2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]

    def __init__(self, answers: Sequence[tuple[str, Any]], ticked: Sequence[Any] = ()) -> None:
        self.answers = answers
        self._ticked = {place for place, (_, value) in enumerate(answers) if value in ticked}
        super().__init__(*(self._line(place) for place in range(len(answers))), compact=True)

    @property
    def ticked(self) -> tuple[Any, ...]:
        """What is ticked, in the order of the answers."""
        return tuple(self.answers[place][1] for place in sorted(self._ticked))

    def _line(self, place: int) -> Content:
        """Return an answer's line."""
        sign = "[x]" if place in self._ticked else "[ ]"
        return Content(f"{sign} {one_line(self.answers[place][0])}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick the answer, or take the tick away."""
        event.stop()
        self._ticked ^= {event.option_index}
        self.replace_option_prompt_at_index(event.option_index, self._line(event.option_index))
