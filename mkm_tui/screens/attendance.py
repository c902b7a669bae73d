"""Oppmøte: who is there, by party; deputies take a seat by being there."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from mkm_tui.actions.attendance import AllPresent, RecordPresence
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.people import Person
from mkm_tui.records.terms import Party, Presence, Role
from mkm_tui.rules.presence import (
    VOICES,
    free_seats,
    latest_attendance,
    latest_presence,
    roster,
    seat_holders,
    seats,
)
from mkm_tui.screens.choice import Choice
from mkm_tui.screens.house import House
from mkm_tui.screens.swift import Swift
from mkm_tui.widgets.frame import KeyLine
from mkm_tui.widgets.register import Column, Register
from mkm_tui.widgets.standing import without_voice

_SIGNS = {Presence.PRESENT: "●", Presence.REMOTE: "◐", Presence.ABSENT: "–"}


class Attendance(Swift, ModalScreen[None]):
    """The roster over the meeting; every key is recorded at once, with the time."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialog.tcss", "attendance.tcss"]
    open_to_all = True
    """Nothing in it is private: it may stay when the screen is shared."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close"),
        Binding("a", "all", "all_present"),
        Binding("f", "note('remote')", "remote"),
        Binding("m", "note('absent')", "absent"),
    ]
    AUTO_FOCUS = "#roster"

    def __init__(self, house: House, meeting_id: str) -> None:
        super().__init__()
        self.house, self.words, self.meeting_id = house, house.words, meeting_id

    def compose(self) -> ComposeResult:
        """Lay the roster out."""
        say = self.words
        columns = (
            Column("", 1),
            Column(say("screens.attendance.name"), 17),
            Column(say("screens.attendance.party"), 14),
            Column(say("screens.attendance.role")),
            Column(say("screens.attendance.presence"), 15),
        )
        with Vertical(classes="dialog -large"):
            yield Label(say("screens.attendance.name_of", meeting=self.meeting_id), markup=False)
            yield Register(
                columns, self._cells, say("screens.attendance.empty"), "roster", "present"
            )
            yield Static(id="parity", markup=False)
            yield KeyLine(self.words)

    def on_mount(self) -> None:
        """Show everybody with a seat or a deputy's place."""
        self._show()

    def _show(self) -> None:
        """Show who is there, and whether all parties are."""
        state = self.house.state
        people = [person.id for party in Party for person in roster(state, party)]
        others = [person.id for person in state.people.values() if person.id not in people]
        self.query_one("#roster", Register).show([*people, *others])
        at_hand = state.matters.get(self.meeting.current)
        lacking = without_voice(self.words, self.meeting, seats(state, self.meeting, at_hand))
        said = lacking or self.words("screens.attendance.all_there")
        self.query_one("#parity", Static).update(said)

    def _cells(self, key: str) -> Sequence[str]:
        """Return a person's row."""
        state = self.house.state
        person = state.people[key]
        presence = latest_presence(state.meetings[self.meeting_id]).get(key)
        sign = _SIGNS[presence] if presence else "○"
        said = self.words("screens.attendance.not_noted")
        said = self.words.show(presence) if presence else said
        party = self.words.show(person.party) if person.party else "–"
        return sign, person.name, party, self._role(person), said

    def _role(self, person: Person) -> str:
        """Return the organisation, whose deputy it is, or what else somebody without a voice is."""
        state = self.house.state
        taken = latest_attendance(self.meeting).get(person.id)
        seat = state.people.get((taken.seat if taken else "") or person.deputy_for)
        said = self.words.show(person.role) if person.role not in VOICES else ""
        if seat is not None and person.role is Role.DEPUTY:
            said = self.words("screens.attendance.deputy", name=seat.name)
        return ", ".join(part for part in (person.organisation, said) if part)

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        return self.house.state.meetings[self.meeting_id]

    @on(Register.Opened, "#roster")
    def toggle(self, event: Register.Opened) -> None:
        """Note that somebody is there, or is no longer."""
        noted = latest_presence(self.meeting).get(event.key)
        there = noted in (Presence.PRESENT, Presence.REMOTE)
        self._note(event.key, Presence.ABSENT if there else Presence.PRESENT)

    def action_note(self, presence: str) -> None:
        """Note how the person under the cursor takes part."""
        self._note(self.query_one("#roster", Register).chosen, Presence(presence))

    def _note(self, key: str, presence: Presence) -> None:
        """Record it; a deputy without a seat of their own is asked whose seat they take."""
        person = self.house.state.people.get(key)
        if person is None:
            return
        steps_in = person.role is Role.DEPUTY and presence is not Presence.ABSENT
        if steps_in and key not in seat_holders(self.house.state, self.meeting).values():
            self._seat(person, presence)
        else:
            self._record(key, presence)

    def _record(self, person: str, presence: Presence, seat: str = "") -> None:
        """Record it, and show it."""
        action = RecordPresence(
            meeting=self.meeting_id, person=person, presence=presence, seat=seat
        )
        if self.house.act(action):
            self._show()

    def _seat(self, deputy: Person, presence: Presence) -> None:
        """Give a deputy the seat that is theirs or the only free one, or ask which."""
        party = deputy.party
        free = free_seats(self.house.state, self.meeting, party) if party else []
        if len(free) < 2 or deputy.deputy_for in [member.id for member in free]:
            self._record(deputy.id, presence)
            return

        def chosen(seat: str | None) -> None:
            if seat:
                self._record(deputy.id, presence, seat)

        answers = [(str(n), member.name, member.id) for n, member in enumerate(free[:9], 1)]
        title = self.words("screens.attendance.seat", name=deputy.name)
        self.app.push_screen(Choice(self.words, title, answers), chosen)

    def action_all(self) -> None:
        """Note every member who has not been noted as there."""
        if self.house.act(AllPresent(meeting=self.meeting_id)):
            self._show()

    def action_close(self) -> None:
        """Go back to the meeting."""
        self.dismiss()
