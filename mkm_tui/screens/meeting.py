"""Møterommet: the running meeting, in front of the room."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from mkm_tui.actions.deciding import AllBehind, TakeStance
from mkm_tui.actions.matters import OrderMatters
from mkm_tui.actions.meetings import CloseMeeting, OpenMeeting
from mkm_tui.records.meetings import Matter
from mkm_tui.records.terms import Party, PartyView, StanceKind
from mkm_tui.rules.agenda import matters_left, next_matter
from mkm_tui.rules.consensus import party_view
from mkm_tui.rules.presence import seats
from mkm_tui.screens import agenda_forms, meeting_forms, meeting_steps
from mkm_tui.screens.attendance import Attendance
from mkm_tui.screens.chair import ask_for_chair
from mkm_tui.screens.confirm import Confirm
from mkm_tui.screens.house import veiled
from mkm_tui.screens.matter_checks import open_checks
from mkm_tui.screens.meeting_offers import OFFERS
from mkm_tui.screens.meeting_view import MeetingView
from mkm_tui.screens.notes import open_notes
from mkm_tui.screens.positions import Positions
from mkm_tui.screens.preview import Preview, document_now
from mkm_tui.screens.ways_on import defer_rest, go_on
from mkm_tui.widgets.live_text import LiveText
from mkm_tui.widgets.parties import Parties

_POSITIONS = Binding.Group("positions")


class MeetingRoom(MeetingView):
    """Agenda, the matter at hand with its texts, and the three parties."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "open", "open_meeting"),
        Binding("m", "resume", "resume_meeting"),
        Binding("n", "next", "next_matter"),
        Binding("s", "all_behind", "all_behind"),
        Binding("k", "conclude", "conclude"),
        Binding("p", "position('politicians')", "politicians", group=_POSITIONS),
        Binding("a", "position('administration')", "administration", group=_POSITIONS),
        Binding("t", "position('unions')", "unions", group=_POSITIONS),
        Binding("P", "members('politicians')", show=False),
        Binding("A", "members('administration')", show=False),
        Binding("T", "members('unions')", show=False),
        Binding("b", "write('consideration')", "write_consideration"),
        Binding("v", "write('proposal')", "write_proposal"),
        Binding("i", "contribute", "input"),
        Binding("l", "read_back", "read_back"),
        Binding("o", "attendance", "attendance"),
        Binding("c", "consent", "consent"),
        Binding("w", "reveal", "reveal"),
        Binding("e", "go_on", "go_on"),
        Binding("r", "frame", "frame"),
        Binding("g", "papers", "papers"),
        Binding("d", "write('dialogue')", "write_dialogue"),
        Binding("u", "write('users_voice')", "write_users_voice"),
        Binding("y", "statement", "statement"),
        Binding("q", "checklists", "checklists"),
        Binding("h", "habilitation", "habilitation"),
        Binding("plus", "add", "new_matter"),
        Binding("less_than_sign,shift+up", "move(-1)", "move_up"),
        Binding("greater_than_sign,shift+down", "move(1)", "move_down"),
        Binding("j", "adjourn", "adjourn"),
        Binding("x", "close", "close_meeting"),
        Binding("f", "preview", "preview"),
        Binding("f2", "notes", "note"),
        Binding("escape", "back", "back"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what works now, with the matter at hand and the meeting as it is."""
        if not self.is_mounted or action not in OFFERS:
            return super().check_action(action, parameters)
        if action == "write":
            return self.can_write(str(parameters[0]))
        return OFFERS[action](self.state, self.meeting, self.at_hand)

    def action_open(self) -> None:
        """Open the meeting."""
        if self.act(OpenMeeting(meeting=self.meeting_id)):
            self.stand_on_current()
            ask_for_chair(self.app, self.house, self.meeting)

    def action_resume(self) -> None:
        """Go on after a break."""
        self.action_open()

    def action_adjourn(self) -> None:
        """Interrupt the meeting for a break."""
        if self.flush():
            self.app.push_screen(meeting_forms.take_break(self.house, self.meeting))

    def action_close(self) -> None:
        """Close the meeting after a question; what was not reached goes to another one first."""
        if not self.flush():
            return
        if matters_left(self.state, self.meeting):
            form = defer_rest(self.house, self.meeting)
            self.app.push_screen(form, self._ask_to_close)
        else:
            self._ask_to_close(True)

    def _ask_to_close(self, ready: bool | None) -> None:
        """Ask whether the meeting is over, and close it."""

        def after(yes: bool | None) -> None:
            if yes:
                self.act(CloseMeeting(meeting=self.meeting_id))

        if ready:
            question = self.say("meeting.close_question", meeting=self.meeting_id)
            verb = self.say("meeting.close_verb")
            self.app.push_screen(Confirm(self.words, question, verb), after)

    def action_attendance(self) -> None:
        """Note who is there."""
        self.app.push_screen(Attendance(self.house, self.meeting_id))

    def action_next(self) -> None:
        """Take up the next matter."""
        matter = next_matter(self.state, self.meeting)
        if matter is None:
            told = "no_other" if self.at_hand else "no_more"
            self.app.notify(self.say(f"meeting.{told}"), timeout=5, markup=False)
        elif self.start(matter):
            self.remove_class("-list")
            self.stand_on_current()

    def action_position(self, name: str) -> None:
        """Note that a party stands behind; one that is heard already is asked member by member."""
        matter, party = self.at_hand, Party(name)
        if matter is None or not self.flush():
            return
        present = seats(self.state, self.meeting, matter)
        if party_view(matter, party, present) is PartyView.UNHEARD:
            self.house.act(TakeStance(matter=matter.id, party=party, kind=StanceKind.BEHIND))
        else:
            self.action_members(name)

    def action_members(self, name: str) -> None:
        """Ask for a party's position, as one or member by member."""
        if self.at_hand and self.flush():
            self.app.push_screen(Positions(self.house, self.at_hand.id, Party(name)))

    @on(Parties.Asked)
    def party_clicked(self, event: Parties.Asked) -> None:
        """Ask for the position of the party that was clicked."""
        if self.at_hand is not None:
            self.action_members(event.party.value)

    def action_all_behind(self) -> None:
        """Note that all three parties stand behind the proposal."""
        if self.at_hand and self.flush():
            self.house.act(AllBehind(matter=self.at_hand.id))

    def action_write(self, name: str) -> None:
        """Go into one of the matter's texts, where this program may write."""
        if not self.house.may_write():
            return
        self.remove_class("-list")
        self.turn_to(name)
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
        """Note which parties agree to treat a matter added late, or that it is other business."""
        if self.at_hand:
            meeting_steps.added_late(self.app, self.house, self.at_hand)

    def action_contribute(self) -> None:
        """Note what a party brings."""
        if self.at_hand and self._may_write(self.at_hand):
            meeting_forms.contribute(self.app, self.house, self.at_hand)

    def _may_write(self, matter: Matter) -> bool:
        """Save what is typed, and say whether words about a matter may be typed here (R34)."""
        if veiled(self.house, matter):
            self.house.warn(self.say("shared.refused"))
            return False
        return self.flush()

    def action_statement(self) -> None:
        """Enter a statement for the record in the matter under the cursor."""
        if self.shown and self._may_write(self.shown):
            self.app.push_screen(meeting_forms.state_for_the_record(self.house, self.shown))

    def action_checklists(self) -> None:
        """Open the dilemmas of the matter at hand, or the headings of a good decision."""
        if self.at_hand and self.flush():
            open_checks(self.app, self.house, self.at_hand)

    def action_habilitation(self) -> None:
        """Take the question of a member's disqualification a step on (R38)."""
        if self.flush():
            meeting_forms.habilitate(self.app, self.house, self.meeting, self.at_hand)

    def action_reveal(self) -> None:
        """Show the texts of an exempt matter, or hide them again; never on a shared screen."""
        if self.house.shared:
            self.house.warn(self.say("shared.refused"))
        elif self.at_hand and self.flush():
            self.revealed = "" if self.revealed == self.at_hand.id else self.at_hand.id
            self.refresh_matter()

    def action_papers(self) -> None:
        """Show the papers of the matter at hand in the place of its minutes, or go back.

        The paper of a matter that approves minutes is the minutes.
        """
        matter = self.at_hand
        if not self.flush():
            return
        if matter and matter.approves:
            earlier = self.state.meetings[matter.approves]
            self.house.enter(Preview(document_now(earlier)))
        else:
            self.papers = not self.papers
            self.refresh_matter()

    def action_go_on(self) -> None:
        """Put the matter off, refer it, send it to be reworked or withdraw it."""
        if self.at_hand and self.flush():
            go_on(self.app, self.house, self.at_hand)

    def action_add(self) -> None:
        """Add a matter during the meeting, and ask what becomes of it (R39)."""

        def added(done: bool | None) -> None:
            newest = self.state.matters[self.meeting.agenda[-1]] if done else None
            if newest is not None and newest.added_late:
                meeting_steps.added_late(self.app, self.house, newest)

        self.app.push_screen(agenda_forms.add_matter(self.house, self.meeting), added)

    def action_move(self, step: int) -> None:
        """Move the matter under the cursor up or down the agenda."""
        if self.shown:
            order = agenda_forms.moved(self.meeting.agenda, self.shown.id, step)
            self.act(OrderMatters(meeting=self.meeting_id, agenda=order))

    def action_notes(self) -> None:
        """Write the private notes on the matter and the meeting."""
        if self.flush():
            about = [self.shown.id] if self.shown else []
            open_notes(self.app, self.house, [*about, self.meeting_id])

    def action_preview(self) -> None:
        """Read the minutes as they are so far."""
        if self.flush():
            self.house.enter(Preview(document_now(self.meeting)))

    def action_back(self) -> None:
        """Leave the text, then the matter, then the room."""
        if isinstance(self.focused, LiveText):
            self.query_one("#agenda").focus()
        elif self.has_class("-narrow") and not self.has_class("-list"):
            self.add_class("-list")
            self.query_one("#agenda").focus()
        elif self.flush():
            self.app.pop_screen()
