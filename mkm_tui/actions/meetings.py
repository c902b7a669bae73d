"""Planning, opening, interrupting and closing a meeting."""

from datetime import date, datetime, time

from msgspec import UNSET, UnsetType, structs

from mkm_tui.actions.base import (
    Action,
    Changes,
    Context,
    all_known,
    edited,
    find,
    the_group,
)
from mkm_tui.actions.carrying import planned, reported
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.room import Break, Stretch
from mkm_tui.records.state import State
from mkm_tui.records.terms import Body, MeetingStatus
from mkm_tui.rules.broken import require
from mkm_tui.rules.committee import next_steering_meeting, unreported
from mkm_tui.rules.proposals import shared_with_notice

_DAY = 24 * 60
"""Minutes that a break can be meant to last at most."""


class PlanMeeting(Action, frozen=True, kw_only=True, tag="plan_meeting"):
    """Plan a meeting; it gets the next number of its year."""

    on: date
    start: time = time(9, 0)
    end: time = time(12, 0)
    body: Body = Body.STEERING_GROUP
    place: str = ""
    chair: str = ""
    minute_taker: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the new meeting and the counters, with what the committee has to report (R27)."""
        the_group(state)
        all_known(state.people, (self.chair, self.minute_taker), "person")
        require(self.start < self.end, "", "end_before_start")
        return planned(state, edited(Meeting(id="", on=self.on), self))


class EditMeeting(Action, frozen=True, kw_only=True, tag="edit_meeting"):
    """Change when, where and with whom a meeting is."""

    meeting: str
    on: date | UnsetType = UNSET
    start: time | UnsetType = UNSET
    end: time | UnsetType = UNSET
    place: str | UnsetType = UNSET
    closed_doors: bool | UnsetType = UNSET
    chair: str | UnsetType = UNSET
    minute_taker: str | UnsetType = UNSET
    others: str | UnsetType = UNSET
    archive_reference: str | UnsetType = UNSET

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting as changed."""
        before = find(state.meetings, self.meeting, "meeting")
        meeting = edited(before, self)
        all_known(state.people, (meeting.chair, meeting.minute_taker), "person")
        require(meeting.start < meeting.end, "", "end_before_start")
        same_year = meeting.on.year == before.on.year
        require(same_year, "R41", "year_in_number", meeting=meeting.id)
        return (meeting,)


class SendNotice(Action, frozen=True, kw_only=True, tag="send_notice"):
    """Note that the notice has gone to all three parties at once (R31)."""

    meeting: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting with the day of its notice, and its drafts, now shared (R31, R32)."""
        meeting = find(state.meetings, self.meeting, "meeting")
        require(meeting.status is not MeetingStatus.CLOSED, "", "meeting_over", meeting=meeting.id)
        require(meeting.agenda, "", "agenda_empty", meeting=meeting.id)
        matters = (state.matters[key] for key in meeting.agenda)
        shared = (
            structs.replace(matter, draft=False, shared=context.now)
            for matter in matters
            if matter.draft and not matter.withdrawn
        )
        minutes = [
            structs.replace(earlier, minutes_shared=context.now)
            for earlier in shared_with_notice(state, meeting)
        ]
        return structs.replace(meeting, notice_sent=context.today), *shared, *minutes


class OpenMeeting(Action, frozen=True, kw_only=True, tag="open_meeting"):
    """Open a planned meeting, or go on with an adjourned one."""

    meeting: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the running meeting; only one runs at a time, in an active group (R1)."""
        meeting = find(state.meetings, self.meeting, "meeting")
        require(the_group(state).activated, "R1", "group_not_active")
        waiting = meeting.status in (MeetingStatus.PLANNED, MeetingStatus.ADJOURNED)
        require(waiting, "", "meeting_not_waiting", meeting=meeting.id)
        running = [m.id for m in state.meetings.values() if m.status is MeetingStatus.RUNNING]
        require(not running, "", "another_runs", meeting="".join(running[:1]))
        opened = meeting.opened or context.now
        breaks = meeting.breaks
        if breaks and breaks[-1].ended is None:
            breaks = (*breaks[:-1], structs.replace(breaks[-1], ended=context.now))
        return (
            structs.replace(
                meeting,
                status=MeetingStatus.RUNNING,
                opened=opened,
                breaks=breaks,
                current_since=context.now if meeting.current else None,
            ),
        )


def running(state: State, meeting_id: str) -> Meeting:
    """Return a meeting that runs, or refuse."""
    meeting = find(state.meetings, meeting_id, "meeting")
    is_running = meeting.status is MeetingStatus.RUNNING
    require(is_running, "", "meeting_not_running", meeting=meeting.id)
    return meeting


def paused(meeting: Meeting, now: datetime) -> Meeting:
    """Return a meeting whose clock for the matter at hand stands still."""
    if not meeting.current or meeting.current_since is None:
        return meeting
    stretch = Stretch(meeting.current, meeting.current_since, now)
    return structs.replace(meeting, stretches=(*meeting.stretches, stretch), current_since=None)


def put_aside(meeting: Meeting, matter_id: str, now: datetime) -> Meeting:
    """Return a meeting in which a matter is neither at hand nor read to the room."""
    if meeting.current == matter_id:
        return structs.replace(paused(meeting, now), current="", reading="")
    if meeting.reading == matter_id:
        return structs.replace(meeting, reading="")
    return meeting


class AdjournMeeting(Action, frozen=True, kw_only=True, tag="adjourn_meeting"):
    """Interrupt a running meeting for a break, to be opened again; the matter stays at hand."""

    meeting: str
    minutes: int = 0
    """How long the break is meant to be; 0 where nothing was said."""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting, having its break."""
        meeting = paused(running(state, self.meeting), context.now)
        require(0 <= self.minutes <= _DAY, "", "minutes_out_of_range")
        breaks = (*meeting.breaks, Break(context.now, self.minutes))
        return (structs.replace(meeting, status=MeetingStatus.ADJOURNED, breaks=breaks),)


class CloseMeeting(Action, frozen=True, kw_only=True, tag="close_meeting"):
    """Close a running meeting; every matter has ended first.

    What the working committee decided becomes report items of the steering group's next meeting,
    if it is planned (R27); else they come when it is.
    """

    meeting: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the closed meeting, and the report items with their meeting."""
        meeting = paused(running(state, self.meeting), context.now)
        left = [key for key in meeting.agenda if not state.matters[key].ended]
        require(not left, "R5", "matters_left", matters=", ".join(left))
        closed = structs.replace(
            meeting, status=MeetingStatus.CLOSED, closed=context.now, current="", reading=""
        )
        after = state.put(closed)
        to = next_steering_meeting(after, closed)
        owed = unreported(after) if closed.body is Body.WORKING_COMMITTEE and to else []
        return (closed, *reported(after, owed, to)) if owed and to else (closed,)
