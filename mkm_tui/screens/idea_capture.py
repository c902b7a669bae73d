"""An idea in one line, from anywhere: written down and saved; the rest can wait."""

from typing import Any

from textual import on
from textual.content import Content
from textual.widgets import Input, Static

from mkm_tui.actions.ideas import AddIdea
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.idea_likes import like_line, likes
from mkm_tui.widgets.fields import Field, line

_SHOWN = 3
"""Similar ideas that are shown at most."""


class Capture(Form):
    """One line; below it the ideas that are like it, as one types."""

    DEFAULT_CSS = """
    Capture #field-likes {
        height: 4;
        color: $text-muted;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, house: House) -> None:
        words = house.words
        listed = [
            line("title", words("screens.capture.line")),
            Field("likes", "", Static, lambda widget: None),
        ]
        super().__init__(
            words,
            words("screens.capture.title"),
            listed,
            self._save,
            note=words("screens.capture.note"),
        )
        self.house = house

    def _save(self, values: dict[str, Any]) -> str:
        """Save the idea as received today, and tell when its bearer is owed an answer."""
        house = self.house
        if refusal := house.attempt(AddIdea(title=values["title"])):
            return refusal
        idea = next(reversed(list(house.state.ideas.values())))
        house.chosen["ideas"] = idea.id
        days = (idea.answer_by - house.now().date()).days
        told = self.words("screens.capture.saved", idea=idea.id, by=idea.answer_by, days=days)
        self.app.clear_notifications()
        self.app.notify(told, timeout=8, markup=False)
        return ""

    @on(Input.Submitted, "#field-title")
    def save_line(self, event: Input.Submitted) -> None:
        """Save with enter; the form's own way would go on to the buttons."""
        event.stop()
        event.prevent_default()
        self.action_save()

    @on(Input.Changed, "#field-title")
    def show_likes(self, event: Input.Changed) -> None:
        """Show what is like the line so far."""
        house = self.house
        found = likes(house, event.value)[:_SHOWN]
        lines = [like_line(house.words, house.state, near, house.now().date()) for near in found]
        if lines:
            lines = [self.words("screens.capture.like"), *(f"  {line}" for line in lines)]
        self.query_one("#field-likes", Static).update(Content("\n".join(lines)))


def capture(house: House) -> Capture:
    """Return the screen that takes an idea in one line; escape leaves it."""
    return Capture(house)
