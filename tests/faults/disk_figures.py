"""What came of each fault, and the figures of all of them."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from errno import ENOSPC
from typing import NamedTuple

from tests.faults.disk import SICK, Call, Fault, Kind


class Outcome(NamedTuple):
    """What came of one fault in one story."""

    story: str
    fault: Fault
    struck: int
    """How many calls failed."""
    told: tuple[str, ...]
    """The sentences that the user saw."""
    defects: tuple[str, ...]
    """What was lost, not told, or broke; nothing where all went as it must."""


Story = Callable[[Fault | None], tuple[Outcome, list[Call]]]
"""Tells one story with a fault, or without one; returns what came of it and the calls it made."""


def campaign(
    stories: Iterable[tuple[str, Story]], most: int = 0, seed: int = 0, seldom: bool = True
) -> Iterable[Outcome]:
    """Yield what comes of each fault that each story can meet, of a long one of `most` of them.

    Where `seldom` is false, only lasting faults and short writes are tried.
    """
    choice = random.Random(seed)
    for _, story in stories:
        healthy, calls = story(None)
        if healthy.defects:
            yield healthy
            continue
        faults = [f for f in faults_of(calls) if seldom or f.lasting or f.short]
        chosen = sorted(choice.sample(faults, most)) if 0 < most < len(faults) else faults
        for fault in chosen:
            yield story(fault)[0]


def faults_of(calls: list[Call]) -> list[Fault]:
    """Return every fault that these calls can meet: each error at each of them, once and on."""
    found: list[Fault] = []
    for kind, count in Counter(call.kind for call in calls).items():
        for at in range(1, count + 1):
            found += [
                Fault(kind, at, error, lasting)
                for error, kinds in SICK.items()
                if kind in kinds
                for lasting in (False, True)
            ]
            if kind is Kind.WRITE:
                found += [Fault(kind, at, ENOSPC, on, short=True) for on in (False, True)]
    return found


class Figures(NamedTuple):
    """How many faults of a story were tried, and what came of them."""

    story: str
    tried: int
    struck: int
    told: int
    """Of those that struck, how many the user was told of; the others held nobody up."""
    survived: int


def figures(outcomes: Sequence[Outcome]) -> list[Figures]:
    """Return the figures of each story, and of all of them together."""
    names = dict.fromkeys(outcome.story for outcome in outcomes)
    found = [_figures(name, [o for o in outcomes if o.story == name]) for name in names]
    return [*found, _figures("all", outcomes)]


def _figures(name: str, outcomes: Sequence[Outcome]) -> Figures:
    """Return the figures of some outcomes."""
    struck = [outcome for outcome in outcomes if outcome.struck]
    told = sum(bool(outcome.told) for outcome in struck)
    survived = sum(not outcome.defects for outcome in outcomes)
    return Figures(name, len(outcomes), len(struck), told, survived)
