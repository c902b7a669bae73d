"""Where a meeting stands on its agenda, and what a matter still lacks (R17)."""

from datetime import datetime, timedelta

from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind


def matters_left(state: State, meeting: Meeting) -> list[Matter]:
    """Return the matters that have not ended, in the order of the agenda."""
    return [state.matters[key] for key in meeting.agenda if not state.matters[key].ended]


def next_matter(state: State, meeting: Meeting) -> Matter | None:
    """Return the first matter after the one at hand that has not ended, else the first at all."""
    left = matters_left(state, meeting)
    order = {key: place for place, key in enumerate(meeting.agenda)}
    here = order.get(meeting.current or _last_ended(state, meeting), -1)
    later = [matter for matter in left if order[matter.id] > here]
    others = [matter for matter in left if matter.id != meeting.current]
    return next(iter(later or others), None)


def _last_ended(state: State, meeting: Meeting) -> str:
    """Return the matter that was closed last, or an empty id."""
    matters = (state.matters[key] for key in meeting.agenda)
    closed = [(matter.closing.at, matter.id) for matter in matters if matter.closing]
    return max(closed)[1] if closed else ""


def minutes_spent(meeting: Meeting, now: datetime) -> int:
    """Return the whole minutes that the matter at hand has taken."""
    if meeting.current_since is None:
        return 0
    return max(0, int((now - meeting.current_since).total_seconds() // 60))


def predicted_end(state: State, meeting: Meeting, now: datetime) -> datetime:
    """Return when the meeting ends if each matter left takes its planned minutes."""
    left = sum(matter.minutes_planned for matter in matters_left(state, meeting))
    current = state.matters.get(meeting.current)
    if current is not None and not current.ended:
        left -= min(minutes_spent(meeting, now), current.minutes_planned)
    return now + timedelta(minutes=left)


def undocumented(matter: Matter) -> list[str]:
    """Return which of `dialogue` and `users_voice` a decision matter lacks: a warning (R17)."""
    if matter.kind is not MatterKind.DECISION:
        return []
    return [name for name in ("dialogue", "users_voice") if not getattr(matter, name).strip()]
