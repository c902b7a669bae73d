"""Who was at a meeting, by party, and whether all three parties were there."""

from mkm_tui.documents.minutes_movements import Moves, in_disqualifications, movements
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.people import Person
from mkm_tui.records.room import Attendance
from mkm_tui.records.terms import Party, Presence
from mkm_tui.rules.presence import VOICES, latest_presence, missing_parties, seats


def attendance(page: Page, meeting: Meeting, reach: Reach) -> None:
    """Add who was there by party, who was away, and who came and went."""
    page.heading(2, page.words("documents.attendance"))
    ever = {a.person for a in meeting.attendance if a.presence is not Presence.ABSENT}
    people = [page.state.people[key] for key in latest_presence(meeting)]
    there = [person for person in people if person.id in ever]
    told = in_disqualifications(page.state, meeting, reach)
    for party in Party:
        _party(page, meeting, party, [p for p in there if _voice(p) and p.party is party], told)
    page.heading(3, page.words("documents.attendance_else"))
    page.field("absent", page.words.listed([p.name for p in people if p.id not in ever]))
    others = [_described(page, meeting, person, told) for person in there if not _voice(person)]
    page.field("others", ", ".join(part for part in (*others, meeting.others) if part.strip()))
    page.field("all_parties", page.words(f"documents.{'yes' if _all(page, meeting) else 'no'}"))
    movements(page, meeting, told)
    page.end_fields()


def _voice(person: Person) -> bool:
    """Say whether a person speaks for a party."""
    return person.party is not None and person.role in VOICES


def _party(page: Page, meeting: Meeting, party: Party, people: list[Person], told: Moves) -> None:
    """Add those of a party who were there."""
    page.heading(3, page.words.show(party).capitalize())
    for person in people:
        page.entry(_described(page, meeting, person, told))
    if not people:
        page.entry(page.words("documents.nobody"))
    page.end_fields()


def _described(page: Page, meeting: Meeting, person: Person, told: Moves) -> str:
    """Return a name with role, or for a deputy whose seat it was, organisation and remoteness."""
    stays = [a for a in meeting.attendance if a.person == person.id]
    stays = [a for a in stays if a.presence is not Presence.ABSENT]
    role = _as_deputy(page, person, stays, told) or page.words.show(person.role)
    remote = any(a.presence is Presence.REMOTE for a in stays)
    parts = [role, person.organisation, page.words.show(Presence.REMOTE) if remote else ""]
    return f"{person.name} ({', '.join(part for part in parts if part)})"


def _as_deputy(page: Page, person: Person, stays: list[Attendance], told: Moves) -> str:
    """Return for whom a deputy was there, and in which matters if it was for those alone."""
    taken = dict.fromkeys(page.person(a.seat or person.deputy_for) for a in stays)
    seat = page.words.listed([name for name in taken if name])
    if not seat:
        return ""
    matters = list(dict.fromkeys(told.get((a.person, a.at), "") for a in stays))
    if "" in matters:
        return page.words("documents.deputy_for", name=seat)
    numbers = [page.words("documents.matter_number", matter=matter) for matter in matters]
    return page.words("documents.deputy_in_matters", name=seat, matters=numbers)


def _all(page: Page, meeting: Meeting) -> bool:
    """Say whether all parties were there, at every matter that was closed or else so far."""
    closings = [page.state.matters[key].closing for key in meeting.agenda]
    rooms = [closing.seats for closing in closings if closing] or [seats(page.state, meeting)]
    return not any(missing_parties(room) for room in rooms)
