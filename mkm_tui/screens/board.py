"""Prioritering: projects and ideas in columns, with the three parties' assessments side by side."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from mkm_tui.actions.board import MoveCard
from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.records.terms import ChangeKind, Column, Party
from mkm_tui.rules.assessment import cards, column_limit, disagree, ordered, silent, waiting
from mkm_tui.rules.portfolio import COMMITTING, Card
from mkm_tui.screens import board_filters as filtering
from mkm_tui.screens.board_dialogue import Dialogue
from mkm_tui.screens.board_faces import Faces
from mkm_tui.screens.board_forms import carried, end_silent_round, silent_round
from mkm_tui.screens.board_lanes import Bands, Grouping, count, over
from mkm_tui.screens.board_marks import Marks
from mkm_tui.screens.decision_pick import Pick
from mkm_tui.screens.export import export
from mkm_tui.screens.options import terms, units
from mkm_tui.screens.preview import Preview
from mkm_tui.screens.room import Room
from mkm_tui.widgets.card_board import CardBoard
from mkm_tui.widgets.card_lanes import Face, Lane

_COLUMNS = list(Column)
_REGISTERS = ("projects", "ideas")
_VOICES = Binding.Group("assess_idea")
"""The three parties' assessments, one key each."""


class Board(Room):
    """The fourth screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("less_than_sign", "move(-1)", "move_card_left"),
        Binding("greater_than_sign", "move(1)", "move_card_right"),
        Binding("shift+left", "move(-1)", "move_card_left", show=False),
        Binding("shift+right", "move(1)", "move_card_right", show=False),
        Binding("p", "assess('politicians')", "politicians", group=_VOICES),
        Binding("a", "assess('administration')", "administration", group=_VOICES),
        Binding("t", "assess('unions')", "unions", group=_VOICES),
        Binding("s", "silent", "silent_round"),
        Binding("v", "filter", "board_filter"),
        Binding("b", "bands", "board_bands"),
        Binding("f", "read", "preview"),
        Binding("x", "export", "export"),
        Binding("slash", "search", "search"),
        Binding("escape", "back", "whole_board"),
    ]
    AUTO_FOCUS = "#board"
    name_key = "board"

    def body(self) -> ComposeResult:
        """Lay out the line to search in, and the board."""
        yield Input(placeholder=self.say("filter"), id="filter", compact=True)
        yield CardBoard(self.face, self.say("board.empty"), self.say("board.none"), id="board")

    def on_mount(self) -> None:
        """Begin with the whole board."""
        self.filters, self.bands = filtering.NOTHING, Bands.NONE
        self._seen: dict[str, str] = {}
        Room.on_mount(self)

    def settle(self) -> None:
        """Begin on the card that was chosen elsewhere."""
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
        self._keys = ordered(self.state, self.today)
        self._waiting = waiting(self.state, self.today)
        self._faces = Faces(self.words, self.state, self.today)
        self._show_lanes()

    def _show_lanes(self) -> None:
        """Show the columns; the one for what is ended only where there is room."""
        shown = [c for c in _COLUMNS if c is not Column.ENDED or self.has_class("-wide")]
        whole = self.filters == filtering.NOTHING
        self.board.empty = self.say("board.empty" if whole else "no_hits")
        grouping = Grouping(self.words, self.state, self.bands)
        self.board.show([self._lane(column, grouping) for column in shown])

    def _lane(self, column: Column, grouping: Grouping) -> Lane:
        """Return a column with what the filters let through."""
        every = [self._cards[key] for key in self._keys[column]]
        seen = every
        if self.filters != filtering.NOTHING:
            shows = filtering.passes(self.state, self._waiting, self.filters)
            seen = [card for card in every if shows(card)]
        told = count(self.words, column_limit(self.state, column), len(every), len(seen))
        return grouping.lane(self._faces.column(column), told, seen)

    def on_resize(self, event: events.Resize) -> None:
        """Show what there is room for now."""
        self.call_after_refresh(self._show_lanes)
        self.call_after_refresh(self.refresh_head)

    def face(self, key: str) -> Face:
        """Return what a card says."""
        return self._faces.face(self._cards[key])

    def news(self) -> str:
        """Return what is filtered or how the cards are ordered, and what calls for attention."""
        said = filtering.told(self.words, self.state, self.filters)
        if not said and not self.has_class("-narrow"):
            said = self.say(f"board.order_{self.bands}")
        full = [self._faces.column(c) for c in _COLUMNS if over(self.state, c, self._keys[c])]
        parts = (
            self.say("board.silent") if silent(self.state) else "",
            said,
            self.say("board.over", columns=full) if full else "",
            self.say("board.pending", count=len(self._waiting)) if self._waiting else "",
        )
        return " · ".join(part for part in parts if part)

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
        """Open a card about which the parties differ for dialogue, and others as a page."""
        card = self._cards[event.key]
        if disagree(card, self._faces.by) and not self._faces.silent:
            self.house.enter(Dialogue(event.key))
        else:
            self.house.go(self._register(event.key), event.key)

    @on(CardBoard.Dragged)
    def drop(self, event: CardBoard.Dragged) -> None:
        """Move the card that was dragged."""
        self._move(self._cards[event.key], _COLUMNS[event.lane])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the card under the cursor, and with the board as it is."""
        if action == "move":
            return self.card is not None and self._neighbour(int(str(parameters[0]))) is not None
        if action == "bring":
            pending = self.card.pending if self.card and self.card.id in self._waiting else None
            return pending is not None and not pending.matter
        if action == "back":
            return self.is_mounted and self._narrowed
        return action != "assess" or self.card is not None

    @property
    def _narrowed(self) -> bool:
        """Whether there is a filter to come back from."""
        return self.has_class("-searching") or self.filters != filtering.NOTHING

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
            self.app.push_screen(carried(self.house, card, to))
        else:
            self.house.act(action)

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

    def action_bands(self) -> None:
        """Let cards stand together by unit, by kind of change, or not."""
        self.bands = self.bands.next
        self._show_anew()

    def action_filter(self) -> None:
        """Choose what shows."""
        self.app.push_screen(filtering.question(self.words), self._filter)

    def _filter(self, name: str | None) -> None:
        """Filter by what was answered, asking further where it takes a choice."""
        if name == "apart":
            self._filter_by(self.filters._replace(apart=not self.filters.apart))
        elif name == "waiting":
            self._filter_by(self.filters._replace(waiting=not self.filters.waiting))
        elif name == "words":
            self.action_search()
        elif name == "all":
            self.action_back()
        elif name == "unit":
            self._pick(name, units(self.state), self.filters.unit)
        elif name == "kind":
            kinds = [(said, str(kind)) for said, kind in terms(self.words, ChangeKind)]
            self._pick(name, kinds, str(self.filters.kind or ""))

    def _pick(self, name: str, options: list[tuple[str, str]], now: str) -> None:
        """Choose one of several, or all of them."""

        def chosen(value: str | None) -> None:
            if value is None:
                return
            if name == "unit":
                self._filter_by(self.filters._replace(unit=value))
            else:
                self._filter_by(self.filters._replace(kind=ChangeKind(value) if value else None))

        every = [(self.say(f"board.every_{name}"), "")]
        title = self.say(f"board.pick_{name}")
        self.app.push_screen(Pick(self.words, title, every + options, now), chosen)

    def _filter_by(self, filters: filtering.Filters) -> None:
        """Show what other filters let through."""
        self.filters = filters
        self._show_anew()

    def _show_anew(self) -> None:
        """Show the columns otherwise, and tell how in the head."""
        self._show_lanes()
        self.refresh_head()
        self.refresh_bindings()

    def action_search(self) -> None:
        """Type what to look for."""
        self.add_class("-searching")
        self.query_one("#filter", Input).focus()

    @on(Input.Changed, "#filter")
    def search(self, event: Input.Changed) -> None:
        """Show the cards that hold the words."""
        self._filter_by(self.filters._replace(words=event.value))

    @on(Input.Submitted, "#filter")
    def leave_search(self) -> None:
        """Go to the cards that were found."""
        self.board.focus()

    def action_back(self) -> None:
        """Come back to the whole board."""
        self.remove_class("-searching")
        with self.prevent(Input.Changed):
            self.query_one("#filter", Input).value = ""
        self._filter_by(filtering.NOTHING)
        self.board.focus()

    def action_read(self) -> None:
        """Read the board as a document."""
        self.house.enter(Preview(Wish(PaperKind.BOARD)))

    def action_export(self) -> None:
        """Write the board to a file."""
        export(self.house, self.app, Wish(PaperKind.BOARD))
