"""When a meeting was held, and its breaks."""

from datetime import datetime, timedelta, timezone

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
    """Return a span of time, with the days unless both are the first day.

    Where the clock was put forward or back for the summer in between, the offset tells it.
    """
    other = began.utcoffset() != ended.utcoffset()
    times = [_clock(words, moment, other) for moment in (began, ended)]
    if first.date() == began.date() == ended.date():
        return "–".join(times)
    days = [words.date(moment) for moment in (began, ended)]
    return " – ".join(f"{day} {time}" for day, time in zip(days, times, strict=True))


def _clock(words: Words, moment: datetime, with_offset: bool) -> str:
    """Return a moment's time of day, with its distance from UTC where it is asked for."""
    offset = timezone(moment.utcoffset() or timedelta())
    return f"{words.show(moment.time())} ({offset})" if with_offset else words.show(moment.time())
