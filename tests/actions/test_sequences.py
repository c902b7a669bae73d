"""Random sequences of actions: what no sequence may ever end in."""

import tempfile
from pathlib import Path

from hypothesis import given

from mkm_tui.actions.base import Action
from mkm_tui.records.meetings import Matter
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, Body, MeetingStatus, Party, PartyView, Presence
from mkm_tui.rules.agenda import pointless_readings
from mkm_tui.rules.consensus import AGREED, outcome, party_view
from mkm_tui.rules.presence import VOICES, disqualified, is_remote, latest_presence, seat_holders
from mkm_tui.rules.publication import published_text, text_hash, version_in_force
from mkm_tui.store.check import findings
from mkm_tui.store.workspace import HISTORY, Workspace
from tests.actions.scenes import sequences_with_turns
from tests.actions.sequences import DAY, SETUP, run, slow
from tests.store.replaying import replay


def decided_by_three(matter: Matter) -> None:
    """Assert that each party is behind a decision, and that no disqualified member's voice is."""
    assert matter.closing is not None
    for party in Party:
        view = party_view(matter, party, matter.closing.seats)
        assert view in (PartyView.BEHIND, PartyView.RESERVATION)
    out = set(disqualified(matter))
    assert not out & {seat.person for seat in matter.closing.seats}
    assert not out & {stance.member for stance in matter.stances}
    assert not matter.draft
    assert outcome(matter) in AGREED


def in_force_with_both(state: State) -> None:
    """Assert that nothing is in force without a receipt of each audience for its text."""
    for decision in state.decisions.values():
        version = version_in_force(decision, DAY)
        if version is not None:
            texts = {a: text_hash(published_text(decision, version, a)) for a in Audience}
            receipts = {
                p.audience for p in decision.publications if p.text_hash == texts[p.audience]
            }
            assert receipts == set(Audience)


def one_to_a_seat(state: State) -> None:
    """Assert that nobody shares a seat."""
    for meeting in state.meetings.values():
        there = [
            person
            for person, presence in latest_presence(meeting).items()
            if presence is not Presence.ABSENT and state.people[person].role in VOICES
        ]
        assert sorted(seat_holders(state, meeting).values()) == sorted(there)


def at_hand_as_it_may_be(state: State) -> None:
    """Assert that nobody disqualified is there, and nobody remote where the matter is secret."""
    for meeting in state.meetings.values():
        matter, there = state.matters.get(meeting.current), latest_presence(meeting)
        for person in disqualified(matter):
            assert there[person] is Presence.ABSENT
        assert not (matter and matter.exempt and is_remote(meeting))


def holds(state: State) -> None:
    """Assert what no sequence of actions may break."""
    for decision in state.decisions.values():
        matter = state.matters[decision.id]
        decided_by_three(matter)
        committee = state.meetings[matter.meeting].body is Body.WORKING_COMMITTEE
        assert not (committee and matter.of_principle)
    in_force_with_both(state)
    one_to_a_seat(state)
    at_hand_as_it_may_be(state)
    assert sorted(int(key.split("/")[0]) for key in state.matters) == list(
        range(1, state.numbers.matters["26"] + 1)
    )
    placed = [key for meeting in state.meetings.values() for key in meeting.agenda]
    assert sorted(placed) == sorted(state.matters)
    told = [m.reports for m in state.matters.values() if m.reports and not m.ended]
    assert len(told) == len(set(told))
    running = [m for m in state.meetings.values() if m.status is MeetingStatus.RUNNING]
    assert len(running) <= 1
    assert pointless_readings(state) == []


@slow
@given(sequences_with_turns)
def test_any_sequence_keeps_the_promises(sequence: list[Action]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "w")
        run(workspace, SETUP)
        assert workspace.state.meetings["M1/26"].opened
        run(workspace, sequence)
        holds(workspace.state)
        assert replay(workspace.folder / HISTORY) == workspace.state
        workspace.close()
        assert list(findings(workspace.folder)) == []
        assert Workspace(workspace.folder, read_only=True).state == workspace.state
