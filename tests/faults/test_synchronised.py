"""A workspace in a folder that another program keeps equal to one elsewhere (OneDrive and such)."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows lets nobody replace an open file", allow_module_level=True)

from mkm_tui.cli.base import UNREADABLE
from mkm_tui.store.workspace import Workspace
from tests.faults import sync_story
from tests.faults.synchroniser import (
    CONFLICTS,
    HISTORY,
    LOCK,
    STORE,
    Step,
    apply,
    conflict_copies,
    from_elsewhere,
    gone,
    gone_and_back,
    kept,
    made,
    older,
    rewritten,
    run,
    same,
    swapped,
    units,
)

BOTH = pytest.mark.parametrize("how", [swapped, rewritten])
How = Callable[[str, bytes], Callable[[Path], None]]
GREW = "Et annet program har ført noe i denne arbeidsmappa imens. Det er tatt inn nå."
REPLACED = "Et annet program har byttet ut history.jsonl. Ingenting er overskrevet"
SHORT = "Historikken er kortere enn registeret sier"


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> Path:
    """A small workspace."""
    return made(tmp_path / "Delt mappe – Ås", "En")


@pytest.fixture(name="strange")
def _strange(tmp_path: Path) -> bytes:
    """The history of quite another workspace, which is longer."""
    return (made(tmp_path / "annen", *map(str, range(30))) / HISTORY).read_bytes()


# What says the same, or is not ours to mind: the work goes on


@pytest.mark.parametrize(
    "step",
    [
        same(swapped),
        same(rewritten),
        gone_and_back,
        conflict_copies,
        lambda folder: (folder / STORE).unlink(missing_ok=True),
        swapped(STORE, b""),
        lambda folder: (folder / LOCK).unlink(missing_ok=True),
    ],
    ids=["equal", "equal, in place", "gone and back", "copies", "no store", "empty store", "lock"],
)
def test_what_says_the_same_does_not_stop_the_work(place: Path, step: Step) -> None:
    done = apply(place, "To", step, "Tre", step, "Fem")
    assert (done.code, done.said) == (0, "")
    assert units(place)[:3] == ["En", "To", "Tre"]
    assert units(place)[-1] == "Fem"
    assert kept(place) == []


def test_an_older_store_is_brought_up_to_date(place: Path) -> None:
    """While a program writes, and when none does."""
    before = (place / STORE).read_bytes()
    assert apply(place, "To", swapped(STORE, before), "Tre").code == 0
    after = (place / STORE).read_bytes()
    swapped(STORE, before)(place)
    assert units(place) == ["En", "To", "Tre"]
    assert apply(place).code == 0
    assert (place / STORE).read_bytes() == after


def test_conflict_copies_are_left_and_not_read(place: Path) -> None:
    assert apply(place, "To", conflict_copies, "Tre").code == 0
    assert all((place / name).read_bytes() == b"{}" for name in CONFLICTS)
    assert run(place, "check").code == 0
    assert units(place) == ["En", "To", "Tre"]


def test_a_file_that_is_held_open_is_waited_for(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does: a file that another program reads cannot be replaced for a while."""
    real, left = os.replace, [3]

    def held(source: Path, target: Path) -> None:
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(13, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr("mkm_tui.store.files.TRIES", 10)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    done = apply(place, "To")
    assert (done.code, done.said) == (0, "")
    assert units(place) == ["En", "To"]


def test_a_store_that_is_held_open_for_good_costs_no_change(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(source: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", held)
        patch.setattr("time.sleep", lambda seconds: None)
        done = apply(place, "To")
    assert (done.code, done.acknowledged) == (0, [3])
    assert "er trygt i historikken" in done.said
    assert units(place) == ["En", "To"]


# What went on elsewhere: it is told, and taken in


@BOTH
@pytest.mark.parametrize("store", [False, True], ids=["history", "both files"])
def test_what_went_on_elsewhere_is_told_and_taken_in(place: Path, how: How, store: bool) -> None:
    """The change in the middle of which it came is not written on top of it unseen."""
    done = apply(place, "To", from_elsewhere(how, "X", "Y", store=store), "Tre", "Fire")
    assert (done.code, done.acknowledged) == (UNREADABLE, [3])
    assert done.said.startswith(GREW)
    assert units(place) == ["En", "To", "X", "Y"]
    assert apply(place, "Tre").acknowledged == [6]
    assert units(place) == ["En", "To", "X", "Y", "Tre"]
    assert kept(place) == []


def test_what_went_on_elsewhere_after_the_last_change_is_taken_in(place: Path) -> None:
    done = apply(place, "To", from_elsewhere(swapped, "X"))
    assert (done.code, done.acknowledged) == (0, [3])
    assert units(place) == ["En", "To", "X"]


def test_a_second_writer_that_found_no_lock_loses_nothing(place: Path) -> None:
    """Another program took the lock's file away, and a third one wrote meanwhile."""

    def intrudes(folder: Path) -> None:
        (folder / LOCK).unlink()
        assert apply(folder, "Fra en annen").acknowledged == [4]

    done = apply(place, "To", intrudes, "Tre")
    assert (done.code, done.acknowledged) == (UNREADABLE, [3])
    assert done.said.startswith(GREW)
    assert units(place) == ["En", "To", "Fra en annen"]


# What is not ours: nothing is overwritten, and what we hold is kept


@BOTH
def test_an_older_history_costs_nothing_that_was_acknowledged(place: Path, how: How) -> None:
    done = apply(place, "To", "Tre", older(how, 2), "Fire")
    assert (done.code, done.acknowledged) == (UNREADABLE, [3, 4])
    assert done.said.startswith(REPLACED)
    (beside,) = kept(place)
    assert str(beside) in done.said.replace("\n", "")
    assert units(beside) == ["En", "To", "Tre"]
    assert apply(beside, "Fire").code == 0


@BOTH
def test_another_history_costs_nothing_that_was_acknowledged(
    place: Path, strange: bytes, how: How
) -> None:
    done = apply(place, "To", "Tre", how(HISTORY, strange), "Fire")
    assert (done.code, done.acknowledged) == (UNREADABLE, [3, 4])
    assert done.said.startswith(REPLACED)
    assert (place / HISTORY).read_bytes() == strange
    (beside,) = kept(place)
    assert units(beside) == ["En", "To", "Tre"]


@pytest.mark.parametrize(
    "step",
    [gone, swapped(HISTORY, b""), rewritten(HISTORY, b""), swapped(HISTORY, b"\0" * 4096)],
    ids=["gone", "empty", "emptied", "zeros"],
)
def test_a_history_that_is_no_more_costs_nothing_that_was_acknowledged(
    place: Path, step: Step
) -> None:
    done = apply(place, "To", "Tre", step, "Fire")
    assert (done.code, done.acknowledged) == (UNREADABLE, [3, 4])
    assert done.said.startswith(REPLACED)
    (beside,) = kept(place)
    assert units(beside) == ["En", "To", "Tre"]


@BOTH
def test_an_older_history_after_the_last_change_is_told(place: Path, how: How) -> None:
    """When the program is closed, nobody wants to hear that it is tried again later."""
    done = apply(place, "To", "Tre", older(how, 2))
    assert done.acknowledged == [3, 4]
    assert done.code == UNREADABLE
    assert done.said.startswith(REPLACED)
    (beside,) = kept(place)
    assert units(beside) == ["En", "To", "Tre"]


@BOTH
def test_an_older_history_while_nobody_writes_is_told_by_every_command(
    place: Path, how: How
) -> None:
    """The store knows more than the history: nothing is made of that in silence."""
    apply(place, "To")
    older(how, 1)(place)
    store, history = (place / STORE).read_bytes(), (place / HISTORY).read_bytes()
    for arguments in (["list", "units"], ["apply", "-"], ["export", "decisions"]):
        done = run(place, *arguments)
        assert (done.code, done.said.startswith(SHORT)) == (UNREADABLE, True)
    assert ((place / STORE).read_bytes(), (place / HISTORY).read_bytes()) == (store, history)


def test_a_folder_that_is_moved_away_and_back_costs_nothing(place: Path) -> None:
    def moved(folder: Path) -> None:
        folder.rename(folder.parent / "borte")
        (folder.parent / "borte").rename(folder)

    done = apply(place, "To", moved, "Tre")
    assert (done.code, done.said) == (0, "")
    assert units(place) == ["En", "To", "Tre"]


@pytest.mark.parametrize("seed", range(10))
def test_no_change_is_lost_in_days_of_meddling(seed: int, tmp_path: Path) -> None:
    """Whatever happens to the files, while a program writes and when none does."""
    sync_story.days(tmp_path / "w", seed)


def test_a_reader_stays_with_its_folder(place: Path) -> None:
    """What is put in the place of the files is what a reader shows next."""
    reader = Workspace(place, read_only=True)
    shutil.copytree(place, place.parent / "før")
    assert apply(place, "To", "Tre").code == 0
    assert reader.follow()
    assert len(reader.state.units) == 3
    for name in (STORE, HISTORY):
        swapped(name, (place.parent / "før" / name).read_bytes())(place)
    assert reader.follow()
    assert list(reader.state.units) == ["en"]
    reader.close()
