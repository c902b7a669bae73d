"""What comes after the notice needs all parties' consent, or decides nothing (R39)."""

import pytest

from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.matters import AddMatter, ConsentToMatter, EditMatter
from mkm_tui.actions.meetings import SendNotice
from mkm_tui.records.terms import MatterKind, Outcome, Party, WayOn
from mkm_tui.rules.agenda import lacks_consent
from tests.rules.meeting_room import MeetingRoom

REFUSED = (
    "Sak 3/26 er meldt etter innkallingen: alle tre partene må samtykke, ellers tas den under "
    "eventuelt (R39)"
)
FREE = (MatterKind.OTHER_BUSINESS, MatterKind.REPORT)
TREATED = (MatterKind.APPROVAL, MatterKind.INFORMATION, MatterKind.DISCUSSION)


def late(room: MeetingRoom, kind: MatterKind) -> bool:
    room.do(SendNotice(meeting="M1/26"), AddMatter(meeting="M1/26", title="Hastesak", kind=kind))
    return lacks_consent(room.state.matters["3/26"])


@pytest.mark.parametrize("kind", TREATED)
def test_r39_no_late_matter_is_closed_without_consent(room: MeetingRoom, kind: MatterKind) -> None:
    assert late(room, kind)
    assert room.refusal(CloseMatter(matter="3/26")) == REFUSED
    for party in Party:
        assert lacks_consent(room.state.matters["3/26"])
        room.do(ConsentToMatter(matter="3/26", party=party))
    assert not lacks_consent(room.state.matters["3/26"])
    room.do(CloseMatter(matter="3/26"))
    assert room.outcome("3/26") is Outcome.NOTED


@pytest.mark.parametrize("kind", FREE)
def test_r39_what_decides_nothing_needs_no_consent(room: MeetingRoom, kind: MatterKind) -> None:
    assert not late(room, kind)
    room.do(CloseMatter(matter="3/26"))


def test_r39_a_late_matter_may_go_under_other_business(room: MeetingRoom) -> None:
    assert late(room, MatterKind.DECISION)
    room.do(EditMatter(matter="3/26", kind=MatterKind.OTHER_BUSINESS))
    assert not lacks_consent(room.state.matters["3/26"])


def test_r39_a_late_matter_may_be_put_off_without_consent(room: MeetingRoom) -> None:
    late(room, MatterKind.DISCUSSION)
    room.do(CloseMatter(matter="3/26", way_on=WayOn.DEFER))
    assert room.outcome("3/26") is Outcome.DEFERRED


def test_r39_what_stood_in_the_notice_needs_no_consent(room: MeetingRoom) -> None:
    assert not lacks_consent(room.state.matters["1/26"])
