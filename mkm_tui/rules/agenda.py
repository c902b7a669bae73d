"""Where a meeting stands on its agenda, its time, and what a matter still lacks (R17)."""

from datetime import datetime, timedelta

from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, Party, WayOn
from mkm_tui.rules.moments import lasted


def matters_left(state: State, meeting: Meeting) -> list[Matter]:
    """Return the matters that have not ended, in the order of the agenda."""
    return [state.matters[key] for key in meeting.agenda if not state.matters[key].ended]


def next_matter(state: State, meeting: Meeting) -> Matter | None:
    """Return the first matter after the one at hand that has not ended, else the first at all."""
    left = matters_left(state, meeting)
    order = {key: place for place, key in enumerate(meeting.agenda)}
    last = latest_ended(state, meeting)
    here = order.get(meeting.current or (last.id if last else ""), -1)
    later = [matter for matter in left if order[matter.id] > here]
    others = [matter for matter in left if matter.id != meeting.current]
    return next(iter(later or others), None)


def latest_ended(state: State, meeting: Meeting) -> Matter | None:
    """Return the matter that was closed last, or None."""
    matters = (state.matters[key] for key in meeting.agenda)
    closed = [(matter.closing.at, matter.id) for matter in matters if matter.closing]
    return state.matters[max(closed)[1]] if closed else None


def was_reached(meeting: Meeting, matter: Matter) -> bool:
    """Say whether a matter was ever taken up at its meeting."""
    return meeting.current == matter.id or any(s.matter == matter.id for s in meeting.stretches)


def pointless_readings(state: State) -> list[str]:
    """Return the meetings in which a matter is read to the room that is gone or has ended.

    Nothing is read in a meeting that is not under way.
    """
    return [
        meeting.id
        for meeting in state.meetings.values()
        if meeting.reading
        and (
            not meeting.goes_on
            or meeting.reading not in state.matters
            or state.matters[meeting.reading].ended
        )
    ]


def not_reached(state: State, meeting: Meeting) -> list[Matter]:
    """Return the matters that the meeting deferred without having taken them up."""
    matters = (state.matters[key] for key in meeting.agenda)
    return [
        matter
        for matter in matters
        if matter.closing
        and matter.closing.way_on is WayOn.DEFER
        and not was_reached(meeting, matter)
    ]


def minutes_spent(meeting: Meeting, matter_id: str, now: datetime) -> int:
    """Return the whole minutes that a matter has been at hand, breaks not counted."""
    mine = (stretch for stretch in meeting.stretches if stretch.matter == matter_id)
    spent = sum((lasted(stretch.began, stretch.ended) for stretch in mine), timedelta())
    if meeting.current == matter_id and meeting.current_since:
        spent += lasted(meeting.current_since, now)
    return int(spent.total_seconds() // 60)


def minutes_over(meeting: Meeting, matter: Matter, now: datetime) -> int:
    """Return the minutes by which a matter has outrun its plan; 0 where it has none."""
    over = minutes_spent(meeting, matter.id, now) - matter.minutes_planned
    return max(0, over) if matter.minutes_planned else 0


def minutes_planned(state: State, meeting: Meeting) -> int:
    """Return the sum of the planned minutes of a meeting's matters."""
    return sum(state.matters[key].minutes_planned for key in meeting.agenda)


def minutes_long(meeting: Meeting) -> int:
    """Return the minutes from a meeting's planned start to its planned end."""
    start, end = meeting.start, meeting.end
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def predicted_end(state: State, meeting: Meeting, now: datetime) -> datetime:
    """Return when the meeting ends if each matter left takes its planned minutes.

    What is left of a break is added.
    """
    left = 0
    for matter in matters_left(state, meeting):
        spent = minutes_spent(meeting, matter.id, now)
        left += max(0, matter.minutes_planned - spent)
    return now + timedelta(minutes=left) + break_left(meeting, now)


def break_left(meeting: Meeting, now: datetime) -> timedelta:
    """Return how much is left of the break that the meeting is having; nothing without one.

    It is never more than the whole break, also where the clock was set back.
    """
    last = meeting.breaks[-1] if meeting.breaks else None
    if last is None or last.ended is not None:
        return timedelta()
    whole = timedelta(minutes=last.minutes)
    return min(whole, max(timedelta(), last.began + whole - now))


def late_alone(matter: Matter) -> bool:
    """Say whether a matter came after the notice and not all three parties agree to treat it."""
    return matter.added_late and len(matter.consents) < len(Party)


def lacks_consent(matter: Matter) -> bool:
    """Say whether a matter needs a consent that it has not got (R39).

    Under other business nothing is decided, and neither is by a report.
    """
    return late_alone(matter) and matter.kind not in _NEEDS_NO_CONSENT


_NEEDS_NO_CONSENT = {MatterKind.OTHER_BUSINESS, MatterKind.REPORT}


def undocumented(matter: Matter) -> list[str]:
    """Return which of `dialogue` and `users_voice` a decision matter lacks: a warning (R17)."""
    if matter.kind is not MatterKind.DECISION:
        return []
    return [name for name in ("dialogue", "users_voice") if not getattr(matter, name).strip()]


def without_input(matter: Matter) -> list[Party]:
    """Return the parties that have brought nothing to a decision matter."""
    if matter.kind is not MatterKind.DECISION:
        return []
    spoke = {contribution.party for contribution in matter.contributions}
    return [party for party in Party if party not in spoke]


def earlier_treatments(state: State, matter: Matter) -> list[Matter]:
    """Return the matters that this one takes up again, the latest first."""
    found: list[Matter] = []
    while matter.continues and matter.continues in state.matters:
        matter = state.matters[matter.continues]
        if matter in found:
            break
        found.append(matter)
    return found
