"""What a shared screen shows: the same course and outcome, and none of the private words."""

import tempfile
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given

from mkm_tui.actions.base import Action
from mkm_tui.records.meetings import Matter
from mkm_tui.records.state import State
from mkm_tui.records.table import Table
from mkm_tui.records.terms import Audience, Party
from mkm_tui.rules.consensus import outcome, party_view
from mkm_tui.rules.presence import in_room, is_remote, seat_holders, seats, still_out
from mkm_tui.rules.publication import (
    in_force_from,
    missing_audiences,
    receipt,
    status,
    version_in_force,
)
from mkm_tui.rules.sharing import shown_to_all
from mkm_tui.store.workspace import Workspace
from tests.actions.planted import OPEN, SECRET, planted, told
from tests.actions.scenes import sequences_with_turns
from tests.actions.sequences import DAY, SETUP, run, slow

DRAFT = "Utkast"


def same_course(whole: State, shown: State, today: date) -> None:
    """Assert that what is computed from the record comes out the same."""
    for key, matter in whole.matters.items():
        seen, meeting = shown.matters[key], whole.meetings[matter.meeting]
        assert outcome(seen) is outcome(matter)
        there = matter.closing.seats if matter.closing else seats(whole, meeting, matter)
        assert there == (
            seen.closing.seats if seen.closing else seats(shown, shown.meetings[meeting.id], seen)
        )
        for party in Party:
            assert party_view(seen, party, there) is party_view(matter, party, there)
        assert in_room(shown, shown.meetings[meeting.id], seen) == in_room(whole, meeting, matter)
        assert (seen.ended, seen.kind, seen.draft) == (matter.ended, matter.kind, matter.draft)
    for key, decision in whole.decisions.items():
        seen_decision = shown.decisions[key]
        assert in_force_from(seen_decision) == in_force_from(decision)
        assert missing_audiences(seen_decision) == missing_audiences(decision)
        for audience, (number, version) in product(Audience, enumerate(decision.versions)):
            mine, theirs = (
                receipt(decision, version, audience),
                receipt(seen_decision, seen_decision.versions[number], audience),
            )
            assert (mine and mine.on) == (theirs and theirs.on)
        for day in (today, today + timedelta(days=30)):
            assert status(shown, seen_decision, day) is status(whole, decision, day)
            in_force = version_in_force(decision, day)
            seen_in_force = version_in_force(seen_decision, day)
            assert (in_force and in_force.on) == (seen_in_force and seen_in_force.on)
    for key, meeting in whole.meetings.items():
        assert shown.meetings[key].agenda == meeting.agenda
        assert is_remote(shown.meetings[key]) is is_remote(meeting)
        assert seat_holders(shown, shown.meetings[key]) == seat_holders(whole, meeting)
        assert len(still_out(shown, shown.meetings[key])) == len(still_out(whole, meeting))


def nothing_private(whole: State) -> None:
    """Assert that a word planted in a private text comes out nowhere."""
    full = planted(whole)
    shown = shown_to_all(full, DRAFT)
    assert SECRET not in told(shown)
    assert SECRET not in repr(list(shown.matters.items()))
    assert OPEN in told(shown)
    same_course(full, shown, DAY)
    assert told(shown_to_all(shown, DRAFT)) == told(shown)
    assert SECRET not in told(shown.edit({"units": {}, "matters": {}, "decisions": {}}))


@slow
@given(sequences_with_turns)
def test_r34_any_state_is_shown_with_its_course_and_without_private_words(
    sequence: list[Action],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "w")
        run(workspace, SETUP)
        state = run(workspace, sequence)
        workspace.close()
    same_course(state, shown_to_all(state, DRAFT), DAY)
    nothing_private(state)


def test_r34_the_example_is_shown_with_its_course_and_without_private_words(
    example: Path,
) -> None:
    state = Workspace(example, read_only=True).state
    assert any(matter.exempt for matter in state.matters.values())
    same_course(state, shown_to_all(state, DRAFT), DAY)
    nothing_private(state)


def test_showing_one_record_of_many_touches_no_other() -> None:
    class Untouchable:
        """Fails when it is looked into."""

        def __getattribute__(self, name: str) -> object:
            raise AssertionError(name)

    crowd = {str(number): Untouchable() for number in range(9_999)}
    matter = Matter(id="1/26", meeting="M1/26", title="Ola", legal_basis="§ 13", public_title="Sak")
    state = State(matters=Table({**crowd, "1/26": matter}))  # type: ignore[dict-item]
    shown = shown_to_all(state, DRAFT)
    assert shown.matters["1/26"].title == "Sak"
    assert len(shown.matters) == 10_000
    assert "1/26" in shown.matters
    assert shown.matters._base is state.matters._base
    with pytest.raises(AssertionError):
        shown.matters["0"]


def test_a_shared_screen_stays_shared_when_a_record_is_put() -> None:
    matter = Matter(id="1/26", meeting="M1/26", title="Ola", legal_basis="§ 13", public_title="Sak")
    shown = shown_to_all(State().put(matter), DRAFT)
    assert shown.put(matter).matters["1/26"].title == "Sak"
    assert shown.put(Matter(id="2/26", meeting="M1/26", title="Kari", draft=True)).matters[
        "2/26"
    ].title == DRAFT  # fmt: skip
