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
    start = _alike_first(before, after, shortest)
    end = _alike_last(before, after, shortest - start)
    return Span(start, len(before) - end - start, len(after) - end - start)


def _alike_first(before: Sequence[object], after: Sequence[object], most: int) -> int:
    """Return how many items are the same from the beginning on.

    Whole slices are compared, by halves: long texts are saved while people type.
    """
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == after[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _alike_last(before: Sequence[object], after: Sequence[object], most: int) -> int:
    """Return how many items are the same from the end back."""
    old, new = len(before), len(after)
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if before[old - middle : old - low] == after[new - middle : new - low]:
            low = middle
        else:
            high = middle - 1
    return low
