"""Planning, running, closing and approving a meeting."""

from datetime import date, time

from msgspec import UNSET, UnsetType, structs

from mkm_tui.actions.base import (
    Action,
    Changes,
    Context,
    all_known,
    counted,
    edited,
    find,
    next_in_year,
    the_group,
)
from mkm_tui.records.meetings import Approval, Attendance, Correction, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import Body, MeetingStatus, Party, Presence, Role
from mkm_tui.rules.broken import require
from mkm_tui.rules.presence import is_remote, latest_presence, roster


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
        """Return the new meeting and the counters."""
        the_group(state)
        all_known(state.people, (self.chair, self.minute_taker), "person")
        require(self.start < self.end, "", "end_before_start")
        number, numbers = next_in_year(state.numbers.meetings, self.on)
        meeting = edited(Meeting(id=f"M{number}", on=self.on), self)
        return meeting, counted(state, meetings=numbers)


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
        """Return the meeting with the day of its notice."""
        meeting = find(state.meetings, self.meeting, "meeting")
        require(meeting.status is not MeetingStatus.CLOSED, "", "meeting_over", meeting=meeting.id)
        require(meeting.agenda, "", "agenda_empty", meeting=meeting.id)
        return (structs.replace(meeting, notice_sent=context.today),)


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
        return (structs.replace(meeting, status=MeetingStatus.RUNNING, opened=opened),)


def running(state: State, meeting_id: str) -> Meeting:
    """Return a meeting that runs, or refuse."""
    meeting = find(state.meetings, meeting_id, "meeting")
    is_running = meeting.status is MeetingStatus.RUNNING
    require(is_running, "", "meeting_not_running", meeting=meeting.id)
    return meeting


class AdjournMeeting(Action, frozen=True, kw_only=True, tag="adjourn_meeting"):
    """Interrupt a running meeting, to be opened again."""

    meeting: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the adjourned meeting."""
        meeting = running(state, self.meeting)
        return (structs.replace(meeting, status=MeetingStatus.ADJOURNED),)


class CloseMeeting(Action, frozen=True, kw_only=True, tag="close_meeting"):
    """Close a running meeting; every matter has ended first."""

    meeting: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the closed meeting."""
        meeting = running(state, self.meeting)
        left = [key for key in meeting.agenda if not state.matters[key].ended]
        require(not left, "R5", "matters_left", matters=", ".join(left))
        return (
            structs.replace(meeting, status=MeetingStatus.CLOSED, closed=context.now, current=""),
        )


class RecordPresence(Action, frozen=True, kw_only=True, tag="record_presence"):
    """Note that somebody is there, joins remotely, or is away."""

    meeting: str
    person: str
    presence: Presence = Presence.PRESENT

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting with the attendance, noted to the matter at hand (R36-R38)."""
        meeting = find(state.meetings, self.meeting, "meeting")
        find(state.people, self.person, "person")
        require(meeting.status is not MeetingStatus.CLOSED, "", "meeting_over", meeting=meeting.id)
        at_hand = state.matters.get(meeting.current)
        secret = at_hand is not None and at_hand.exempt and self.presence is Presence.REMOTE
        require(not secret, "R37", "remote_and_exempt")
        entry = Attendance(self.person, self.presence, context.now, meeting.current)
        return (structs.replace(meeting, attendance=(*meeting.attendance, entry)),)


class AllPresent(Action, frozen=True, kw_only=True, tag="all_present"):
    """Note that every member who has not been noted yet is there; deputies are called singly."""

    meeting: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting with an attendance for each of them."""
        meeting = find(state.meetings, self.meeting, "meeting")
        require(meeting.status is not MeetingStatus.CLOSED, "", "meeting_over", meeting=meeting.id)
        noted = latest_presence(meeting)
        entries = [
            Attendance(person.id, Presence.PRESENT, context.now, meeting.current)
            for party in Party
            for person in roster(state, party)
            if person.role is Role.MEMBER and person.id not in noted
        ]
        return (structs.replace(meeting, attendance=(*meeting.attendance, *entries)),)


class StartMatter(Action, frozen=True, kw_only=True, tag="start_matter"):
    """Take up a matter in its running meeting."""

    matter: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting with the matter at hand; no secret matter in a remote one (R37)."""
        matter = find(state.matters, self.matter, "matter")
        require(not matter.ended, "", "matter_ended", matter=matter.id)
        meeting = running(state, matter.meeting)
        require(not (matter.exempt and is_remote(meeting)), "R37", "remote_and_exempt")
        return (structs.replace(meeting, current=matter.id, current_since=context.now),)


class ApproveMinutes(Action, frozen=True, kw_only=True, tag="approve_minutes"):
    """Approve the minutes, with one named person a party; they are locked then (R40)."""

    meeting: str
    approvers: dict[Party, str]

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting with its approvals."""
        meeting = find(state.meetings, self.meeting, "meeting")
        require(meeting.status is MeetingStatus.CLOSED, "", "meeting_not_closed")
        require(not meeting.locked, "R40", "minutes_locked", meeting=meeting.id)
        lacking = [party for party in Party if party not in self.approvers]
        require(not lacking, "R40", "approver_missing", parties=lacking)
        for party, person_id in self.approvers.items():
            person = find(state.people, person_id, "person")
            require(person.party is party, "R40", "approver_of_other_party", name=person.name)
        approvals = tuple(Approval(party, self.approvers[party], context.today) for party in Party)
        return (structs.replace(meeting, approvals=approvals),)


class CorrectMinutes(Action, frozen=True, kw_only=True, tag="correct_minutes"):
    """Add a numbered correction to approved minutes; both texts stand (R40)."""

    meeting: str
    matter: str = ""
    before: str
    after: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting with one correction more."""
        meeting = find(state.meetings, self.meeting, "meeting")
        require(meeting.locked, "R40", "minutes_not_locked", meeting=meeting.id)
        all_known(state.matters, (self.matter,), "matter")
        require(self.after.strip(), "R40", "correction_empty")
        correction = Correction(
            number=len(meeting.corrections) + 1,
            on=context.today,
            by=context.who,
            matter=self.matter,
            before=self.before,
            after=self.after,
        )
        return (structs.replace(meeting, corrections=(*meeting.corrections, correction)),)
