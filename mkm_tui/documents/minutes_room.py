"""Who was in the room while a matter was treated, and who was not for being disqualified."""

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, withheld
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.people import Person
from mkm_tui.records.room import Disqualification
from mkm_tui.records.terms import Party
from mkm_tui.rules.agenda import not_reached
from mkm_tui.rules.presence import VOICES, in_room


def rooms(page: Page, meeting: Meeting, matters: list[Matter], reach: Reach) -> dict[str, str]:
    """Return who was in the room for each matter, by its id, for matters in the document's order.

    A matter with the same people as the one before it refers to where their names stand.
    """
    passed_over = {matter.id for matter in not_reached(page.state, meeting)}
    told: dict[str, str] = {}
    before: set[str] = set()
    names_at = ""
    for matter in matters:
        if matter.id in passed_over or withheld(matter, reach):
            continue
        there = in_room(page.state, meeting, matter)
        if there and set(there) == before:
            told[matter.id] = page.words("documents.same_room", matter=names_at)
        elif there:
            told[matter.id] = _names(page, there)
            before, names_at = set(there), matter.id
    return told


def _names(page: Page, there: tuple[str, ...]) -> str:
    """Return the names by party, and then of those who speak for none."""
    people = [page.state.people[key] for key in there]
    groups = {
        page.words.show(party): [p.name for p in people if _speaks(p) and p.party is party]
        for party in Party
    }
    groups[page.words("documents.others").lower()] = [p.name for p in people if not _speaks(p)]
    return "; ".join(f"{group} – {', '.join(names)}" for group, names in groups.items() if names)


def _speaks(person: Person) -> bool:
    """Say whether a person speaks for a party."""
    return person.party is not None and person.role in VOICES


def disqualifications(page: Page, matter: Matter) -> None:
    """Add who left the table and why, what the body concluded, and who came back (R38)."""
    for raised in matter.disqualifications:
        name = page.person(raised.person)
        why = {"name": name, "at": raised.raised.time(), "ground": raised.ground}
        page.field("disqualification", page.words("documents.stepped_down", **why))
        page.item(page.words("documents.concluded_without", name=name), _concluded(page, raised))


def _concluded(page: Page, raised: Disqualification) -> str:
    """Return the conclusion and when, the deputy in the seat, and when the member was back."""
    words, conclusion = page.words, page.words.show(raised.conclusion)
    if raised.concluded is None:
        return conclusion
    at = raised.concluded.time()
    parts = [words("documents.concluded", conclusion=conclusion, at=at)]
    if raised.deputy:
        parts.append(words("documents.deputy_in", name=page.person(raised.deputy)))
    if raised.returned == raised.concluded:
        parts.append(words("documents.came_back_at_once", name=page.person(raised.person)))
    elif raised.returned is not None:
        values = {"name": page.person(raised.person), "at": raised.returned.time()}
        parts.append(words("documents.came_back", **values))
    return "; ".join(parts)
