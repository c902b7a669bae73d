"""Several programs on one workspace: one writes, the others read; and folders of all kinds."""

import asyncio
import os
import random
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("gates of processes are pipes here", allow_module_level=True)

from mkm_tui.actions.setup import AddUnit
from mkm_tui.store.check import findings
from mkm_tui.store.follower import Follower
from mkm_tui.store.workspace import Workspace
from tests.benchmarks.programs import MKM
from tests.benchmarks.terminal import Terminal
from tests.faults import races
from tests.faults.programs import bound_by_permissions
from tests.faults.synchroniser import HISTORY, NOW, STORE, apply, made, run, units
from tests.screens.driving import app_on, drive, on_screen
from tests.store.older_schemas import as_schema

# One writes


def test_of_eight_that_open_at_once_one_writes(tmp_path: Path) -> None:
    races.race_to_write(tmp_path / "w")


def test_of_six_that_make_a_workspace_at_once_one_makes_it(tmp_path: Path) -> None:
    races.race_to_make(tmp_path / "w")


def test_readers_see_every_change_whole_and_in_order(tmp_path: Path) -> None:
    assert races.readers_beside_a_writer(tmp_path / "w", 150) > 30


@pytest.mark.parametrize("seed", range(3))
def test_the_next_program_takes_over_from_one_that_was_killed(seed: int, tmp_path: Path) -> None:
    races.writer_killed(tmp_path / "w", random.Random(seed))


def test_the_history_is_told_while_a_line_is_being_written(tmp_path: Path) -> None:
    """A command that reads never takes another's half-written line for damage."""
    place = made(tmp_path / "w", "En", "To")
    writing = Workspace(place)
    with (place / HISTORY).open("ab") as file:
        file.write(b'{"seq":4,"at":"2026-11-24T0')
    for asked in (["history"], ["list", "units"], ["check"], ["export", "decisions"]):
        done = run(place, *asked)
        assert (done.code, done.said) == (0, ""), asked
    writing._let_go()


def test_while_the_program_is_open_in_a_terminal_others_only_read(tmp_path: Path) -> None:
    """Until it is killed: then the next one writes."""
    place = made(tmp_path / "w", "En")
    terminal = Terminal(MKM, (str(place),))
    terminal.until_quiet(b"Oversikt")
    refused = apply(place, "To")
    assert (refused.code, refused.acknowledged) == (3, [])
    only = "Et annet program har arbeidsmappa åpen: her kan du bare lese."
    assert refused.said == f"{only} Lukk det andre vinduet for å skrive her\n"
    assert run(place, "list", "units").code == run(place, "check").code == 0
    terminal.end()
    assert apply(place, "To").acknowledged == [3]
    assert units(place) == ["En", "To"]


def test_a_second_program_shows_what_the_first_one_writes(tmp_path: Path) -> None:
    """And says at once that it can only read."""
    place = made(tmp_path / "w", "En")
    writing = Workspace(place)
    reading = Workspace(place)
    app = app_on(reading)
    writing.perform(AddUnit(name="Solbakken"), NOW)

    def look(_: object) -> None:
        app._follow()
        assert [unit.name for unit in app.state.units.values()] == ["En", "Solbakken"]

    assert "bare lesing" in drive(app, [], look=look)
    reading.close()
    writing.close()
    assert units(place) == ["En", "Solbakken"]


def test_a_reader_takes_over_with_its_first_change_once_the_writer_is_gone(tmp_path: Path) -> None:
    """Until then it says that it can only read; a half line of the other is put aside."""
    place = made(tmp_path / "w", "En")
    writing = Workspace(place)
    app = app_on(Workspace(place))
    writing.perform(AddUnit(name="To"), NOW)

    async def scene() -> str:
        async with app.run_test(size=(140, 45), notifications=True) as pilot:
            assert not app.act(AddUnit(name="Tre"))
            writing._let_go()
            with (place / HISTORY).open("ab") as file:
                file.write(b'{"seq":4,"at":"2026')
            assert app.act(AddUnit(name="Fire"))
            await pilot.pause()
            await pilot.pause()
            return " ".join(on_screen(app).split())

    shown = asyncio.run(scene())
    assert "bare lesing" not in shown
    assert "Det andre programmet er lukket" in shown
    third = Workspace(place)
    assert third.read_only
    third.close()
    app.workspace.close()
    assert units(place) == ["En", "To", "Fire"]
    assert len(list(place.glob("history-torn-*"))) == 1


# Folders that cannot be written


@pytest.fixture(name="bound")
def _bound() -> list[str]:
    """What a command must begin with so that permissions bind it."""
    found = bound_by_permissions()
    if found is None:
        pytest.skip("nothing binds this user")
    return found


@pytest.fixture(name="locked", params=["now", "older", "crashed"])
def _locked(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A workspace in a folder that is write-protected, with its files."""
    place = made(tmp_path / "w", "En")
    if request.param == "older":
        as_schema(place, 2)
    if request.param == "crashed":
        workspace = Workspace(place)
        workspace.perform(AddUnit(name="To"), NOW)
        workspace._let_go()
    (place / "mkm.lock").unlink(missing_ok=True)
    for path in (*place.iterdir(), place):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    return place


def command(
    bound: list[str], place: Path, *arguments: str, given: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command that permissions bind."""
    code = "from mkm_tui.cli import main; main()"
    return subprocess.run(
        [*bound, sys.executable, "-c", code, "-w", str(place), *arguments],
        input=given,
        capture_output=True,
        text=True,
        env={**os.environ, "MKM_LANGUAGE": "nb"},
    )


def test_a_write_protected_folder_can_be_read(locked: Path, bound: list[str]) -> None:
    """Whether it was closed in good order, is of an older program, or was left by a crash."""
    before = {path.name: path.read_bytes() for path in locked.iterdir()}
    shown = command(bound, locked, "list", "units")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "En" in shown.stdout
    assert command(bound, locked, "check").returncode == 0
    refused = command(bound, locked, "apply", "-")
    assert refused.returncode == 3
    assert "skrivebeskyttet" in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert {path.name: path.read_bytes() for path in locked.iterdir()} == before


def test_a_write_protected_history_can_be_read(tmp_path: Path, bound: list[str]) -> None:
    """The folder can be written, its files cannot: the program opens, and only reads."""
    place = made(tmp_path / "w", "En")
    for name in (HISTORY, STORE):
        (place / name).chmod(0o444)
    before = (place / HISTORY).read_bytes(), (place / STORE).read_bytes()
    shown = command(bound, place, "list", "units")
    assert (shown.returncode, shown.stderr) == (0, "")
    refused = command(bound, place, "apply", "-", given='{"action": "add_unit", "name": "To"}')
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "her kan du bare lese" in refused.stderr
    assert ((place / HISTORY).read_bytes(), (place / STORE).read_bytes()) == before


# Names


NAMES = {
    "spaces and letters": "Årsmøte – «nye» saker (kopi 2) æøå",
    "letters in two parts": unicodedata.normalize("NFD", "Møterommet på Ås"),
    "as long as a name can be": "å" * 127,
    "like an option": "-w",
    "spaces around it": " rom ",
    "wide signs": "会議 📋",
    "a hash and a percent": "100% #1; $HOME",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_folder_may_be_called_anything(name: str, tmp_path: Path) -> None:
    place = tmp_path / name
    done = run(place, "init", "--name", "Gruppa", "--", str(place))
    assert (done.code, done.said) == (0, "")
    assert apply(place, "En", "To").acknowledged == [2, 3]
    paper = place / "Utsendt – æøå.md"
    assert run(place, "export", "decisions", "-o", str(paper)).code == 0
    assert run(place, "verify", str(paper)).code == 0
    assert run(place, "check").code == 0
    assert units(place) == ["En", "To"]
    follower = Follower(place)
    assert follower.look()


@pytest.mark.skipif(sys.platform == "darwin", reason="a path there has 1,024 bytes at most")
def test_a_path_may_be_very_long(tmp_path: Path) -> None:
    """Longer than what other systems allow."""
    place = tmp_path.joinpath(*(f"{number} " + "mappe" * 40 for number in range(12)))
    assert len(str(place)) > 2000
    done = run(place, "init", str(place), "--name", "Gruppa")
    assert (done.code, done.said) == (0, "")
    assert apply(place, "En").acknowledged == [2]
    assert list(findings(place)) == []


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    place = tmp_path / ("å" * 128)
    done = run(place, "init", str(place), "--name", "Gruppa")
    assert (done.code, done.said.count("\n")) == (3, 1)
    assert "for langt" in done.said
    done = run(place, "list", "units")
    assert (done.code, done.said.count("\n")) == (3, 1)


def test_the_program_opens_under_a_name_with_norwegian_letters(tmp_path: Path) -> None:
    place = made(tmp_path / NAMES["spaces and letters"], "En")
    workspace = Workspace(place)
    assert "Fjordvik" in drive(app_on(workspace), [])
    workspace.close()
