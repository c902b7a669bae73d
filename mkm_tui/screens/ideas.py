"""Ideer: the inbox of ideas, and the answers that are owed."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.terms import Party
from mkm_tui.rules.followup import late_answers, overdue
from mkm_tui.rules.ideas import Awaits, awaited, in_turn, trail
from mkm_tui.screens import idea_answers as answers
from mkm_tui.screens import idea_forms as forms
from mkm_tui.screens.board_marks import Marks
from mkm_tui.screens.choice import Choice
from mkm_tui.screens.idea_page import idea_page
from mkm_tui.screens.idea_sight import IdeaSight, origin
from mkm_tui.screens.idea_status import sign, standing
from mkm_tui.screens.listing import Listing
from mkm_tui.widgets.register import Column

_VOICES = Binding.Group("assess_idea")
"""The three parties' assessments, one key each."""


class Ideas(Listing):
    """The sixth screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "new_idea"),
        Binding("s", "answer", "answer_idea"),
        Binding("e", "edit", "edit"),
        Binding("b", "tell", "tell_bearer"),
        Binding("v", "next_view", "view"),
        Binding("p", "assess('politicians')", "politicians", group=_VOICES),
        Binding("a", "assess('administration')", "administration", group=_VOICES),
        Binding("t", "assess('unions')", "unions", group=_VOICES),
        Binding("f", "paper('read')", "read_letter"),
        Binding("x", "paper('export')", "export"),
        Binding("i", "import_file", "import_file"),
    ]
    name_key = "ideas"
    register = "ideas"
    views = ("all", "unanswered", "overdue", "outcome", "revisit", "answered")

    def columns(self) -> Sequence[Column]:
        """Return the inbox's columns."""
        return (
            Column("", 1),
            Column(self.say("ideas.number"), 5),
            Column(self.say("ideas.idea")),
            Column(self.say("ideas.from"), 16, least=84),
            Column(self.say("ideas.unit"), 18, least=110),
            Column(self.say("ideas.received"), 13, least=70),
            Column(self.say("ideas.status"), 27),
        )

    def keys(self) -> Sequence[str]:
        """Return the ideas of the view: what waits by its day, then the others, newest first."""
        today = self.today
        turn = in_turn(self.state, today)
        return turn if self.view == "all" else [key for key in turn if self._in_view(key, today)]

    def _in_view(self, key: str, today: date) -> bool:
        """Say whether the view holds an idea on a day."""
        idea = self.state.ideas[key]
        if self.view == "overdue":
            return overdue(idea, today)
        if self.view in ("unanswered", "answered"):
            return (idea.answer is None) == (self.view == "unanswered")
        due = awaited(self.state, today).get(key)
        return due is not None and due.what.value == self.view

    def cells(self, key: str) -> Sequence[str]:
        """Return a row's texts."""
        idea = self.state.ideas[key]
        sight = self._sight(idea)
        return (
            sign(self.state, idea, self.today),
            key,
            idea.title,
            origin(sight),
            sight.unit or "–",
            self.words.short_date(idea.received, self.today),
            standing(self.words, self.state, idea, self.today),
        )

    def searched(self, key: str) -> str:
        """Look in the row and in the idea's own text."""
        return f"{' '.join(self.cells(key))} {self.state.ideas[key].text}"

    def page(self, key: str) -> Content:
        """Return the idea's page."""
        return idea_page(self._sight(self.state.ideas[key]))

    def _sight(self, idea: Idea) -> IdeaSight:
        """Return an idea as this screen may show it."""
        return IdeaSight(self.words, self.state, idea, self.today, self.house.shared)

    def empty(self) -> str:
        """Return what an empty list says; a view that is empty for a good reason says so."""
        known = self.view in ("overdue", "outcome", "revisit") and bool(self.state.ideas)
        return self.say(f"ideas.empty_{self.view}") if known else super().empty()

    def news(self) -> str:
        """Return how many there are, how many answers are late, and who is to be told."""
        today = self.today
        waits = [due.what for due in awaited(self.state, today).values()]
        late = len(late_answers(self.state, today))
        waiting, tell = waits.count(Awaits.ANSWER), waits.count(Awaits.OUTCOME)
        said = self.say("ideas.news", all=len(self.state.ideas), waiting=waiting, late=late)
        return f"{said} · {self.say('ideas.news_outcome', count=tell)}" if tell else said

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the chosen idea."""
        if action in ("edit", "answer", "assess"):
            return bool(self.key)
        if action == "tell":
            return bool(self.key) and self._can_tell(self.state.ideas[self.key])
        if action == "paper":
            return bool(self.state.ideas)
        return super().check_action(action, parameters)

    def _can_tell(self, idea: Idea) -> bool:
        """Say whether there is a decision in force of which the bearer can be told."""
        answered = idea.answer is not None
        return answered and trail(self.state, idea, self.today).in_force is not None

    def action_add(self) -> None:
        """Add an idea, and stand on it."""
        self.then_newest(forms.add_idea(self.house))

    def action_edit(self) -> None:
        """Change what is known about the idea."""
        self.app.push_screen(forms.edit_idea(self.house, self.state.ideas[self.key]))

    def action_answer(self) -> None:
        """Answer the idea-bearer."""
        answers.ask_answer(self.house, self.app, self.state.ideas[self.key])

    def action_tell(self) -> None:
        """Note what the bearer was told of the decision."""
        self.app.push_screen(answers.tell_bearer(self.house, self.state.ideas[self.key]))

    def action_assess(self, party: str) -> None:
        """Note how a party assesses the idea, by the group's criteria."""
        self.app.push_screen(Marks(self.house, self.state.ideas[self.key], Party(party)))

    def action_import_file(self) -> None:
        """Bring in a suggestion box's spreadsheet."""
        from mkm_tui.screens.importing_ideas import import_ideas

        import_ideas(self.house, self.app)

    def action_paper(self, what: str) -> None:
        """Read or export the letter to the chosen idea's bearer, or the register of ideas."""
        if not self.key or self.state.ideas[self.key].answer is None:
            self._paper(what, Wish(PaperKind.IDEAS))
            return
        wishes = {
            "answer": Wish(PaperKind.ANSWER, idea=self.key),
            "ideas": Wish(PaperKind.IDEAS),
        }
        offered = [
            (self.say(f"ideas.paper_key.{name}"), self.say(f"ideas.paper.{name}", idea=self.key))
            for name in wishes
        ]
        listed = [(*said, name) for said, name in zip(offered, wishes, strict=True)]

        def chosen(name: str | None) -> None:
            if name:
                self._paper(what, wishes[name])

        self.app.push_screen(Choice(self.words, self.say(f"ideas.which_{what}"), listed), chosen)

    def _paper(self, what: str, wish: Wish) -> None:
        """Show a document, or ask where it goes."""
        from mkm_tui.screens.export import export
        from mkm_tui.screens.preview import Preview

        if what == "read":
            self.house.enter(Preview(wish))
        else:
            export(self.house, self.app, wish)
