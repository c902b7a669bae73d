"""What Saksliste shows: the meetings, the agenda of the chosen one, and the chosen matter."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from mkm_tui.documents.outcomes import outcome_words
from mkm_tui.documents.reach import Reach, title
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.terms import Body, MeetingStatus, Outcome
from mkm_tui.rules.consensus import outcome
from mkm_tui.rules.schedule import meeting_to_do
from mkm_tui.screens.agenda_lines import meeting_lines
from mkm_tui.screens.listing import Listing
from mkm_tui.screens.matter_page import OUTCOME_SIGNS, matter_page
from mkm_tui.widgets.pane import Pane
from mkm_tui.widgets.register import Column, Register
from mkm_tui.widgets.typed import Entry


class AgendaView(Listing):
    """Meetings on the left, the chosen one's agenda on the right."""

    CSS_PATH = "agenda.tcss"
    name_key = "agenda"
    register = "meetings"
    revealed = ""
    """The exempt matter whose texts are shown, at the secretary's wish."""

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
                yield Entry(placeholder=self.say("filter"), id="filter")
                yield Register(self.columns(), self.cells, self.empty(), id="list")
            with Container(id="work"):
                with Vertical(id="middle"):
                    yield Static(id="meeting", markup=False)
                    yield Register(columns, self._matter_cells, id="matters")
                yield Pane(id="right")

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

    def settle(self) -> None:
        """Begin on the meeting that runs, or the next one."""
        first = meeting_to_do(self.state, self.today)
        if first is not None:
            self.list.choose(first.id)

    def cells(self, key: str) -> Sequence[str]:
        """Return a meeting's row."""
        meeting = self.state.meetings[key]
        day = f"{self.words.short_date(meeting.on)} {meeting.on.year}"
        if meeting.body is Body.WORKING_COMMITTEE:
            day = f"{self.say('agenda.committee')} {day}"
        return key, day, self._status(meeting)

    def _status(self, meeting: Meeting) -> str:
        """Return where a meeting is, or its minutes once it is over."""
        if meeting.status is MeetingStatus.CLOSED:
            return self.say(f"minutes.short_{meeting.minutes_status}")
        return self.words.show(meeting.status)

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
        return self.state.matters.get(self.matters.chosen) if self.laid_out else None

    def refresh_page(self) -> None:
        """Show the chosen meeting, its agenda and the chosen matter."""
        meeting = self.meeting
        head = (
            meeting_lines(self.words, self.state, meeting, self.today) if meeting else Content("")
        )
        self.query_one("#meeting", Static).update(head)
        self.matters.empty = self.say("agenda.no_matters") if meeting else ""
        before = self.matters.standing
        self.matters.show(meeting.agenda if meeting else ())
        if self.matters.standing == before:
            self._refresh_matter()

    def _refresh_matter(self) -> None:
        """Show the chosen matter."""
        matter = self.matter
        if matter is None or matter.id != self.revealed or self.house.shared:
            self.revealed = ""
        revealed = bool(self.revealed)
        page = matter_page(self.words, self.state, matter, revealed) if matter else Content("")
        self.query_one("#right", Pane).show(page)
        self.refresh_bindings()

    def on_mount(self) -> None:
        """Follow the cursor in the agenda."""
        self.watch(self.matters, "standing", self.choose_matter, init=False)

    def choose_matter(self) -> None:
        """Show another matter."""
        self._refresh_matter()

    def come_into_sight(self) -> None:
        """Let the other screens know of the matter too."""
        super().come_into_sight()
        self.remember_matter()

    @on(Register.Chosen, "#matters")
    def remember_matter(self) -> None:
        """Remember the matter for the other screens."""
        if self.seen and self.matters.chosen:
            self.house.chosen["matters"] = self.matters.chosen

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
