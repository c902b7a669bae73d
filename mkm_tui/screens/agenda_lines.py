"""The lines above a meeting's agenda: its preparation, and the life of its minutes."""

from datetime import date

from textual.content import Content

from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import Body, MeetingStatus
from mkm_tui.rules.agenda import minutes_long, minutes_planned
from mkm_tui.rules.proposals import shared_with_notice
from mkm_tui.widgets.leaf import Leaf


def meeting_lines(words: Words, state: State, meeting: Meeting, today: date) -> Content:
    """Return when and where a meeting is, and how far: its preparation, then its minutes."""
    leaf = Leaf(words)
    start, end = words.show(meeting.start), words.show(meeting.end)
    when = words("screens.agenda.when", on=meeting.on, start=start, end=end)
    body = "" if meeting.body is Body.STEERING_GROUP else words.show(meeting.body)
    leaf.title(" · ".join(part for part in (meeting.id, body, when, meeting.place) if part))
    if meeting.status is MeetingStatus.CLOSED:
        return leaf.line(minutes_line(words, state, meeting, today), "dim").written()
    notice = meeting.notice_sent
    sent = words("screens.agenda.notice", on=notice) if notice else ""
    parts = [sent or words("screens.agenda.no_notice"), _planned(words, state, meeting)]
    drafts = sum(state.matters[key].draft for key in meeting.agenda)
    parts.append(words("screens.agenda.drafts", count=drafts) if drafts else "")
    leaf.line(" · ".join(part for part in parts if part), "dim")
    return leaf.written()


def minutes_line(words: Words, state: State, meeting: Meeting, today: date) -> str:
    """Return how far the minutes have come: draft, shared, approved, published (R31, R40)."""
    steps = [words("screens.minutes.draft")]
    if meeting.minutes_shared:
        on = words.short_date(meeting.minutes_shared, today)
        steps.append(words("screens.minutes.shared", on=on))
    if meeting.locked:
        steps.append(_approved(words, state, meeting, today))
    for receipt in meeting.minutes_published:
        on = words.short_date(receipt.on, today)
        values = {"audience": receipt.audience, "on": on, "channel": receipt.channel}
        steps.append(words("screens.minutes.published", **values))
    if not meeting.minutes_published:
        steps.append(words(f"screens.minutes.next_{meeting.minutes_status}"))
    said = words("screens.minutes.line", steps=" → ".join(steps))
    count = len(meeting.corrections)
    return f"{said} · {words('screens.minutes.corrected', count=count)}" if count else said


def _approved(words: Words, state: State, meeting: Meeting, today: date) -> str:
    """Return when the minutes were approved, and in which matter or by whom."""
    days = [approval.on for approval in meeting.approvals]
    day = meeting.approved_on or max(days, default=meeting.on)
    on = words.short_date(day, today)
    if meeting.approved_in:
        return words("screens.minutes.approved_in", on=on, matter=meeting.approved_in)
    keys = [approval.person for approval in meeting.approvals]
    names = [state.people[key].name if key in state.people else key for key in keys]
    return words("screens.minutes.approved_by", on=on, names=names)


def approval_line(words: Words, state: State, approves: str) -> str:
    """Return whose minutes an approval matter approves, and how far these have come (R40)."""
    earlier = state.meetings.get(approves)
    if earlier is None:
        return ""
    if earlier.locked:
        on = words.short_date(earlier.approved_on or earlier.on)
        return words("screens.minutes.approves_locked", meeting=earlier.id, on=on)
    if earlier.minutes_shared:
        on = words.short_date(earlier.minutes_shared)
        return words("screens.minutes.approves_shared", meeting=earlier.id, on=on)
    return words("screens.minutes.approves_unshared", meeting=earlier.id)


def notice_question(words: Words, state: State, meeting: Meeting) -> str:
    """Return the question before the notice is noted as sent; minutes among its papers are told."""
    question = words("screens.agenda.send_notice_question", meeting=meeting.id)
    waiting = [earlier.id for earlier in shared_with_notice(state, meeting)]
    if not waiting:
        return question
    return f"{question} {words('screens.minutes.shared_with_notice', meetings=waiting)}"


def _planned(words: Words, state: State, meeting: Meeting) -> str:
    """Return the planned minutes of the matters against the meeting's length."""
    planned, length = minutes_planned(state, meeting), minutes_long(meeting)
    if not planned:
        return ""
    key = "planned_over" if planned > length else "planned_of"
    return words(f"screens.agenda.{key}", minutes=planned, length=length)
