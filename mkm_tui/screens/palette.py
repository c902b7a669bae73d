"""Find anything by a few letters: what can be done here, and every numbered record."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from mkm_tui.documents.reach import Reach, title
from mkm_tui.screens.house import House
from mkm_tui.screens.room import Room
from mkm_tui.screens.swift import Swift
from mkm_tui.widgets.frame import shown_keys
from mkm_tui.widgets.register import Column, Register
from mkm_tui.widgets.typed import Entry

_MOST = 200
_KEY, _MODE = "key", "mode"
_MODES = ("overview", "agenda", "portfolio", "board", "decisions", "ideas")

_ROOMS = {"units": "units", "programme": "programme", "groups": "group"}
"""The registers that are a room of their own, each with the room's name in the catalogue."""


class Palette(Swift, ModalScreen[None]):
    """A line to type in, and what it finds; enter goes there."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "close", "close"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(self, house: House, asked: Room) -> None:
        super().__init__()
        self.house, self.words = house, house.words
        self._keys = [
            (key, f"{what} ({name})")
            for key, name, what in shown_keys(asked, house.words)
            if not key.isdigit() and key not in ("escape", "ctrl+p", "enter")
        ]
        self._found: dict[str, tuple[str, str]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the line and what it finds."""
        columns = (Column("", 14), Column(self.words("screens.palette.found")))
        nothing = self.words("screens.no_hits")
        with Vertical(classes="dialog -large"):
            yield Entry(placeholder=self.words("screens.palette.ask"), id="ask")
            yield Register(columns, lambda key: self._found[key], nothing, id="found")

    def on_mount(self) -> None:
        """Begin with everything that can be done."""
        self.query_one("#found").can_focus = False
        self._find("")

    @on(Input.Changed, "#ask")
    def find(self, event: Input.Changed) -> None:
        """Show what the letters find."""
        self._find(event.value)

    def _find(self, sought: str) -> None:
        """Show the first of what holds every word that is sought."""
        parts = sought.casefold().split()
        hits = (item for item in self._everything() if _holds(item, parts))
        self._found = dict(islice(hits, _MOST))
        register = self.query_one("#found", Register)
        register.cursor = 0
        register.show(list(self._found))

    def _everything(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield all there is as (key, (kind or number, words))."""
        words, state = self.words, self.house.state
        for key, what in self._keys:
            yield f"{_KEY} {key}", ("", what)
        for number, mode in enumerate(_MODES, 1):
            yield f"{_MODE} {mode}", ("", f"{words(f'screens.{mode}.name')} ({number})")
        for register in _ROOMS:
            yield f"{register} ", ("", words(f"screens.{_ROOMS[register]}.name"))
        yield f"{_KEY} ctrl+n", ("", f"{words('keys.idea')} (ctrl+n)")
        yield f"{_KEY} ctrl+f", ("", f"{words('keys.find')} (ctrl+f)")
        yield f"{_KEY} ctrl+t", ("", f"{words('keys.theme')} (ctrl+t)")
        yield f"{_KEY} ctrl+q", ("", f"{words('keys.quit')} (ctrl+q)")
        for unit in state.units.values():
            yield f"units {unit.id}", (words("screens.palette.unit"), unit.name)
        for meeting in reversed(list(state.meetings.values())):
            said = f"{words.date(meeting.on)} · {words.show(meeting.status)}"
            yield f"meetings {meeting.id}", (meeting.id, said)
        for matter in reversed(list(state.matters.values())):
            shown = title(matter, Reach.PUBLIC)
            yield f"matters {matter.id}", (words("screens.palette.matter", id=matter.id), shown)
            if matter.id in state.decisions:
                decision = words("screens.palette.decision", id=matter.id)
                yield f"decisions {matter.id}", (decision, shown)
        for register, records in (("projects", state.projects), ("ideas", state.ideas)):
            for record in records.values():
                yield f"{register} {record.id}", (record.id, record.title)

        for note in state.notes.values():
            register = "matters" if note.id in state.matters else "meetings"
            yield (
                f"{register} {note.id} note",
                (words("screens.palette.note", id=note.id), note.text),
            )

    def action_move(self, step: int) -> None:
        """Move the cursor while the letters stay."""
        self.query_one("#found", Register).action_move(step)

    def action_page(self, step: int) -> None:
        """Move the cursor a page."""
        self.query_one("#found", Register).action_page(step)

    @on(Input.Submitted, "#ask")
    def take(self) -> None:
        """Go to what the cursor is on."""
        self._take(self.query_one("#found", Register).chosen)

    @on(Register.Opened, "#found")
    def take_clicked(self, event: Register.Opened) -> None:
        """Go to what was clicked twice."""
        self._take(event.key)

    def _take(self, key: str) -> None:
        """Close, and press the key or show the record."""
        if not key:
            return
        register, which, *_ = key.split(" ")
        app = self.app
        self.dismiss()
        if register == _KEY:
            app.call_later(app.simulate_key, which)
        elif register == _MODE:
            app.call_later(app.run_action, f"mode('{which}')")
        else:
            app.call_later(cast(House, app).go, register, which)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()


def _holds(item: tuple[str, tuple[str, str]], parts: Sequence[str]) -> bool:
    """Say whether an item's words hold every one of the parts."""
    text = " ".join(item[1]).casefold()
    return all(part in text for part in parts)
