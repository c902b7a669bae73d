"""What the room display shows now: which meeting, and how far it has come."""

from datetime import date, datetime, time, timedelta

from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MeetingStatus
from mkm_tui.rules.agenda import break_left, next_matter


def meeting_now(state: State, now: datetime) -> Meeting | None:
    """Return the meeting that runs, or that has a break which began today."""
    for meeting in state.meetings.values():
        if meeting.status is MeetingStatus.RUNNING:
            return meeting
    for meeting in state.meetings.values():
        last = meeting.breaks[-1] if meeting.breaks else None
        paused = meeting.status is MeetingStatus.ADJOURNED
        if last and paused and _day(last.began, now) == now.date():
            return meeting
    return None


def closed_today(state: State, now: datetime) -> Meeting | None:
    """Return the meeting that was closed last, if that was today."""
    closed = [
        (meeting.closed, meeting)
        for meeting in state.meetings.values()
        if meeting.closed and _day(meeting.closed, now) == now.date()
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


def latest_ended(state: State, meeting: Meeting) -> Matter | None:
    """Return the matter that was closed last."""
    matters = (state.matters[key] for key in meeting.agenda)
    closed = [(matter.closing.at, matter.id) for matter in matters if matter.closing]
    return state.matters[max(closed)[1]] if closed else None


def coming_matter(state: State, meeting: Meeting) -> Matter | None:
    """Return the matter at hand, or the one that comes next."""
    return state.matters.get(meeting.current) or next_matter(state, meeting)


def read_now(state: State, meeting: Meeting | None) -> bool:
    """Say whether a proposal is being read to the room."""
    runs = meeting is not None and meeting.status is MeetingStatus.RUNNING
    return runs and meeting is not None and meeting.reading in state.matters
