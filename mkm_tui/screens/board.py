"""Prioritering: projects and ideas in columns, with the three parties' assessments side by side."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from mkm_tui.actions.board import AssessCard, MoveCard
from mkm_tui.records.terms import Column, Party
from mkm_tui.rules.assessment import (
    agree,
    cards,
    disagree,
    marks,
    ordered,
)
from mkm_tui.rules.portfolio import COMMITTING, Card, burdened, column, full_units, is_pending
from mkm_tui.screens import board_forms
from mkm_tui.screens.room import Room
from mkm_tui.widgets.card_board import CardBoard
from mkm_tui.widgets.card_lanes import Face, Lane

_COLUMNS = list(Column)
_REGISTERS = ("projects", "ideas")


class Board(Room):
    """The fourth screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("less_than_sign", "move(-1)", "move_card_left"),
        Binding("greater_than_sign", "move(1)", "move_card_right"),
        Binding("shift+left", "move(-1)", "move_card_left", show=False),
        Binding("shift+right", "move(1)", "move_card_right", show=False),
        Binding("p", "assess('politicians')", "assess_politicians"),
        Binding("a", "assess('administration')", "administration"),
        Binding("t", "assess('unions')", "unions"),
    ]
    AUTO_FOCUS = "#board"
    name_key = "board"

    def body(self) -> ComposeResult:
        """Lay out the board."""
        yield CardBoard(self.face, self.say("board.empty"), self.say("board.none"), id="board")

    def settle(self) -> None:
        """Begin on the card that was chosen elsewhere."""
        self._seen: dict[str, str] = {}
        self.show_chosen()

    @property
    def board(self) -> CardBoard:
        """The board."""
        return self.query_one("#board", CardBoard)

    @property
    def card(self) -> Card | None:
        """The card under the cursor."""
        return self._cards.get(self.board.chosen) if self.is_mounted else None

    def refresh_body(self) -> None:
        """Show where each card stands."""
        self._cards = cards(self.state, self.today)
        self._full = full_units(self.state, self.today)
        self._keys = ordered(self.state, self.today)
        self._show_lanes()

    def _show_lanes(self) -> None:
        """Show the columns; the one for what is ended only where there is room."""
        shown = [c for c in _COLUMNS if c is not Column.ENDED or self.has_class("-wide")]
        self.board.show([Lane(self._heading(c), self._keys[c]) for c in shown])

    def _heading(self, of: Column) -> str:
        """Return a column's name as a heading."""
        return self.words.show(of).capitalize()

    def on_resize(self, event: events.Resize) -> None:
        """Show what there is room for now."""
        self.call_after_refresh(self._show_lanes)
        self.call_after_refresh(self.refresh_head)

    def face(self, key: str) -> Face:
        """Return what a card says."""
        card = self._cards[key]
        stands = column(self.state, card, self.today)
        lines = [(self._assessments(card), "plain")]
        if disagree(card):
            lines.append((self.say("board.disagree"), "warn"))
        elif agree(card):
            lines.append((self.say("board.agree"), "good"))
        if card.pending and is_pending(self.state, card, self.today):
            known = "waiting_for" if card.pending.matter else "waiting"
            said = self.say(f"board.{known}", column=card.pending.to, matter=card.pending.matter)
            lines.append((said, "wait"))
        full = [self._load(unit) for unit in burdened(card, stands, self._full)]
        if full:
            lines.append((self.say("board.full", units=full), "warn"))
        return Face(f"{card.id} {card.title}", lines)

    def _assessments(self, card: Card) -> str:
        """Return the three parties' marks side by side; a dash where there is none."""
        given = marks(card)
        return " ".join(
            f"{self.say(f'board.initial.{party.value}')} "
            + (board_forms.dots(given[party]) if party in given else "–")
            for party in Party
        )

    def _load(self, unit: str) -> str:
        """Return a full unit's name, with what it carries and its limit (R19)."""
        load, limit = self._full[unit]
        return f"{self.state.units[unit].name} {load}/{limit}"

    def news(self) -> str:
        """Return the order of the cards where there is room, and how many moves wait."""
        every = cards(self.state, self.today).values()
        count = sum(is_pending(self.state, card, self.today) for card in every)
        order = "" if self.has_class("-narrow") else self.say("board.order")
        waiting = self.say("board.pending", count=count) if count else ""
        return " · ".join(part for part in (order, waiting) if part)

    @on(CardBoard.Chosen)
    def choose(self, event: CardBoard.Chosen) -> None:
        """Remember the card for the other screens."""
        key = self.board.chosen
        if key:
            self.house.chosen[self._register(key)] = key
        self._seen = {name: self.house.chosen.get(name, "") for name in _REGISTERS}
        self.refresh_bindings()

    def _register(self, key: str) -> str:
        """Return the register to which a card belongs."""
        return "projects" if key in self.state.projects else "ideas"

    def show_chosen(self) -> None:
        """Put the cursor on the project or the idea that was chosen since the board was left."""
        for name in _REGISTERS:
            wanted = self.house.chosen.get(name, "")
            if wanted != self._seen.get(name):
                self.board.choose(wanted)

    @on(CardBoard.Opened)
    def open_card(self, event: CardBoard.Opened) -> None:
        """Show the card's page."""
        self.house.go(self._register(event.key), event.key)

    @on(CardBoard.Dragged)
    def drop(self, event: CardBoard.Dragged) -> None:
        """Move the card that was dragged."""
        self._move(self._cards[event.key], _COLUMNS[event.lane])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the card under the cursor."""
        if action == "move":
            return self.card is not None and self._neighbour(int(str(parameters[0]))) is not None
        return action != "assess" or self.card is not None

    def _neighbour(self, step: int) -> Column | None:
        """Return the column beside the cursor's, whether it shows or not."""
        place = self.board.lane + step
        return _COLUMNS[place] if 0 <= place < len(_COLUMNS) else None

    def action_move(self, step: int) -> None:
        """Move the card to the neighbour column."""
        card, to = self.card, self._neighbour(step)
        if card and to:
            self._move(card, to)

    def _move(self, card: Card, to: Column) -> None:
        """Move a card; where the move commits, first ask which matter carries it."""
        action = MoveCard(card=card.id, to=to)
        if to in COMMITTING and self.house.foresee(action) is None:
            self.app.push_screen(board_forms.carried(self.house, card, to))
        else:
            self.house.act(action)

    def action_assess(self, party: str) -> None:
        """Note how a party assesses the card."""
        card = self.card
        if card is None:
            return
        key = card.id

        def noted(mark: str | None) -> None:
            if mark:
                self.house.act(AssessCard(card=key, party=Party(party), mark=int(mark)))

        self.app.push_screen(board_forms.assess(self.house, card, Party(party)), noted)
