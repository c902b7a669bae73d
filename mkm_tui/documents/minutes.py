"""The minutes of a meeting, in the shape of the domain's part 5."""

from datetime import date

from mkm_tui.documents.minutes_attendance import attendance
from mkm_tui.documents.minutes_course import put_off_together
from mkm_tui.documents.minutes_end import corrections, next_meeting, published, signatures
from mkm_tui.documents.minutes_followup import follow_up
from mkm_tui.documents.minutes_matter import Held, matter_minutes
from mkm_tui.documents.minutes_movements import roll_called
from mkm_tui.documents.minutes_room import rooms
from mkm_tui.documents.minutes_time import breaks_in_words, time_in_words
from mkm_tui.documents.notice import body_name, meeting_fields
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.terms import Audience, MatterKind, Presence
from mkm_tui.rules.agenda import late_alone, not_reached
from mkm_tui.rules.approval import record_for


def minutes(page: Page, meeting: Meeting, reach: Reach, today: date) -> None:
    """Write the minutes; a draft says that it is one.

    What happens after the meeting stands as it is today; everything else as it was then.
    """
    page.state = record_for(page.state, meeting)
    state, words, meeting = page.state, page.words, roll_called(page.state, meeting)
    page.heading(1, words("documents.minutes", group=body_name(page, meeting), meeting=meeting.id))
    _life(page, meeting)
    breaks = breaks_in_words(words, meeting)
    meeting_fields(page, meeting, time_in_words(words, meeting), _form(words, meeting), breaks)
    page.end_fields()
    attendance(page, meeting, reach)
    every = [state.matters[key] for key in meeting.agenda]
    matters = [matter for matter in every if not _other_business(matter)]
    others = [matter for matter in every if _other_business(matter)]
    held = _held(page, meeting, [*matters, *others], reach, today)
    _matters(page, held, matters)
    follow_up(page, meeting, reach)
    page.heading(2, words("documents.other_business"))
    page.say("nothing_decided")
    for matter in others:
        matter_minutes(page, held, matter)
    next_meeting(page, meeting)
    signatures(page, meeting)
    published(page, meeting, reach, today)
    corrections(page, meeting, reach)


def _life(page: Page, meeting: Meeting) -> None:
    """Add where the minutes are in their life: draft, shared, approved, published (R31, R40)."""
    if meeting.approved_in and meeting.approved_on:
        page.say("approved_in", matter=meeting.approved_in, on=meeting.approved_on)
    elif meeting.approvals:
        last = max(approval.on for approval in meeting.approvals)
        page.say("approved_by_parties", on=meeting.approved_on or last)
    elif not meeting.locked and meeting.minutes_shared:
        page.say("draft_shared", on=meeting.minutes_shared.date())
    elif not meeting.locked:
        page.say("draft")
    out = [r.on for r in meeting.minutes_published if r.audience is Audience.USERS]
    if out:
        page.say("minutes_out", on=min(out))


def _held(page: Page, meeting: Meeting, matters: list[Matter], reach: Reach, today: date) -> Held:
    """Return what the minutes of the matters, in the document's order, have in common."""
    passed_over = frozenset(matter.id for matter in not_reached(page.state, meeting))
    return Held(meeting, reach, today, rooms(page, meeting, matters, reach), passed_over)


def _form(words: Words, meeting: Meeting) -> str:
    """Return whether the meeting was open or closed, and whether it was a remote one (R36)."""
    form = words("documents.closed" if meeting.closed_doors else "documents.open")
    remote = any(entry.presence is Presence.REMOTE for entry in meeting.attendance)
    return f"{form}, {words.show(Presence.REMOTE)}" if remote else form


def _other_business(matter: Matter) -> bool:
    """Say whether a matter stands where nothing is decided: late without consent too (R39)."""
    return late_alone(matter) or matter.kind is MatterKind.OTHER_BUSINESS


def _matters(page: Page, held: Held, matters: list[Matter]) -> None:
    """Add the matters of the agenda, those that were not reached in a line before them."""
    if not matters:
        return
    page.heading(2, page.words("documents.matters"))
    put_off_together(page, held.meeting)
    for matter in matters:
        matter_minutes(page, held, matter)
