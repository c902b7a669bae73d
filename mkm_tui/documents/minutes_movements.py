"""Who came and went while a meeting was held (R38)."""

from datetime import datetime

from msgspec import structs

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, withheld
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.room import Attendance
from mkm_tui.records.state import State
from mkm_tui.records.terms import Presence

Moves = dict[tuple[str, datetime | None], str]
"""The matter that tells of somebody's coming or going, by person and time."""


def in_disqualifications(state: State, meeting: Meeting, reach: Reach) -> Moves:
    """Return who came or went when for a disqualification that these readers find in its matter."""
    matters = (state.matters[key] for key in meeting.agenda)
    return {
        move: matter.id
        for matter in matters
        if not withheld(matter, reach)
        for raised in matter.disqualifications
        for move in (
            (raised.person, raised.raised),
            (raised.person, raised.returned),
            (raised.deputy, raised.concluded),
            (raised.deputy, raised.returned),
        )
    }


def roll_called(state: State, meeting: Meeting) -> Meeting:
    """Return the meeting with each person's latest attendance from before the first matter.

    What was noted and put right before then, as when all are noted and then who is away, is left
    out: it never was so.
    """
    first = _first_end(state, meeting)
    roll = {a.person: a for a in meeting.attendance if not _under_way(a, first)}
    after = (a for a in meeting.attendance if _under_way(a, first))
    return structs.replace(meeting, attendance=(*roll.values(), *after))


def _first_end(state: State, meeting: Meeting) -> datetime | None:
    """Return when the first matter was closed, or None."""
    closings = [state.matters[key].closing for key in meeting.agenda]
    return min((closing.at for closing in closings if closing), default=None)


def _under_way(entry: Attendance, first: datetime | None) -> bool:
    """Say whether an attendance was noted after the first matter was taken up."""
    return bool(entry.matter or (first and entry.at > first))


def movements(page: Page, meeting: Meeting, told: Moves) -> None:
    """Add who came and went after the first matter was taken up, but for what matters tell."""
    first = _first_end(page.state, meeting)
    inside: set[str] = set()
    for entry in meeting.attendance:
        came = entry.presence is not Presence.ABSENT
        changed = came is not (entry.person in inside) and (entry.person, entry.at) not in told
        if changed and _under_way(entry, first):
            page.field("came" if came else "left", _movement(page, entry))
        (inside.add if came else inside.discard)(entry.person)


def _movement(page: Page, entry: Attendance) -> str:
    """Return who, at which matter and when."""
    values = {"name": page.person(entry.person), "at": entry.at.time()}
    if not entry.matter:
        return page.words("documents.movement_between", **values)
    return page.words("documents.movement", matter=entry.matter, **values)
