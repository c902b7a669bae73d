"""Who is in the room, who has a voice, and whether all three parties are there (R1-R3, R36-R38)."""

from datetime import datetime
from typing import NamedTuple

from mkm_tui.records.meetings import Matter, Meeting, Seat
from mkm_tui.records.people import Person
from mkm_tui.records.room import Attendance, Disqualification
from mkm_tui.records.state import State
from mkm_tui.records.terms import Conclusion, Party, Presence, Role

VOICES = (Role.MEMBER, Role.DEPUTY)


def roster(state: State, party: Party) -> list[Person]:
    """Return the members and deputies of a party, in the order of the record."""
    return [
        person
        for person in state.people.values()
        if person.party is party and person.role in VOICES and person.active
    ]


def parties_without_members(state: State) -> list[Party]:
    """Return the parties that the roster lacks (R1)."""
    return [
        party
        for party in Party
        if not any(person.role is Role.MEMBER for person in roster(state, party))
    ]


def latest_attendance(meeting: Meeting) -> dict[str, Attendance]:
    """Return each person's latest attendance, by person id."""
    return {attendance.person: attendance for attendance in meeting.attendance}


def latest_presence(meeting: Meeting) -> dict[str, Presence]:
    """Return what each person's latest attendance says, by person id."""
    return {attendance.person: attendance.presence for attendance in meeting.attendance}


def disqualified(matter: Matter | None) -> dict[str, Disqualification]:
    """Return who may not take part in a matter, or not until the body concludes (R38)."""
    raised = matter.disqualifications if matter else ()
    return {d.person: d for d in raised if d.conclusion is not Conclusion.NOT_DISQUALIFIED}


def still_out(state: State, meeting: Meeting) -> list[tuple[Matter, Disqualification]]:
    """Return the disqualified whose matter is not at hand and who are not noted as back (R38).

    The matter has ended, or is laid aside: then they may come in for the others.
    """
    presence = latest_presence(meeting)
    matters = (state.matters[key] for key in meeting.agenda)
    return [
        (matter, raised)
        for matter in matters
        for raised in disqualified(matter).values()
        if matter.id != meeting.current
        and raised.returned is None
        and presence.get(raised.person) is Presence.ABSENT
    ]


def seats(state: State, meeting: Meeting, matter: Matter | None = None) -> tuple[Seat, ...]:
    """Return those in the room, or joined remotely, with a voice; in a matter where one is given.

    Whoever is disqualified in the matter has none (R38).
    """
    out = disqualified(matter)
    return tuple(
        Seat(person.id, person.party)
        for person_id, presence in latest_presence(meeting).items()
        if presence is not Presence.ABSENT
        and person_id not in out
        and (person := state.people[person_id]).party is not None
        and person.role in VOICES
    )


def may_state(state: State, meeting: Meeting, matter: Matter) -> list[str]:
    """Return who may have a statement on the record of a matter: all with a voice in it, or not.

    That is who has one now, who had one at its closing, and who was disqualified in it (R38).
    """
    closing = matter.closing.seats if matter.closing else ()
    people = [seat.person for seat in (*seats(state, meeting), *closing)]
    out = [raised.person for raised in matter.disqualifications]
    return list(dict.fromkeys((*people, *out)))


def seat_holders(state: State, meeting: Meeting) -> dict[str, str]:
    """Return who sits on each seat that is taken: the member, or a deputy, by the member's id."""
    holders = {}
    for attendance in latest_attendance(meeting).values():
        person = state.people[attendance.person]
        if attendance.presence is not Presence.ABSENT and person.role in VOICES:
            seat = attendance.seat or person.deputy_for
            holders[seat if person.role is Role.DEPUTY else person.id] = person.id
    return holders


def free_seats(state: State, meeting: Meeting, party: Party) -> list[Person]:
    """Return the members of a party whose seat nobody sits on."""
    holders = seat_holders(state, meeting)
    members = [person for person in roster(state, party) if person.role is Role.MEMBER]
    return [person for person in members if person.id not in holders]


def free_deputies(state: State, meeting: Meeting, matter: Matter, member: Person) -> list[Person]:
    """Return who may take a member's seat in a matter, the member's own deputies first (R2, R38).

    They are of the same party, sit on no seat, and are not disqualified themselves.
    """
    if member.party is None:
        return []
    kept = {*seat_holders(state, meeting).values(), *disqualified(matter)}
    free = [
        person
        for person in roster(state, member.party)
        if person.role is Role.DEPUTY and person.id not in kept
    ]
    return sorted(free, key=lambda deputy: deputy.deputy_for != member.id)


def missing_parties(present: tuple[Seat, ...]) -> list[Party]:
    """Return the parties that nobody present speaks for (R2)."""
    there = {seat.party for seat in present}
    return [party for party in Party if party not in there]


def is_remote(meeting: Meeting) -> bool:
    """Say whether the meeting is a remote one: a single remote member makes it so (R36)."""
    return Presence.REMOTE in latest_presence(meeting).values()


def in_room(state: State, meeting: Meeting, matter: Matter) -> tuple[str, ...]:
    """Return the ids of all who were there while a matter was treated, in order of arrival.

    Who left or came during it counts; who was disqualified in it does not (R38). A matter that
    was never at hand was treated when it was closed.
    """
    spans: list[_Span] = [(s.began, s.ended) for s in meeting.stretches if s.matter == matter.id]
    if meeting.current == matter.id and meeting.current_since:
        latest = max((entry.at for entry in meeting.attendance), default=meeting.current_since)
        spans.append((meeting.current_since, max(latest, meeting.current_since)))
    if not spans and matter.closing:
        spans = [(matter.closing.at, matter.closing.at)]
    out = disqualified(matter)
    return tuple(
        person
        for person, stays in _stays(meeting).items()
        if person not in out
        and any(_met(stay, span, matter.id) for stay in stays for span in spans)
    )


_Span = tuple[datetime, datetime]
"""From when to when a matter was at hand."""


class _Stay(NamedTuple):
    """From when to when somebody was there, None while they still are; and when they came."""

    began: datetime
    ended: datetime | None
    matter: str
    """The matter to which the arrival was noted."""


def _met(stay: _Stay, span: _Span, matter: str) -> bool:
    """Say whether somebody was there in a span of time of a matter.

    Who came in the moment in which it ended came to the matter to which that was noted.
    """
    at_its_end = stay.began == span[1] and stay.matter == matter
    came = stay.began < span[1] or stay.began <= span[0] or at_its_end
    return came and (stay.ended is None or stay.ended > span[0])


def _stays(meeting: Meeting) -> dict[str, list[_Stay]]:
    """Return the times in which each person was there."""
    stays: dict[str, list[_Stay]] = {}
    for entry in meeting.attendance:
        own = stays.setdefault(entry.person, [])
        inside = bool(own) and own[-1].ended is None
        if entry.presence is Presence.ABSENT and inside:
            own[-1] = own[-1]._replace(ended=entry.at)
        elif entry.presence is not Presence.ABSENT and not inside:
            own.append(_Stay(entry.at, None, entry.matter))
    return {person: own for person, own in stays.items() if own}
