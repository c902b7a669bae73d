"""A checklist of the document, point by point: holds, does not, and what shows it."""

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from mkm_tui.actions.method import SetPoint
from mkm_tui.locale.method_words import checklist_name, point_name
from mkm_tui.locale.words import Words
from mkm_tui.records.checklists import Point
from mkm_tui.records.meetings import Matter
from mkm_tui.records.people import Group, Unit
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.checklists import LENGTHS, point, points
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House, veiled
from mkm_tui.screens.sheet import Section, Sheet
from mkm_tui.widgets import fields
from mkm_tui.widgets.leaf import Leaf
from mkm_tui.widgets.register import Column

Keeper = Group | Unit | Project | Matter

_FIELDS = {Unit: "unit", Project: "project", Matter: "matter"}
"""By which field `SetPoint` names a record; the group needs none."""
_DANGERS = frozenset({Checklist.DILEMMAS, Checklist.RISKS})
"""The lists whose points call for care where they hold, and not where they do not."""


def sign(known: Point) -> str:
    """Return a point's sign: as it should be, calls for care, or nobody has said."""
    if known.holds is None:
        return "○"
    return "✓" if known.holds is not (known.checklist in _DANGERS) else "!"


def list_sign(record: Keeper, checklist: Checklist) -> str:
    """Return a whole list's sign: a point that calls for care, all in order, or some unsaid."""
    signs = [sign(known) for known in points(record, checklist)]
    return next((found for found in ("!", "○") if found in signs), "✓")


def list_page(words: Words, record: Keeper, checklist: Checklist) -> Content:
    """Return a checklist with what is known of each point."""
    leaf = Leaf(words).title(checklist_name(words, checklist))
    for known in points(record, checklist):
        point_lines(leaf, known)
    return leaf.written()


def point_lines(leaf: Leaf, known: Point, said: str = "") -> None:
    """Add a point of a checklist, with whether it holds and what shows it."""
    name = point_name(leaf.words, known.checklist, known.number)
    answer = said or holds_words(leaf.words, known)
    leaf.line(f"{sign(known)} {known.number}. {name} – {answer}").note(known.note)


def holds_words(words: Words, known: Point) -> str:
    """Return whether a point holds, in words (R43)."""
    key = {True: "yes", False: "no", None: "unsaid"}[known.holds]
    return words(f"screens.checks.{key}")


class Checks(Sheet):
    """The room of one checklist of one record; each point is one key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "mark(True)", "point_holds"),
        Binding("n", "mark(False)", "point_lacks"),
        Binding("u", "mark(None)", "point_unsaid"),
    ]
    name_key = "checks"

    def __init__(self, table: str, key: str, checklist: Checklist) -> None:
        super().__init__()
        self._table, self._id, self.checklist = table, key, checklist

    @property
    def record(self) -> Keeper:
        """The record whose list it is."""
        found: Keeper = getattr(self.state, self._table)[self._id]
        return found

    @property
    def veiled(self) -> bool:
        """Whether the list is about a matter of which the room may see nothing now (R32, R34)."""
        return isinstance(self.record, Matter) and veiled(self.house, self.record)

    def there(self) -> bool:
        """Say whether the record is there."""
        return self._id in getattr(self.state, self._table)

    def where(self) -> str:
        """Return the name of the record and of the list."""
        listed = checklist_name(self.words, self.checklist)
        return f"{record_name(self.record)}: {listed}" if self.there() else listed

    def columns(self) -> Sequence[Column]:
        """Return the columns: a sign, a point, and its note where there is room."""
        return (
            Column("", 1),
            Column(self.say("checks.section")),
            Column(self.say("checks.noted"), least=80),
        )

    def cells(self, key: str) -> Sequence[str]:
        """Return a point's row."""
        known = self._known(int(key))
        name = point_name(self.words, self.checklist, known.number)
        return sign(known), f"{key}. {name}", known.note

    def sections(self) -> Sequence[Section]:
        """Return the points."""
        return [self._section(n) for n in range(1, LENGTHS[self.checklist] + 1)]

    def _section(self, number: int) -> Section:
        """Return a point with its page and its form."""
        known = self._known(number)
        name = point_name(self.words, self.checklist, number)
        form = None if self.veiled else partial(self._form, number)
        return Section(str(number), name, sign(known), partial(self._page, number), form)

    def _known(self, number: int) -> Point:
        """Return what is known of a point."""
        return point(self.record, self.checklist, number)

    def _page(self, number: int) -> Content:
        """Return what a point means, and what is known of it."""
        known = self._known(number)
        leaf = Leaf(self.words).title(point_name(self.words, self.checklist, number))
        leaf.line(self.say(f"checks.why.{self.checklist.value}.{number}"), "dim").gap()
        if self.veiled:
            return leaf.line(self.say("checks.veiled")).written()
        leaf.line(f"{sign(known)} {holds_words(self.words, known)}", "bold")
        leaf.text("point_note", known.note)
        if not known.note.strip():
            leaf.line(self.say("checks.write"), "dim")
        return leaf.written()

    def _form(self, number: int) -> Form:
        """Return the form of a point."""
        return point_form(self.house, self.record, self._known(number))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an answer to what may be seen; in so short a list nobody searches."""
        if action == "search":
            return False
        if action == "mark":
            return self.is_mounted and self.there() and bool(self.key) and not self.veiled
        return super().check_action(action, parameters)

    def action_mark(self, holds: bool | None) -> None:
        """Say with one key whether the point under the cursor holds; its note stays."""
        known = self._known(int(self.key))
        self.house.act(set_point(self.record, known, holds, known.note))


def record_name(record: Keeper) -> str:
    """Return what a record is called in few words."""
    return record.name if isinstance(record, Group | Unit) else record.id


def set_point(record: Keeper, known: Point, holds: bool | None, note: str) -> SetPoint:
    """Return the action that says whether a record's point holds."""
    field = _FIELDS.get(type(record))
    named = {field: record.id} if field else {}
    return SetPoint(checklist=known.checklist, number=known.number, holds=holds, note=note, **named)


def point_form(house: House, record: Keeper, known: Point) -> Form:
    """Return the form that says whether a point holds, and what shows it."""
    words = house.words
    answers = [(words(f"screens.checks.{key}"), key) for key in _SAID]

    def perform(values: dict[str, Any]) -> str:
        holds = _SAID[values["holds"] or "unsaid"]
        return house.attempt(set_point(record, known, holds, values["note"]))

    chosen = next(name for name, said in _SAID.items() if said is known.holds)
    listed = [
        fields.choice("holds", words("forms.point_holds"), answers, chosen),
        fields.text("note", words("leaf.point_note"), known.note),
    ]
    name = point_name(words, known.checklist, known.number)
    title = words("forms.point", record=record_name(record), point=name)
    why = words(f"screens.checks.why.{known.checklist.value}.{known.number}")
    return Form(words, title, listed, perform, note=why)


_SAID: dict[str, bool | None] = {"yes": True, "no": False, "unsaid": None}
"""The three answers, by their keys in the catalogues."""
