"""What is kept from one record to the next says the same as what is reckoned anew."""

from collections.abc import Callable
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

from mkm_tui.actions.base import Action, Changes, Context
from mkm_tui.actions.catalogue import perform
from mkm_tui.records.state import State
from mkm_tui.rules import assessment, attention, capacity, cautions, ideas, portfolio, programme
from mkm_tui.rules.followup import to_follow, unsettled
from mkm_tui.rules.proposals import meeting_to_fill, notable, period_matter, proposals, taken_up
from mkm_tui.rules.publication import status, worths
from mkm_tui.rules.sharing import shown_to_all
from mkm_tui.rules.waiting import waits
from mkm_tui.store.example import replay_example

TODAY = date(2026, 11, 24)
EACH, TURN = 3, 200
"""The record is looked at after every so many changes, and turned to the room and back."""


def proposed(state: State, today: date) -> object:
    """Return what is proposed for the meeting to fill, if any."""
    meeting = meeting_to_fill(state, today)
    return meeting and proposals(state, meeting, today)


RECKONED: list[Callable[[State, date], Any]] = [
    assessment.cards, assessment.lacking, assessment.ordered, assessment.waiting,
    attention.needs, capacity.owed, cautions.warned, ideas.awaited, ideas.in_turn,
    ideas.matters_about, notable, portfolio.full_units, portfolio.loads, programme.followed,
    proposed, to_follow, unsettled, waits, worths,
    lambda state, _: programme.agreement(state),
    lambda state, _: taken_up(state),
    lambda state, _: period_matter(state),
]  # fmt: skip


def said(state: State, day: date) -> list[str]:
    """Return all that is reckoned on a day, in words: in which order, too."""
    return [str(reckon(state, day)) for reckon in RECKONED]


def test_a_change_costs_the_change_and_nothing_is_forgotten() -> None:
    record, seen, changes = State(), list[tuple[State, date, list[str]]](), 0

    def performed(action: Action, context: Context) -> Changes:
        nonlocal record, changes
        made = perform(action, record, context)
        record, changes = record.put(*made), changes + 1
        if changes % EACH == 0:
            shown = shown_to_all(record, "utkast") if changes // TURN % 2 else record
            day = TODAY - timedelta(days=changes // EACH % 5 // 4 * 90)
            seen.append((shown, day, said(shown, day)))
        return made

    replay_example(Path("data/example/actions.jsonl").read_bytes(), TODAY, performed, UTC)
    for state, day, kept in seen:
        said(State(), day)  # with another record in between, nothing that is kept is of use
        assert said(state, day) == kept
        worth = {k: status(state, decision, day) for k, decision in state.decisions.items()}
        assert worths(state, day) == worth
