"""The notice of a meeting, with its agenda and case papers."""

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, hidden, title
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State


def notice(state: State, meeting: Meeting, reach: Reach, words: Words) -> str:
    """Return the notice as Markdown."""
    page = Page(state, words)
    group = state.groups["group"]
    page.heading(1, words("documents.notice", group=group.name, meeting=meeting.id))
    meeting_fields(page, meeting)
    page.heading(2, words("documents.agenda"))
    for key in meeting.agenda:
        matter = state.matters[key]
        if not matter.withdrawn:
            _matter(page, matter, reach)
    return page.written()


def meeting_fields(page: Page, meeting: Meeting) -> None:
    """Add when, where and with whom."""
    words = page.words
    page.field("municipality", page.state.groups["group"].municipality)
    page.field("date", words.date(meeting.on))
    page.field("time", f"{words.show(meeting.start)}–{words.show(meeting.end)}")
    page.field("place", meeting.place)
    page.field("doors", words("documents.closed" if meeting.closed_doors else "documents.open"))
    page.field("chair", page.person(meeting.chair))
    page.field("minute_taker", page.person(meeting.minute_taker))
    page.field("archive_reference", meeting.archive_reference)
    page.end_fields()


def matter_heading(page: Page, matter: Matter, reach: Reach) -> None:
    """Add a matter's heading, and the legal basis where it is exempt (R33, R34)."""
    page.heading(3, page.words("documents.matter", matter=matter.id, title=title(matter, reach)))
    page.field("legal_basis", matter.legal_basis)


def _matter(page: Page, matter: Matter, reach: Reach) -> None:
    """Add a matter of the agenda with its papers."""
    matter_heading(page, matter, reach)
    page.field("kind", page.words.show(matter.kind))
    page.field("minutes_planned", str(matter.minutes_planned or ""))
    if not hidden(matter, reach):
        page.field("proposer", matter.proposer)
        page.field("units", page.units(matter.units))
        page.text("case_paper", matter.case_paper)
        page.text("recommendation", matter.recommendation)
        page.text("proposal", matter.proposal)
    page.end_fields()
