"""What the working committee owes the steering group (R27)."""

from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Meeting
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
