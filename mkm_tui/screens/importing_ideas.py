"""Bringing in a suggestion box's spreadsheet: which file, a look at it, and then its ideas."""

import asyncio
from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from mkm_tui.documents.csv_rows import read_csv
from mkm_tui.documents.ideas_file import IdeasPlan, ideas_from
from mkm_tui.documents.ideas_preview import ideas_preview
from mkm_tui.documents.import_source import Source, Unreadable
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.room import Room
from mkm_tui.widgets import fields

_OFTEN = 5
"""Ideas between two looks at how far the import has come."""


def import_ideas(house: House, app: App[Any]) -> None:
    """Ask for a file and show what it holds; never on a shared screen, for it may hold names."""
    words = house.words
    if house.shared:
        house.warn(words("screens.shared.refused"))
        return

    def perform(values: dict[str, Any]) -> str:
        try:
            source = read_csv(Path(values["path"]).expanduser())
            plan = ideas_from(source, house.record, house.now().date())
        except Unreadable as no:
            return words(f"reading.{no.key}", **no.values)
        except RuntimeError:
            return words("reading.no_file", file=values["path"])  # no such user's home
        app.call_later(house.enter, IdeasPreview(source, plan))
        return ""

    path = fields.line("path", words("forms.import_ideas_path"))
    title, verb = words("forms.import_ideas"), words("forms.import_look")
    app.push_screen(Form(words, title, [path], perform, verb=verb))


class IdeasPreview(Room):
    """What a file holds; enter brings its ideas in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "bring_in", "bring_in"),
        Binding("escape", "leave_it", "back"),
    ]
    DEFAULT_CSS = "IdeasPreview #import { padding: 0 2; }"
    name_key = "importing_ideas"

    def __init__(self, source: Source, plan: IdeasPlan) -> None:
        super().__init__()
        self.source, self.plan, self.busy = source, plan, False

    def body(self) -> ComposeResult:
        """Lay out the preview."""
        with VerticalScroll(id="import"):
            yield Static(id="lines")

    def settle(self) -> None:
        """Let the keyboard scroll the lines."""
        self.query_one(VerticalScroll).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to bring in what can be brought in now."""
        if action == "bring_in":
            return bool(self.plan.actions) and not (self.busy or self.house.shared)
        return action != "leave_it" or not self.busy

    def refresh_body(self) -> None:
        """Show what was found; nothing of the file on a shared screen."""
        lines = ideas_preview(self.words, self.plan)
        if self.house.shared:
            lines = [self.say("shared.refused")]
        if not self.busy:
            self.query_one("#lines", Static).update(Text("\n".join(lines)))

    def action_leave_it(self) -> None:
        """Leave without bringing anything in."""
        self.app.pop_screen()

    def action_bring_in(self) -> None:
        """Bring the ideas in, by the record as it is now."""
        self.plan = ideas_from(self.source, self.house.record, self.today)
        if self.plan.actions:
            self.busy = True
            self.refresh_bindings()
            self._bring_in(self.plan)

    @work
    async def _bring_in(self, plan: IdeasPlan) -> None:
        """Add the ideas, showing how far it has come; where one is refused, the rest waits."""
        for number, action in enumerate(plan.actions):
            if refusal := self.house.attempt(action):
                self.busy = False
                self.house.warn(self.say("importing_ideas.stopped", done=number, why=refusal))
                self.action_leave_it()
                return
            if number % _OFTEN == 0:
                done = self.say("importing.progress", done=number + 1, all=len(plan.actions))
                self.query_one("#lines", Static).update(Text(done))
                await asyncio.sleep(0)
        self.house.chosen["ideas"] = next(reversed(list(self.house.record.ideas)))
        told = self.words("cli.ideas_imported", count=len(plan.actions))
        self.app.pop_screen()
        self.app.notify(told, timeout=10, markup=False)
