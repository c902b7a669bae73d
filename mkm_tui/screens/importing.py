"""Bringing in a file of others from inside the program: which file, a look at it, and then it."""

import asyncio
from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from mkm_tui.actions.base import Context
from mkm_tui.documents.import_found import found_in_file
from mkm_tui.documents.import_plan import NoPlan, Plan, Where, plan_of
from mkm_tui.documents.import_preview import preview_of, stopped
from mkm_tui.documents.import_source import Source, Unreadable, read_source
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MeetingStatus
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.options import Options
from mkm_tui.screens.room import Room
from mkm_tui.widgets import fields

_OFTEN = 5
"""Actions between two looks at how far the import has come."""


def import_file(house: House, app: App[Any], meeting: Meeting | None) -> None:
    """Ask for a file and where its matters go, and show what it holds.

    Never on a shared screen: the file may hold anything (R34).
    """
    words = house.words
    if house.shared:
        house.warn(words("screens.shared.refused"))
        return

    def perform(values: dict[str, Any]) -> str:
        where = Where(values["meeting"] or "", values["on"])
        if where.meeting and where.on:
            return words("forms.import_one")
        try:
            source = read_source(Path(values["path"]).expanduser())
        except Unreadable as no:
            return words(f"reading.{no.key}", **no.values)
        except RuntimeError:
            return words("reading.no_file", file=values["path"])  # no such user's home
        app.call_later(house.enter, ImportPreview(source, where))
        return ""

    going = meeting is not None and meeting.status is not MeetingStatus.CLOSED
    chosen = meeting.id if meeting is not None and going else None
    app.push_screen(
        Form(
            words,
            words("forms.import_file"),
            [
                fields.line("path", words("forms.import_path")),
                fields.choice("meeting", words("forms.import_meeting"), _meetings(house), chosen),
                fields.day("on", words("forms.import_on"), house.now().date()),
            ],
            perform,
            verb=words("forms.import_look"),
        )
    )


def _meetings(house: House) -> Options:
    """Return the meetings that can take matters."""
    return [
        (f"{meeting.id}, {house.words.date(meeting.on)}", meeting.id)
        for meeting in house.state.meetings.values()
        if meeting.status is not MeetingStatus.CLOSED
    ]


class ImportPreview(Room):
    """What a file holds and where it goes; enter brings it in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "bring_in", "bring_in"),
        Binding("escape", "leave_it", "back"),
    ]
    DEFAULT_CSS = "ImportPreview #import { padding: 0 2; }"
    name_key = "importing"

    def __init__(self, source: Source, to: Where) -> None:
        super().__init__()
        self.source, self.to = source, to
        self.plan: Plan | None = None
        self.lines: list[str] = []
        self.busy = True

    def body(self) -> ComposeResult:
        """Lay out the preview."""
        with VerticalScroll(id="import"):
            yield Static(id="lines")

    def settle(self) -> None:
        """Read the file without holding up the keyboard."""
        self.query_one(VerticalScroll).focus()
        self._read(self.house.record)

    def where(self) -> str:
        """Return which file it is; its name too may tell what is not for all."""
        name = self.say("importing.name")
        return name if self.house.shared else f"{name} · {self.source.name}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to bring in what can be brought in now."""
        if action == "bring_in":
            return self.plan is not None and not self.busy and not self.house.shared
        return action != "leave_it" or not (self.busy and self.plan)

    def refresh_body(self) -> None:
        """Show what was found; nothing of the file on a shared screen (R34)."""
        shown = self.lines or [self.say("importing.reading")]
        if self.house.shared:
            shown = [self.say("shared.refused")]
        self.query_one("#lines", Static).update(Text("\n".join(shown)))

    @work(thread=True)
    def _read(self, state: State) -> None:
        """Find out what an import would do, beside the keyboard."""
        try:
            found = found_in_file(self.source, state)
            plan = plan_of(found, state, self.to, self._moment())
            self.app.call_from_thread(self._found, plan, preview_of(self.words, self.source, plan))
        except (Unreadable, NoPlan) as no:
            sentence = self.words(f"reading.{no.key}", **no.values)
            self.app.call_from_thread(self._found, None, [sentence])
        except RuleBroken as broken:
            self.app.call_from_thread(self._found, None, [self.words.refusal(broken)])

    def _moment(self) -> Context:
        """Return the moment and the person."""
        return Context(now=self.house.now(), who=self.house.who)

    def _found(self, plan: Plan | None, lines: list[str]) -> None:
        """Show what was found."""
        self.plan, self.lines, self.busy = plan, lines, False
        self.refresh_body()
        self.refresh_bindings()

    def action_leave_it(self) -> None:
        """Leave without bringing anything in."""
        self.app.pop_screen()

    def action_bring_in(self) -> None:
        """Bring it in, as the record is now; where a rule refuses, nothing is written."""
        if self.plan is None:
            return
        try:
            self.plan = plan_of(self.plan.found, self.house.record, self.to, self._moment())
        except (NoPlan, RuleBroken) as no:
            told = self.words.refusal(no) if isinstance(no, RuleBroken) else ""
            self.house.warn(told or self.words(f"reading.{no.key}", **no.values))
            return
        self.busy = True
        self.refresh_bindings()
        self._bring_in(self.plan)

    @work
    async def _bring_in(self, plan: Plan) -> None:
        """Perform the actions, showing how far it has come, and stand on the meeting."""
        for number, action in enumerate(plan.actions):
            if refusal := self.house.attempt(action):
                self._stop(plan, number, refusal)
                return
            if number % _OFTEN == 0:
                done = self.say("importing.progress", done=number + 1, all=len(plan.actions))
                self.query_one("#lines", Static).update(Text(done))
                await asyncio.sleep(0)
        self.house.chosen["meetings"] = plan.meeting
        count = len(plan.matters)
        told = self.words("cli.imported", count=count, meeting=plan.meeting)
        self.app.pop_screen()
        self.app.notify(told, timeout=10, markup=False)

    def _stop(self, plan: Plan, done: int, refusal: str) -> None:
        """Tell how far it came; the file is not brought in a second time from here."""
        told = stopped(self.words, plan, done, refusal)
        self.house.warn(told)
        self._found(None if done else plan, [told])
