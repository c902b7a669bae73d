"""A workspace of an older schema opens, keeps its file, and goes on as if it were of this one."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mkm_tui.actions.attendance import AllPresent, RecordPresence
from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import Redo, Undo
from mkm_tui.actions.deciding import CloseMatter, TakeStance
from mkm_tui.actions.decisions import AssignDecision
from mkm_tui.actions.following import ReportUnit
from mkm_tui.actions.matters import AddMatter, EditMatter, ProposeDecision
from mkm_tui.actions.meetings import CloseMeeting, OpenMeeting, PlanMeeting
from mkm_tui.actions.minutes import ApproveMinutes, ShareMinutes
from mkm_tui.actions.notes import WriteNote
from mkm_tui.actions.room import StartMatter
from mkm_tui.actions.setup import ActivateGroup, AddPerson, AddUnit, SetGroup
from mkm_tui.records.state import State
from mkm_tui.records.terms import Outcome, Party, Presence, StanceKind, UnitStatus
from mkm_tui.rules.consensus import outcome
from mkm_tui.store import past
from mkm_tui.store.check import findings
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.workspace import SCHEMA, STORE, Workspace
from tests.store.older_schemas import as_schema

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PEOPLE = {"Ane": Party.POLITICIANS, "Bo": Party.ADMINISTRATION, "Cia": Party.UNIONS}
BEFORE: list[Action] = [
    SetGroup(name="Styringsgruppa"),
    *(AddPerson(name=name, party=party) for name, party in PEOPLE.items()),
    ActivateGroup(),
    PlanMeeting(on=NOW.date()),
    AddMatter(meeting="M1/26", title="Ny turnus"),
    AllPresent(meeting="M1/26"),
    OpenMeeting(meeting="M1/26"),
    StartMatter(matter="1/26"),
    RecordPresence(meeting="M1/26", person="ane", presence=Presence.REMOTE),
    ProposeDecision(matter="1/26", text="Forsøk i ett år."),
    EditMatter(matter="1/26", responsible="bo", deadline=NOW.date(), nothing_out_because="Nytt"),
    *(TakeStance(matter="1/26", party=party, kind=StanceKind.BEHIND) for party in Party),
]
LAST = CloseMatter(matter="1/26")
AFTER: list[Action] = [
    AddUnit(name="Solbakken"),
    AssignDecision(decision="1/26", units=("solbakken",)),
    ReportUnit(decision="1/26", unit="solbakken", status=UnitStatus.BEGUN),
    CloseMeeting(meeting="M1/26"),
    ShareMinutes(meeting="M1/26"),
    ApproveMinutes(meeting="M1/26", approvers={p: key.lower() for key, p in PEOPLE.items()}),
]


def at(minute: int) -> Context:
    return Context(now=NOW + timedelta(minutes=minute), who="Kari")


def made(folder: Path, number: int, checkpoint_before_the_last: bool) -> State:
    """Make a workspace of an older schema and return its state."""
    workspace = Workspace.create(folder)
    for minute, action in enumerate(BEFORE):
        workspace.perform(action, at(minute))
    workspace.checkpoint()
    state = workspace.perform(LAST, at(60))
    if checkpoint_before_the_last:
        workspace._let_go()  # as after a crash
    else:
        workspace.close()
    as_schema(folder, number)
    return state


@pytest.fixture(params=range(1, SCHEMA), ids=lambda number: f"schema-{number}")
def number(request: pytest.FixtureRequest) -> int:
    """An older schema."""
    return int(request.param)


@pytest.fixture(params=[False, True], ids=["closed", "crashed"])
def old(request: pytest.FixtureRequest, number: int, tmp_path: Path) -> Path:
    """An older workspace, closed in good order, or with a history longer than its store."""
    folder = tmp_path / "w"
    made(folder, number, request.param)
    return folder


def kept(folder: Path, number: int) -> bytes:
    """Return the old file that was kept."""
    return (folder / f"store-schema-{number}.json").read_bytes()


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".lock"}


def schema(folder: Path) -> int:
    found: int = json.loads((folder / STORE).read_text("utf-8"))["store"]["1"]["schema"]
    return found


def test_the_fixture_is_as_the_schema_was(old: Path, number: int) -> None:
    text = (old / STORE).read_text("utf-8") + (old / "history.jsonl").read_text("utf-8")
    later = {
        2: ('"seat"', '"draft"', '"stretches"', '"read_back"', '"notes"', '"lapsed"'),
        3: ('"approves"', '"minutes_shared"', '"review_on"', '"users_notice"'),
        4: ('"columns"', '"criteria"', '"surveys"', '"arenas"', '"points"'),
        5: ('"seal"',),
    }
    for since, names in later.items():
        assert any(name in text for name in names) is (number >= since)
    assert schema(old) == number


def test_an_old_workspace_opens_and_says_the_same(old: Path) -> None:
    workspace = Workspace(old)
    matter = workspace.state.matters["1/26"]
    assert outcome(matter) is Outcome.AGREED
    assert (matter.draft, matter.contributions, matter.closing.to_meeting) == (False, (), "")
    assert workspace.state.meetings["M1/26"].attendance[0].seat == ""
    assert workspace.state.decisions["1/26"].text == "Forsøk i ett år."
    workspace.close()
    assert list(findings(old)) == []


def test_the_old_file_is_kept_beside_the_new_one(old: Path, number: int) -> None:
    before = (old / STORE).read_bytes()
    Workspace(old).close()
    assert kept(old, number) == before
    assert schema(old) == SCHEMA
    document = json.loads((old / STORE).read_text("utf-8"))["meetings"]["1"]
    assert {entry["seat"] for entry in document["attendance"]} == {""}
    Workspace(old).close()
    assert kept(old, number) == before


def test_every_old_change_can_be_undone_and_done_again(old: Path) -> None:
    workspace = Workspace(old)
    after = workspace.state
    changes = len(BEFORE) + 1
    for _ in range(changes):
        workspace.perform(Undo(), at(70))
    assert workspace.state == State()
    for _ in range(changes):
        workspace.perform(Redo(), at(80))
    assert workspace.state == after
    workspace.close()
    assert list(findings(old)) == []


def test_an_old_closing_is_undone_after_the_store_was_written_anew(old: Path) -> None:
    Workspace(old).close()
    workspace = Workspace(old)
    workspace.perform(Undo(), at(70))
    assert workspace.state.matters["1/26"].closing is None
    assert "1/26" not in workspace.state.decisions
    workspace.close()
    assert list(findings(old)) == []


def test_the_meeting_goes_on(old: Path) -> None:
    workspace = Workspace(old)
    workspace.perform(AddMatter(meeting="M1/26", title="Læringsarena"), at(70))
    workspace.perform(RecordPresence(meeting="M1/26", person="ane"), at(71))
    workspace.perform(WriteNote(about="1/26", put="Ring Lise"), at(72))
    workspace._let_go()
    again = Workspace(old)
    assert again.state.notes["1/26"].text == "Ring Lise"
    again.close()
    assert list(findings(old)) == []


def test_a_reader_of_an_old_workspace_writes_nothing(old: Path) -> None:
    before = files(old)
    reader = Workspace(old, read_only=True)
    assert outcome(reader.state.matters["1/26"]) is Outcome.AGREED
    reader.close()
    assert files(old) == before
    assert list(findings(old)) == []
    assert files(old) == before


def test_two_crashes_on_the_way_lose_nothing(
    old: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (old / STORE).read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StoreFault) as fault:
            Workspace(old)
        assert fault.value.key == "write_failed"
    assert (old / STORE).read_bytes() == before
    second = Workspace(old)  # crashes when the old file is kept and the new one is not written
    state = second.perform(AddMatter(meeting="M1/26", title="Læringsarena"), at(70))
    second._let_go()
    assert kept(old, number) == (old / STORE).read_bytes() == before
    third = Workspace(old)
    assert third.state == state
    third.close()
    assert kept(old, number) == before
    assert schema(old) == SCHEMA
    assert list(findings(old)) == []


def test_a_newer_schema_is_refused_and_left(old: Path, number: int) -> None:
    written = f'"schema": {SCHEMA + 1}'
    text = (old / STORE).read_text("utf-8").replace(f'"schema": {number}', written)
    (old / STORE).write_text(text, "utf-8")
    with pytest.raises(StoreFault) as fault:
        Workspace(old)
    assert (fault.value.key, fault.value.values) == ("newer_schema", {"schema": SCHEMA + 1})
    assert (old / STORE).read_text("utf-8") == text


def test_what_was_decided_and_approved_before_is_so_still(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "w")
    for minute, action in enumerate([*BEFORE, LAST, *AFTER]):
        workspace.perform(action, at(minute))
    workspace.close()
    as_schema(tmp_path / "w", 2)
    opened = Workspace(tmp_path / "w")
    assert opened.state.decisions["1/26"].reports[0].indicators == ()
    meeting = opened.state.meetings["M1/26"]
    assert (meeting.locked, meeting.minutes_shared) == (True, None)
    yesterday = past.state_on(opened, NOW.date() - timedelta(days=1))
    assert (yesterday, len(yesterday.decisions)) == (State(), 0)
    opened.close()
    assert list(findings(tmp_path / "w")) == []
