"""A card about which the parties differ: their marks and reasons side by side, for the room."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from mkm_tui.locale.method_words import criterion_name
from mkm_tui.records.terms import Party
from mkm_tui.rules.assessment import cards, criteria, differences, marks, shown, silent
from mkm_tui.rules.portfolio import Card
from mkm_tui.screens.board_faces import dots
from mkm_tui.screens.board_marks import Marks
from mkm_tui.screens.room import Room
from mkm_tui.widgets.plain import one_line, sentence, wrapped
from mkm_tui.widgets.register import fitted

_VOICES = Binding.Group("assess_idea")
"""The three parties' assessments, one key each."""
_WIDEST = 132
"""Cells of the page at the most: longer lines are hard to follow from afar."""
_MARGIN, _BETWEEN = 4, 3


class Dialogue(Room):
    """Each criterion with the three voices, farthest apart first; each party can change its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "card_page"),
        Binding("escape", "app.pop_screen", "back"),
        Binding("p", "assess('politicians')", "politicians", group=_VOICES),
        Binding("a", "assess('administration')", "administration", group=_VOICES),
        Binding("t", "assess('unions')", "unions", group=_VOICES),
        Binding("up", "scroll('up')", "scroll"),
        Binding("down", "scroll('down')", "scroll", show=False),
        Binding("pageup", "scroll('page_up')", show=False),
        Binding("pagedown,space", "scroll('page_down')", show=False),
    ]
    AUTO_FOCUS = ""
    name_key = "dialogue"

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def body(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(can_focus=False):
            yield Static(id="voices", markup=False)

    @property
    def card(self) -> Card | None:
        """The card; None where it has left the board, by an answer or an undo."""
        return cards(self.state, self.today).get(self.key)

    def refresh_body(self) -> None:
        """Show the voices as they are now; leave where the card is gone."""
        card = self.card
        if card is None:
            self.app.call_later(self._leave)
            return
        self.query_one("#voices", Static).update(Content("\n").join(self._lines(card)))

    def _leave(self) -> None:
        """Go back to the board, unless something else lies over the page."""
        if self.is_current:
            self.dismiss()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the columns to the new width."""
        self.call_after_refresh(self.refresh_body)
        self.call_after_refresh(self.refresh_bindings)

    @property
    def _column(self) -> int:
        """The cells of a party's column."""
        return (min(self.size.width, _WIDEST) - 2 * _MARGIN - 2 * _BETWEEN) // len(Party)

    def _lines(self, card: Card) -> list[Content]:
        """Return the page: the card, and each criterion, the farthest apart first."""
        by = criteria(self.state)
        apart = {found.criterion: found.spread for found in differences(card, by)}
        order = [*apart, *(criterion for criterion in by if criterion not in apart)]
        title = Content.styled(self._inset(f"{card.id}  {one_line(card.title)}"), "bold")
        width = min(self.size.width, _WIDEST) - 2 * _MARGIN
        purpose = wrapped(one_line(card.purpose), width)
        lines = [Content(""), title, *(Content(self._inset(line)) for line in purpose)]
        if silent(self.state):
            lines.append(Content(self._inset(self.say("board.silent_dialogue"))))
        for criterion in order:
            lines += [Content(""), *self._voices(card, criterion, apart.get(criterion, 0))]
        return lines

    def _inset(self, text: str) -> str:
        """Return a line within the page's margin."""
        return " " * _MARGIN + text

    def _voices(self, card: Card, criterion: str, spread: int) -> list[Content]:
        """Return a criterion: how far apart the parties are, their marks and their reasons."""
        name = sentence(one_line(criterion_name(self.words, criterion)))
        tone = "bold $text-warning" if spread > 1 else "bold $text-accent"
        head = self._inset(f"{name}: {self._distance(card, criterion, spread)}")
        parties = [sentence(self.words.show(party)) for party in Party]
        lines = [Content.styled(head, tone), Content.styled(self._side([parties]), "dim")]
        lines.append(Content.styled(self._side([self._marks(card, criterion)]), "bold"))
        whys = [wrapped(self._why(card, party, criterion), self._column) for party in Party]
        rows = [[w[n] if n < len(w) else "" for w in whys] for n in range(max(map(len, whys)))]
        return [*lines, *([Content(self._side(rows))] if rows else [])]

    def _distance(self, card: Card, criterion: str, spread: int) -> str:
        """Return in words how far apart the parties are."""
        if spread:
            return self.say(f"board.apart_{spread}")
        said = len(marks(card, criterion))
        return self.say("board.agree" if said == len(Party) else "board.not_all")

    def _marks(self, card: Card, criterion: str) -> list[str]:
        """Return each party's mark, in dots and as a digit."""
        found = marks(card, criterion)
        return [f"{dots(found[p])} {found[p]}" if p in found else "–" for p in Party]

    def _why(self, card: Card, party: Party, criterion: str) -> str:
        """Return a party's reason."""
        known = shown(card, party, criterion)
        return one_line(known.why) if known else ""

    def _side(self, rows: Sequence[Sequence[str]]) -> str:
        """Return rows of texts side by side, one under each party."""
        gap = " " * _BETWEEN
        return "\n".join(
            self._inset(gap.join(fitted(text, self._column) for text in row)) for row in rows
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to scroll only a long page."""
        if action == "scroll":
            return bool(self.is_mounted and self.query_one(VerticalScroll).max_scroll_y)
        return True

    def action_scroll(self, way: str) -> None:
        """Move through a long page."""
        getattr(self.query_one(VerticalScroll), f"scroll_{way}")(animate=False)

    def action_open(self) -> None:
        """Go on to the card's page."""
        self.house.go("projects" if self.key in self.state.projects else "ideas", self.key)

    def action_assess(self, party: str) -> None:
        """Let a party change its own marks."""
        card = self.card
        if card:
            self.app.push_screen(Marks(self.house, card, Party(party)))
