"""Which meeting it is now: the one that runs, has a break, is next or was just held."""

from datetime import date, datetime, time, timedelta

from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MeetingStatus
from mkm_tui.rules.agenda import break_left, next_matter

_TONIGHT = timedelta(hours=4)
"""For how long what happened before midnight still belongs to the meeting that goes on."""


def going_on(state: State, wanted: str) -> Meeting | None:
    """Return the meeting that runs, else one that has a break (the wanted one first), or None."""
    running = MeetingStatus.RUNNING
    found = [meeting for meeting in state.meetings.values() if meeting.goes_on]
    found.sort(key=lambda one: (one.status is running, one.id == wanted, one.on))
    return found[-1] if found else None


def meeting_to_do(state: State, today: date) -> Meeting | None:
    """Return the meeting that goes on, else the next that is planned.

    One whose day is past is it only where no other is planned; of those the latest.
    """
    waiting = [m for m in state.meetings.values() if m.status is not MeetingStatus.CLOSED]
    order = {m.id: (m.status is MeetingStatus.PLANNED, *how_far(m.on, today)) for m in waiting}
    return min(waiting, key=lambda meeting: order[meeting.id], default=None)


def how_far(day: date, today: date) -> tuple[bool, int]:
    """Return what sorts days that come before days that are past, and each by its distance."""
    return day < today, abs((day - today).days)


def meeting_now(state: State, now: datetime) -> Meeting | None:
    """Return the meeting that runs, or that has a break which began today or tonight."""
    for meeting in state.meetings.values():
        if meeting.status is MeetingStatus.RUNNING:
            return meeting
    for meeting in state.meetings.values():
        paused = meeting.status is MeetingStatus.ADJOURNED and meeting.breaks
        if paused and _lately(meeting.breaks[-1].began, now):
            return meeting
    return None


def _lately(moment: datetime, now: datetime) -> bool:
    """Say whether a moment was today, or not long before midnight."""
    return _day(moment, now) == now.date() or timedelta() <= now - moment < _TONIGHT


def closed_today(state: State, now: datetime) -> Meeting | None:
    """Return the meeting that was closed last, if that was today or tonight."""
    closed = [
        (meeting.closed, meeting)
        for meeting in state.meetings.values()
        if meeting.closed and _lately(meeting.closed, now)
    ]
    return max(closed, key=lambda pair: pair[0])[1] if closed else None


def next_planned(state: State, now: datetime) -> Meeting | None:
    """Return the first planned meeting of today or later."""
    coming = [
        meeting
        for meeting in state.meetings.values()
        if meeting.status is MeetingStatus.PLANNED and meeting.on >= now.date()
    ]
    return min(coming, key=lambda meeting: (meeting.on, meeting.start), default=None)


def _day(moment: datetime, now: datetime) -> date:
    """Return the day of a moment, where `now` is."""
    return moment.astimezone(now.tzinfo).date()


def break_until(meeting: Meeting, now: datetime) -> time | None:
    """Return when the break is to end, or None where nothing was said."""
    last = meeting.breaks[-1]
    if not last.minutes:
        return None
    return (last.began + timedelta(minutes=last.minutes)).astimezone(now.tzinfo).time()


def break_minutes_left(meeting: Meeting, now: datetime) -> int:
    """Return how many minutes are left of the break, a begun one counted."""
    return -(-int(break_left(meeting, now).total_seconds()) // 60)


def coming_matter(state: State, meeting: Meeting) -> Matter | None:
    """Return the matter at hand, or the one that comes next."""
    return state.matters.get(meeting.current) or next_matter(state, meeting)


def read_now(state: State, meeting: Meeting | None) -> bool:
    """Say whether a proposal is being read to the room."""
    runs = meeting is not None and meeting.status is MeetingStatus.RUNNING
    return runs and meeting is not None and meeting.reading in state.matters
