"""Prioritering: projects and ideas in columns, with the three parties' assessments side by side."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.records.terms import Column, Party
from mkm_tui.rules.assessment import disagree, silent
from mkm_tui.rules.portfolio import carrier
from mkm_tui.screens import board_moves, board_settings
from mkm_tui.screens.board_dialogue import Dialogue
from mkm_tui.screens.board_marks import Marks
from mkm_tui.screens.board_silent import end_silent_round, silent_round
from mkm_tui.screens.board_view import COLUMNS, BoardView
from mkm_tui.screens.export import export
from mkm_tui.screens.preview import Preview
from mkm_tui.widgets.card_board import CardBoard

_REGISTERS = ("projects", "ideas")
_MOVES = Binding.Group("move_card")
"""The two ways in which a card is moved."""
_VOICES = Binding.Group("assess_idea")
"""The three parties' assessments, one key each."""


class Board(BoardView):
    """The fourth screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("less_than_sign", "move(-1)", "move_card_left", group=_MOVES),
        Binding("greater_than_sign", "move(1)", "move_card_right", group=_MOVES),
        Binding("shift+left", "move(-1)", "move_card_left", show=False),
        Binding("shift+right", "move(1)", "move_card_right", show=False),
        Binding("m", "bring", "make_matter"),
        Binding("p", "assess('politicians')", "politicians", group=_VOICES),
        Binding("a", "assess('administration')", "administration", group=_VOICES),
        Binding("t", "assess('unions')", "unions", group=_VOICES),
        Binding("s", "silent", "silent_round"),
        Binding("v", "filter", "board_filter"),
        Binding("b", "bands", "board_bands"),
        Binding("c", "columns", "board_columns"),
        Binding("k", "criteria", "board_criteria"),
        Binding("f", "read", "preview"),
        Binding("x", "export", "export"),
        Binding("slash", "search", "search"),
        Binding("escape", "back", "whole_board"),
    ]

    def settle(self) -> None:
        """Begin on the card that was chosen elsewhere."""
        self._seen: dict[str, str] = {}
        self.show_chosen()

    @on(CardBoard.Chosen)
    def choose(self, event: CardBoard.Chosen) -> None:
        """Remember the card for the other screens."""
        if self.seen:
            self.come_into_sight()
        self.refresh_bindings()

    def come_into_sight(self) -> None:
        """Let the other screens know on which card one stands."""
        key = self.board.chosen
        if key:
            self.house.chosen[self._register(key)] = key
        self._seen = {name: self.house.chosen.get(name, "") for name in _REGISTERS}

    def _register(self, key: str) -> str:
        """Return the register to which a card belongs."""
        return "projects" if key in self.state.projects else "ideas"

    def show_chosen(self) -> None:
        """Put the cursor on what was chosen since the board was left; a filter gives way to it."""
        for name in _REGISTERS:
            wanted = self.house.chosen.get(name, "")
            if wanted != self._seen.get(name):
                if self.narrowed and wanted in self.cards:
                    self.action_back()
                self.board.choose(wanted)

    @on(CardBoard.Opened)
    def open_card(self, event: CardBoard.Opened) -> None:
        """Open a card about which the parties differ for dialogue, and others as a page."""
        card = self.cards[event.key]
        if disagree(card, self.faces.by) and not self.faces.silent:
            self.house.enter(Dialogue(event.key))
        else:
            self.house.go(self._register(event.key), event.key)

    @on(CardBoard.Dragged)
    def drop(self, event: CardBoard.Dragged) -> None:
        """Move the card that was dragged."""
        board_moves.move(self.house, self.app, self.cards[event.key], COLUMNS[event.lane])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the card under the cursor, and with the board as it is."""
        if action == "move":
            return self.card is not None and self._neighbour(int(str(parameters[0]))) is not None
        if action == "bring":
            card = self.card
            return card is not None and card.id in self.waiting and not carrier(self.state, card)
        if action == "back":
            return self.is_mounted and self.narrowed
        return action != "assess" or self.card is not None

    def _neighbour(self, step: int) -> Column | None:
        """Return the column beside the cursor's, whether it shows or not."""
        place = self.board.lane + step
        return COLUMNS[place] if 0 <= place < len(COLUMNS) else None

    def action_move(self, step: int) -> None:
        """Move the card to the neighbour column."""
        card, to = self.card, self._neighbour(step)
        if card and to:
            board_moves.move(self.house, self.app, card, to)

    def action_bring(self) -> None:
        """Make the matter that the card's move waits for."""
        if self.card:
            board_moves.bring(self.house, self.app, self.card)

    def action_assess(self, party: str) -> None:
        """Note a party's own marks for the card."""
        if self.card:
            self.app.push_screen(Marks(self.house, self.card, Party(party)))

    def action_silent(self) -> None:
        """Begin a silent round, or ask whether this one is over."""
        if silent(self.state):
            end_silent_round(self.house, self.app)
        else:
            silent_round(self.house)

    def action_columns(self) -> None:
        """Give the columns names and limits."""
        self.app.push_screen(board_settings.columns_form(self.house))

    def action_criteria(self) -> None:
        """Choose by what the parties assess cards."""
        self.app.push_screen(board_settings.criteria_form(self.house))

    def action_read(self) -> None:
        """Read the board as a document."""
        self.house.enter(Preview(Wish(PaperKind.BOARD)))

    def action_export(self) -> None:
        """Write the board to a file."""
        export(self.house, self.app, Wish(PaperKind.BOARD))
