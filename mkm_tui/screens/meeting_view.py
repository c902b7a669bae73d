"""What Møterommet shows: the agenda, the matter at hand with its texts, the parties."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from mkm_tui.actions.base import Action
from mkm_tui.actions.matters import EditText, ProposeDecision, TextField
from mkm_tui.actions.room import ReadBack, StartMatter
from mkm_tui.documents.reach import Reach, title
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.terms import MatterKind, MeetingStatus
from mkm_tui.rules.consensus import outcome
from mkm_tui.screens.house import veiled
from mkm_tui.screens.matter_page import OUTCOME_SIGNS, matter_page
from mkm_tui.screens.matter_texts import MatterTexts
from mkm_tui.screens.meeting_lines import (
    at_hand_lines,
    break_line,
    frame_lines,
    hint,
    progress_line,
    which_meeting,
)
from mkm_tui.screens.room import Room
from mkm_tui.store.desk import Place
from mkm_tui.widgets.live_text import LiveText, Save
from mkm_tui.widgets.parties import Parties, Table
from mkm_tui.widgets.register import Column, Register

_TEXTS: tuple[TextField, ...] = ("consideration", "dialogue", "users_voice")
_REMEMBER = 1.0
"""Seconds between looks at where the user is."""


class MeetingView(Room):
    """The meeting on screen; what can be done in it is in `MeetingRoom`."""

    CSS_PATH = "meeting.tcss"
    AUTO_FOCUS = "#agenda"
    name_key = "meeting"

    def __init__(self, meeting_id: str) -> None:
        super().__init__()
        self.meeting_id = meeting_id
        self._writing = ""
        """The matter whose texts stand in the editors."""
        self.revealed = ""
        """The exempt matter whose texts are shown, at the secretary's wish."""
        self.papers = False
        """Whether the papers of the matter at hand stand in the place of its minutes."""
        self._laid_out = False
        """Whether there is an agenda to ask; the first key that arrives must find it."""

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        found = self.state.meetings.get(self.meeting_id)
        return found or Meeting(id=self.meeting_id, on=self.today)

    @property
    def running(self) -> bool:
        """Whether the meeting is open."""
        return self.meeting.status is MeetingStatus.RUNNING

    @property
    def at_hand(self) -> Matter | None:
        """The matter being treated, if it is the one that is shown."""
        matter = self.shown
        taken_up = matter is not None and matter.id == self.meeting.current and not matter.ended
        return matter if taken_up and self.running else None

    @property
    def shown(self) -> Matter | None:
        """The matter under the cursor."""
        key = self.query_one("#agenda", Register).chosen if self._laid_out else ""
        return self.state.matters.get(key)

    def body(self) -> ComposeResult:
        """Lay out agenda, matter and parties."""
        columns = (
            Column("", 1),
            Column(self.say("meeting.matters"), 6),
            Column(""),
            Column(self.say("agenda.min"), 3, least=34),
        )
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Register(
                    columns, self._cells, self.say("agenda.no_matters"), "agenda", "take_up"
                )
            with Vertical(id="paper"):
                yield Static(id="about", markup=False)
                with VerticalScroll(id="ended"):
                    yield Static(id="page", markup=False)
                savers: dict[str, Save] = {"proposal": self._save_proposal}
                savers |= {name: self._saver(name) for name in _TEXTS}
                yield MatterTexts(self.words, savers, id="editors")
            with VerticalScroll(id="table"):
                yield Parties(self.words, id="parties")
                yield Static(id="frame", markup=False)

    def can_write(self, name: str) -> bool:
        """Say whether a text can be written in: the matter is at hand, and its kind asks for it."""
        asked = name == "consideration" or self.has_class("-deciding")
        return self.has_class("-editing") and asked

    def settle(self) -> None:
        """Stand on the matter at hand, or where the last program was left."""
        if self.meeting.reading and self.running:
            self.house.attempt(ReadBack(matter=self.meeting.reading, over=True))
        self.add_class("-on-consideration")
        self.stand_on_current()
        place = self.house.desk.return_to(self.meeting_id)
        if place is not None and place.at_hand == self.meeting.current:
            self._return_to(place)
        self.set_interval(_REMEMBER, self._remember)

    def _return_to(self, place: Place) -> None:
        """Stand on the matter, and in the text if it may be seen and written in."""
        self.query_one("#agenda", Register).choose(place.matter)
        self.refresh_matter()
        if place.field in ("proposal", *_TEXTS) and self.can_write(place.field):
            self.turn_to(place.field)
            self.call_after_refresh(self._write_on, place)

    def turn_to(self, name: str) -> None:
        """Let one of the minutes' texts be seen where there is room for one; the proposal stays."""
        for other in _TEXTS if name in _TEXTS else ():
            self.set_class(other == name, f"-on-{other}")

    def _write_on(self, place: Place) -> None:
        """Go on in a text, with the cursor where it was."""
        editor = self.query_one(f"#{place.field}", LiveText)
        editor.focus()
        editor.move_cursor((place.row, place.column))
        self.call_after_refresh(editor.scroll_cursor_visible)

    def _remember(self) -> None:
        """Note where the user is, for the next start; what lies over the room changes nothing."""
        if not self.is_current:
            return
        matter = self.shown.id if self.shown else ""
        field, row, column = "", 0, 0
        if isinstance(self.focused, LiveText):
            field = self.focused.id or ""
            row, column = self.focused.cursor_location
        place = Place(self.meeting_id, self.meeting.current, matter, field, row, column)
        self.house.desk.remember(place)

    def on_resize(self, event: Resize) -> None:
        """Give the parties one line each where it is narrow."""
        self.query_one(Parties).short = event.size.width < 100

    def _cells(self, key: str) -> Sequence[str]:
        """Return a row of the agenda."""
        matter = self.state.matters[key]
        sign = OUTCOME_SIGNS[outcome(matter)]
        if key == self.meeting.current and self.running:
            sign = "▶"
        return sign, key, title(matter, Reach.PUBLIC), str(matter.minutes_planned or "")

    def where(self) -> str:
        """Return the meeting, and whether it runs."""
        return which_meeting(self.words, self.meeting)

    def news(self) -> str:
        """Return the matter at hand, its place and the predicted end."""
        if not self.running:
            return break_line(self.house, self.meeting)
        return progress_line(self.house, self.meeting)

    def refresh_head(self) -> None:
        """Show the time, in the head line and with the matter at hand."""
        super().refresh_head()
        self.query_one("#about", Static).update(self._about())

    def refresh_body(self) -> None:
        """Show agenda, matter and parties as they are."""
        self._laid_out = True
        self.query_one("#agenda", Register).show(self.meeting.agenda)
        self.refresh_matter()

    def refresh_matter(self) -> None:
        """Show the matter under the cursor: to work on, or to read."""
        matter, at_hand = self.shown, self.at_hand
        if self.house.shared:
            self.revealed = ""
        hidden = at_hand is not None and at_hand.exempt and at_hand.id != self.revealed
        editing = at_hand is not None and not hidden and not self.papers
        if not editing and self.query_one("#editors").has_pseudo_class("focus-within"):
            self.query_one("#agenda").focus()
        self._fill_editors(at_hand if editing else None)
        self.set_class(editing, "-editing")
        deciding = at_hand is not None and at_hand.kind is MatterKind.DECISION
        self.set_class(deciding, "-deciding")
        self.query_one("#about", Static).update(self._about())
        if not editing:
            self.query_one("#page", Static).update(self._page(matter))
        can_take_up = self.running and matter is not None and not matter.ended and not at_hand
        self.query_one("#agenda", Register).opens = "take_up" if can_take_up else ""
        names = matter is None or not veiled(self.house, matter)
        self.query_one(Parties).show(Table(self.state, self.meeting, matter, names))
        key = matter.id if matter else ""
        self.query_one("#frame", Static).update(
            frame_lines(self.words, self.state, matter, key == self.revealed)
        )
        self.refresh_bindings()

    def _page(self, matter: Matter | None) -> Content:
        """Return the matter to read, and what can be done from here."""
        said = hint(self.house, self.meeting, matter, self.at_hand, self.papers)
        if matter is None:
            return said
        page = matter_page(self.words, self.state, matter, matter.id == self.revealed)
        return Content("\n\n").join([said, page] if said.plain else [page])

    def _about(self) -> Content:
        """Return title, kind and time of the matter that is worked on."""
        matter = self.at_hand if self.has_class("-editing") else None
        if matter is None:
            return Content("")
        return at_hand_lines(self.house, self.meeting, matter, matter.id == self.revealed)

    def _fill_editors(self, matter: Matter | None) -> None:
        """Bring the editors to the texts of a matter, once what was typed is saved."""
        key = matter.id if matter else ""
        if key != self._writing and not self.flush():
            return
        self._writing = key
        if matter is not None:
            self.query_one(MatterTexts).show(matter, self.house.read_only)

    def watch_state(self) -> None:
        """Show the new record; leave the room where its meeting was taken back."""
        super().watch_state()
        if self.is_current and self.meeting_id not in self.state.meetings:
            self.app.call_later(self.app.pop_screen)

    def leave(self) -> bool:
        """Save what is typed before anything else is done."""
        self._remember()
        return self.flush()

    def flush(self) -> bool:
        """Save what is typed and not saved; say whether nothing is left unsaved."""
        done = [editor.flush() for editor in self.query(LiveText)]
        return all(done)

    def _save_proposal(self, at: int, cut: str, put: str) -> bool:
        """Save the proposal as a whole: positions belong to one exact text."""
        text = self.query_one("#proposal", LiveText).text
        return self.house.act(ProposeDecision(matter=self._writing, text=text))

    def _saver(self, name: TextField) -> Save:
        """Return what saves a span of one of the texts."""

        def save(at: int, cut: str, put: str) -> bool:
            action = EditText(matter=self._writing, field=name, at=at, cut=cut, put=put)
            return self.house.act(action)

        return save

    @on(Register.Chosen, "#agenda")
    def choose(self, event: Register.Chosen) -> None:
        """Show another matter."""
        if event.key:
            self.house.chosen["matters"] = event.key
        if event.key != self.revealed:
            self.revealed = ""
        self.papers = False
        self.refresh_matter()

    @on(Register.Opened, "#agenda")
    def take_up(self, event: Register.Opened) -> None:
        """Take the matter up, or go into it where it is narrow."""
        matter = self.shown
        self.remove_class("-list")
        if self.running and matter and not matter.ended and matter.id != self.meeting.current:
            self.start(matter)
        self.refresh_matter()

    def start(self, matter: Matter) -> bool:
        """Take a matter up; what was told about the one before covers it no longer."""
        self.app.clear_notifications()
        return self.act(StartMatter(matter=matter.id))

    def act(self, action: Action) -> bool:
        """Save what is typed, perform an action, and say whether it is done."""
        return self.flush() and self.house.act(action)

    def stand_on_current(self) -> None:
        """Put the cursor on the matter at hand."""
        self.query_one("#agenda", Register).choose(self.meeting.current)
        self.refresh_matter()
