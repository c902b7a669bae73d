"""The span in which two texts or lists differ, by the plainest definition there is."""

import time

from hypothesis import given
from hypothesis import strategies as st

from mkm_tui.records.spans import Span, span_between

WORDS = st.text(alphabet="ab\nø", max_size=30)
LISTS = st.lists(st.integers(0, 2), max_size=20)


def item_by_item(before: str | list[int], after: str | list[int]) -> Span:
    shortest = min(len(before), len(after))
    start = 0
    while start < shortest and before[start] == after[start]:
        start += 1
    end = 0
    while end < shortest - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return Span(start, len(before) - end - start, len(after) - end - start)


@given(WORDS, WORDS, WORDS, WORDS)
def test_the_span_of_two_texts(head: str, cut: str, put: str, tail: str) -> None:
    before, after = head + cut + tail, head + put + tail
    found = span_between(before, after)
    assert found == item_by_item(before, after)
    put_in = after[found.at : found.at + found.put]
    assert before[: found.at] + put_in + before[found.at + found.cut :] == after


@given(LISTS, LISTS)
def test_the_span_of_two_lists(before: list[int], after: list[int]) -> None:
    assert span_between(before, after) == item_by_item(before, after)


def test_a_letter_in_a_long_text_costs_little() -> None:
    """A megabyte is compared by slices, not letter by letter."""
    before = "ord " * 250_000
    after = before[:700_000] + "x" + before[700_000:]
    start = time.perf_counter()
    assert span_between(before, after) == Span(700_000, 0, 1)
    assert time.perf_counter() - start < 0.1
