"""What Møterommet shows: the agenda, the matter at hand with its texts, the parties."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Label, Static

from mkm_tui.actions.base import Action
from mkm_tui.actions.matters import EditText, ProposeDecision, TextField
from mkm_tui.actions.room import StartMatter
from mkm_tui.documents.reach import Reach, title
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.terms import MatterKind, MeetingStatus, Party
from mkm_tui.rules.agenda import minutes_spent, predicted_end, undocumented
from mkm_tui.rules.consensus import outcome
from mkm_tui.screens.matter_page import OUTCOME_SIGNS, about, matter_page
from mkm_tui.screens.room import Room
from mkm_tui.widgets.leaf import Leaf
from mkm_tui.widgets.live_text import LiveText, Save
from mkm_tui.widgets.parties import Parties
from mkm_tui.widgets.register import Column, Register

_TEXTS: tuple[TextField, ...] = ("consideration", "dialogue", "users_voice")


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

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        blank = Meeting(id=self.meeting_id, on=self.today)
        return self.state.meetings.get(self.meeting_id, blank)

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
        key = self.query_one("#agenda", Register).chosen if self.is_mounted else ""
        return self.state.matters.get(key)

    def body(self) -> ComposeResult:
        """Lay out agenda, matter and parties."""
        columns = (Column("", 1), Column(self.say("meeting.matters"), 6), Column(""))
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Register(
                    columns, self._cells, self.say("agenda.no_matters"), "agenda", "take_up"
                )
            with Vertical(id="paper"):
                yield Static(id="about", markup=False)
                with VerticalScroll(id="ended"):
                    yield Static(id="page", markup=False)
                with Vertical(id="editors"):
                    yield Label(self.words("leaf.proposal"), classes="editor--label")
                    yield LiveText(self._save_proposal, id="proposal")
                    for name in _TEXTS:
                        yield Label(self.words(f"leaf.{name}"), classes=f"editor--label -{name}")
                        yield LiveText(self._saver(name), id=name)
            with VerticalScroll(id="table"):
                yield Parties(self.words, id="parties")
                yield Static(id="frame", markup=False)

    def settle(self) -> None:
        """Stand on the matter at hand."""
        self.add_class("-on-consideration")
        self.stand_on_current()

    def on_resize(self, event: Resize) -> None:
        """Give the parties one line each where it is narrow."""
        self.query_one(Parties).short = event.size.width < 100

    def _cells(self, key: str) -> Sequence[str]:
        """Return a row of the agenda."""
        matter = self.state.matters[key]
        sign = OUTCOME_SIGNS[outcome(matter)]
        if key == self.meeting.current and self.running:
            sign = "▶"
        return sign, key, title(matter, Reach.PUBLIC)

    def where(self) -> str:
        """Return the meeting, and whether it runs."""
        status = "" if self.running else f" · {self.words.show(self.meeting.status)}"
        return f"{self.say('meeting.where', meeting=self.meeting_id)}{status}"

    def news(self) -> str:
        """Return the matter at hand, its place and the predicted end."""
        meeting = self.meeting
        if not self.running:
            return ""
        parts = []
        if meeting.current:
            place = meeting.agenda.index(meeting.current) + 1
            count = len(meeting.agenda)
            values = {"matter": meeting.current, "place": place, "count": count}
            parts.append(self.say("meeting.at", **values))
        end = predicted_end(self.state, meeting, self.house.now())
        return " · ".join([*parts, self.say("meeting.end", time=end.time())])

    def refresh_head(self) -> None:
        """Show the time, in the head line and with the matter at hand."""
        super().refresh_head()
        if self.has_class("-editing"):
            self.query_one("#about", Static).update(self._about(self.shown))

    def refresh_body(self) -> None:
        """Show agenda, matter and parties as they are."""
        self.query_one("#agenda", Register).show(self.meeting.agenda)
        self.refresh_matter()

    def refresh_matter(self) -> None:
        """Show the matter under the cursor: to work on, or to read."""
        matter, at_hand = self.shown, self.at_hand
        hidden = at_hand is not None and at_hand.exempt and at_hand.id != self.revealed
        editing = at_hand is not None and not hidden
        self.set_class(editing, "-editing")
        if not editing and self.query_one("#editors").has_pseudo_class("focus-within"):
            self.query_one("#agenda").focus()
        self._fill_editors(at_hand if editing else None)
        self.query_one("#about", Static).update(self._about(matter) if editing else Content(""))
        page = matter_page(self.words, self.state, matter) if matter else Content("")
        self.query_one("#page", Static).update(Content("\n").join([page, self._hint(matter)]))
        self.query_one(Parties).show(self.state, self.meeting, matter if self.running else None)
        self.query_one("#frame", Static).update(self._frame(matter))
        self.refresh_bindings()

    def _about(self, matter: Matter | None) -> Content:
        """Return title, kind and time of the matter at hand."""
        if matter is None:
            return Content("")
        leaf = Leaf(self.words).title(f"{matter.id}  {title(matter, Reach.PUBLIC)}")
        spent = minutes_spent(self.meeting, matter.id, self.house.now())
        time = self.say("meeting.spent", spent=spent) if spent else ""
        leaf.line(" · ".join(p for p in (about(self.words, self.state, matter), time) if p))
        if matter.added_late and len(matter.consents) < len(Party):
            leaf.warn(self.say("agenda.late"))
        return leaf.written()

    def _hint(self, matter: Matter | None) -> Content:
        """Return what can be done from here."""
        status = self.meeting.status
        if status is MeetingStatus.CLOSED:
            return Content(f"\n{self.say('meeting.hint_closed')}")
        if status is MeetingStatus.ADJOURNED:
            return Content(f"\n{self.say('meeting.hint_adjourned')}")
        if not self.running:
            return Content(f"\n{self.say('meeting.hint_open')}")
        if matter is None or matter.ended:
            return Content("")
        if self.at_hand is not None:
            return Content(f"\n{self.say('meeting.hint_exempt')}")
        return Content(f"\n{self.say('meeting.hint_start')}")

    def _frame(self, matter: Matter | None) -> Content:
        """Return leader, deadline, units and old out, and what is not documented (R17)."""
        leaf = Leaf(self.words)
        if matter is None or matter.kind is not MatterKind.DECISION or matter.exempt:
            return leaf.written()
        leader = self.state.people.get(matter.responsible)
        leaf.field("responsible", leader.name if leader else "")
        leaf.field("deadline", matter.deadline)
        leaf.field("units", [self.state.units[key].name for key in matter.units])
        leaf.field("old_out", matter.old_out)
        leaf.field("nothing_out_because", matter.nothing_out_because)
        if not matter.ended:
            for name in undocumented(matter):
                leaf.warn(self.say(f"meeting.lacks_{name}"))
        return leaf.written()

    def _fill_editors(self, matter: Matter | None) -> None:
        """Bring the editors to the texts of a matter, once what was typed is saved."""
        key = matter.id if matter else ""
        if key != self._writing and not self.flush():
            return
        self._writing = key
        if matter is not None:
            for name in ("proposal", *_TEXTS):
                self.query_one(f"#{name}", LiveText).show(getattr(matter, name))

    def watch_state(self) -> None:
        """Show the new record; leave the room where its meeting was taken back."""
        super().watch_state()
        if self.is_current and self.meeting_id not in self.state.meetings:
            self.app.call_later(self.app.pop_screen)

    def leave(self) -> bool:
        """Save what is typed before anything else is done."""
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
        self.refresh_matter()

    @on(Register.Opened, "#agenda")
    def take_up(self, event: Register.Opened) -> None:
        """Take the matter up, or go into it where it is narrow."""
        matter = self.shown
        self.remove_class("-list")
        if self.running and matter and not matter.ended and matter.id != self.meeting.current:
            self.act(StartMatter(matter=matter.id))
        self.refresh_matter()

    def act(self, action: Action) -> bool:
        """Save what is typed, perform an action, and say whether it is done."""
        return self.flush() and self.house.act(action)

    def stand_on_current(self) -> None:
        """Put the cursor on the matter at hand."""
        self.query_one("#agenda", Register).choose(self.meeting.current)
        self.refresh_matter()
