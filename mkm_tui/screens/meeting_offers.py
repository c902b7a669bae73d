"""What can be done in Møterommet, with the meeting and the matter at hand as they are."""

from collections.abc import Callable

from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, MeetingStatus
from mkm_tui.rules.agenda import lacks_consent
from mkm_tui.rules.presence import still_out

Offer = Callable[[State, Meeting, Matter | None], bool]


def _running(state: State, meeting: Meeting, matter: Matter | None) -> bool:
    """Say whether the meeting runs."""
    return meeting.status is MeetingStatus.RUNNING


def _not_closed(state: State, meeting: Meeting, matter: Matter | None) -> bool:
    """Say whether the meeting is not over."""
    return meeting.status is not MeetingStatus.CLOSED


def _planned(state: State, meeting: Meeting, matter: Matter | None) -> bool:
    """Say whether the meeting is to be opened."""
    return meeting.status is MeetingStatus.PLANNED


def _paused(state: State, meeting: Meeting, matter: Matter | None) -> bool:
    """Say whether the meeting has a break."""
    return meeting.status is MeetingStatus.ADJOURNED


def _at_hand(state: State, meeting: Meeting, matter: Matter | None) -> bool:
    """Say whether a matter is at hand."""
    return matter is not None


def _deciding(state: State, meeting: Meeting, matter: Matter | None) -> bool:
    """Say whether a matter to be decided is at hand."""
    return matter is not None and matter.kind is MatterKind.DECISION


def _late(state: State, meeting: Meeting, matter: Matter | None) -> bool:
    """Say whether a late matter without everybody's consent is at hand (R39)."""
    return matter is not None and lacks_consent(matter)


def _exempt(state: State, meeting: Meeting, matter: Matter | None) -> bool:
    """Say whether an exempt matter is at hand."""
    return matter is not None and matter.exempt


def _habilitation(state: State, meeting: Meeting, matter: Matter | None) -> bool:
    """Say whether somebody can be disqualified, or let in again (R38)."""
    running = meeting.status is MeetingStatus.RUNNING
    return running and (matter is not None or bool(still_out(state, meeting)))


def _opened(state: State, meeting: Meeting, matter: Matter | None) -> bool:
    """Say whether the meeting was opened, and its minutes are not approved."""
    return meeting.opened is not None and not meeting.locked


OFFERS: dict[str, Offer] = {
    "open": _planned,
    "resume": _paused,
    "next": _running,
    "adjourn": _running,
    "close": _running,
    "attendance": _not_closed,
    "add": _not_closed,
    "move": _not_closed,
    "conclude": _at_hand,
    "go_on": _at_hand,
    "papers": _at_hand,
    "checklists": _at_hand,
    "contribute": _at_hand,
    "write": _at_hand,
    "position": _deciding,
    "members": _deciding,
    "all_behind": _deciding,
    "read_back": _deciding,
    "frame": _deciding,
    "consent": _late,
    "reveal": _exempt,
    "habilitation": _habilitation,
    "statement": _opened,
}
"""What each action needs to be offered."""
