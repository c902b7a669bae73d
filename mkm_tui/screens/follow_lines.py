"""The parts of the room display as lines: the matter at hand, the agenda, the time."""

from datetime import datetime
from typing import NamedTuple

from textual.content import Content

from mkm_tui.documents.outcomes import outcome_words
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, MeetingStatus, Outcome
from mkm_tui.rules.agenda import minutes_over, minutes_spent, predicted_end
from mkm_tui.rules.consensus import outcome
from mkm_tui.rules.publication import status
from mkm_tui.screens.matter_page import OUTCOME_SIGNS
from mkm_tui.widgets.fitting import Lines, centred, cut, first_fitting, hung, row, spaced, stacked
from mkm_tui.widgets.plain import one_line, written

_SHORT, _LONG = 72, 96
"""Cells of a line of the proposal at most: in the middle of a pane, and on the whole width."""
_TALL = 45
"""Lines from which on there is more air."""


def public_title(words: Words, matter: Matter) -> str:
    """Return a matter's title as all may read it, and that it is exempt where it is (R34)."""
    exempt = f" · {words('screens.reading.exempt')}" if matter.exempt else ""
    return f"{one_line(matter.title)}{exempt}"


def sign_of(meeting: Meeting, matter: Matter) -> str:
    """Return what stands before a matter on the agenda: done, at hand, put off."""
    at_hand = matter.id == meeting.current and not matter.ended
    return "▶" if at_hand and meeting.closed is None else OUTCOME_SIGNS[outcome(matter)]


def place(words: Words, meeting: Meeting, matter: Matter) -> str:
    """Return a matter's place on the agenda."""
    place = meeting.agenda.index(matter.id) + 1
    values = {"matter": matter.id, "place": place, "count": len(meeting.agenda)}
    return words("screens.meeting.at", **values)


def matter_lines(
    words: Words, matter: Matter, width: int, height: int, middle: bool = False
) -> Lines:
    """Return the matter at hand with its proposal, as airy as there is room for."""
    width = max(1, width)
    measure = min(width, _SHORT if middle else _LONG)
    title = hung(
        Content.styled(f"{matter.id}  ", "bold"),
        Content.styled(public_title(words, matter), "bold"),
        measure,
    )
    label, text = _proposal(words, matter, measure)
    levels = [
        stacked([title, label, spaced(text)], 2),
        stacked([title, label, spaced(text)], 1),
        stacked([title, label, text], 1),
        stacked([title, [*label, *text]], 1),
    ]
    if height >= _TALL:
        levels.insert(0, stacked([title, label, stacked(([line] for line in text), 2)], 4))
    fitting = first_fitting(levels, height)
    if fitting is None:
        room = height - len(title) - len(label) - 1
        goes_on = words("screens.reading.goes_on")
        dense = stacked([title, [*label, *cut(text, room, goes_on)]], 1)
        fitting = cut(dense, height, goes_on)
    return centred(fitting, width) if middle else fitting


def _proposal(words: Words, matter: Matter, width: int) -> tuple[Lines, Lines]:
    """Return what stands above the proposal and the proposal; or the kind of the matter."""
    kind = [Content(words.show(matter.kind).capitalize())]
    if matter.exempt:
        return kind, Content(words("screens.follow.exempt")).wrap(width)
    if matter.kind is not MatterKind.DECISION or not matter.proposal.strip():
        return kind, []
    return [Content(words("leaf.proposal"))], written(matter.proposal.strip("\n")).wrap(width)


class _Entry(NamedTuple):
    """A matter on the agenda: sign and number, title, and what it came to if that is told."""

    mark: Content
    title: Content
    came_to: Content

    def long(self, width: int) -> Lines:
        """Return all of it, on as many lines as it takes."""
        return hung(self.mark, self.title + self.came_to, width)

    def short(self, width: int) -> Lines:
        """Return it on one line; the title gives way first."""
        room = width - self.mark.cell_length - self.came_to.cell_length
        title = self.title.truncate(max(1, room), ellipsis=True)
        return row(self.mark + title + self.came_to, width)


def agenda_lines(
    words: Words, state: State, meeting: Meeting, width: int, height: int, told: bool = False
) -> Lines:
    """Return the agenda with signs; `told` adds in words what each matter came to."""
    matters = [state.matters[key] for key in meeting.agenda]
    if meeting.status is MeetingStatus.PLANNED:
        matters = [matter for matter in matters if not matter.draft]
    entries = [
        _entry(words, meeting, matter, came_to(words, state, matter) if told else "")
        for matter in matters
    ]
    long, short = [e.long(width) for e in entries], [e.short(width) for e in entries]
    levels = [stacked(long, 1), stacked(long, 0), stacked(short, 0)]
    if height >= _TALL:
        levels.insert(0, stacked(long, 2))
    fitting = first_fitting(levels, height)
    if fitting is not None:
        return fitting
    here = next((n for n, matter in enumerate(matters) if sign_of(meeting, matter) == "▶"), 0)
    return _around(words, stacked(short, 0), here, height)


def came_to(words: Words, state: State, matter: Matter) -> str:
    """Return what a matter came to: a decision reads as not in force until it is (R9)."""
    decision = state.decisions.get(matter.id)
    if decision is not None and matter.closing is not None:
        return words.show(status(state, decision, matter.closing.at.date()))
    return "" if outcome(matter) is Outcome.OPEN else outcome_words(words, matter)


def _entry(words: Words, meeting: Meeting, matter: Matter, end: str) -> _Entry:
    """Return a matter's entry; the one at hand stands out."""
    sign = sign_of(meeting, matter)
    style = "bold" if sign == "▶" else ""
    mark = Content.styled(f"{sign} {matter.id:<6} ", style)
    title = Content.styled(public_title(words, matter), style)
    return _Entry(mark, title, Content(f" · {end}" if end else ""))


def _around(words: Words, lines: Lines, here: int, height: int) -> Lines:
    """Return as many lines as have room around one of them, and how many there are beside."""
    room = max(1, height - 2)
    start = max(0, min(here - room // 3, len(lines) - room))
    end = start + room
    before = [Content(words("screens.follow.more", count=start))] if start else []
    beside = len(lines) - end
    after = [Content(words("screens.follow.more", count=beside))] if beside > 0 else []
    return [*before, *lines[start:end], *after][: max(1, height)]


def strip(words: Words, state: State, meeting: Meeting, width: int) -> Content:
    """Return the agenda as one thin line of signs and numbers, around the matter at hand."""
    parts = []
    here = 0
    for number, key in enumerate(meeting.agenda):
        sign = sign_of(meeting, state.matters[key])
        here = number if sign == "▶" else here
        parts.append(f"{sign.strip()}{key.partition('/')[0]}")
    first = 0
    while first < here - 1 and len(" ".join(parts[first:])) > width - 2:
        first += 1
    text = f"{'… ' if first else ''}{' '.join(parts[first:])}"
    return Content(text).truncate(max(1, width), ellipsis=True)


def time_lines(
    words: Words, state: State, meeting: Meeting, matter: Matter | None, now: datetime
) -> list[str]:
    """Return how long the matter has taken of its time, and when the meeting will end."""
    said = []
    if matter is not None:
        spent, over = minutes_spent(meeting, matter.id, now), minutes_over(meeting, matter, now)
        planned = matter.minutes_planned
        if over:
            said.append(words("screens.follow.over", over=over, planned=planned))
        elif planned:
            said.append(words("screens.follow.spent_of", spent=spent, planned=planned))
        else:
            said.append(words("screens.follow.spent", spent=spent))
    said.append(words("screens.follow.end", time=predicted_end(state, meeting, now).time()))
    return said
