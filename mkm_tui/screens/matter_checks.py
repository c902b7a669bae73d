"""A matter's two checklists: its dilemmas, and the headings of a good decision."""

from typing import Any

from textual.app import App

from mkm_tui.locale.method_words import point_name
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.checklists import KEPT, points
from mkm_tui.screens.checks import Checks, point_lines, sign
from mkm_tui.screens.choice import Choice
from mkm_tui.screens.confirm import Confirm
from mkm_tui.screens.house import House, veiled
from mkm_tui.widgets.leaf import Leaf

LISTS = KEPT[Matter]


def open_checks(app: App[Any], house: House, matter: Matter) -> None:
    """Ask which of a matter's checklists, and lay its room over the present one.

    What stands on an exempt matter's list is shown after a question only, and never in the room.
    """
    words = house.words
    if veiled(house, matter):
        house.warn(words("screens.shared.refused"))
        return

    def chosen(answer: str | None) -> None:
        if answer and matter.exempt:
            question, verb = words("screens.exempt_question"), words("screens.exempt_show")
            app.push_screen(Confirm(words, question, verb), lambda yes: _enter(yes, answer))
        elif answer:
            _enter(True, answer)

    def _enter(yes: bool | None, answer: str) -> None:
        if yes and not veiled(house, matter):
            house.enter(Checks("matters", matter.id, Checklist(answer)))

    answers = [
        (words(f"screens.checks.{name}_key"), words(f"screens.checks.{name}"), name.value)
        for name in LISTS
    ]
    app.push_screen(Choice(words, words("screens.checks.which", matter=matter.id), answers), chosen)


def ticked(leaf: Leaf, matter: Matter) -> None:
    """Add the dilemmas that a matter holds, and what is said of the headings of a good decision."""
    held = [point for point in points(matter, Checklist.DILEMMAS) if point.holds]
    if held:
        leaf.head("dilemmas")
    for point in held:
        name = point_name(leaf.words, point.checklist, point.number)
        leaf.line(f"{sign(point)} {name}").note(point.note)
    said = [point for point in points(matter, Checklist.GOOD_DECISION) if point.holds is not None]
    if said:
        leaf.head("good_decision")
    for point in said:
        point_lines(leaf, point)


def dilemmas(words: Words, matter: Matter) -> list[str]:
    """Return the dilemmas that a matter holds, in words."""
    held = [point.number for point in points(matter, Checklist.DILEMMAS) if point.holds]
    return [point_name(words, Checklist.DILEMMAS, number) for number in held]
