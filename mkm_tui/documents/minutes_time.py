"""When a meeting was held, and its breaks."""

from datetime import datetime

from mkm_tui.documents.notice import planned_time
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Meeting


def time_in_words(words: Words, meeting: Meeting) -> str:
    """Return from when to when the meeting was held, or is planned."""
    opened, closed = meeting.opened, meeting.closed
    if opened is None or closed is None:
        return planned_time(words, meeting)
    return _span(words, opened, closed, opened)


def breaks_in_words(words: Words, meeting: Meeting) -> str:
    """Return the breaks, each from when to when; those of another day with the day."""
    first = meeting.opened
    return ", ".join(
        _span(words, rest.began, rest.ended, first or rest.began)
        if rest.ended
        else words("documents.break_from", at=rest.began.time())
        for rest in meeting.breaks
    )


def _span(words: Words, began: datetime, ended: datetime, first: datetime) -> str:
    """Return a span of time, with the days unless both are the first day."""
    if first.date() == began.date() == ended.date():
        return f"{words.show(began.time())}–{words.show(ended.time())}"
    return f"{_moment(words, began)} – {_moment(words, ended)}"


def _moment(words: Words, moment: datetime) -> str:
    """Return a day and a time in words."""
    return f"{words.date(moment)} {words.show(moment.time())}"
