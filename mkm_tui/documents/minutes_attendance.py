"""Who was at a meeting, by party, and who came and went."""

from mkm_tui.documents.page import Page
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.people import Person
from mkm_tui.records.room import Attendance
from mkm_tui.records.terms import Party, Presence
from mkm_tui.rules.presence import VOICES, latest_presence, missing_parties, seats


def attendance(page: Page, meeting: Meeting) -> None:
    """Add who was there by party, who was away, and whether all three parties were there."""
    page.heading(2, page.words("documents.attendance"))
    ever = {a.person for a in meeting.attendance if a.presence is not Presence.ABSENT}
    people = [page.state.people[key] for key in latest_presence(meeting)]
    there = [person for person in people if person.id in ever]
    for party in Party:
        _party(page, meeting, party, [p for p in there if _voice(p) and p.party is party])
    page.heading(3, page.words("documents.attendance_else"))
    page.field("absent", page.words.listed([p.name for p in people if p.id not in ever]))
    _others(page, meeting, [p for p in there if not _voice(p)])
    page.field("all_parties", page.words(f"documents.{'yes' if _all(page, meeting) else 'no'}"))
    _movements(page, meeting)
    page.end_fields()


def _voice(person: Person) -> bool:
    """Say whether a person speaks for a party."""
    return person.party is not None and person.role in VOICES


def _party(page: Page, meeting: Meeting, party: Party, people: list[Person]) -> None:
    """Add those of a party who were there."""
    page.heading(3, page.words.show(party).capitalize())
    for person in people:
        page.entry(_described(page, meeting, person))
    if not people:
        page.entry(page.words("documents.nobody"))
    page.end_fields()


def _described(page: Page, meeting: Meeting, person: Person) -> str:
    """Return a name with role, or for a deputy whose seat it is, organisation and remoteness."""
    seat = page.person(person.deputy_for)
    role = page.words.show(person.role)
    parts = [page.words("documents.deputy_for", name=seat) if seat else role, person.organisation]
    if latest_presence(meeting)[person.id] is Presence.REMOTE:
        parts.append(page.words.show(Presence.REMOTE))
    return f"{person.name} ({', '.join(part for part in parts if part)})"


def _others(page: Page, meeting: Meeting, people: list[Person]) -> None:
    """Add those who were there without a voice."""
    known = [_described(page, meeting, person) for person in people]
    page.field("others", ", ".join(part for part in (*known, meeting.others) if part.strip()))


def _all(page: Page, meeting: Meeting) -> bool:
    """Say whether all parties were there, at every matter that was closed or else so far."""
    closings = [page.state.matters[key].closing for key in meeting.agenda]
    rooms = [closing.seats for closing in closings if closing] or [seats(page.state, meeting)]
    return not any(missing_parties(room) for room in rooms)


def _movements(page: Page, meeting: Meeting) -> None:
    """Add who came and went after the first matter was taken up (R38)."""
    closings = [page.state.matters[key].closing for key in meeting.agenda]
    first = min((closing.at for closing in closings if closing), default=None)
    inside: set[str] = set()
    for entry in meeting.attendance:
        came = entry.presence is not Presence.ABSENT
        changed = came is not (entry.person in inside)
        if changed and (entry.matter or (first and entry.at > first)):
            page.field("came" if came else "left", _movement(page, entry))
        (inside.add if came else inside.discard)(entry.person)


def _movement(page: Page, entry: Attendance) -> str:
    """Return who, at which matter and when."""
    values = {"name": page.person(entry.person), "at": entry.at.time()}
    if not entry.matter:
        return page.words("documents.movement_between", **values)
    return page.words("documents.movement", matter=entry.matter, **values)
