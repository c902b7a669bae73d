"""The record as it was, and what happened to a record, read back from the journal."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import Undo
from mkm_tui.actions.matters import AddMatter, EditMatter
from mkm_tui.actions.meetings import PlanMeeting
from mkm_tui.actions.setup import SetGroup
from mkm_tui.records.state import State
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.index import Index
from mkm_tui.store.past import Stamp, state_at, state_on
from mkm_tui.store.workspace import HISTORY, Workspace

FIRST = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DAYS: list[list[Action]] = [
    [SetGroup(name="Styringsgruppa"), PlanMeeting(on=date(2026, 12, 15))],
    [AddMatter(meeting="M1/26", title="Ny turnus"), AddMatter(meeting="M1/26", title="Kursdag")],
    [],
    [EditMatter(matter="1/26", title="Helgeturnus"), Undo(), EditMatter(matter="1/26", title="Ja")],
]


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> tuple[Workspace, list[tuple[State, Stamp]]]:
    """A workspace of four days, and its state and stamp at the end of each."""
    workspace = Workspace.create(tmp_path / "w")
    ends = []
    for number, actions in enumerate(DAYS):
        for minute, action in enumerate(actions):
            now = FIRST + timedelta(days=number, minutes=minute)
            workspace.perform(action, Context(now=now, who="Kari"))
        ends.append((workspace.state, workspace.stamp))
    return workspace, ends


Kept = tuple[Workspace, list[tuple[State, Stamp]]]


def test_each_day_ends_as_it_did(kept: Kept) -> None:
    workspace, ends = kept
    for number, (state, _) in enumerate(ends):
        assert state_on(workspace, (FIRST + timedelta(days=number)).date()) == state
    assert state_on(workspace, date(2026, 11, 23)) == State()
    assert state_on(workspace, date(2030, 1, 1)) is not None


def test_each_change_left_the_record_as_it_did(kept: Kept) -> None:
    workspace, ends = kept
    for state, stamp in ends:
        assert state_at(workspace, stamp) == state
    assert state_at(workspace, Stamp(0, "")) == State()


def test_a_change_that_the_journal_does_not_have_is_not_found(kept: Kept) -> None:
    workspace, ends = kept
    assert state_at(workspace, Stamp(3, ends[0][1].hash)) is None
    assert state_at(workspace, Stamp(99, "f" * 64)) is None
    assert state_at(workspace, Stamp(0, "f" * 64)) is None


def test_what_happened_to_a_matter_is_told_in_order(kept: Kept) -> None:
    workspace, _ = kept
    told = Index(workspace.journal).happenings(frozenset({("matters", "1/26")}))
    assert [entry.action["action"] for entry in told] == [
        "add_matter", "edit_matter", "undo", "edit_matter",
    ]  # fmt: skip
    others = Index(workspace.journal).happenings(frozenset({("decisions", "1/26")}))
    assert list(others) == []


def test_a_reader_looks_no_further_than_it_has_read(kept: Kept, tmp_path: Path) -> None:
    workspace, ends = kept
    reader = Workspace(workspace.folder, read_only=True)
    workspace.perform(AddMatter(meeting="M1/26", title="Ny"), Context(now=FIRST, who="Kari"))
    assert state_at(reader, ends[-1][1]) == ends[-1][0]
    assert state_on(reader, date(2026, 11, 25)) == ends[1][0]


def test_a_damaged_line_is_told(kept: Kept) -> None:
    workspace, _ = kept
    history = workspace.folder / HISTORY
    history.write_bytes(history.read_bytes().replace(b"Ny turnus", b"Ny tyrnus"))
    with pytest.raises(StoreFault):
        state_on(workspace, date(2026, 11, 24))
    with pytest.raises(StoreFault):
        list(Index(workspace.journal).happenings(frozenset({("matters", "1/26")})))


@pytest.mark.parametrize(
    ("noted", "asked", "kept"),
    [
        ("1 2 3 4 5", 3, 3),
        ("1 2 9 3 4 5", 3, 4),  # a clock that ran ahead and was set right
        ("1 2 2 1 3 4", 2, 4),
        ("5 6 7 1 8 9", 3, 0),  # a clock that had lost its day: the others say what it was
        ("5 6 7 8 1 9 10", 6, 2),
        ("5 6 7 1 8 9", 7, 4),
        ("3 3 3 3 9 3 3 4", 3, 7),
    ],
)
def test_a_day_that_a_wrong_clock_noted_does_not_turn_the_record_over(
    noted: str, asked: int, kept: int, tmp_path: Path
) -> None:
    """What was written before a day's end is there, whatever day a single change notes."""
    workspace = Workspace.create(tmp_path / "w")
    states = [workspace.state]
    for number, day in enumerate(noted.split()):
        at = datetime(2026, 11, int(day), 9, 0, tzinfo=UTC)
        workspace.perform(SetGroup(name=f"Gruppe {number}"), Context(now=at, who="Kari"))
        states.append(workspace.state)
    assert state_on(workspace, date(2026, 11, asked)) == states[kept]


def test_some_tables_are_as_they_were_and_the_others_as_they_are(kept: Kept) -> None:
    workspace, ends = kept
    then = state_on(workspace, FIRST.date(), {"matters"})
    assert then.matters == ends[0][0].matters
    assert then.meetings == workspace.state.meetings
