"""Faults upon faults: a refused disk, another program, and what is told."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from mkm_tui.actions.base import Context
from mkm_tui.actions.setup import AddUnit, SetGroup
from mkm_tui.store.check import findings
from mkm_tui.store.faults import StoreFault
from mkm_tui.store.journal import HISTORY, opened, sealed
from mkm_tui.store.recovery import recover
from mkm_tui.store.snapshot import STORE
from mkm_tui.store.workspace import Workspace

NOW = Context(datetime(2026, 11, 24, 9, 0, tzinfo=UTC), "Kari")


@pytest.fixture(name="workspace")
def _workspace(tmp_path: Path) -> Workspace:
    made = Workspace.create(tmp_path / "w")
    made.perform(SetGroup(name="Gruppa"), NOW)
    return made


def refused(call: Callable[[], object]) -> str:
    """Return the key of what a call refuses."""
    with pytest.raises(StoreFault) as fault:
        call()
    return fault.value.key


def failing(*_: object) -> None:
    """Be a disk that answers with an error."""
    raise OSError(5, "Input/output error")


def test_a_reader_that_could_not_take_over_stays_a_reader(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It must not write without the lock beside the program that has it."""
    reader = Workspace(workspace.folder)
    workspace.close()
    with monkeypatch.context() as patch:
        patch.setattr(reader, "_load", failing)
        assert refused(reader.take_over) == "read_failed"
    other = Workspace(workspace.folder)
    assert (other.read_only, reader.take_over()) == (False, False)
    assert refused(lambda: reader.perform(AddUnit(name="En"), NOW)) == "read_only"
    other.close()
    assert reader.take_over()
    reader.close()


def test_what_another_program_wrote_outlives_a_failed_fsync_here(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The history is never written anew over lines that are not known here."""
    workspace.checkpoint()
    other = Workspace(Path(shutil.copytree(workspace.folder, tmp_path / "annet")))
    other.perform(AddUnit(name="Fra en annen"), NOW)
    other.close()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        assert refused(lambda: workspace.perform(AddUnit(name="En"), NOW)) == "write_failed"
    shutil.copyfile(other.folder / HISTORY, tmp_path / "ny")
    os.replace(tmp_path / "ny", workspace.folder / HISTORY)
    assert refused(lambda: workspace.perform(AddUnit(name="En"), NOW)) == "history_grew"
    workspace.perform(AddUnit(name="En"), NOW)
    workspace.close()
    units = Workspace(workspace.folder, read_only=True).state.units.values()
    assert [unit.name for unit in units] == ["Fra en annen", "En"]
    assert list(findings(workspace.folder)) == []


def test_a_new_history_whose_folder_is_not_synced_is_not_told_as_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace.create(tmp_path / "w")
    with monkeypatch.context() as patch:
        patch.setattr("mkm_tui.store.journal.sync_folder", failing)
        for _ in range(2):
            assert refused(lambda: workspace.perform(SetGroup(name="Gruppa"), NOW)) == (
                "write_failed"
            )
    workspace.perform(SetGroup(name="Gruppa"), NOW)
    workspace.close()
    assert list(findings(workspace.folder)) == []


def test_a_full_disk_keeps_no_half_of_a_store(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        assert refused(workspace.checkpoint) == "write_failed"
    assert not (workspace.folder / f"{STORE}.new").exists()
    workspace.close()


def test_a_history_that_leaps_over_numbers_is_named(workspace: Workspace) -> None:
    """Also where each line builds on the one before."""
    workspace.perform(AddUnit(name="En"), NOW)
    workspace.close()
    path = workspace.folder / HISTORY
    first, second = path.read_bytes().splitlines(keepends=True)
    leapt = sealed(msgspec.structs.replace(opened(second, 2), seq=5, hash=""))
    path.write_bytes(first + leapt)
    assert ("cli.check_chain", {"lines": "2"}) in list(findings(workspace.folder))


def test_another_registers_store_is_not_taken_for_what_the_history_lost(tmp_path: Path) -> None:
    mine, theirs = (Workspace.create(tmp_path / name) for name in ("mitt", "deres"))
    for name in ("En", "To", "Tre"):
        mine.perform(AddUnit(name=name), NOW)
    for number in range(9):
        theirs.perform(AddUnit(name=f"Fremmed {number}"), NOW)
    mine.close()
    theirs.close()
    shutil.copyfile(theirs.folder / STORE, mine.folder / STORE)
    made = recover(mine.folder, tmp_path / "ny", NOW)
    units = Workspace(tmp_path / "ny", read_only=True).state.units
    assert [unit.name for unit in units.values()] == ["En", "To", "Tre"]
    assert ("cli.recover_store", {"file": STORE}) in made.told
