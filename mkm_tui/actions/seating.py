"""How people come to the table and leave it, and who must stay away in a matter (R38)."""

from msgspec import structs

from mkm_tui.actions.base import Context
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.room import Attendance, Disqualification
from mkm_tui.records.state import State
from mkm_tui.records.terms import Conclusion, Presence
from mkm_tui.rules.broken import require
from mkm_tui.rules.presence import disqualified, free_deputies, latest_presence, seat_holders


def noted(meeting: Meeting, *entries: Attendance) -> Meeting:
    """Return the meeting with these attendances after the others."""
    return structs.replace(meeting, attendance=(*meeting.attendance, *entries))


def entry(
    meeting: Meeting, person: str, presence: Presence, context: Context, seat: str = ""
) -> Attendance:
    """Return an attendance, noted to the matter at hand."""
    return Attendance(person, presence, context.now, meeting.current, seat)


def last_stay(meeting: Meeting, person: str) -> Attendance | None:
    """Return how somebody took part, and on which seat, the last time they were there."""
    stays = (a for a in reversed(meeting.attendance) if a.person == person)
    return next((a for a in stays if a.presence is not Presence.ABSENT), None)


def with_latest(matter: Matter, changed: Disqualification) -> Matter:
    """Return the matter with the latest disqualification of a person as it is now."""
    every = list(matter.disqualifications)
    last = max(place for place, d in enumerate(every) if d.person == changed.person)
    every[last] = changed
    return structs.replace(matter, disqualifications=tuple(every))


def refuse_barred(state: State, matter: Matter, person: str) -> None:
    """Refuse somebody who is disqualified in a matter, or about whom that is open (R38)."""
    raised = disqualified(matter).get(person)
    if raised is None:
        return
    values = {"name": state.people[person].name, "matter": matter.id}
    require(raised.conclusion is not Conclusion.PENDING, "R38", "not_concluded", **values)
    require(False, "R38", "is_disqualified", **values)


def sent_out(
    state: State, meeting: Meeting, matter: Matter, context: Context
) -> tuple[Meeting, Matter]:
    """Return the meeting and its matter at hand, once all leave who are disqualified in it (R38).

    The deputy whom the body let in takes the seat again.
    """
    there = latest_presence(meeting)
    for raised in disqualified(matter).values():
        if there.get(raised.person, Presence.ABSENT) is Presence.ABSENT:
            continue
        holders = seat_holders(state, meeting)
        seat = next((key for key, holder in holders.items() if holder == raised.person), "")
        left = entry(meeting, raised.person, Presence.ABSENT, context)
        meeting = _deputised(state, noted(meeting, left), matter, raised, seat, context)
        matter = with_latest(matter, structs.replace(raised, returned=None))
    return meeting, matter


def _deputised(
    state: State,
    meeting: Meeting,
    matter: Matter,
    raised: Disqualification,
    seat: str,
    context: Context,
) -> Meeting:
    """Return the meeting with the deputy on the seat as before, if they still can take it (R37)."""
    before = last_stay(meeting, raised.deputy)
    free = free_deputies(state, meeting, matter, state.people[raised.person])
    if before is None or not seat or raised.deputy not in [deputy.id for deputy in free]:
        return meeting
    if matter.exempt and before.presence is Presence.REMOTE:
        return meeting
    return noted(meeting, entry(meeting, raised.deputy, before.presence, context, seat))
