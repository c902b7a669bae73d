"""Møterommet: the running meeting, in front of the room."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from mkm_tui.actions.meetings import AdjournMeeting, CloseMeeting, OpenMeeting
from mkm_tui.actions.room import StartMatter
from mkm_tui.records.terms import MatterKind, MeetingStatus, Party
from mkm_tui.rules.agenda import next_matter
from mkm_tui.screens import agenda_forms, meeting_steps
from mkm_tui.screens.attendance import Attendance
from mkm_tui.screens.confirm import Confirm
from mkm_tui.screens.meeting_view import MeetingView
from mkm_tui.screens.preview import Preview
from mkm_tui.widgets.live_text import LiveText
from mkm_tui.widgets.parties import Parties

_WRITING = ("proposal", "consideration", "dialogue", "users_voice")
_DECIDING = ("position", "all_behind", "read_back", "frame")


class MeetingRoom(MeetingView):
    """Agenda, the matter at hand with its texts, and the three parties."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "open", "open_meeting"),
        Binding("n", "next", "next_matter"),
        Binding("s", "all_behind", "all_behind"),
        Binding("k", "conclude", "conclude"),
        Binding("b", "write('consideration')", "write_consideration"),
        Binding("p", "position('politicians')", "politicians"),
        Binding("a", "position('administration')", "administration"),
        Binding("t", "position('unions')", "unions"),
        Binding("o", "attendance", "attendance"),
        Binding("v", "write('proposal')", "write_proposal"),
        Binding("l", "read_back", "read_back"),
        Binding("r", "frame", "frame"),
        Binding("c", "consent", "consent"),
        Binding("h", "reveal", "reveal"),
        Binding("x", "close", "close_meeting"),
        Binding("d", "write('dialogue')", "write_dialogue"),
        Binding("u", "write('users_voice')", "write_users_voice"),
        Binding("e", "go_on", "go_on"),
        Binding("plus", "add", "new_matter"),
        Binding("j", "adjourn", "adjourn"),
        Binding("f", "preview", "preview"),
        Binding("escape", "back", "back"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what works now, with the matter at hand and the meeting as it is."""
        if not self.is_mounted:
            return super().check_action(action, parameters)
        matter, status = self.at_hand, self.meeting.status
        if action in _DECIDING:
            return matter is not None and matter.kind is MatterKind.DECISION
        if action == "reveal":
            return matter is not None and matter.exempt
        if action == "consent":
            return matter is not None and matter.added_late and len(matter.consents) < len(Party)
        if action == "write":
            return self.has_class("-editing")
        if action in ("conclude", "go_on"):
            return matter is not None
        if action in ("next", "adjourn", "close"):
            return self.running
        if action == "open":
            return status in (MeetingStatus.PLANNED, MeetingStatus.ADJOURNED)
        if action in ("attendance", "add"):
            return status is not MeetingStatus.CLOSED
        return True

    def action_open(self) -> None:
        """Open the meeting, or go on with it."""
        if self.act(OpenMeeting(meeting=self.meeting_id)):
            self.stand_on_current()

    def action_adjourn(self) -> None:
        """Interrupt the meeting."""
        self.act(AdjournMeeting(meeting=self.meeting_id))

    def action_close(self) -> None:
        """Close the meeting, after a question."""
        if not self.flush():
            return

        def after(yes: bool | None) -> None:
            if yes:
                self.act(CloseMeeting(meeting=self.meeting_id))

        question = self.say("meeting.close_question", meeting=self.meeting_id)
        self.app.push_screen(Confirm(self.words, question, self.say("meeting.close_verb")), after)

    def action_attendance(self) -> None:
        """Note who is there."""
        self.app.push_screen(Attendance(self.house, self.meeting_id))

    def action_next(self) -> None:
        """Take up the next matter."""
        matter = next_matter(self.state, self.meeting)
        if matter is None:
            self.app.notify(self.say("meeting.no_more"), timeout=5, markup=False)
        elif self.act(StartMatter(matter=matter.id)):
            self.remove_class("-list")
            self.stand_on_current()

    def action_position(self, party: str) -> None:
        """Ask for a party's position."""
        if self.at_hand and self.flush():
            meeting_steps.take_position(self.app, self.house, self.at_hand, Party(party))

    @on(Parties.Asked)
    def party_clicked(self, event: Parties.Asked) -> None:
        """Ask for the position of the party that was clicked."""
        self.action_position(event.party.value)

    def action_all_behind(self) -> None:
        """Note that all three parties stand behind the proposal."""
        if self.at_hand and self.flush():
            meeting_steps.all_behind(self.house, self.at_hand)

    def action_write(self, name: str) -> None:
        """Go into one of the matter's texts."""
        for other in _WRITING[1:]:
            if name != "proposal":
                self.set_class(other == name, f"-on-{other}")
        editor = self.query_one(f"#{name}", LiveText)
        editor.focus()
        editor.move_cursor(editor.document.end)

    def action_conclude(self) -> None:
        """Take the matter to its end."""
        if self.at_hand and self.flush():
            meeting_steps.conclude(self.app, self.house, self.at_hand.id)

    def action_read_back(self) -> None:
        """Show the proposal in large."""
        if self.at_hand and self.flush():
            meeting_steps.read_back(self.app, self.house, self.at_hand)

    def action_frame(self) -> None:
        """Give leader, deadline, units and old out."""
        if self.at_hand and self.flush():
            form = meeting_steps.frame(self.house, self.at_hand)
            self.open_form(form, self.at_hand.exempt)

    def action_consent(self) -> None:
        """Note which parties agree to treat a matter added late."""
        if self.at_hand:
            meeting_steps.consent(self.app, self.house, self.at_hand)

    def action_reveal(self) -> None:
        """Show the texts of an exempt matter, or hide them again."""
        if self.at_hand and self.flush():
            self.revealed = "" if self.revealed == self.at_hand.id else self.at_hand.id
            self.refresh_matter()

    def action_go_on(self) -> None:
        """Put the matter off, refer it or send it to be reworked."""
        if self.at_hand and self.flush():
            meeting_steps.go_on(self.app, self.house, self.at_hand)

    def action_add(self) -> None:
        """Add a matter during the meeting (R39)."""
        self.app.push_screen(agenda_forms.add_matter(self.house, self.meeting))

    def action_preview(self) -> None:
        """Read the minutes as they are so far."""
        if self.flush():
            kind = "notice" if self.meeting.opened is None else "minutes"
            self.house.enter(Preview(kind, self.meeting_id))

    def action_back(self) -> None:
        """Leave the text, then the matter, then the room."""
        if isinstance(self.focused, LiveText):
            self.query_one("#agenda").focus()
        elif self.has_class("-narrow") and not self.has_class("-list"):
            self.add_class("-list")
            self.query_one("#agenda").focus()
        elif self.flush():
            self.app.pop_screen()
