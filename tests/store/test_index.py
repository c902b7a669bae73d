"""The journal's index tells of each record what a reading of the whole journal tells."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mkm_tui.store import index
from mkm_tui.store.edits import Edit
from mkm_tui.store.index import Index
from mkm_tui.store.journal import Entry, Journal, opened, sealed
from mkm_tui.store.past import Place

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
KEYS = ("1/26", "2/26", 'åse "m\\', "æ")


def line(number: int, *places: Place) -> bytes:
    """Return a line of a history that creates some records, with words that look like a change."""
    said = f'{{"table":"matters","id":"{KEYS[number % 2]}"}} {number}'
    edits = tuple(Edit(table, key, created={"id": key, "title": said}) for table, key in places)
    return sealed(Entry(number, AT, "Kari", {"action": "add_matter", "title": said}, edits, ""))


def history(path: Path, count: int, shift: int = 0) -> Journal:
    """Write a history, and return it."""
    lines = (
        line(
            number,
            ("matters", KEYS[(number + shift) % 4]),
            ("people", KEYS[number // 3 % 4]),
        )
        for number in range(1, count + 1)
    )
    path.write_bytes(b"".join(lines))
    return Journal(path)


def sequences(known: Index, *places: Place) -> list[int]:
    """Return the numbers of the changes of some records."""
    return [entry.seq for entry in known.happenings(frozenset(places))]


def as_read(journal: Journal, *places: Place) -> list[int]:
    """Return them from a reading of the whole journal."""
    entries = (opened(read, 0) for read, _ in journal.lines())
    return [e.seq for e in entries if any((d.table, d.id) in places for d in e.changes)]


@pytest.fixture(name="blocks", autouse=True)
def _blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the journal in pieces that end in the middle of lines."""
    monkeypatch.setattr(index, "_BLOCK", 700)


def test_each_record_has_its_changes(tmp_path: Path) -> None:
    journal = history(tmp_path / "history.jsonl", 40)
    known = Index(journal)
    for table in ("matters", "people"):
        for key in KEYS:
            place = (table, key)
            assert sequences(known, place) == as_read(journal, place) != []
    both = (("matters", "1/26"), ("people", "2/26"))
    assert sequences(known, *both) == as_read(journal, *both)
    assert sequences(known, ("ideas", "1/26")) == sequences(known) == []


def test_what_is_added_is_found_and_a_torn_end_is_not(tmp_path: Path) -> None:
    journal = history(tmp_path / "history.jsonl", 10)
    known = Index(journal)
    before = sequences(known, ("matters", "1/26"))
    new = line(11, ("matters", "1/26"))
    with journal.path.open("ab") as file:
        file.write(new[:50])
    assert sequences(known, ("matters", "1/26")) == before
    with journal.path.open("ab") as file:
        file.write(new[50:])
    assert sequences(known, ("matters", "1/26")) == [*before, 11]


def test_another_history_in_its_place_is_read_anew(tmp_path: Path) -> None:
    journal = history(tmp_path / "history.jsonl", 20)
    known = Index(journal)
    known.learn()
    for count in (30, 5):
        history(journal.path, count, shift=1)
        assert sequences(known, ("matters", "1/26")) == as_read(journal, ("matters", "1/26"))


def test_an_empty_history_has_nothing(tmp_path: Path) -> None:
    assert sequences(Index(Journal(tmp_path / "history.jsonl")), ("matters", "1/26")) == []
