"""The room display: what goes on in the meeting, for all in the room to see (R32, R34)."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Digits, Static

from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import Body, MeetingStatus
from mkm_tui.rules.schedule import meeting_now, read_now
from mkm_tui.rules.sharing import shown_to_all
from mkm_tui.screens.follow_calm import Calm, at_rest, no_meeting, waiting
from mkm_tui.screens.follow_lines import agenda_lines, matter_lines, place, strip, time_lines
from mkm_tui.store.follower import Follower
from mkm_tui.widgets.fitting import Fitted, centred
from mkm_tui.widgets.frame import Head
from mkm_tui.widgets.reading import Reading
from mkm_tui.widgets.voices import voices

_LOOK, _TICK = 0.1, 1.0
"""Seconds between looks at the journal, and between looks at the clock."""
_PAGES = ("meeting", "calm", "reading")
_NARROW, _HUGE, _TALL = 130, 180, 32
"""Columns from which on the agenda stands beside the matter, and tells the outcomes; lines from
which on there is air."""

_CALM_FRAME, _CALM_AIRY, _SIDE_FRAME = 6, 17, 11
"""Lines that head, headline, clock and gaps take: on the calm page, where it has air, and beside
the matter."""


class Follow(Screen[None]):
    """Shows one of three pages: a matter at hand, a text being read back, or a calm one."""

    CSS_PATH = "follow.tcss"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (_NARROW, "-normal"),
        (_HUGE, "-huge"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (_TALL, "-tall")]  # noqa: RUF012

    def __init__(self, follower: Follower, words: Words, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.follower, self.words, self.now = follower, words, now
        self._told: tuple[str, ...] = ()
        """What the clock made of the page when it was drawn."""

    def compose(self) -> ComposeResult:
        """Lay out the three pages; one is seen at a time."""
        yield Head()
        with Container(id="meeting"):
            with Container(id="side"):
                yield Digits(id="clock")
                yield Static(id="times", markup=False)
                yield Fitted(id="agenda")
            yield Fitted(id="matter")
            yield Fitted(id="voices")
        with Vertical(id="calm"):
            yield Static(id="calm-head", markup=False)
            yield Digits(id="calm-clock")
            yield Static(id="calm-lines", markup=False)
            yield Fitted(id="calm-list")
        yield Reading(id="reading")

    def on_mount(self) -> None:
        """Show what there is, and keep up with the journal and the clock."""
        self.follower.look()
        self.draw()
        self.set_interval(_LOOK, self.look)
        self.set_interval(_TICK, self.tick)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the page to the new size."""
        self.draw()

    def look(self) -> None:
        """Show what another program has written."""
        if self.follower.look():
            self.draw()

    def tick(self) -> None:
        """Show the time where a minute has passed."""
        if self._told != self._times():
            self.draw()

    def _times(self) -> tuple[str, ...]:
        """Return what changes by the clock alone."""
        now, state = self.now(), self.follower.state
        clock = f"{now:%H:%M}"
        meeting = meeting_now(state, now) if state else None
        if state is None or meeting is None:
            return (f"{now:%d}", clock)
        matter = state.matters.get(meeting.current)
        return (clock, *time_lines(self.words, state, meeting, matter, now))

    def draw(self) -> None:
        """Show the page that belongs to this moment."""
        self._told = self._times()
        now, record = self.now(), self.follower.state
        if record is None:
            self._draw_head(None, None)
            self._draw_calm(waiting(self.words, self.follower.fault))
            return
        state = shown_to_all(record, self.words("screens.draft"))
        meeting = meeting_now(state, now)
        self._draw_head(state, meeting)
        matter = state.matters.get(meeting.current) if meeting else None
        if meeting is None:
            self._draw_calm(no_meeting(self.words, state, now))
        elif read_now(state, meeting):
            self._turn_to("reading")
            self.query_one(Reading).read(
                self.words, state, meeting, meeting.reading, self.words("screens.reading.ask")
            )
        elif matter is None or meeting.status is MeetingStatus.ADJOURNED:
            self._draw_calm(at_rest(self.words, state, meeting, now))
        else:
            self._draw_meeting(state, meeting, matter)

    def _turn_to(self, page: str) -> None:
        """Let one page be seen."""
        for name in _PAGES:
            self.set_class(name == page, f"-{name}")

    def _draw_head(self, state: State | None, meeting: Meeting | None) -> None:
        """Show whose meeting it is, and how far it has come."""
        head, group = self.query_one(Head), state.group if state else None
        where = [group.municipality, group.name] if group else ["mkm"]
        if meeting is not None and meeting.body is Body.WORKING_COMMITTEE:
            where.append(self.words.show(meeting.body))
        if meeting is not None:
            where.append(self.words("screens.meeting.where", meeting=meeting.id))
        head.where = " · ".join(part for part in where if part)
        matter = state.matters.get(meeting.current) if state and meeting else None
        head.news = place(self.words, meeting, matter) if meeting and matter else ""

    def _draw_meeting(self, state: State, meeting: Meeting, matter: Matter) -> None:
        """Show the matter at hand, the parties, the agenda and the time."""
        self._turn_to("meeting")
        words, now, size = self.words, self.now(), self.size
        narrow = size.width < _NARROW
        self.query_one("#clock", Digits).update(f"{now:%H:%M}")
        times = [Content(line) for line in time_lines(words, state, meeting, matter, now)]
        if narrow:
            times.append(strip(words, state, meeting, size.width - 20))
        self.query_one("#times", Static).update(Content("\n").join(times))
        told = size.width >= _HUGE
        agenda = partial(agenda_lines, words, state, meeting, told=told)
        matters = self.query_one("#agenda", Fitted)
        matters.limit = max(1, size.height - len(times) - _SIDE_FRAME)
        matters.show(agenda)
        self.query_one("#matter", Fitted).show(
            partial(matter_lines, words, matter, middle=not narrow)
        )
        parties = self.query_one("#voices", Fitted)
        parties.limit = max(4, size.height * 2 // 5) if narrow else 0
        parties.show(partial(voices, words, state, meeting, matter))

    def _draw_calm(self, calm: Calm) -> None:
        """Show a headline, the clock, and what belongs below it."""
        self._turn_to("calm")
        self.query_one("#calm-head", Static).update(Content(calm.head))
        self.query_one("#calm-clock", Digits).update(f"{self.now():%H:%M}")
        lines = Content("\n").join(Content(line) for line in calm.lines)
        self.query_one("#calm-lines", Static).update(lines)
        below = self.query_one("#calm-list", Fitted)
        taken = len(lines.wrap(max(1, self.size.width - 4)))
        frame = _CALM_FRAME if self.size.height < _TALL else _CALM_AIRY
        below.limit = max(0, self.size.height - taken - frame)
        below.show(lambda width, height: centred(calm.listed(width, height), width))
