"""The Textual app: the decision log, from which publications will be recorded."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, Protocol

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Footer, Header

from mkm_tui.documents.registers import rows
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State


class Readable(Protocol):
    """What the app needs of a workspace."""

    state: State


class MkmApp(App[None]):
    """Shows the decision log of a workspace."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "avslutt")]

    def __init__(
        self, workspace: Readable, words: Words, clock: Callable[[], datetime], who: str
    ) -> None:
        super().__init__()
        self.workspace, self.words, self.clock, self.who = workspace, words, clock, who
        self.title = "mkm"

    def compose(self) -> ComposeResult:
        """Lay out the log."""
        yield Header()
        yield DataTable(cursor_type="row", zebra_stripes=True)
        yield Footer()

    def on_mount(self) -> None:
        """Fill the log."""
        table = self.query_one(DataTable)
        table.add_columns("Sak", "Vedtak", "Status", "Gjelder fra")
        for row in rows(self.workspace.state, "decisions", self.clock().date()):
            cells = (row["id"], row["title"], row["status"], row["in_force_from"] or "–")
            table.add_row(*(Text(str(cell)) for cell in cells), key=row["id"])
