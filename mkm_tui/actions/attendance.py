"""Who comes and goes, who takes a seat, and who may not take part in a matter (R36-R38)."""

from msgspec import structs

from mkm_tui.actions.base import Action, Changes, Context, find
from mkm_tui.actions.matters import open_matter
from mkm_tui.actions.meetings import running
from mkm_tui.actions.seating import entry, last_stay, noted, refuse_barred, with_latest
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.people import Person
from mkm_tui.records.room import Disqualification
from mkm_tui.records.state import State
from mkm_tui.records.terms import Conclusion, MeetingStatus, Party, Presence, Role
from mkm_tui.rules.broken import require
from mkm_tui.rules.presence import (
    free_seats,
    latest_presence,
    roster,
    seat_holders,
    seats,
    still_out,
)


class RecordPresence(Action, frozen=True, kw_only=True, tag="record_presence"):
    """Note that somebody is there, joins remotely, or is away.

    A deputy takes a seat: `seat` is the member's id; without it, the seat that is theirs by the
    roster, else the party's first free one. A member who comes takes the seat back, and the
    deputy leaves.
    """

    meeting: str
    person: str
    presence: Presence = Presence.PRESENT
    seat: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting with the attendance, noted to the matter at hand (R36-R38)."""
        meeting = find(state.meetings, self.meeting, "meeting")
        person = find(state.people, self.person, "person")
        require(meeting.status is not MeetingStatus.CLOSED, "", "meeting_over", meeting=meeting.id)
        at_hand = state.matters.get(meeting.current)
        secret = at_hand is not None and at_hand.exempt and self.presence is Presence.REMOTE
        require(not secret, "R37", "remote_and_exempt")
        now = entry(meeting, person.id, self.presence, context)
        if self.presence is Presence.ABSENT:
            return (noted(meeting, now),)
        if at_hand is not None:
            refuse_barred(state, at_hand, person.id)
        returned = _returned(state, meeting, person.id, context)
        if person.role is Role.DEPUTY and person.party:
            seat = self._seat(state, meeting, person, person.party)
            return noted(meeting, structs.replace(now, seat=seat)), *returned
        holder = seat_holders(state, meeting).get(person.id, person.id)
        if holder == person.id:
            return noted(meeting, now), *returned
        left = entry(meeting, holder, Presence.ABSENT, context)
        return noted(meeting, left, now), *returned

    def _seat(self, state: State, meeting: Meeting, deputy: Person, party: Party) -> str:
        """Return the seat that a deputy takes; refuse one that is taken, or where none is free."""
        own = [s for s, holder in seat_holders(state, meeting).items() if holder == deputy.id]
        if own and self.seat in ("", own[0]):
            return own[0]
        free = [member.id for member in free_seats(state, meeting, party)]
        wanted = self.seat or (deputy.deputy_for if deputy.deputy_for in free else "")
        if not wanted:
            require(free, "R2", "no_free_seat", name=deputy.name, party=party)
            return free[0]
        require(wanted in free, "R2", "seat_taken", name=_name(state, wanted))
        return wanted


def _name(state: State, person_id: str) -> str:
    """Return a person's name, or what stands there."""
    person = state.people.get(person_id)
    return person.name if person else person_id


class AllPresent(Action, frozen=True, kw_only=True, tag="all_present"):
    """Note that every member who has not been noted yet is there; deputies are called singly.

    A member on whose seat a deputy sits is not there.
    """

    meeting: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting with an attendance for each of them."""
        meeting = find(state.meetings, self.meeting, "meeting")
        require(meeting.status is not MeetingStatus.CLOSED, "", "meeting_over", meeting=meeting.id)
        known = latest_presence(meeting).keys() | seat_holders(state, meeting).keys()
        entries = [
            entry(meeting, person.id, Presence.PRESENT, context)
            for party in Party
            for person in roster(state, party)
            if person.role is Role.MEMBER and person.id not in known
        ]
        return (noted(meeting, *entries),)


class RaiseDisqualification(Action, frozen=True, kw_only=True, tag="raise_disqualification"):
    """Note why a member may be disqualified in a matter; the member leaves the table (R38)."""

    matter: str
    person: str
    ground: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter without the member's positions, and the meeting without the member.

        What the party said with one voice it said with the member, so it is asked anew.
        """
        matter = open_matter(state, self.matter)
        meeting = running(state, matter.meeting)
        require(self.person, "R38", "who_missing")
        person = find(state.people, self.person, "person")
        require(self.ground.strip(), "R38", "ground_missing")
        there = person.id in {seat.person for seat in seats(state, meeting, matter)}
        require(there, "R38", "not_at_the_table", name=person.name)
        raised = Disqualification(person.id, self.ground, context.now)
        left = entry(meeting, person.id, Presence.ABSENT, context)
        own = {(person.party, ""), (person.party, person.id)}
        stances = tuple(s for s in matter.stances if (s.party, s.member) not in own)
        every = (*matter.disqualifications, raised)
        changed = structs.replace(matter, disqualifications=every, stances=stances)
        return changed, noted(meeting, left)


class ConcludeDisqualification(Action, frozen=True, kw_only=True, tag="conclude_disqualification"):
    """Note what the body concluded without the member (R38).

    A disqualified member stays out of the matter, and a deputy may take the seat; one who is not
    comes back at once.
    """

    matter: str
    person: str
    disqualified: bool
    deputy: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter with the conclusion, and the meeting with who comes in."""
        matter = open_matter(state, self.matter)
        meeting = running(state, matter.meeting)
        raised = _raised(state, matter, self.person)
        pending = raised.conclusion is Conclusion.PENDING
        name = _name(state, self.person)
        require(pending, "R38", "already_concluded", name=name, matter=matter.id)
        away = latest_presence(meeting).get(self.person) is Presence.ABSENT
        require(away, "R38", "member_must_leave", name=name)
        if not self.disqualified:
            back = structs.replace(
                raised,
                conclusion=Conclusion.NOT_DISQUALIFIED,
                concluded=context.now,
                returned=context.now,
            )
            cleared = with_latest(matter, back)
            return cleared, *_back_in(state.put(cleared), meeting, self.person, context)
        done = structs.replace(
            raised,
            conclusion=Conclusion.DISQUALIFIED,
            concluded=context.now,
            deputy=self.deputy,
            returned=None,
        )
        left = with_latest(matter, done)
        if not self.deputy:
            return (left,)
        refuse_barred(state, matter, self.deputy)
        before = last_stay(meeting, self.person)
        seat = (before.seat if before else "") or self.person
        step_in = RecordPresence(meeting=meeting.id, person=self.deputy, seat=seat)
        deputy = find(state.people, self.deputy, "person")
        own = deputy.party is state.people[self.person].party
        require(own and deputy.role is Role.DEPUTY, "R38", "not_a_deputy", name=deputy.name)
        return left, *step_in.changes(state.put(left), context)


class EndDisqualification(Action, frozen=True, kw_only=True, tag="end_disqualification"):
    """Note that a member is back after the matter, and that the deputy has left (R38).

    While the matter is laid aside they are back for now: when it is taken up again, they leave.
    """

    matter: str
    person: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter with the return, and the meeting with who sits there now."""
        matter = find(state.matters, self.matter, "matter")
        meeting = running(state, matter.meeting)
        raised = _raised(state, matter, self.person)
        name = _name(state, self.person)
        if meeting.current == matter.id:
            refuse_barred(state, matter, self.person)
        require(raised.returned is None, "R38", "is_back", name=name)
        if latest_presence(meeting).get(self.person) is Presence.ABSENT:
            return _back_in(state, meeting, self.person, context)
        return (with_latest(matter, structs.replace(raised, returned=context.now)),)


def _raised(state: State, matter: Matter, person: str) -> Disqualification:
    """Return the disqualification that was raised about somebody, or refuse."""
    found = [d for d in matter.disqualifications if d.person == person]
    require(found, "R38", "not_raised", name=_name(state, person), matter=matter.id)
    return found[-1]


def _back_in(state: State, meeting: Meeting, person: str, context: Context) -> Changes:
    """Return what changes when somebody comes back to the table as they left it.

    A remote member is remote again (R36). A deputy whose seat is taken by now looks for another.
    """
    was = last_stay(meeting, person)
    how, seat = (was.presence, was.seat) if was else (Presence.PRESENT, "")
    seat = "" if seat in seat_holders(state, meeting) else seat
    back = RecordPresence(meeting=meeting.id, person=person, presence=how, seat=seat)
    return back.changes(state, context)


def _returned(state: State, meeting: Meeting, person: str, context: Context) -> tuple[Matter, ...]:
    """Return the matters from which a disqualified person is back with their arrival (R38)."""
    return tuple(
        with_latest(matter, structs.replace(raised, returned=context.now))
        for matter, raised in still_out(state, meeting)
        if raised.person == person
    )
