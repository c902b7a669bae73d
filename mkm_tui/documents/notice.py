"""The notice of a meeting, with its agenda and case papers."""

from datetime import date

from mkm_tui.documents.matter_head import is_withheld, late, matter_heading, proposed
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, drafted
from mkm_tui.documents.reported import committee_report
from mkm_tui.documents.subject import subject
from mkm_tui.documents.voices import contributions
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Following, Matter, Meeting
from mkm_tui.records.terms import Body


def notice(page: Page, meeting: Meeting, reach: Reach, today: date) -> None:
    """Write the notice of a meeting."""
    words = page.words
    page.heading(1, words("documents.notice", group=body_name(page, meeting), meeting=meeting.id))
    form = words("documents.closed" if meeting.closed_doors else "documents.open")
    meeting_fields(page, meeting, planned_time(words, meeting), form)
    page.field("notice_sent", words.date(meeting.notice_sent) if meeting.notice_sent else "")
    page.end_fields()
    page.heading(2, words("documents.agenda"))
    for key in meeting.agenda:
        matter = page.state.matters[key]
        if not matter.withdrawn:
            _matter(page, meeting, matter, reach, today)


def body_name(page: Page, meeting: Meeting) -> str:
    """Return the name of the body that meets: the group's own, or the committee's."""
    if meeting.body is Body.STEERING_GROUP:
        return page.state.groups["group"].name
    return page.words.show(meeting.body).capitalize()


def planned_time(words: Words, meeting: Meeting | Following) -> str:
    """Return from when to when a meeting is planned."""
    return f"{words.show(meeting.start)}–{words.show(meeting.end)}"


def meeting_fields(page: Page, meeting: Meeting, time: str, form: str, breaks: str = "") -> None:
    """Add which meeting it is, when, where and with whom, and the breaks that it had."""
    words = page.words
    page.field("municipality", page.state.groups["group"].municipality)
    page.field("meeting_number", meeting.id)
    page.field("body", words.show(meeting.body))
    page.field("date", words.date(meeting.on))
    page.field("time", time)
    page.field("breaks", breaks)
    page.field("place", meeting.place)
    page.field("doors", form)
    page.field("chair", page.person(meeting.chair))
    page.field("minute_taker", page.person(meeting.minute_taker))
    page.field("archive_reference", meeting.archive_reference)


def _matter(page: Page, meeting: Meeting, matter: Matter, reach: Reach, today: date) -> None:
    """Add a matter of the agenda with its papers, and what the parties sent in to it."""
    matter_heading(page, matter, reach)
    if not drafted(matter, reach):
        _kind(page, matter)
        late(page, matter)
    if is_withheld(page, matter, reach):
        return
    subject(page, matter, reach)
    proposed(page, matter)
    committee_report(page, meeting, matter, reach, today)
    page.text("case_paper", matter.case_paper)
    page.text("recommendation", matter.recommendation)
    page.text("proposal", matter.proposal)
    contributions(page, (given for given in matter.contributions if given.before), when=False)
    page.end_fields()


def _kind(page: Page, matter: Matter) -> None:
    """Add what a matter asks of the body, and how long it is planned to take."""
    page.field("kind", page.words.show(matter.kind))
    if matter.minutes_planned:
        time = page.words("documents.minutes_count", count=matter.minutes_planned)
        page.field("minutes_planned", time)
