"""The documents by name, in the group's language (R42)."""

from datetime import date

from mkm_tui.documents.log import decision_log
from mkm_tui.documents.minutes import minutes
from mkm_tui.documents.notice import notice
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State


def document_of(
    state: State, kind: str, meeting_id: str | None, reach: Reach, today: date
) -> str | None:
    """Return `notice`, `minutes` or `decisions` as Markdown, or None without its meeting."""
    if state.group is None:
        return None
    words = Words(state.group.language)
    if kind == "decisions":
        return decision_log(state, reach, words, today)
    meeting = state.meetings.get(meeting_id or "")
    if meeting is None:
        return None
    if kind == "notice":
        return notice(state, meeting, reach, words)
    return minutes(state, meeting, reach, words, today)
