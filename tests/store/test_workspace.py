"""What stands on disk, and that nothing acknowledged is lost."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tinydb import Query, TinyDB

from mkm_tui.actions.base import Context
from mkm_tui.actions.catalogue import Undo
from mkm_tui.actions.matters import AddMatter, EditText
from mkm_tui.actions.meetings import PlanMeeting, SendNotice
from mkm_tui.actions.setup import SetGroup
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.workspace import Workspace

NOW = Context(now=datetime(2026, 11, 24, 9, 0, tzinfo=UTC), who="Kari")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.create(tmp_path / "rom med mellomrom å")
    made.perform(SetGroup(name="Styringsgruppa", municipality="Fjordvik"), NOW)
    made.perform(PlanMeeting(on=NOW.today), NOW)
    made.perform(AddMatter(meeting="M1/26", title="Ny turnus"), NOW)
    return made


def test_plain_tinydb_opens_and_queries_the_store(workspace: Workspace) -> None:
    workspace.close()
    with TinyDB(workspace.folder / "store.json") as plain:
        found = plain.table("matters").search(Query().title == "Ny turnus")
    assert [matter["id"] for matter in found] == ["1/26"]


def test_reopening_replays_what_the_store_lacks(workspace: Workspace) -> None:
    workspace._let_go()  # as after a crash: no checkpoint
    again = Workspace(workspace.folder)
    assert again.state == workspace.state
    assert again.sequence == 3
    again.close()
    assert Workspace(workspace.folder, read_only=True).state == workspace.state


def test_typing_costs_what_was_typed(workspace: Workspace) -> None:
    text = "ord " * 50_000
    workspace.perform(EditText(matter="1/26", field="consideration", at=0, put=text), NOW)
    before = workspace.journal.size()
    workspace.perform(EditText(matter="1/26", field="consideration", at=200_000, put="mer"), NOW)
    assert workspace.journal.size() - before < 700


def test_undo_restores_the_state_and_says_so_in_the_history(workspace: Workspace) -> None:
    before = workspace.state
    workspace.perform(EditText(matter="1/26", field="dialogue", at=0, put="Møte 3. mars"), NOW)
    assert workspace.perform(Undo(), NOW) == before
    last = json.loads((workspace.folder / "history.jsonl").read_text("utf-8").splitlines()[-1])
    assert last["undoes"] == 4
    workspace.perform(Undo(), NOW)
    assert "1/26" not in workspace.state.matters


def test_R41_undo_stops_at_a_sent_notice(workspace: Workspace) -> None:  # noqa: N802
    workspace.perform(SendNotice(meeting="M1/26"), NOW)
    with pytest.raises(RuleBroken):
        workspace.perform(Undo(), NOW)


def test_a_torn_last_line_is_set_aside(workspace: Workspace) -> None:
    workspace._let_go()
    with (workspace.folder / "history.jsonl").open("ab") as file:
        file.write(b'{"seq":4,"at":"2026')
    again = Workspace(workspace.folder)
    assert again.state == workspace.state
    assert again.notices == ["torn_line"]
    again.close()


def test_an_edited_history_is_named_by_its_line(workspace: Workspace) -> None:
    workspace._let_go()
    path = workspace.folder / "history.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Ny turnus", b"Ny tirsdag"))
    with pytest.raises(StoreFault) as fault:
        Workspace(workspace.folder)
    assert (fault.value.key, fault.value.values["line"]) == ("history_damaged", 3)


def test_a_second_program_reads_and_follows(workspace: Workspace) -> None:
    second = Workspace(workspace.folder)
    assert second.read_only
    with pytest.raises(StoreFault):
        second.perform(SetGroup(name="Noe annet"), NOW)
    workspace.perform(AddMatter(meeting="M1/26", title="Læringsarena"), NOW)
    assert second.follow()
    assert second.state == workspace.state


def test_a_damaged_store_is_told_and_left(workspace: Workspace) -> None:
    workspace.close()
    path = workspace.folder / "store.json"
    path.write_bytes(path.read_bytes()[:-40])
    broken = path.read_bytes()
    with pytest.raises(StoreFault) as fault:
        Workspace(workspace.folder)
    assert fault.value.key == "store_damaged"
    assert path.read_bytes() == broken
