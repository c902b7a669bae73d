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
from mkm_tui.rules.checklists import point, points
from mkm_tui.screens.form import Form
from mkm_tui.screens.house import House
from mkm_tui.screens.sheet import Section, Sheet
from mkm_tui.widgets import fields
from mkm_tui.widgets.leaf import Leaf

Keeper = Group | Unit | Project | Matter

_FIELDS = {Unit: "unit", Project: "project", Matter: "matter"}
"""By which field `SetPoint` names a record; the group needs none."""


def sign(known: Point) -> str:
    """Return a point's sign: holds, does not, or nobody has said."""
    return {True: "✓", False: "!", None: "○"}[known.holds]


def list_sign(record: Keeper, checklist: Checklist) -> str:
    """Return a whole list's sign: a point that does not hold, all that hold, or some unsaid."""
    said = [known.holds for known in points(record, checklist)]
    if False in said:
        return "!"
    return "✓" if all(said) else "○"


def list_page(words: Words, record: Keeper, checklist: Checklist) -> Content:
    """Return a checklist with what is known of each point."""
    leaf = Leaf(words).title(checklist_name(words, checklist))
    for known in points(record, checklist):
        name = point_name(words, checklist, known.number)
        leaf.line(f"{sign(known)} {known.number}. {name} – {holds_words(words, known)}")
        leaf.line(f"    {known.note}" if known.note else "", "dim")
    return leaf.written()


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

    def where(self) -> str:
        """Return the name of the record and of the list."""
        record = self.record
        name = record.name if isinstance(record, Group | Unit) else record.id
        return f"{name}: {checklist_name(self.words, self.checklist)}"

    def sections(self) -> Sequence[Section]:
        """Return the points."""
        return [
            Section(
                str(known.number),
                f"{known.number}. {point_name(self.words, self.checklist, known.number)}",
                sign(known),
                partial(self._page, known.number),
                partial(self._form, known.number),
            )
            for known in points(self.record, self.checklist)
        ]

    def _page(self, number: int) -> Content:
        """Return what is known of a point."""
        known = point(self.record, self.checklist, number)
        leaf = Leaf(self.words).title(point_name(self.words, self.checklist, number))
        leaf.line(f"{sign(known)} {holds_words(self.words, known)}", "bold")
        leaf.text("point_note", known.note)
        return leaf.written()

    def _form(self, number: int) -> Form:
        """Return the form of a point."""
        known = point(self.record, self.checklist, number)
        return point_form(self.house, self.record, known)

    def action_mark(self, holds: bool | None) -> None:
        """Say with one key whether the point under the cursor holds; its note stays."""
        known = point(self.record, self.checklist, int(self.key))
        self.house.act(set_point(self.record, known, holds, known.note))


def set_point(record: Keeper, known: Point, holds: bool | None, note: str) -> SetPoint:
    """Return the action that says whether a record's point holds."""
    field = _FIELDS.get(type(record))
    named = {field: record.id} if field else {}
    return SetPoint(checklist=known.checklist, number=known.number, holds=holds, note=note, **named)


def point_form(house: House, record: Keeper, known: Point) -> Form:
    """Return the form that says whether a point holds, and what shows it."""
    words = house.words
    answers = [(words(f"screens.checks.{key}"), said) for key, said in _ANSWERS]

    def perform(values: dict[str, Any]) -> str:
        return house.attempt(set_point(record, known, _SAID[values["holds"]], values["note"]))

    chosen = next(name for name, said in _SAID.items() if said is known.holds)
    listed = [
        fields.choice("holds", words("forms.point_holds"), answers, chosen),
        fields.text("note", words("leaf.point_note"), known.note),
    ]
    return Form(words, point_name(words, known.checklist, known.number), listed, perform)


_ANSWERS = (("yes", "yes"), ("no", "no"), ("unsaid", "unsaid"))
_SAID = {"yes": True, "no": False, "unsaid": None, None: None}
