"""The lines above a meeting's agenda: when, where, how far it is prepared."""

from textual.content import Content

from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import Body
from mkm_tui.rules.agenda import minutes_long, minutes_planned
from mkm_tui.widgets.leaf import Leaf


def meeting_lines(words: Words, state: State, meeting: Meeting) -> Content:
    """Return when, where and how far a meeting is, and the planned time against its length."""
    leaf = Leaf(words)
    start, end = words.show(meeting.start), words.show(meeting.end)
    when = words("screens.agenda.when", on=meeting.on, start=start, end=end)
    body = "" if meeting.body is Body.STEERING_GROUP else words.show(meeting.body)
    leaf.title(" · ".join(part for part in (meeting.id, body, when, meeting.place) if part))
    notice = meeting.notice_sent
    sent = words("screens.agenda.notice", on=notice) if notice else ""
    parts = [sent or words("screens.agenda.no_notice"), _planned(words, state, meeting)]
    drafts = sum(state.matters[key].draft for key in meeting.agenda)
    parts.append(words("screens.agenda.drafts", count=drafts) if drafts else "")
    leaf.line(" · ".join(part for part in parts if part), "dim")
    return leaf.written()


def _planned(words: Words, state: State, meeting: Meeting) -> str:
    """Return the planned minutes of the matters against the meeting's length."""
    planned, length = minutes_planned(state, meeting), minutes_long(meeting)
    if not planned:
        return ""
    key = "planned_over" if planned > length else "planned_of"
    return words(f"screens.agenda.{key}", minutes=planned, length=length)
