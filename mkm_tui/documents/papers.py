"""The documents by name, in the group's language (R42)."""

from datetime import date

from mkm_tui.documents.log import decision_log
from mkm_tui.documents.minutes import minutes
from mkm_tui.documents.notes import private_notes
from mkm_tui.documents.notice import notice
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State


def document_of(
    state: State, kind: str, meeting_id: str | None, reach: Reach, today: date
) -> str | None:
    """Return `notice`, `minutes`, `decisions` or `notes` as Markdown, or None without its meeting.

    `notes` are the secretary's own, whole for any reach; without a meeting, those of all meetings.
    """
    if state.group is None:
        return None
    words = Words(state.group.language)
    if kind == "decisions":
        return decision_log(state, reach, words, today)
    if kind == "notes" and meeting_id is None:
        return private_notes(state, list(state.meetings.values()), words)
    meeting = state.meetings.get(meeting_id or "")
    if meeting is None:
        return None
    if kind == "notice":
        return notice(state, meeting, reach, words, today)
    if kind == "notes":
        return private_notes(state, [meeting], words)
    return minutes(state, meeting, reach, words, today)
