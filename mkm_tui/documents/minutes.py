"""The minutes of a meeting, in the shape of the domain's part 5."""

from datetime import date, datetime

from mkm_tui.documents.minutes_attendance import attendance
from mkm_tui.documents.minutes_end import corrections, next_meeting, published, signatures
from mkm_tui.documents.minutes_followup import follow_up
from mkm_tui.documents.minutes_matter import matter_minutes
from mkm_tui.documents.notice import meeting_fields, planned_time
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, Party, Presence


def minutes(state: State, meeting: Meeting, reach: Reach, words: Words, today: date) -> str:
    """Return the minutes as Markdown; a draft says that it is one.

    What happens after the meeting stands as it is today; everything else as it was then.
    """
    page = Page(state, words)
    group = state.groups["group"]
    page.heading(1, words("documents.minutes", group=group.name, meeting=meeting.id))
    if not meeting.locked:
        page.say("draft")
    meeting_fields(page, meeting, _time(words, meeting), _form(words, meeting))
    page.end_fields()
    attendance(page, meeting)
    matters = [state.matters[key] for key in meeting.agenda]
    _matters(page, [m for m in matters if not _other_business(m)], reach, today)
    follow_up(page, meeting, reach)
    page.heading(2, words("documents.other_business"))
    page.say("nothing_decided")
    for matter in filter(_other_business, matters):
        matter_minutes(page, matter, reach, today)
    next_meeting(page, meeting)
    signatures(page, meeting)
    published(page, meeting, reach, today)
    corrections(page, meeting, reach)
    return page.written()


def _time(words: Words, meeting: Meeting) -> str:
    """Return from when to when the meeting was held, or is planned."""
    opened, closed = meeting.opened, meeting.closed
    if opened is None or closed is None:
        return planned_time(words, meeting)
    if opened.date() == closed.date():
        return f"{words.show(opened.time())}–{words.show(closed.time())}"
    return f"{_moment(words, opened)} – {_moment(words, closed)}"


def _moment(words: Words, moment: datetime) -> str:
    """Return a day and a time in words."""
    return f"{words.date(moment)} {words.show(moment.time())}"


def _form(words: Words, meeting: Meeting) -> str:
    """Return whether the meeting was open or closed, and whether it was a remote one (R36)."""
    form = words("documents.closed" if meeting.closed_doors else "documents.open")
    remote = any(entry.presence is Presence.REMOTE for entry in meeting.attendance)
    return f"{form}, {words.show(Presence.REMOTE)}" if remote else form


def _other_business(matter: Matter) -> bool:
    """Say whether a matter stands where nothing is decided: late without consent too (R39)."""
    alone = matter.added_late and len(matter.consents) < len(Party)
    return alone or matter.kind is MatterKind.OTHER_BUSINESS


def _matters(page: Page, matters: list[Matter], reach: Reach, today: date) -> None:
    """Add the matters of the agenda."""
    if not matters:
        return
    page.heading(2, page.words("documents.matters"))
    for matter in matters:
        matter_minutes(page, matter, reach, today)
