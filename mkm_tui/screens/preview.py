"""A document as it will be read, before it is exported."""

from collections.abc import Awaitable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Markdown

from mkm_tui.documents.papers import document_of
from mkm_tui.documents.reach import Reach
from mkm_tui.screens.export import export
from mkm_tui.screens.room import Room


class Preview(Room):
    """Notice or minutes of a meeting."""

    CSS_PATH = "preview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", "back"),
        Binding("d", "reach", "reach"),
        Binding("x", "export", "export"),
    ]
    name_key = "preview"

    def __init__(self, kind: str, meeting_id: str) -> None:
        super().__init__()
        self.kind, self.meeting_id = kind, meeting_id
        self.reach = Reach.PUBLIC

    def body(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="preview"):
            yield Markdown(open_links=False)

    def where(self) -> str:
        """Return which document it is, and for whom."""
        reader = self.words(f"forms.reach_{self.reach.value}")
        return f"{self.say(f'preview.{self.kind}')} {self.meeting_id} · {reader}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the internal document off a shared screen (R34)."""
        return action != "reach" or not self.house.shared

    def refresh_body(self) -> None:
        """Write the document anew."""
        page = self.query_one(Markdown)
        if self.house.shared and self.reach is Reach.INTERNAL:
            self.reach, page.display = Reach.PUBLIC, False
        text = document_of(self.state, self.kind, self.meeting_id, self.reach, self.today)
        self.call_later(self._written, page.update(text or ""))

    async def _written(self, update: Awaitable[None]) -> None:
        """Show the page once it is written: what it said before may not be for all."""
        await update
        self.query_one(Markdown).display = True

    def action_reach(self) -> None:
        """Show it as the other readers see it."""
        self.reach = Reach.INTERNAL if self.reach is Reach.PUBLIC else Reach.PUBLIC
        self.refresh_head()
        self.refresh_body()

    def action_export(self) -> None:
        """Write it to a file."""
        export(self.house, self.app, self.kind, self.meeting_id)
