"""A meeting's own time: what is noted in it goes forward, whatever the machine's clock does."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from mkm_tui.records.meetings import Meeting
from mkm_tui.records.state import State

_STEP = timedelta(microseconds=1)
"""How much later than the latest a moment is noted when the clock says that it is earlier."""
_MOST = timedelta(days=1)
"""The longest that anything in a meeting is believed to have taken."""


def steady(state: State, meeting: Meeting | None, now: datetime) -> datetime:
    """Return the moment to note: the clock's, but none before what a meeting that goes on noted.

    Where the clock was set back, it is the next moment after that, so that who was there when a
    matter was treated stays true (R38). What is about no such meeting has the clock's moment.
    """
    if meeting is None or not meeting.goes_on:
        return now
    latest = max(_noted(state, meeting), default=now)
    return now if now >= latest else latest + _STEP


def _noted(state: State, meeting: Meeting) -> Iterator[datetime]:
    """Yield the latest moments of each kind that a meeting has noted."""
    matters = (state.matters.get(key) for key in meeting.agenda)
    yield from (matter.closing.at for matter in matters if matter and matter.closing)
    yield from (moment for moment in (meeting.opened, meeting.current_since) if moment)
    yield from (entry.at for entry in meeting.attendance[-1:])
    yield from (stretch.ended for stretch in meeting.stretches[-1:])
    yield from (rest.ended or rest.began for rest in meeting.breaks[-1:])


def lasted(began: datetime, ended: datetime) -> timedelta:
    """Return how long something in a meeting took.

    Nothing where the clock was put right in between: then it is not known.
    """
    length = ended - began
    return length if timedelta() <= length < _MOST else timedelta()
