"""Ideer: the inbox of ideas, and the answers that are owed."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from mkm_tui.rules.followup import overdue
from mkm_tui.screens import idea_forms as forms
from mkm_tui.screens.form import Form
from mkm_tui.screens.idea_page import idea_page, idea_status
from mkm_tui.screens.listing import Listing
from mkm_tui.widgets.register import Column


class Ideas(Listing):
    """The sixth screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "new_idea"),
        Binding("s", "answer", "answer_idea"),
        Binding("e", "edit", "edit"),
        Binding("v", "next_view", "view"),
    ]
    name_key = "ideas"
    register = "ideas"
    views = ("all", "unanswered", "overdue", "answered")

    def columns(self) -> Sequence[Column]:
        """Return the inbox's columns."""
        return (
            Column("", 1),
            Column(self.say("ideas.number"), 5),
            Column(self.say("ideas.idea")),
            Column(self.say("ideas.bearer"), 20, least=100),
            Column(self.say("ideas.unit"), 20, least=116),
            Column(self.say("ideas.received"), 13, least=76),
            Column(self.say("ideas.status"), 24),
        )

    def keys(self) -> Sequence[str]:
        """Return the ideas of the view, newest first."""
        today = self.today
        return [key for key in reversed(list(self.state.ideas)) if self._in_view(key, today)]

    def _in_view(self, key: str, today: date) -> bool:
        """Say whether the view holds an idea."""
        idea = self.state.ideas[key]
        if self.view == "overdue":
            return overdue(idea, today)
        return self.view == "all" or (idea.answer is None) == (self.view == "unanswered")

    def cells(self, key: str) -> Sequence[str]:
        """Return a row's texts."""
        idea = self.state.ideas[key]
        sign = "!" if overdue(idea, self.today) else " " if idea.answer is None else "✓"
        received = self.words.short_date(idea.received, self.today)
        status = idea_status(self.words, idea, self.today)
        unit = self.state.units.get(idea.unit)
        where = unit.name if unit else "–"
        return sign, key, idea.title, idea.bearer or "–", where, received, status

    def searched(self, key: str) -> str:
        """Look in the row and in the idea's own text."""
        return f"{' '.join(self.cells(key))} {self.state.ideas[key].text}"

    def page(self, key: str) -> Content:
        """Return the idea's page."""
        return idea_page(self.words, self.state, self.state.ideas[key], self.today)

    def news(self) -> str:
        """Return how many there are, and how many answers are late."""
        every = self.state.ideas.values()
        waiting = sum(idea.answer is None for idea in every)
        late = sum(overdue(idea, self.today) for idea in every)
        return self.say("ideas.news", all=len(every), waiting=waiting, late=late)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the chosen idea."""
        if action in ("edit", "answer"):
            return bool(self.key)
        return super().check_action(action, parameters)

    def action_add(self) -> None:
        """Add an idea, and stand on it."""
        self.then_newest(forms.add_idea(self.house))

    def action_edit(self) -> None:
        """Change what is known about the idea."""
        self._open(forms.edit_idea(self.house, self.state.ideas[self.key]))

    def action_answer(self) -> None:
        """Answer the idea-bearer."""
        self._open(forms.answer_idea(self.house, self.state.ideas[self.key]))

    def _open(self, form: Form) -> None:
        """Open a form."""
        self.app.push_screen(form)
