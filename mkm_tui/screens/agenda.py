"""Saksliste: all that prepares and ends a meeting."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from mkm_tui.actions.matters import OrderMatters, ShareMatter
from mkm_tui.actions.meetings import SendNotice
from mkm_tui.records.meetings import Matter
from mkm_tui.rules.proposals import proposals
from mkm_tui.screens import agenda_forms as forms
from mkm_tui.screens import minutes_forms as minutes
from mkm_tui.screens.agenda_lines import notice_question
from mkm_tui.screens.agenda_offers import OFFERS
from mkm_tui.screens.agenda_view import AgendaView
from mkm_tui.screens.confirm import Confirm
from mkm_tui.screens.export import export
from mkm_tui.screens.house import veiled
from mkm_tui.screens.importing import import_file
from mkm_tui.screens.matter_checks import open_checks
from mkm_tui.screens.meeting import MeetingRoom
from mkm_tui.screens.meeting_forms import contribute
from mkm_tui.screens.notes import open_notes
from mkm_tui.screens.preview import Preview, document_now
from mkm_tui.screens.proposing import propose_matters, told_of


class Agenda(AgendaView):
    """The second screen; what it shows is in `AgendaView`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "room", "room"),
        Binding("d", "share_minutes", "share_minutes"),
        Binding("g", "approve", "approve"),
        Binding("k", "publish_minutes", "publish_minutes"),
        Binding("m", "plan", "new_meeting"),
        Binding("n", "add", "new_matter"),
        Binding("l", "proposals", "proposals"),
        Binding("a", "read_minutes", "read_minutes"),
        Binding("r", "edit_matter", "edit_matter"),
        Binding("v", "propose", "propose"),
        Binding("b", "edit_texts", "write_consideration"),
        Binding("p", "contribute", "input"),
        Binding("s", "share_matter", "share_matter"),
        Binding("i", "send_notice", "send_notice"),
        Binding("f", "preview", "preview"),
        Binding("x", "export", "export"),
        Binding("h", "import_file", "import_file"),
        Binding("c", "correct", "correct"),
        Binding("u", "take_up_again", "take_up_again"),
        Binding("e", "edit_meeting", "edit_meeting"),
        Binding("t", "withdraw", "withdraw"),
        Binding("q", "checklists", "checklists"),
        Binding("w", "reveal", "reveal"),
        Binding("f2", "notes", "note"),
        Binding("shift+up,minus", "move(-1)", "move_up"),
        Binding("shift+down,plus", "move(1)", "move_down"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the chosen meeting and matter."""
        if not self.is_mounted or action not in OFFERS:
            return super().check_action(action, parameters)
        return OFFERS[action](self.meeting, self.matter)

    def action_room(self) -> None:
        """Go to the meeting room."""
        if self.meeting:
            self.house.enter(MeetingRoom(self.meeting.id))

    def action_plan(self) -> None:
        """Plan a meeting, and stand on it."""
        self.then_newest(forms.plan_meeting(self.house), self._tell_of_proposals)

    def _tell_of_proposals(self) -> None:
        """Say that the record proposes matters for the new meeting, and by which key they come."""
        count = len(proposals(self.state, self.meeting, self.today)) if self.meeting else 0
        if count and self.meeting:
            said = told_of(self.words, self.meeting, count)
            self.app.notify(said, timeout=10, markup=False)

    def action_proposals(self) -> None:
        """Choose among the matters that the record proposes for the meeting."""
        if self.meeting:
            propose_matters(self.app, self.house, self.meeting)

    def action_add(self) -> None:
        """Add a matter, and stand on it."""
        if self.meeting:
            self.app.push_screen(forms.add_matter(self.house, self.meeting), self._added)

    def _added(self, done: bool | None) -> None:
        """Stand on the matter that was added."""
        if done and self.meeting:
            self.house.chosen["matters"] = self.meeting.agenda[-1]
            self.show_chosen()

    def action_edit_meeting(self) -> None:
        """Change when, where and with whom it is."""
        if self.meeting:
            self.app.push_screen(forms.edit_meeting(self.house, self.meeting))

    def action_edit_matter(self) -> None:
        """Change what is known about the matter."""
        if self.matter:
            self.open_form(forms.edit_matter(self.house, self.matter), self._asks(self.matter))

    def action_propose(self) -> None:
        """Write the proposed decision."""
        if self.matter:
            self.open_form(forms.propose(self.house, self.matter), self._asks(self.matter))

    def action_edit_texts(self) -> None:
        """Put the texts of the minutes right, until they are approved."""
        if self.matter:
            self.open_form(forms.edit_texts(self.house, self.matter), self._asks(self.matter))

    def action_contribute(self) -> None:
        """Note what a party brings to the matter before the meeting."""
        if self.matter and not self._kept_private(self.matter):
            contribute(self.app, self.house, self.matter)

    def action_share_matter(self) -> None:
        """Share a draft with all three parties at once (R31, R32)."""
        if self.matter:
            self.house.act(ShareMatter(matter=self.matter.id))

    def action_reveal(self) -> None:
        """Show the texts of an exempt matter, or hide them; never on a shared screen (R34)."""
        if self.matter and not self._kept_private(self.matter):
            self.revealed = "" if self.revealed else self.matter.id
            self._refresh_matter()

    def _asks(self, matter: Matter) -> bool:
        """Say whether a form about the matter asks first: it is exempt, or a draft in the room."""
        return matter.exempt or veiled(self.house, matter)

    def _kept_private(self, matter: Matter) -> bool:
        """Say, and tell, whether the screen is shared and the matter is not for all."""
        kept = veiled(self.house, matter)
        if kept:
            self.house.warn(self.say("shared.refused"))
        return kept

    def action_notes(self) -> None:
        """Write the private notes on the matter and the meeting."""
        about = [record.id for record in (self.matter, self.meeting) if record]
        open_notes(self.app, self.house, about)

    def action_withdraw(self) -> None:
        """Withdraw the matter."""
        if self.matter:
            self.open_form(forms.withdraw(self.house, self.matter), self._asks(self.matter))

    def action_checklists(self) -> None:
        """Open the matter's dilemmas, or the headings of a good decision."""
        if self.matter:
            open_checks(self.app, self.house, self.matter)

    def action_take_up_again(self) -> None:
        """Put the matter on a later meeting's agenda."""
        if self.matter:
            self.app.push_screen(forms.take_up_again(self.house, self.matter))

    def action_move(self, step: int) -> None:
        """Move the matter up or down the agenda."""
        if self.meeting and self.matters.chosen:
            order = forms.moved(self.meeting.agenda, self.matters.chosen, step)
            self.house.act(OrderMatters(meeting=self.meeting.id, agenda=order))

    def action_send_notice(self) -> None:
        """Note that the notice has gone to all three parties; that cannot be undone."""
        meeting = self.meeting
        if meeting is None:
            return

        def after(yes: bool | None) -> None:
            if yes:
                self.house.act(SendNotice(meeting=meeting.id))

        question = notice_question(self.words, self.state, meeting)
        verb = self.say("agenda.send_notice_verb")
        self.app.push_screen(Confirm(self.words, question, verb), after)

    def action_share_minutes(self) -> None:
        """Note that the draft of the minutes has gone to all three parties at once (R31)."""
        if self.meeting:
            minutes.share(self.app, self.house, self.meeting)

    def action_approve(self) -> None:
        """Let one of each party approve the minutes."""
        if self.meeting:
            minutes.approve(self.app, self.house, self.meeting)

    def action_publish_minutes(self) -> None:
        """Record where the approved minutes were published."""
        if self.meeting:
            self.app.push_screen(minutes.publish(self.house, self.meeting))

    def action_read_minutes(self) -> None:
        """Read the minutes that the matter is to approve."""
        earlier = self.state.meetings.get(self.matter.approves) if self.matter else None
        if earlier:
            self.house.enter(Preview(document_now(earlier)))

    def action_correct(self) -> None:
        """Add a correction to the approved minutes."""
        if self.meeting:
            self.app.push_screen(minutes.correct(self.house, self.meeting, self.matter))

    def action_preview(self) -> None:
        """Read the notice, or the minutes of a meeting that was opened."""
        if self.meeting:
            self.house.enter(Preview(document_now(self.meeting)))

    def action_export(self) -> None:
        """Write the notice or the minutes to a file."""
        if self.meeting:
            export(self.house, self.app, document_now(self.meeting))

    def action_import_file(self) -> None:
        """Bring in the matters of a file that others wrote."""
        import_file(self.house, self.app, self.meeting)
