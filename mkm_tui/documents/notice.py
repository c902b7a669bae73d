"""The notice of a meeting, with its agenda and case papers."""

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, hidden, title
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import Party


def notice(state: State, meeting: Meeting, reach: Reach, words: Words) -> str:
    """Return the notice as Markdown."""
    page = Page(state, words)
    group = state.groups["group"]
    page.heading(1, words("documents.notice", group=group.name, meeting=meeting.id))
    form = words("documents.closed" if meeting.closed_doors else "documents.open")
    meeting_fields(page, meeting, planned_time(words, meeting), form)
    page.field("notice_sent", words.date(meeting.notice_sent) if meeting.notice_sent else "")
    page.end_fields()
    page.heading(2, words("documents.agenda"))
    for key in meeting.agenda:
        matter = state.matters[key]
        if not matter.withdrawn:
            _matter(page, matter, reach)
    return page.written()


def planned_time(words: Words, meeting: Meeting) -> str:
    """Return from when to when a meeting is planned."""
    return f"{words.show(meeting.start)}–{words.show(meeting.end)}"


def meeting_fields(page: Page, meeting: Meeting, time: str, form: str) -> None:
    """Add which meeting it is, when, where and with whom."""
    words = page.words
    page.field("municipality", page.state.groups["group"].municipality)
    page.field("meeting_number", meeting.id)
    page.field("body", words.show(meeting.body))
    page.field("date", words.date(meeting.on))
    page.field("time", time)
    page.field("place", meeting.place)
    page.field("doors", form)
    page.field("chair", page.person(meeting.chair))
    page.field("minute_taker", page.person(meeting.minute_taker))
    page.field("archive_reference", meeting.archive_reference)


def matter_heading(page: Page, matter: Matter, reach: Reach, level: int = 3) -> None:
    """Add a matter's heading, and the legal basis where it is exempt (R33, R34)."""
    page.heading(level, named(page.words, matter, reach))
    page.field("legal_basis", matter.legal_basis)


def named(words: Words, matter: Matter, reach: Reach) -> str:
    """Return a matter's number and the title that these readers may see."""
    return words("documents.matter", matter=matter.id, title=title(matter, reach))


def late(page: Page, matter: Matter) -> None:
    """Add that a matter came after the notice, and who agreed to treat it (R39)."""
    if matter.added_late:
        agreed = len(matter.consents) == len(Party)
        page.field("late", page.words(f"documents.{'late_agreed' if agreed else 'late_alone'}"))


def _matter(page: Page, matter: Matter, reach: Reach) -> None:
    """Add a matter of the agenda with its papers."""
    matter_heading(page, matter, reach)
    page.field("kind", page.words.show(matter.kind))
    if matter.minutes_planned:
        time = page.words("documents.minutes_count", count=matter.minutes_planned)
        page.field("minutes_planned", time)
    late(page, matter)
    if hidden(matter, reach):
        page.say("exempt")
        return
    page.field("proposer", matter.proposer)
    page.field("units", page.units(matter.units))
    page.text("case_paper", matter.case_paper)
    page.text("recommendation", matter.recommendation)
    page.text("proposal", matter.proposal)
    page.end_fields()
