"""Søk: one line for everything in the record, and what it finds as one types."""

from collections.abc import Sequence
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from mkm_tui.documents.found import excerpt, misread_words
from mkm_tui.rules.finding import Finding, hits
from mkm_tui.rules.finding_query import folded
from mkm_tui.rules.finding_texts import Place
from mkm_tui.screens.find_hint import hint
from mkm_tui.screens.house import House
from mkm_tui.screens.hunt import Hunt
from mkm_tui.screens.room import Room
from mkm_tui.widgets.plain import one_line
from mkm_tui.widgets.register import Column, Register
from mkm_tui.widgets.typed import Entry

_AT_ONCE, _SLICE = 0.015, 0.010
"""Seconds of searching at a key, and in a slice between keys."""
_GAP, _AHEAD, _REST = 0.004, 0.03, 0.4
"""Seconds between slices, and between those that read ahead; after a key these wait longer."""
_NEAR = 10
"""Rows from the last one at which more are looked for."""
_ROW, _PARAGRAPH, _PARAGRAPHS, _OTHERS = 140, 400, 10, 2
"""Signs of text in a row and in a paragraph of the pane; paragraphs there with hits, and others."""
_HIT = "bold underline"


class Find(Room):
    """A line to type in, what it finds, and the texts of what is chosen."""

    CSS_PATH = "find.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_search", "back"),
        Binding("enter", "take", "go_there", priority=True),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]
    AUTO_FOCUS = "#ask"
    name_key = "find"

    def __init__(self, hunt: Hunt) -> None:
        super().__init__()
        self.hunt = hunt
        self._cells: dict[str, Sequence[str]] = {}
        self._timer: Timer | None = None
        self._said_of: tuple[str, Sequence[Place]] = ("", ())
        """The record whose texts are shown, and the search that they are shown for."""
        self._stale = True
        """Whether the list shows what was sought before."""

    def body(self) -> ComposeResult:
        """Lay out the line, what it finds and the pane."""
        columns = (
            Column(self.say("find.number"), 15),
            Column(self.say("find.title")),
            Column(self.say("find.text"), least=110),
            Column(self.say("find.day"), 13, least=60),
        )
        self.hunt.arrive(self.house.shared)
        yield Entry(self.hunt.line, placeholder=self.say("find.ask"), id="ask")
        yield Static(id="hint", markup=False)
        yield Static(id="count", markup=False)
        with Container(id="spread"):
            yield Register(columns, self.cells, self.say("find.empty"), id="hits", opens="")
            yield Static(id="said", markup=False)

    @property
    def list(self) -> Register:
        """The list of what is found."""
        return self.query_one("#hits", Register)

    def settle(self) -> None:
        """Select what was typed on the last visit, so that typing replaces it."""
        self.query_one("#ask", Input).select_all()

    def refresh_body(self) -> None:
        """Take in the record as it is; what may no longer be seen goes at once."""
        if self.hunt.take(self.state, self.today, self.house.shared):
            self._show_none()
        self._go_on(_AT_ONCE)

    def _show_none(self) -> None:
        """Empty the list and the pane."""
        self._cells = {}
        self.list.keys = ()
        self.list.show(())
        self._show_said()

    @on(Input.Changed, "#ask")
    def seek(self, event: Input.Changed) -> None:
        """Look for what is typed."""
        if event.value == self.hunt.line and self.hunt.found:
            return
        self.hunt.chosen = ""
        self.hunt.seek(event.value)
        self.list.keys, self._stale = (), True
        self._go_on(_AT_ONCE)

    def _tick(self) -> None:
        """Go on with what is left to do."""
        self._go_on(_SLICE)

    def _go_on(self, seconds: float) -> None:
        """Work for so long, show what it came to, and come back for the rest.

        Nothing is drawn again for hits that are out of sight, until all are counted.
        """
        if self._timer:
            self._timer.stop()
        sought, before = self.hunt.seeks, self.hunt.found
        self.hunt.go_on(seconds)
        shown, found = len(self.list.keys), self.hunt.found
        in_sight = shown < self.list.size.height and len(found) > shown
        ended = (sought and not self.hunt.seeks) or found is not before
        if self._stale or in_sight or (ended and self.hunt.query):
            self._show_found()
        if self.hunt.busy:
            rests = _REST if seconds == _AT_ONCE else _AHEAD
            self._timer = self.set_timer(_GAP if self.hunt.seeks else rests, self._tick)

    def _show_found(self) -> None:
        """Show what is found so far."""
        self._cells, self._stale = {}, False
        found = [f"{place.register} {place.id}" for place in self.hunt.found]
        self.list.empty = self._nothing()
        self.list.show(found)
        if self.hunt.chosen in found:
            self.list.choose(self.hunt.chosen)
            self.hunt.chosen = ""
        self.refresh_bindings()
        self._show_said()
        self._tell("#count", self._count())
        self._tell("#hint", hint(self.words, self.hunt, self.state))

    def _tell(self, where: str, text: str) -> None:
        """Show another line of text; the same one is not drawn again."""
        line = self.query_one(where, Static)
        if line.content != text:
            line.update(text, layout=False)

    def _nothing(self) -> str:
        """Return what the list says where it is empty."""
        if not self.hunt.query:
            return self.say("find.empty")
        return self.say("find.seeking" if self.hunt.seeks else "find.none")

    def _count(self) -> str:
        """Return how many there are, and what was not understood."""
        told = [misread_words(self.words, misread) for misread in self.hunt.query.misread]
        count = len(self.hunt.found)
        if self.hunt.full:
            told.insert(0, self.say("find.many", count=count - 1))
        elif count:
            key = "so_far" if self.hunt.seeks else "one" if count == 1 else "count"
            told.insert(0, self.say(f"find.{key}", count=count))
        return one_line(" · ".join(told))

    def cells(self, key: str) -> Sequence[str]:
        """Return a row's texts, reckoned when it is first drawn."""
        if key not in self._cells:
            found = self._finding(key)
            text, _ = excerpt(found.text, found.spans, _ROW)
            day = self.words.short_date(found.day, self.today) if found.day else "–"
            name = f"{self.hunt.vocabulary.kinds[found.place.register]} {found.place.id}"
            self._cells[key] = name, found.title, text, day
        return self._cells[key]

    def _finding(self, key: str) -> Finding:
        """Return what is told of a row's record."""
        return self.hunt.index.finding(_place(key), self.hunt.query)

    @on(Register.Chosen, "#hits")
    def choose(self, event: Register.Chosen) -> None:
        """Show another record's texts; look for more where the end is near."""
        self._show_said()
        if self.hunt.full and self.list.cursor >= len(self.list.keys) - _NEAR:
            self.hunt.more()
            self._go_on(_SLICE)

    def _show_said(self) -> None:
        """Show the texts of the chosen record, those with hits first, unless they stand there."""
        shown = self.list.chosen, self.hunt.found
        if self._said_of[0] != shown[0] or self._said_of[1] is not shown[1]:
            self._said_of = shown
            said = self._said(shown[0]) if shown[0] else Content("")
            self.query_one("#said", Static).update(said, layout=False)

    def _said(self, key: str) -> Content:
        """Return the texts of a record, the hits underlined."""
        account, words = self.hunt.index.account(_place(key)), self.hunt.query.words
        terms = self.hunt.vocabulary.terms.values()
        status = [tag for known in terms for tag in known if tag in account.tags]
        lines = [_marked(account.title, words, "bold")]
        where = [self.cells(key)[0], *(self.words(f"terms.{tag}") for tag in status)]
        lines.append(Content.styled(" · ".join(where), "dim"))
        why = [text for text in account.texts if any(word in folded(text) for word in words)]
        others = [text for text in account.texts[:_OTHERS] if text not in why]
        lines += [_marked(text, words) for text in (*why[:_PARAGRAPHS], *others)]
        return Content("\n").join(lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go there only where something was found."""
        return action != "take" or bool(self.is_mounted and self.list.chosen)

    def action_move(self, step: int) -> None:
        """Move the cursor while the letters stay."""
        self.list.action_move(step)

    def action_page(self, step: int) -> None:
        """Move the cursor a page."""
        self.list.action_page(step)

    def action_take(self) -> None:
        """Go to what the cursor is on."""
        key = self.list.chosen
        place = _place(key)
        if place.id in getattr(self.state, place.register):
            self.hunt.chosen = key
            app = self.app
            self.dismiss()
            app.call_later(cast(House, app).go, place.register, place.id)

    @on(Register.Opened, "#hits")
    def take_clicked(self) -> None:
        """Go to what was clicked twice."""
        self.action_take()

    def action_leave_search(self) -> None:
        """Go back to where the search was begun."""
        self.dismiss()


def _place(key: str) -> Place:
    """Return where a row's record is."""
    register, _, which = key.partition(" ")
    return Place(register, which)


def _marked(text: str, words: Sequence[str], style: str = "") -> Content:
    """Return a text around its first hit, with the hits underlined."""
    shown, spans = excerpt(text, hits(text, words), _PARAGRAPH)
    content = Content.styled(shown, style) if style else Content(shown)
    for start, end in spans:
        content = content.stylize(_HIT, start, end)
    return content
