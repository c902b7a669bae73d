"""What the tests of the rules stand on."""

import pytest

from mkm_tui.actions.matters import EditMatter
from tests.rules.meeting_room import MeetingRoom, group_with_three_parties, meeting_that_runs


@pytest.fixture
def founding() -> MeetingRoom:
    """A programme with three parties on its roster, before its group is activated."""
    return group_with_three_parties()


@pytest.fixture
def room() -> MeetingRoom:
    """A meeting that runs, with all members there and matter 1/26 ready to be decided."""
    return meeting_that_runs()


@pytest.fixture
def decided(room: MeetingRoom) -> MeetingRoom:
    """The meeting after all three parties have agreed on matter 1/26."""
    room.agree()
    return room


@pytest.fixture
def exempt(room: MeetingRoom) -> MeetingRoom:
    """The meeting with matter 1/26 exempt from publicity."""
    basis = "offentleglova § 13 første ledd"
    room.do(EditMatter(matter="1/26", legal_basis=basis, public_title="Personalsak"))
    return room
