"""The room display while no matter is treated: a break, a pause between matters, no meeting."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import NamedTuple

from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MeetingStatus
from mkm_tui.rules.agenda import latest_ended, predicted_end
from mkm_tui.rules.presence import missing_parties, seats
from mkm_tui.rules.schedule import (
    break_minutes_left,
    break_until,
    closed_today,
    coming_matter,
    next_planned,
)
from mkm_tui.screens.follow_lines import agenda_lines, came_to, public_title
from mkm_tui.store.faults import StoreFault
from mkm_tui.widgets.fitting import Lines
from mkm_tui.widgets.plain import one_line, sentence


class Calm(NamedTuple):
    """A headline, lines below the clock, and what is listed below them."""

    head: str
    lines: list[str]
    listed: Callable[[int, int], Lines]


def _nothing(width: int, height: int) -> Lines:
    """List nothing."""
    return []


def waiting(words: Words, fault: StoreFault | None) -> Calm:
    """Say why there is nothing to show, and that it is tried again."""
    said = [fault.in_words(words)] if fault else []
    return Calm(words("screens.follow.waiting"), [*said, words("screens.follow.tries")], _nothing)


def no_meeting(words: Words, state: State, now: datetime) -> Calm:
    """Tell the outcomes of a meeting that was closed today, or the next meeting."""
    over, coming = closed_today(state, now), next_planned(state, now)
    if over is not None:
        head = words("screens.follow.over_now", meeting=over.id)
        lines = _when(words, coming, True) if coming else []
        return Calm(head, lines, partial(agenda_lines, words, state, over, told=True))
    if coming is None:
        return Calm(words("screens.follow.none_planned"), [], _nothing)
    head = words("screens.follow.next_meeting", meeting=coming.id)
    return Calm(head, _when(words, coming), partial(agenda_lines, words, state, coming))


def _when(words: Words, meeting: Meeting, named: bool = False) -> list[str]:
    """Return when and where a meeting is."""
    times = {"on": meeting.on, "start": meeting.start, "end": meeting.end}
    parts = [words("screens.agenda.when", **times), one_line(meeting.place)]
    name = [words("screens.follow.next_meeting", meeting=meeting.id)] if named else []
    return [*name, " · ".join(part for part in parts if part)]


def at_rest(words: Words, state: State, meeting: Meeting, now: datetime) -> Calm:
    """Tell the break, or what was treated last; and what comes, and when it will end."""
    paused = meeting.status is MeetingStatus.ADJOURNED
    head = _break(words, meeting, now) if paused else _between(words, state, meeting)
    lines = []
    left = break_minutes_left(meeting, now) if paused else 0
    if left:
        lines.append(words("screens.follow.break_left", minutes=left))
    coming = coming_matter(state, meeting)
    key = "after_break" if paused else "next_matter"
    if coming is not None:
        lines.append(words(f"screens.follow.{key}", matter=_named(words, coming)))
        end = predicted_end(state, meeting, now).time()
        lines.append(words("screens.follow.end", time=end))
    else:
        lines.append(words("screens.follow.all_done"))
    lacking = [] if paused else missing_parties(seats(state, meeting))
    if lacking:
        lines.append(sentence(words("screens.follow.not_there", parties=lacking)))
    return Calm(head, lines, partial(agenda_lines, words, state, meeting, told=True))


def _named(words: Words, matter: Matter) -> str:
    """Return number and title of a matter."""
    return f"{matter.id} {public_title(words, matter)}"


def _break(words: Words, meeting: Meeting, now: datetime) -> str:
    """Return that there is a break, and until when."""
    until = break_until(meeting, now)
    if until is None:
        return words("screens.follow.break")
    return words("screens.follow.break_until", time=until)


def _between(words: Words, state: State, meeting: Meeting) -> str:
    """Return what was treated last and what it came to, or that the meeting is open."""
    last = latest_ended(state, meeting)
    if last is None:
        return words("screens.follow.opened")
    said = came_to(words, state, last)
    return words("screens.follow.treated", matter=last.id, outcome=said)
