"""Which decisions and minutes readers are given, and which of them lack a receipt (R8-R13, R31)."""

from datetime import date

from msgspec import structs

from mkm_tui.actions.minutes import PublishMinutes
from mkm_tui.records.terms import Audience, DecisionStatus
from mkm_tui.rules.giving import is_given, minutes_given, minutes_owe_receipt, owes_receipt
from tests.rules.meeting_room import MeetingRoom


def owed(room: MeetingRoom, key: str = "1/26") -> list[Audience]:
    """Return the audiences whose receipt a decision lacks today."""
    state, decision = room.state, room.decision(key)
    return [a for a in Audience if owes_receipt(state, decision, a, room.today)]


def test_r10_a_decision_owes_a_receipt_for_each_audience_that_lacks_one(
    decided: MeetingRoom,
) -> None:
    assert owed(decided) == list(Audience)
    decided.publish(Audience.INTERNAL, date(2026, 11, 26))
    assert owed(decided) == [Audience.USERS]


def test_r8_advice_to_the_council_owes_none(decided: MeetingRoom) -> None:
    advice = structs.replace(decided.decision(), recommendation=True)
    decided.state = decided.state.put(advice)
    assert owed(decided) == []


def test_a_superseded_decision_owes_none_for_a_wording_that_waits(decided: MeetingRoom) -> None:
    for audience in Audience:
        decided.publish(audience, date(2026, 11, 26))
    later = structs.replace(decided.decision(), id="2/26")
    reworded = structs.replace(later.versions[-1], text="Ny tekst.")
    old = structs.replace(
        decided.decision(), superseded_by="2/26", versions=(*later.versions, reworded)
    )
    decided.state = decided.state.put(later, old)
    assert decided.status() is DecisionStatus.SUPERSEDED
    assert owed(decided) == []
    decided.state = decided.state.put(structs.replace(old, superseded_by=""))
    assert owed(decided) == list(Audience)


def test_r12_an_exempt_decision_is_given_to_the_public_by_its_redacted_text(
    exempt: MeetingRoom,
) -> None:
    exempt.agree()
    assert not is_given(exempt.state, "1/26", Audience.USERS)
    assert is_given(exempt.state, "1/26", Audience.INTERNAL)
    assert owed(exempt) == list(Audience)
    first = structs.replace(exempt.decision().versions[0], redacted="Et vedtak.")
    exempt.state = exempt.state.put(structs.replace(exempt.decision(), versions=(first,)))
    assert is_given(exempt.state, "1/26", Audience.USERS)
    assert not is_given(exempt.state, "9/26", Audience.USERS)


def test_r31_the_public_is_given_approved_minutes_and_they_owe_a_receipt(
    decided: MeetingRoom,
) -> None:
    assert not minutes_given(decided.meeting, Audience.INTERNAL)
    decided.approve()
    for audience in Audience:
        assert minutes_given(decided.meeting, audience)
        assert minutes_owe_receipt(decided.meeting, audience)
    decided.do(PublishMinutes(meeting="M1/26", audience=Audience.USERS, channel="Nettstedet"))
    assert not minutes_owe_receipt(decided.meeting, Audience.USERS)
    assert minutes_owe_receipt(decided.meeting, Audience.INTERNAL)
