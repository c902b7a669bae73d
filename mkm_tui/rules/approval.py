"""What approved minutes say of people, units and the group: as it was when approved (R40)."""

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import structs

from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import AsApproved, Following, Meeting
from mkm_tui.records.people import Unit
from mkm_tui.records.state import State
from mkm_tui.rules.committee import is_later
from mkm_tui.rules.news import news


def following(state: State, meeting: Meeting) -> Following | None:
    """Return the same body's first meeting after this one: as approved, or as planned now."""
    if meeting.as_approved is not None:
        return meeting.as_approved.following
    later = [
        other
        for other in state.meetings.values()
        if other.body is meeting.body and is_later(other, meeting)
    ]
    first = min(later, key=lambda other: (other.on, other.start), default=None)
    if first is None:
        return None
    return Following(first.id, first.on, first.start, first.end, first.place)


def as_approved(state: State, meeting: Meeting) -> AsApproved:
    """Return what a meeting's minutes take from other records, as it is now."""
    group = state.group
    told = {key for matter in meeting.agenda for key in _texts(state.matters[matter])}
    named = [key for key in state.people if key in told.union(_texts(meeting))]
    seats = [state.people[key].deputy_for for key in named]
    people = dict.fromkeys(key for key in (*named, *seats) if key in state.people)
    decisions = tuple(
        structs.replace(state.decisions[key], publications=(), reports=(), reviews=())
        for key in meeting.agenda
        if key in state.decisions
    )
    heard = news(state, meeting)
    told.update(_texts((decisions, heard)))
    return AsApproved(
        group=group.name if group else "",
        municipality=group.municipality if group else "",
        people=tuple(state.people[key] for key in people),
        units=tuple(_bare(unit) for key, unit in state.units.items() if key in told),
        decisions=decisions,
        news=heard,
        following=following(state, meeting),
    )


def _bare(unit: Unit) -> Unit:
    """Return a unit without its profile and surveys, of which minutes tell nothing."""
    return structs.replace(unit, arenas="", points=(), surveys=(), answers=())


def framed(meeting: Meeting, decision: Decision) -> Decision:
    """Return a meeting's decision with the frame that its minutes tell of (R16, R18, R40)."""
    kept = meeting.as_approved.decisions if meeting.as_approved else ()
    return next((then for then in kept if then.id == decision.id), decision)


def record_for(state: State, meeting: Meeting) -> State:
    """Return the record from which a meeting's minutes are written.

    Of approved ones, people, units and the group are as they were when they were approved.
    """
    kept = meeting.as_approved
    if kept is None or state.group is None:
        return state
    group = structs.replace(state.group, name=kept.group, municipality=kept.municipality)
    return state.put(group, *kept.people, *kept.units)


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in a record, ids among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
