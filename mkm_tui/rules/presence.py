"""Who is in the room, and whether all three parties are (R1, R2, R3)."""

from mkm_tui.records.meetings import Meeting, Seat
from mkm_tui.records.people import Person
from mkm_tui.records.state import State
from mkm_tui.records.terms import Party, Presence, Role

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


def latest_presence(meeting: Meeting) -> dict[str, Presence]:
    """Return what each person's latest attendance says, by person id."""
    return {attendance.person: attendance.presence for attendance in meeting.attendance}


def seats(state: State, meeting: Meeting) -> tuple[Seat, ...]:
    """Return those who are in the room, or joined remotely, with a voice in a party."""
    return tuple(
        Seat(person.id, person.party)
        for person_id, presence in latest_presence(meeting).items()
        if presence is not Presence.ABSENT
        and (person := state.people[person_id]).party is not None
        and person.role in VOICES
    )


def missing_parties(present: tuple[Seat, ...]) -> list[Party]:
    """Return the parties that nobody present speaks for (R2)."""
    there = {seat.party for seat in present}
    return [party for party in Party if party not in there]


def is_remote(meeting: Meeting) -> bool:
    """Say whether the meeting is a remote one: a single remote member makes it so (R36)."""
    return Presence.REMOTE in latest_presence(meeting).values()
