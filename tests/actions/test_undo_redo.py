"""Undo and redo against a model that is two plain lists."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given
from msgspec import structs

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.base import Action
from mkm_tui.actions.catalogue import name_of
from mkm_tui.actions.deciding import AllBehind, CloseMatter, DeferRest
from mkm_tui.actions.matters import AddMatter
from mkm_tui.actions.meetings import CloseMeeting, OpenMeeting, SendNotice
from mkm_tui.actions.room import ReadBack, StartMatter
from mkm_tui.actions.travel import FINAL, PASSING, Redo, Undo
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, WayOn
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.workspace import HISTORY, Workspace
from tests.actions.scenes import sequences, sequences_with_turns
from tests.actions.sequences import DAY, SETUP, actions, moment, run, slow
from tests.store.replaying import replay


@contextmanager
def a_meeting() -> Iterator[Workspace]:
    """Give a workspace whose meeting runs."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "w")
        run(workspace, SETUP)
        yield workspace
        workspace.close()


def but_for_reading(state: State) -> State:
    """Return a state in which nothing is read to the room: that is no part of the record."""
    quiet = {key: structs.replace(m, reading="") for key, m in state.meetings.items()}
    return state.edit({"meetings": quiet})


LOCKS = "approve_minutes"


def approved(state: State) -> list[str]:
    """Return the matters that approved the minutes of meetings: there undo stops too."""
    return [meeting.approved_in for meeting in state.meetings.values() if meeting.approved_in]


class Model:
    """What undo and redo should do: the states to go back to, and those to come again."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.done: list[tuple[str, State]] = []
        self.undone: list[tuple[str, State]] = []

    def step(self, action: Action, minute: int) -> None:
        """Take a step in the workspace, and assert that it is the model's."""
        if isinstance(action, Undo):
            self._turn(action, self.done, self.undone, minute)
        elif isinstance(action, Redo):
            self._turn(action, self.undone, self.done, minute)
        else:
            self._do(action, minute)

    def _do(self, action: Action, minute: int) -> None:
        before, number = self.workspace.state, self.workspace.sequence
        run(self.workspace, [action])
        if self.workspace.sequence > number and name_of(action) not in PASSING:
            name = name_of(action) if approved(before) == approved(self.workspace.state) else LOCKS
            self.done.append((name, but_for_reading(before)))
            self.undone.clear()

    def _turn(
        self,
        action: Undo | Redo,
        source: list[tuple[str, State]],
        target: list[tuple[str, State]],
        minute: int,
    ) -> None:
        if not source or source[-1][0] in FINAL:
            with pytest.raises(RuleBroken):
                self.workspace.foreseen(action)
            with pytest.raises(RuleBroken):
                self.workspace.perform(action, moment(minute))
            return
        name, wanted = source.pop()
        target.append((name, but_for_reading(self.workspace.state)))
        about, after = self.workspace.foreseen(action)
        assert about["action"] == name
        self.workspace.perform(action, moment(minute))
        assert self.workspace.state == after
        assert but_for_reading(self.workspace.state) == wanted


@slow
@given(sequences_with_turns)
def test_any_interleaving_is_that_of_two_lists(sequence: list[Action]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        model = Model(Workspace.create(Path(folder) / "w"))
        for minute, action in enumerate([*SETUP, *sequence]):
            model.step(action, minute)
        assert replay(model.workspace.folder / HISTORY) == model.workspace.state
        model.workspace.close()


@slow
@given(sequences, actions)
def test_undo_and_redo_restore_the_state_exactly(sequence: list[Action], last: Action) -> None:
    with a_meeting() as workspace:
        before = run(workspace, sequence)
        number = workspace.sequence
        after = run(workspace, [last])
        locks = approved(before) != approved(after)
        if workspace.sequence > number and name_of(last) not in FINAL | PASSING and not locks:
            assert workspace.perform(Undo(), moment(0)) == before
            assert workspace.perform(Redo(), moment(0)) == after


@slow
@given(sequences, st.integers(1, 12))
def test_as_many_redos_as_undos_come_back_to_the_state(sequence: list[Action], times: int) -> None:
    with a_meeting() as workspace:
        after = but_for_reading(run(workspace, sequence))
        number = workspace.sequence
        run(workspace, [Undo()] * times)
        back = workspace.sequence - number
        for _ in range(back):
            workspace.perform(Redo(), moment(0))
        assert but_for_reading(workspace.state) == after
        with pytest.raises(RuleBroken) as refused:
            workspace.perform(Redo(), moment(0))
        assert refused.value.key == "nothing_to_redo"


@pytest.mark.parametrize(
    "deferral",
    [
        CloseMatter(matter="1/26", way_on=WayOn.DEFER, new_meeting=DAY + timedelta(days=7)),
        DeferRest(meeting="M1/26", new_meeting=DAY + timedelta(days=7)),
    ],
    ids=["a matter", "the rest"],
)
def test_r5_a_deferral_to_a_new_meeting_is_one_entry_and_one_undo(deferral: Action) -> None:
    with a_meeting() as workspace:
        before, number = workspace.state, workspace.sequence
        after = workspace.perform(deferral, moment(0))
        assert workspace.sequence == number + 1
        assert after.meetings["M4/26"].agenda
        assert workspace.perform(Undo(), moment(0)) == before
        assert workspace.perform(Redo(), moment(0)) == after
        assert replay(workspace.folder / HISTORY) == after


def test_redo_after_a_new_change_is_refused() -> None:
    with a_meeting() as workspace:
        run(workspace, [Undo(), AddMatter(meeting="M1/26", title="Hastesak")])
        with pytest.raises(RuleBroken) as refused:
            workspace.perform(Redo(), moment(0))
        assert (refused.value.rule, refused.value.key) == ("", "nothing_to_redo")


def test_redo_is_there_after_the_program_was_opened_again() -> None:
    with a_meeting() as workspace:
        after = workspace.state
        run(workspace, [Undo(), Undo()])
        workspace.close()
        again = Workspace(workspace.folder)
        run(again, [Redo(), Redo()])
        assert again.state == after
        again.close()


def test_r40_undo_stops_at_the_notice_and_redo_does_not_pass_it() -> None:
    with a_meeting() as workspace:
        run(workspace, [Undo(), SendNotice(meeting="M1/26")])
        for action, key in ((Undo(), "undo_stops"), (Redo(), "nothing_to_redo")):
            with pytest.raises(RuleBroken) as refused:
                workspace.perform(action, moment(0))
            assert refused.value.key == key


def test_r40_undo_stops_where_a_matter_approved_the_minutes() -> None:
    approval = AddMatter(
        meeting="M3/26", title="Møtebok", kind=MatterKind.APPROVAL, approves="M1/26"
    )
    with a_meeting() as workspace:
        held: list[Action] = [
            DeferRest(meeting="M1/26", to_meeting="M3/26"),
            CloseMeeting(meeting="M1/26"),
            approval,
            AllPresent(meeting="M3/26"),
            OpenMeeting(meeting="M3/26"),
        ]
        state = run(workspace, held)
        matter = state.meetings["M3/26"].agenda[-1]
        workspace.perform(CloseMatter(matter=matter), moment(9))
        assert workspace.state.meetings["M1/26"].locked
        with pytest.raises(RuleBroken) as refused:
            workspace.perform(Undo(), moment(10))
        assert refused.value.key == "undo_stops"


READ, OVER = ReadBack(matter="1/26"), ReadBack(matter="1/26", over=True)
DONE = CloseMatter(matter="1/26")


@pytest.mark.parametrize(
    ("steps", "reading"),
    [
        ([READ, DONE, Undo()], "1/26"),
        ([READ, DONE, Undo(), OVER, Redo()], ""),
        ([READ, DONE, Undo(), OVER, READ, Redo()], ""),
        ([DONE, Undo(), READ, Redo()], ""),
        ([READ, DONE, ReadBack(matter="2/26"), Undo()], "2/26"),
        ([READ, StartMatter(matter="2/26"), ReadBack(matter="2/26"), Undo()], "2/26"),
        ([AddMatter(meeting="M1/26", title="Ny"), ReadBack(matter="4/26"), Undo()], ""),
    ],
    ids=[
        "back to the reading",
        "ended in between",
        "begun again",
        "begun in between",
        "another read",
        "another taken up",
        "what is read is gone",
    ],
)
def test_what_is_read_to_the_room_is_no_hindrance_to_undo(
    steps: list[Action], reading: str
) -> None:
    with a_meeting() as workspace:
        run(workspace, [AllBehind(matter="1/26")])
        for action in steps:
            workspace.perform(action, moment(0))
        assert workspace.state.meetings["M1/26"].reading == reading
        assert replay(workspace.folder / HISTORY) == workspace.state
