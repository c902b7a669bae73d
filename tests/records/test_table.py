"""The frozen table against a plain dict: the same records in the same order, and what changed."""

from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from mkm_tui.records import table
from mkm_tui.records.table import Table

Changes = list[dict[str, str | None]]
keys = st.sampled_from([f"{number}/26" for number in range(12)])
edits = st.lists(st.dictionaries(keys, st.none() | st.text(max_size=3), max_size=4), max_size=12)


def told(changes: Changes, veil: bool = False) -> list[tuple[Table[str], dict[str, str]]]:
    """Return the table and a plain dict after each of some changes."""
    now: Table[str] = Table({f"{number}/26": "" for number in range(6)})
    if veil:
        now = now.veiled(str.upper)
    plain = dict(now.items())
    found = [(now, dict(plain))]
    for change in changes:
        now = now.edit(change)
        for key, record in change.items():
            if record is None:
                plain.pop(key, None)
            else:
                plain[key] = record.upper() if veil else record
        found.append((now, dict(plain)))
    return found


@pytest.fixture(name="small", autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the overlay be folded after a few changes."""
    monkeypatch.setattr(table, "_SMALL", 5)


@settings(max_examples=60)
@given(edits, st.booleans())
def test_a_table_says_what_a_dict_would(changes: Changes, veil: bool) -> None:
    for now, plain in told(changes, veil):
        assert len(now) == len(plain)
        assert sorted(now) == sorted(plain)
        assert dict(now.items()) == plain
        assert [now[key] for key in now] == list(now.values())
        assert list(reversed(now)) == list(now)[::-1]


@settings(max_examples=30)
@given(edits)
def test_what_changed_between_two_tables_is_named(changes: Changes) -> None:
    steps = told(changes)
    for (then, before), (now, after) in [*pairwise(steps), (steps[0], steps[-1])]:
        differ = {key for key in before.keys() | after if before.get(key) != after.get(key)}
        assert differ <= set(now.changed(then))
        assert all(now.get(key) is not then.get(key) for key in now.changed(then))


def test_what_is_seen_through_another_veil_has_changed() -> None:
    plain = Table({"1/26": "ny turnus", "2/26": "kurs"})
    veiled = plain.veiled(str.upper)
    assert sorted(veiled.changed(plain)) == sorted(plain.changed(veiled)) == ["1/26", "2/26"]
    assert veiled.edit({"2/26": None}).changed(veiled) == ["2/26"]
