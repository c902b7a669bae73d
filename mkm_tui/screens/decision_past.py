"""The log as of an earlier day: what was in force then, from the journal."""

from datetime import date
from typing import NamedTuple

from mkm_tui.records.state import State
from mkm_tui.rules.as_of import Standing, standing_on
from mkm_tui.rules.as_of_shared import shown_standings
from mkm_tui.screens.house import House


class Past(NamedTuple):
    """How every decision stood on a day."""

    day: date
    seen: State
    """The record from which it was reckoned; with another one it is reckoned anew."""
    standings: dict[str, Standing]


def past_of(house: House, state: State, day: date) -> Past:
    """Return how every decision stood on a day; reads the journal back to it.

    What a shared screen leaves out of the record as it is, it leaves out of the day's too: a
    decision can have become exempt since.
    """
    found = standing_on(state, house.state_on(day), day)
    if house.shared:
        found = shown_standings(state, found)
    return Past(day, state, found)
