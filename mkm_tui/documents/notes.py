"""The secretary's private notes, which stand in this document alone and only when asked for."""

from mkm_tui.documents.matter_head import named
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.records.meetings import Meeting


def private_notes(page: Page, meetings: list[Meeting]) -> None:
    """Write the notes of these meetings and their matters, with the whole titles."""
    page.heading(1, page.words("documents.notes"))
    page.say("notes_private")
    told = [_meeting(page, meeting) for meeting in meetings]
    if not any(told):
        page.say("notes_none")


def _meeting(page: Page, meeting: Meeting) -> bool:
    """Add a meeting's note and its matters' notes; say whether there was any."""
    found = [page.state.notes.get(key) for key in (meeting.id, *meeting.agenda)]
    notes = [note for note in found if note and note.text]
    if notes:
        page.heading(2, page.words("documents.notes_meeting", meeting=meeting.id, on=meeting.on))
    for note in notes:
        if note.id != meeting.id:
            page.heading(3, named(page.words, page.state.matters[note.id], Reach.INTERNAL))
        page.prose(note.text)
    return bool(notes)
