"""The span in which two texts, or two lists, differ."""

from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """Where two sequences part, and how long the differing span is in each."""

    at: int
    cut: int
    put: int


def span_between(before: Sequence[object], after: Sequence[object]) -> Span:
    """Return the one span outside which two sequences are the same."""
    shortest = min(len(before), len(after))
    start = 0
    while start < shortest and before[start] == after[start]:
        start += 1
    end = 0
    while end < shortest - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return Span(start, len(before) - end - start, len(after) - end - start)
