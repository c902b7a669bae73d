"""A document as it will be read, before it is exported."""

from collections.abc import Awaitable
from typing import ClassVar

from msgspec import structs
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Markdown

from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.documents.papers import NoPaper, paper_of
from mkm_tui.documents.reach import Reach
from mkm_tui.records.meetings import Meeting
from mkm_tui.screens.export import export
from mkm_tui.screens.room import Room


def document_now(meeting: Meeting) -> Wish:
    """Return which document a meeting has now: its notice, or its minutes once it was opened."""
    kind = PaperKind.NOTICE if meeting.opened is None else PaperKind.MINUTES
    return Wish(kind, meeting=meeting.id)


class Preview(Room):
    """A document about a meeting, a decision or a unit."""

    CSS_PATH = "preview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", "back"),
        Binding("d", "reach", "reach"),
        Binding("x", "export", "export"),
    ]
    name_key = "preview"

    def __init__(self, wish: Wish) -> None:
        super().__init__()
        self.wish = wish
        self.reach = wish.audience

    def body(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="preview"):
            yield Markdown(open_links=False)

    def where(self) -> str:
        """Return which document it is, and for whom."""
        reader = self.words(f"forms.reach_{self.reach.value}")
        about = self.wish.about
        if self.wish.kind is PaperKind.UNIT:
            about = self.state.units[self.wish.unit].name
        name = " ".join(part for part in (self.say(f"preview.{self.wish.kind}"), about) if part)
        return f"{name} · {reader}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the internal document off a shared screen (R34)."""
        return action != "reach" or not self.house.shared

    def refresh_body(self) -> None:
        """Write the document anew."""
        page = self.query_one(Markdown)
        if self.house.shared and self.reach is Reach.INTERNAL:
            self.reach, page.display = Reach.PUBLIC, False
        self.call_later(self._written, page.update(self._text()))

    def _text(self) -> str:
        """Return the document in Markdown, or why there is none."""
        wish = structs.replace(self.wish, audience=self.reach)
        try:
            return paper_of(self.state, wish, self.today, self.house.stamp).body
        except NoPaper as no:
            return self.words(f"documents.{no.key}", **no.values)

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
        export(self.house, self.app, structs.replace(self.wish, audience=self.reach))
