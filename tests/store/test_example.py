from collections.abc import Sequence
from datetime import UTC, date
from functools import cache
from pathlib import Path

import pytest

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import perform
from mkm_tui.records.state import Record, State
from mkm_tui.records.terms import Audience, DecisionStatus, MeetingStatus, Outcome
from mkm_tui.rules.consensus import outcome
from mkm_tui.rules.followup import not_following, overdue, unconfirmed_units
from mkm_tui.rules.portfolio import is_pending
from mkm_tui.rules.publication import missing_audiences, status
from mkm_tui.store.example import example_lines, replay_example

SOURCE = Path(__file__).parents[2].joinpath("data/example/actions.jsonl").read_bytes()
DAYS = [date(2026, 11, 24), date(2027, 1, 1), date(2028, 2, 29)]


@pytest.fixture(params=DAYS, ids=str, name="today")
def _today(request: pytest.FixtureRequest) -> date:
    return request.param


@pytest.fixture(name="state")
def _state(today: date) -> State:
    return replayed(today)


@cache
def replayed(today: date) -> State:
    """Return the example's record on a day."""
    state = State()

    def put(action: Action, context: Context) -> Sequence[Record]:
        nonlocal state
        changed = perform(action, state, context)
        state = state.put(*changed)
        return changed

    replay_example(SOURCE, today, put, UTC)
    return state


def test_days_never_go_back() -> None:
    moments = [(line.day, line.time) for line in example_lines(SOURCE)]
    assert moments == sorted(moments)
    assert moments[-1][0] <= 0


def test_counts(state: State) -> None:
    assert len(state.units) == 11
    assert len(state.projects) == 15
    assert len(state.ideas) == 24
    assert len(state.meetings) == 8
    assert len(state.decisions) >= 33


def test_every_decision_status(state: State, today: date) -> None:
    found = {status(state, decision, today) for decision in state.decisions.values()}
    assert found == set(DecisionStatus)


def test_waiting_for_internal_users_and_both(state: State, today: date) -> None:
    missing = {
        tuple(missing_audiences(decision))
        for decision in state.decisions.values()
        if status(state, decision, today) is DecisionStatus.WAITING
    }
    assert missing == {(Audience.USERS,), (Audience.INTERNAL,), tuple(Audience)}


def test_every_outcome_but_deferred(state: State) -> None:
    found = {outcome(matter) for matter in state.matters.values()}
    assert found >= set(Outcome) - {Outcome.DEFERRED}


def test_units_ideas_and_board(state: State, today: date) -> None:
    decisions = state.decisions.values()
    assert any(not_following(decision) for decision in decisions)
    assert any(unconfirmed_units(decision, today) for decision in decisions)
    assert any(overdue(idea, today) for idea in state.ideas.values())
    cards = [*state.projects.values(), *state.ideas.values()]
    assert any(is_pending(state, card, today) for card in cards)


def test_the_seventh_meeting_is_today(state: State, today: date) -> None:
    meeting = list(state.meetings.values())[6]
    assert meeting.on == today
    assert meeting.status is MeetingStatus.PLANNED
    assert meeting.notice_sent is not None
    assert len(meeting.agenda) == 9


def test_no_name_of_the_file_is_left(state: State) -> None:
    assert "#S" not in repr(state)
    assert "#M" not in repr(state)
