"""What can be done on Saksliste, with the meeting and the matter that are chosen."""

from collections.abc import Callable

from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.terms import MeetingStatus, Outcome
from mkm_tui.rules.consensus import AGREED, outcome


def _open(meeting: Meeting | None) -> bool:
    """Say whether a meeting can still be prepared or run."""
    return meeting is not None and meeting.status is not MeetingStatus.CLOSED


def _editable(meeting: Meeting | None, matter: Matter | None) -> bool:
    """Say whether a matter can still be changed."""
    return _open(meeting) and matter is not None and not matter.ended


def _minutes_open(meeting: Meeting | None, matter: Matter | None) -> bool:
    """Say whether a meeting is over, and its minutes not approved."""
    return meeting is not None and meeting.status is MeetingStatus.CLOSED and not meeting.locked


OFFERS: dict[str, Callable[[Meeting | None, Matter | None], bool]] = {
    "room": lambda meeting, matter: _open(meeting),
    "add": lambda meeting, matter: _open(meeting),
    "edit_meeting": lambda meeting, matter: meeting is not None and not meeting.locked,
    "edit_matter": _editable,
    "propose": _editable,
    "edit_texts": lambda meeting, matter: (
        meeting is not None and not meeting.locked and matter is not None and not matter.withdrawn
    ),
    "withdraw": _editable,
    "checklists": _editable,
    "contribute": _editable,
    "share_matter": lambda meeting, matter: (
        _editable(meeting, matter) and matter is not None and matter.draft
    ),
    "reveal": lambda meeting, matter: matter is not None and matter.exempt,
    "notes": lambda meeting, matter: meeting is not None,
    "move": _editable,
    "take_up_again": lambda meeting, matter: (
        matter is not None and matter.ended and outcome(matter) not in {*AGREED, Outcome.NOTED}
    ),
    "send_notice": lambda meeting, matter: (
        meeting is not None and meeting.status is MeetingStatus.PLANNED and not meeting.notice_sent
    ),
    "proposals": lambda meeting, matter: (
        meeting is not None and meeting.status is MeetingStatus.PLANNED
    ),
    "share_minutes": _minutes_open,
    "approve": _minutes_open,
    "publish_minutes": lambda meeting, matter: meeting is not None and meeting.locked,
    "correct": lambda meeting, matter: meeting is not None and meeting.locked,
    "read_minutes": lambda meeting, matter: matter is not None and bool(matter.approves),
    "preview": lambda meeting, matter: meeting is not None,
    "export": lambda meeting, matter: meeting is not None,
}
"""What each action needs of the chosen meeting and matter to be offered."""
