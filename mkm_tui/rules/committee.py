"""What is whose: what the working committee owes the steering group, and its matters (R27)."""

from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import Body, MeetingStatus


def unreported(state: State) -> list[Decision]:
    """Return the decisions of the working committee's closed meetings that no item reports."""
    committee = {
        meeting.id
        for meeting in state.meetings.values()
        if meeting.body is Body.WORKING_COMMITTEE and meeting.status is MeetingStatus.CLOSED
    }
    if not committee:
        return []
    told = {matter.reports for matter in state.matters.values() if not matter.withdrawn}
    return [
        decision
        for decision in state.decisions.values()
        if decision.id not in told and state.matters[decision.id].meeting in committee
    ]


def next_steering_meeting(state: State, after: Meeting) -> Meeting | None:
    """Return the steering group's first meeting that is still to be held."""
    coming = [
        meeting
        for meeting in state.meetings.values()
        if meeting.body is Body.STEERING_GROUP
        and meeting.status is not MeetingStatus.CLOSED
        and (meeting.on, meeting.start) >= (after.on, after.start)
    ]
    return min(coming, key=lambda meeting: (meeting.on, meeting.start), default=None)


def body_for(meeting: Meeting, matter: Matter) -> Body:
    """Return whose meetings may take a meeting's matter: none of principle is AU's (R27)."""
    return Body.STEERING_GROUP if matter.of_principle else meeting.body


def is_later(meeting: Meeting, than: Meeting) -> bool:
    """Say whether a meeting begins after another one."""
    return (meeting.on, meeting.start) > (than.on, than.start)


def meetings_for(state: State, meeting: Meeting, matter: Matter) -> list[Meeting]:
    """Return the later meetings, still to be held, that may take a meeting's matter, next first."""
    body = body_for(meeting, matter)
    coming = [
        other
        for other in state.meetings.values()
        if other.body is body
        and other.status is not MeetingStatus.CLOSED
        and is_later(other, meeting)
    ]
    return sorted(coming, key=lambda other: (other.on, other.start))
