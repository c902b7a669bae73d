"""What a matter is about where it takes up something the group has: minutes, or a decision."""

from mkm_tui.documents.matter_head import named
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.records.meetings import Matter


def subject(page: Page, matter: Matter, reach: Reach) -> None:
    """Add which minutes a matter approves, and which decision it takes up."""
    meeting = page.state.meetings.get(matter.approves)
    if meeting is not None:
        values = {"meeting": meeting.id, "on": meeting.on}
        page.field("approves", page.words("documents.approves_meeting", **values))
    about = page.state.matters.get(matter.about)
    if about is not None:
        page.field("about", named(page.words, about, reach))
