"""A party's own assessment of a card: one digit for each criterion, with a reason where wanted."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from mkm_tui.actions.board import AssessCard
from mkm_tui.locale.method_words import criterion_name
from mkm_tui.records.portfolio import Assessment
from mkm_tui.records.state import State
from mkm_tui.records.terms import Party
from mkm_tui.rules.assessment import MARKS, criteria, hidden, shown, silent
from mkm_tui.rules.portfolio import Card
from mkm_tui.screens.board_faces import dots
from mkm_tui.screens.house import House
from mkm_tui.screens.swift import Swift
from mkm_tui.widgets.plain import one_line, sentence
from mkm_tui.widgets.register import fitted
from mkm_tui.widgets.typed import Entry

_NAME = 32
"""Letters of a criterion's name at the most."""
_DIGITS = {str(mark): mark for mark in MARKS}


class Marks(Swift, ModalScreen[None]):
    """A line for each criterion; a digit is noted at once, and the next line is chosen.

    In a silent round nothing that is given can be read here.
    """

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = ""
    open_to_all = True
    """It shows a card's title and what all may see: it may stay when the screen is shared."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back"),
        Binding("enter", "close", "close"),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(self, house: House, card: Card, party: Party) -> None:
        super().__init__()
        self.house, self.words = house, house.words
        self.card_id, self.card_title, self.party = card.id, card.title, party
        self.by, self.row = criteria(house.state), 0

    def compose(self) -> ComposeResult:
        """Lay out the criteria, the line for a reason, and the keys."""
        card = f"{self.card_id} {one_line(self.card_title)}"
        title = self.words("screens.board.assess", party=self.party, card=card)
        with Vertical(classes="dialog"):
            yield Label(sentence(title), classes="dialog--title", markup=False)
            yield Static(id="marks", markup=False)
            reason = Entry(id="why", password=self.silent)
            reason.placeholder = self.words("screens.board.why_ask")
            reason.display = False
            yield reason
            yield Static(self._keys(), classes="answer--none", markup=False)

    def on_mount(self) -> None:
        """Begin with the first criterion that has no mark."""
        self.row = next((n for n, name in enumerate(self.by) if not self._given(name)), 0)
        self._show()

    @property
    def silent(self) -> bool:
        """Whether nobody is to see what is given."""
        return silent(self.house.state)

    def _keys(self) -> str:
        """Return what the keys do."""
        scale = "screens.board.scale_silent" if self.silent else "screens.board.scale"
        return f"{self.words(scale)}\n{self.words('screens.board.marks_keys')}"

    def _given(self, criterion: str) -> Assessment | None:
        """Return what the party has given, in a silent round what it has given in this."""
        return _known(self.house.state, self.card_id, self.party, criterion)

    def _show(self) -> None:
        """Show each criterion with its mark."""
        lines = [self._line(number, criterion) for number, criterion in enumerate(self.by)]
        self.query_one("#marks", Static).update(Content("\n").join(lines))

    def _line(self, number: int, criterion: str) -> Content:
        """Return a criterion's line, with the reason below it where it may be read."""
        given, here = self._given(criterion), number == self.row
        name = fitted(self._called(criterion), max(len(self._called(other)) for other in self.by))
        sign = "▶" if here else " "
        line = Content.styled(f"{sign} {name}  {self._mark(given)}", "bold" if here else "")
        why = given.why if given and not self.silent else ""
        return line + Content.styled(f"\n    {one_line(why)}", "dim") if why.strip() else line

    def _called(self, criterion: str) -> str:
        """Return a criterion in words, cut where it is long."""
        return sentence(one_line(criterion_name(self.words, criterion)))[:_NAME]

    def _mark(self, given: Assessment | None) -> str:
        """Return a mark in dots and words; in a silent round only that it is there."""
        if given is None:
            return "–"
        if self.silent:
            return self.words("screens.board.registered")
        return f"{dots(given.mark)}  {given.mark} {self.words(f'screens.board.mark_{given.mark}')}"

    def on_key(self, event: events.Key) -> None:
        """Note a digit, or begin a reason, unless a reason is being typed."""
        if isinstance(self.focused, Input):
            return
        if event.key in _DIGITS:
            event.stop()
            if self._note(_DIGITS[event.key], None):
                self.action_step(1)
        elif event.key == self.words("screens.board.why_key"):
            event.stop()
            self._begin_reason()

    def _note(self, mark: int, why: str | None) -> bool:
        """Note a mark by the criterion of the row; a reason that is not told anew stays."""
        criterion = self.by[self.row]
        before = _known(self.house.record, self.card_id, self.party, criterion)
        said = (before.why if before else "") if why is None else why
        return self.house.act(
            AssessCard(
                card=self.card_id, party=self.party, mark=mark, criterion=criterion, why=said
            )
        )

    def _begin_reason(self) -> None:
        """Type the reason of the row's mark, once there is one."""
        given = self._given(self.by[self.row])
        if given is None:
            self.house.warn(self.words("screens.board.mark_first"))
            return
        field = self.query_one("#why", Input)
        field.value = "" if self.silent else given.why
        field.display = True
        field.focus()

    @on(Input.Submitted, "#why")
    def keep_reason(self, event: Input.Submitted) -> None:
        """Note the reason with the mark that was given."""
        event.stop()
        known = _known(self.house.record, self.card_id, self.party, self.by[self.row])
        if known and self._note(known.mark, event.value.strip()):
            self._end_reason()

    def _end_reason(self) -> None:
        """Go back to the digits."""
        self.query_one("#why", Input).display = False
        self.set_focus(None)
        self._show()

    def action_step(self, step: int) -> None:
        """Choose another criterion."""
        if not isinstance(self.focused, Input):
            self.row = max(0, min(self.row + step, len(self.by) - 1))
            self._show()

    def action_back(self) -> None:
        """Leave the reason first, and only then the dialog; what was noted stays."""
        if isinstance(self.focused, Input):
            self._end_reason()
        else:
            self.dismiss()

    def action_close(self) -> None:
        """All is noted already."""
        self.dismiss()


def _known(state: State, key: str, party: Party, criterion: str) -> Assessment | None:
    """Return what a party has given a card, in a silent round what it has given in this."""
    card: Card | None = state.projects.get(key) or state.ideas.get(key)
    if card is None:
        return None
    return (hidden if silent(state) else shown)(card, party, criterion)
