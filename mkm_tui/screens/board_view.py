"""What the board shows: the columns with their cards, filtered and in bands as was asked for."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input

from mkm_tui.records.terms import ChangeKind, Column
from mkm_tui.rules.assessment import cards, column_limit, ordered, silent, waiting
from mkm_tui.rules.portfolio import Card
from mkm_tui.screens import board_filters as filtering
from mkm_tui.screens.board_faces import Faces
from mkm_tui.screens.board_lanes import Bands, Grouping, count, over
from mkm_tui.screens.decision_pick import Pick
from mkm_tui.screens.options import terms, units
from mkm_tui.screens.room import Room
from mkm_tui.screens.sought import Sought
from mkm_tui.widgets.card_board import CardBoard
from mkm_tui.widgets.card_lanes import Face, Lane
from mkm_tui.widgets.typed import Entry

COLUMNS = list(Column)


class BoardView(Room):
    """The columns as they are seen; what is done with a card is the board's own."""

    AUTO_FOCUS = "#board"
    name_key = "board"

    def __init__(self) -> None:
        super().__init__()
        self.filters, self.bands = filtering.NOTHING, Bands.NONE

    def body(self) -> ComposeResult:
        """Lay out the line to search in, and the board."""
        yield Entry(placeholder=self.say("filter"), id="filter")
        yield CardBoard(self.face, self.say("board.empty"), self.say("board.none"), id="board")

    @property
    def board(self) -> CardBoard:
        """The board."""
        return self.query_one("#board", CardBoard)

    @property
    def card(self) -> Card | None:
        """The card under the cursor."""
        return self.cards.get(self.board.chosen) if self.is_mounted else None

    def refresh_body(self) -> None:
        """Show where each card stands."""
        self.cards = cards(self.state, self.today)
        self._keys = ordered(self.state, self.today)
        self.waiting = waiting(self.state, self.today)
        self.sought = Sought(self.cards, lambda key: filtering.text_of(self.state, self.cards[key]))
        self.faces = Faces(self.words, self.state, self.today)
        self._show_lanes()

    def _show_lanes(self) -> None:
        """Show the columns; the one for what is ended only where there is room."""
        shown = [c for c in COLUMNS if c is not Column.ENDED or self.has_class("-wide")]
        whole = self.filters == filtering.NOTHING
        self.board.empty = self.say("board.empty" if whole else "no_hits")
        grouping = Grouping(self.words, self.state, self.bands)
        self.board.show([self._lane(column, grouping) for column in shown])

    def _lane(self, column: Column, grouping: Grouping) -> Lane:
        """Return a column with what the filters let through."""
        every = [self.cards[key] for key in self._keys[column]]
        seen: Sequence[Card] = every
        if self.filters != filtering.NOTHING:
            seen = filtering.passing(self.state, every, self.waiting, self.filters, self.sought)
        told = count(self.words, column_limit(self.state, column), len(every), len(seen))
        return grouping.lane(self.faces.column(column), told, seen)

    def on_resize(self, event: events.Resize) -> None:
        """Show what there is room for now."""
        self.call_after_refresh(self._show_lanes)
        self.call_after_refresh(self.refresh_head)

    def face(self, key: str) -> Face:
        """Return what a card says."""
        return self.faces.face(self.cards[key])

    def news(self) -> str:
        """Return what is filtered or how the cards are ordered, and what calls for attention."""
        said = filtering.told(self.words, self.state, self.filters)
        if not said and not self.has_class("-narrow"):
            said = self.say(f"board.order_{self.bands}")
        full = [self.faces.column(c) for c in COLUMNS if over(self.state, c, self._keys[c])]
        parts = (
            self.say("board.silent") if silent(self.state) else "",
            said,
            self.say("board.over", columns=full) if full else "",
            self.say("board.pending", count=len(self.waiting)) if self.waiting else "",
        )
        return " · ".join(part for part in parts if part)

    @property
    def narrowed(self) -> bool:
        """Whether there is a filter to come back from."""
        return self.has_class("-searching") or self.filters != filtering.NOTHING

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
        """Show what other filters let through; the cursor stands on a card where there is one."""
        self.filters = filters
        self._show_anew()
        self.board.find_card()

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
