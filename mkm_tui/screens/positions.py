"""A party's position on the proposal: as one, or member by member where it is not of one mind."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from mkm_tui.actions.deciding import ClearStances, TakeStance
from mkm_tui.records.meetings import Matter, Stance
from mkm_tui.records.terms import Party, PartyView, StanceKind
from mkm_tui.rules.consensus import party_view
from mkm_tui.rules.presence import seats
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House, veiled
from mkm_tui.screens.options import people
from mkm_tui.screens.swift import Swift
from mkm_tui.widgets import fields
from mkm_tui.widgets.plain import sentence
from mkm_tui.widgets.register import Column, Register
from mkm_tui.widgets.standing import SIGNS, STANCE_SIGNS, amounts_to

_WHOLE = "*"
"""The row of the party as one."""
_UNHEARD = "unheard"


class Positions(Swift, ModalScreen[None]):
    """The party and its members in the room; a letter notes where the row's people stand."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialog.tcss", "positions.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "close")]
    AUTO_FOCUS = "#members"

    def __init__(self, house: House, matter_id: str, party: Party) -> None:
        super().__init__()
        self.house, self.words = house, house.words
        self.matter_id, self.party = matter_id, party

    @property
    def open_to_all(self) -> bool:
        """Whether it may stay when the screen is shared: nobody is named on an exempt matter."""
        return not self.matter.exempt

    @property
    def matter(self) -> Matter:
        """The matter."""
        return self.house.state.matters[self.matter_id]

    def compose(self) -> ComposeResult:
        """Lay out the rows, and the letters below them."""
        say = self.words
        columns = (
            Column("", 1),
            Column(sentence(say.show(self.party))),
            Column(say("screens.positions.position"), 26),
        )
        title = say("screens.positions.title", party=self.party, matter=self.matter_id)
        with Vertical(classes="dialog"):
            yield Label(sentence(title), classes="dialog--title", markup=False)
            yield Register(columns, self._cells, id="members")
            yield Static(id="outcome", markup=False)
            yield Static(self._letters(), id="letters", markup=False)

    def _letters(self) -> str:
        """Return what each letter notes, and how to leave."""
        known = [(self._letter(kind), self.words.show(kind)) for kind in StanceKind]
        known.append((self._letter(_UNHEARD), self.words("screens.stance.unheard")))
        known.append((self.words("keys.key.escape"), self.words("keys.close")))
        return "   ".join(f"{letter} {said}" for letter, said in known)

    def _letter(self, kind: str) -> str:
        """Return the letter of a position."""
        return self.words(f"screens.stance.{kind}_key")

    def on_mount(self) -> None:
        """Show who is there."""
        self._show()

    def _present(self) -> list[str]:
        """Return the ids of the party's members with a voice in the matter."""
        state, matter = self.house.state, self.matter
        there = seats(state, state.meetings[matter.meeting], matter)
        return [seat.person for seat in there if seat.party is self.party]

    def _show(self) -> None:
        """Show the rows as the record has them, and what all positions amount to."""
        named = [] if veiled(self.house, self.matter) else self._present()
        self.query_one("#members", Register).show([_WHOLE, *named])
        state, matter = self.house.state, self.matter
        said = amounts_to(self.words, state, state.meetings[matter.meeting], matter)
        self.query_one("#outcome", Static).update(said)

    def _view(self) -> PartyView:
        """Return where the party stands now."""
        state, matter = self.house.state, self.matter
        return party_view(matter, self.party, seats(state, state.meetings[matter.meeting], matter))

    def _stance(self, member: str) -> Stance | None:
        """Return a member's position: their own, or the party's one voice."""
        of_party = [stance for stance in self.matter.stances if stance.party is self.party]
        own = [stance for stance in of_party if stance.member == member]
        return next(iter(own or [s for s in of_party if not s.member]), None)

    def _cells(self, key: str) -> Sequence[str]:
        """Return a row."""
        if key == _WHOLE:
            view = self._view()
            return SIGNS[view], self.words("screens.positions.whole"), self.words.show(view)
        person, stance = self.house.state.people[key], self._stance(key)
        if stance is None:
            return SIGNS[PartyView.UNHEARD], person.name, self.words.show(PartyView.UNHEARD)
        return STANCE_SIGNS[stance.kind], person.name, self.words.show(stance.kind)

    def on_key(self, event: events.Key) -> None:
        """Note the position whose letter was pressed."""
        kinds = [kind for kind in (*StanceKind, _UNHEARD) if event.key == self._letter(kind)]
        if kinds:
            event.stop()
            self._note(kinds[0])

    def _note(self, kind: str) -> None:
        """Note a position of the row under the cursor; all but standing behind need words (R6)."""
        row = self.query_one("#members", Register).chosen
        member = "" if row == _WHOLE else row
        if kind == _UNHEARD:
            self._act(ClearStances(matter=self.matter_id, party=self.party, member=member))
        elif kind == StanceKind.BEHIND:
            self._act(
                TakeStance(
                    matter=self.matter_id,
                    party=self.party,
                    kind=StanceKind.BEHIND,
                    member=member,
                )
            )
        else:
            self._ask(StanceKind(kind), member)

    def _act(self, action: TakeStance | ClearStances) -> None:
        """Perform an action, and go on."""
        if self.house.act(action):
            self._after(True)

    def _after(self, done: bool | None) -> None:
        """Go on with the next member who has not spoken; go back where none is left."""
        if not done:
            return
        row = self.query_one("#members", Register).chosen
        waiting = [] if row == _WHOLE else self._waiting(row)
        if waiting:
            self._show()
            self.query_one("#members", Register).choose(waiting[0])
        else:
            self.dismiss()

    def _waiting(self, row: str) -> list[str]:
        """Return the members without a position of their own, those below a row first."""
        present = self._present()
        here = present.index(row) + 1
        spoken = {stance.member for stance in self.matter.stances}
        return [key for key in (*present[here:], *present[:here]) if key not in spoken]

    def _ask(self, kind: StanceKind, member: str) -> None:
        """Ask for the wording and the name, unless nobody may read what is typed here (R34)."""
        if veiled(self.house, self.matter):
            self.house.warn(self.words("screens.shared.refused"))
            return
        form = stance_form(self.house, self.matter, self.party, kind, member, self._present())
        self.app.push_screen(form, self._after)

    def action_close(self) -> None:
        """Go back to the meeting."""
        self.dismiss()


def stance_form(
    house: House, matter: Matter, party: Party, kind: StanceKind, member: str, present: list[str]
) -> Form:
    """Return the form of one member's reservation, stand-aside or block (R6).

    `member` is chosen already; empty, the party speaks, and the form asks whose words they are.
    `present` are those it may be.
    """
    words = house.words
    chosen = member or (present[0] if len(present) == 1 else "")
    listed = [fields.line("wording", words("forms.wording"))]
    if not chosen:
        members = people(house.state, present, [])
        listed.insert(0, fields.choice("member", words("forms.member"), members))
    if kind is not StanceKind.BLOCK and len(present) > 1:
        listed.append(fields.tick("others_behind", words("forms.others_behind"), not member))
    listed.append(fields.tick("public", words("forms.public_minutes"), True))

    def perform(values: dict[str, Any]) -> str:
        values["member"] = chosen or values.get("member") or ""
        return house.attempt(TakeStance(matter=matter.id, party=party, kind=kind, **values))

    title = words("forms.stance", kind=kind, party=party, matter=matter.id)
    name = house.state.people[chosen].name if chosen else ""
    return Form(words, sentence(title), listed, perform, note=name)
