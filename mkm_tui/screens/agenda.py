"""Saksliste: the meetings, their matters, and all that prepares and ends a meeting."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from mkm_tui.actions.matters import OrderMatters
from mkm_tui.actions.meetings import SendNotice
from mkm_tui.documents.reach import Reach, title
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.terms import Outcome
from mkm_tui.rules.consensus import outcome
from mkm_tui.screens import agenda_forms as forms
from mkm_tui.screens.agenda_offers import OFFERS
from mkm_tui.screens.confirm import Confirm
from mkm_tui.screens.export import export
from mkm_tui.screens.listing import Listing
from mkm_tui.screens.matter_page import OUTCOME_SIGNS, matter_page, outcome_words
from mkm_tui.screens.meeting import MeetingRoom
from mkm_tui.screens.preview import Preview
from mkm_tui.widgets.leaf import Leaf
from mkm_tui.widgets.register import Column, Register


class Agenda(Listing):
    """The second screen: meetings on the left, the chosen one's agenda on the right."""

    CSS_PATH = "agenda.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "room", "room"),
        Binding("m", "plan", "new_meeting"),
        Binding("n", "add", "new_matter"),
        Binding("r", "edit_matter", "edit_matter"),
        Binding("v", "propose", "propose"),
        Binding("b", "edit_texts", "write_consideration"),
        Binding("i", "send_notice", "send_notice"),
        Binding("f", "preview", "preview"),
        Binding("x", "export", "export"),
        Binding("g", "approve", "approve"),
        Binding("c", "correct", "correct"),
        Binding("u", "take_up_again", "take_up_again"),
        Binding("e", "edit_meeting", "edit_meeting"),
        Binding("t", "withdraw", "withdraw"),
        Binding("shift+up,minus", "move(-1)", "move_up"),
        Binding("shift+down,plus", "move(1)", "move_down"),
    ]
    name_key = "agenda"
    register = "meetings"

    def body(self) -> ComposeResult:
        """Lay out meetings, matters and the matter's page."""
        columns = (
            Column("", 1),
            Column(self.say("agenda.number"), 6),
            Column(self.say("agenda.matter")),
            Column(self.say("agenda.min"), 3, least=50),
            Column(self.say("agenda.outcome"), 26, least=60),
        )
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Input(placeholder=self.say("filter"), id="filter", compact=True)
                yield Register(self.columns(), self.cells, self.empty(), id="list")
            with Container(id="work"):
                with Vertical(id="middle"):
                    yield Static(id="meeting", markup=False)
                    yield Register(columns, self._matter_cells, id="matters")
                with VerticalScroll(id="right"):
                    yield Static(id="page", markup=False)

    def columns(self) -> Sequence[Column]:
        """Return the columns of the meetings."""
        return (
            Column(self.say("agenda.meeting"), 6),
            Column(self.say("agenda.day")),
            Column(self.say("agenda.status"), 9),
        )

    def keys(self) -> Sequence[str]:
        """Return the meetings, the latest first."""
        return sorted(self.state.meetings, key=lambda key: self.state.meetings[key].on)[::-1]

    def cells(self, key: str) -> Sequence[str]:
        """Return a meeting's row."""
        meeting = self.state.meetings[key]
        day = f"{self.words.short_date(meeting.on)} {meeting.on.year}"
        status = self.say("agenda.approved") if meeting.locked else self.words.show(meeting.status)
        return key, day, status

    def searched(self, key: str) -> str:
        """Look in the row and in the titles that all may see."""
        matters = (self.state.matters[number] for number in self.state.meetings[key].agenda)
        titles = " ".join(f"{m.id} {title(m, Reach.PUBLIC)}" for m in matters)
        return f"{' '.join(self.cells(key))} {titles}"

    def _matter_cells(self, key: str) -> Sequence[str]:
        """Return a matter's row."""
        matter = self.state.matters[key]
        result = outcome(matter)
        said = "" if result is Outcome.OPEN else outcome_words(self.words, matter)
        minutes = str(matter.minutes_planned or "")
        return OUTCOME_SIGNS[result], key, title(matter, Reach.PUBLIC), minutes, said

    @property
    def meeting(self) -> Meeting | None:
        """The chosen meeting."""
        return self.state.meetings.get(self.key)

    @property
    def matters(self) -> Register:
        """The agenda."""
        return self.query_one("#matters", Register)

    @property
    def matter(self) -> Matter | None:
        """The chosen matter."""
        return self.state.matters.get(self.matters.chosen) if self.is_mounted else None

    def refresh_page(self) -> None:
        """Show the chosen meeting, its agenda and the chosen matter."""
        meeting = self.meeting
        head = self._meeting_lines(meeting) if meeting else Content("")
        self.query_one("#meeting", Static).update(head)
        self.matters.empty = self.say("agenda.no_matters") if meeting else ""
        self.matters.show(meeting.agenda if meeting else ())
        self._refresh_matter()

    def _meeting_lines(self, meeting: Meeting) -> Content:
        """Return when, where and how far a meeting is."""
        leaf = Leaf(self.words)
        start, end = self.words.show(meeting.start), self.words.show(meeting.end)
        when = self.say("agenda.when", on=meeting.on, start=start, end=end)
        leaf.title(" · ".join(part for part in (meeting.id, when, meeting.place) if part))
        notice = meeting.notice_sent
        sent = self.say("agenda.notice", on=notice) if notice else self.say("agenda.no_notice")
        planned = sum(self.state.matters[key].minutes_planned for key in meeting.agenda)
        total = self.say("agenda.planned", minutes=planned) if planned else ""
        leaf.line(" · ".join(part for part in (sent, total) if part), "dim")
        return leaf.written()

    def _refresh_matter(self) -> None:
        """Show the chosen matter."""
        matter = self.matter
        page = matter_page(self.words, self.state, matter) if matter else Content("")
        self.query_one("#page", Static).update(page)
        self.refresh_bindings()

    @on(Register.Chosen, "#matters")
    def choose_matter(self, event: Register.Chosen) -> None:
        """Show another matter, and remember it for the other screens."""
        if event.key:
            self.house.chosen["matters"] = event.key
        self._refresh_matter()

    def open_pane(self, event: Register.Opened) -> None:
        """Go into the meeting's agenda."""
        event.stop()
        self.add_class("-deep")
        self.matters.focus()

    @on(Register.Opened, "#list")
    def open_meeting(self, event: Register.Opened) -> None:
        """Go into the meeting's agenda, and no further."""
        event.prevent_default()
        self.open_pane(event)

    @on(Register.Opened, "#matters")
    def open_matter(self, event: Register.Opened) -> None:
        """Go into the matter."""
        self.add_class("-deeper")
        self.query_one("#right").focus()

    def action_back(self) -> None:
        """Come back from the matter to the agenda, and from there to the meetings."""
        if self.has_class("-deeper"):
            self.remove_class("-deeper")
            self.matters.focus()
        else:
            super().action_back()

    def show_chosen(self) -> None:
        """Stand on the meeting and the matter that were chosen elsewhere."""
        super().show_chosen()
        wanted = self.house.chosen.get("matters", "")
        matter = self.state.matters.get(wanted)
        if matter is not None and matter.meeting == self.key:
            self.refresh_page()
            self.matters.choose(wanted)

    def go_deep(self, register: str) -> None:
        """Go into the meeting, and into the matter where that was asked for."""
        self.stand_on_chosen()
        self.add_class("-deep")
        self.set_class(register == "matters", "-deeper")
        (self.query_one("#right") if register == "matters" else self.matters).focus()

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
        self.then_newest(forms.plan_meeting(self.house))

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
            self.open_form(forms.edit_matter(self.house, self.matter), self.matter.exempt)

    def action_propose(self) -> None:
        """Write the proposed decision."""
        if self.matter:
            self.open_form(forms.propose(self.house, self.matter), self.matter.exempt)

    def action_edit_texts(self) -> None:
        """Put the texts of the minutes right, until they are approved."""
        if self.matter:
            self.open_form(forms.edit_texts(self.house, self.matter), self.matter.exempt)

    def action_withdraw(self) -> None:
        """Withdraw the matter."""
        if self.matter:
            self.app.push_screen(forms.withdraw(self.house, self.matter))

    def action_take_up_again(self) -> None:
        """Put the matter on a later meeting's agenda."""
        if self.matter:
            self.app.push_screen(forms.take_up_again(self.house, self.matter))

    def action_move(self, step: int) -> None:
        """Move the matter up or down the agenda."""
        meeting, key = self.meeting, self.matters.chosen
        if meeting is None or not key:
            return
        order = list(meeting.agenda)
        place = order.index(key)
        to = max(0, min(place + step, len(order) - 1))
        order.insert(to, order.pop(place))
        self.house.act(OrderMatters(meeting=meeting.id, agenda=tuple(order)))

    def action_send_notice(self) -> None:
        """Note that the notice has gone to all three parties; that cannot be undone."""
        meeting = self.meeting
        if meeting is None:
            return

        def after(yes: bool | None) -> None:
            if yes:
                self.house.act(SendNotice(meeting=meeting.id))

        question = self.say("agenda.send_notice_question", meeting=meeting.id)
        verb = self.say("agenda.send_notice_verb")
        self.app.push_screen(Confirm(self.words, question, verb), after)

    def action_approve(self) -> None:
        """Let one of each party approve the minutes."""
        if self.meeting:
            self.app.push_screen(forms.approve(self.house, self.meeting))

    def action_correct(self) -> None:
        """Add a correction to the approved minutes."""
        if self.meeting:
            self.app.push_screen(forms.correct(self.house, self.meeting, self.matter))

    def action_preview(self) -> None:
        """Read the notice, or the minutes of a meeting that was opened."""
        if self.meeting:
            screen = Preview(_document(self.meeting), self.meeting.id)
            self.house.enter(screen)

    def action_export(self) -> None:
        """Write the notice or the minutes to a file."""
        if self.meeting:
            export(self.house, self.app, _document(self.meeting), self.meeting.id)


def _document(meeting: Meeting) -> str:
    """Return which document a meeting has now."""
    return "notice" if meeting.opened is None else "minutes"
