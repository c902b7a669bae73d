"""What can be chosen in forms: people, units, projects and the terms of the method."""

from collections.abc import Iterable
from enum import StrEnum

from mkm_tui.locale.words import Words
from mkm_tui.records.people import Person
from mkm_tui.records.state import State

Options = list[tuple[str, str]]


def people(
    state: State, kept: Iterable[str] = (), among: Iterable[Person] | None = None
) -> Options:
    """Return people by name, with organisation, and their ids: those in use, and those kept.

    `kept` are the ids that are chosen already; they stay, even when no longer in use.
    """
    stay = [key for key in kept if key in state.people]
    found = list(state.people.values() if among is None else among)
    shown = [person for person in found if person.active or person.id in stay]
    others = [state.people[key] for key in stay if state.people[key] not in found]
    return [(_described(person), person.id) for person in (*shown, *others)]


def _described(person: Person) -> str:
    """Return a name with the organisation behind it."""
    return f"{person.name}, {person.organisation}" if person.organisation else person.name


def units(state: State) -> Options:
    """Return units by name, and their ids."""
    return [(unit.name, unit.id) for unit in state.units.values()]


def titled(records: Iterable[tuple[str, str]]) -> Options:
    """Return (id, title) pairs as "P7 title" and the id."""
    return [(f"{key} {title}", key) for key, title in records]


def terms(words: Words, kinds: type[StrEnum] | Iterable[StrEnum]) -> list[tuple[str, StrEnum]]:
    """Return the members of a closed set in words."""
    return [(words.show(kind), kind) for kind in kinds]
