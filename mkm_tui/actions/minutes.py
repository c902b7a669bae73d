"""The life of the minutes: shared, approved, published, corrected."""

from datetime import date
from typing import Any

from msgspec import structs

from mkm_tui.actions.base import Action, Changes, Context, find
from mkm_tui.records.meetings import Approval, Correction, Meeting, MinutesReceipt
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, MeetingStatus, Party
from mkm_tui.rules.approval import as_approved
from mkm_tui.rules.broken import require
from mkm_tui.rules.wording import says


class ShareMinutes(Action, frozen=True, kw_only=True, tag="share_minutes"):
    """Note that the draft of the minutes went to all three parties at once (R31).

    It can go to them again after changes.
    """

    meeting: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting with the moment of the sharing."""
        meeting = find(state.meetings, self.meeting, "meeting")
        require(meeting.status is MeetingStatus.CLOSED, "", "meeting_not_closed")
        return (structs.replace(meeting, minutes_shared=context.now),)


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
        require(meeting.minutes_shared, "R31", "minutes_not_shared", meeting=meeting.id)
        approvals = tuple(Approval(party, self.approvers[party], context.today) for party in Party)
        return (approved(state, meeting, context.today, approvals=approvals),)


def approved(state: State, meeting: Meeting, day: date, **how: Any) -> Meeting:
    """Return a meeting whose minutes are approved on a day, and stay as they are (R40)."""
    kept = as_approved(state, meeting)
    return structs.replace(meeting, approved_on=day, as_approved=kept, **how)


class PublishMinutes(Action, frozen=True, kw_only=True, tag="publish_minutes"):
    """Record that approved minutes were published; `on` is the day, without it today."""

    meeting: str
    channel: str
    audience: Audience = Audience.USERS
    on: date | None = None
    by: str = ""
    evidence: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting with the receipt; only approved minutes are published (R40)."""
        meeting = find(state.meetings, self.meeting, "meeting")
        require(meeting.locked, "R40", "minutes_not_approved", meeting=meeting.id)
        require(says(self.channel), "R13", "minutes_channel_missing")
        on = self.on or context.today
        approved = meeting.approved_on or meeting.on
        require(approved <= on <= context.today, "R40", "minutes_publication_date", on=on)
        receipt = MinutesReceipt(
            self.audience, on, self.channel, self.by or context.who, self.evidence
        )
        return (structs.replace(meeting, minutes_published=(*meeting.minutes_published, receipt)),)


class CorrectMinutes(Action, frozen=True, kw_only=True, tag="correct_minutes"):
    """Add a numbered correction to approved minutes; both texts stand (R40)."""

    meeting: str
    matter: str = ""
    before: str
    after: str
    about_nothing_exempt: bool = False
    """Whether one that names no matter may stand in public where some are exempt (R34)."""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the meeting with one correction more."""
        meeting = find(state.meetings, self.meeting, "meeting")
        require(meeting.locked, "R40", "minutes_not_locked", meeting=meeting.id)
        known = not self.matter or self.matter in meeting.agenda
        require(known, "R40", "not_on_agenda", matter=self.matter, meeting=meeting.id)
        require(self.after.strip(), "R40", "correction_empty")
        correction = Correction(
            number=len(meeting.corrections) + 1,
            on=context.today,
            by=context.who,
            matter=self.matter,
            before=self.before,
            after=self.after,
            about_nothing_exempt=self.about_nothing_exempt,
        )
        return (structs.replace(meeting, corrections=(*meeting.corrections, correction)),)
