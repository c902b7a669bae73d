"""Each screen as a secretary meets it, at two sizes; told by the keys that lead there."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mkm_tui.app import MkmApp
from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Language
from mkm_tui.screens.welcome import Welcome
from mkm_tui.store.workspace import Workspace
from tests.screens import walk
from tests.screens.driving import Open, app_on, drive, typed

SMALL, LARGE = (80, 24), (140, 45)
SIZES = {"small": SMALL, "large": LARGE}
IN_ROOM = [*walk.TO_THE_MEETING, *walk.OPEN_IT, *walk.ROUTINE]
RESERVED = ["T", "down", "f", *typed("Evalueres i mars."), "ctrl+s", "escape"]
DISQUALIFIED = [
    *("h", "enter", "down", "enter", "tab"),
    *(*typed("Søsteren arbeider der."), "ctrl+s", "h"),
]
PLACES = {
    "overview": [],
    "agenda": ["2"],
    "agenda-matters": ["2", "enter", "down", "down", "down", "enter"],
    "portfolio": ["3"],
    "portfolio-by-unit": ["3", "g", "g", "g"],
    "figures": ["3", "t"],
    "project": ["3", "enter"],
    "project-phase": ["3", "end", "up", "up", "enter", "down", "down", "down", "enter"],
    "checklist": ["3", "enter", *["down"] * 10, "e"],
    "unit": ["3", "u", "down", "enter", "enter"],
    "programme": ["3", "m", "enter"],
    "board": ["4"],
    "dialogue": ["4", "right", "enter"],
    "move": ["4", "right", "right", "greater_than_sign"],
    "decisions": ["5"],
    "decision": ["5", "down", "enter"],
    "publish": ["5", "down", "u"],
    "as-of": ["5", "d", *typed("1.5"), "ctrl+s"],
    "everyday": ["5", "e", "tab", "down", "tab"],
    "matrix": ["5", "m", "right", "right"],
    "find": ["ctrl+f", *typed("turnus")],
    "proposals": ["2", "up", "l"],
    "minutes-shared": ["2", "down", "d"],
    "ideas": ["6"],
    "idea": ["6", "enter"],
    "group": ["g"],
    "help": ["5", "question_mark"],
    "palette": ["ctrl+p", "4", "1"],
    "attendance": [*walk.TO_THE_MEETING, "o", "o", "a"],
    "room-before": [*walk.TO_THE_MEETING, "o"],
    "room": [*IN_ROOM, "n", "s", *RESERVED],
    "room-shared": [*IN_ROOM, "n", "s", "f11"],
    "positions": [*IN_ROOM, "n", "s", "T", "down"],
    "reservation": [*IN_ROOM, "n", "s", "T", "down", "f"],
    "disqualification": [*IN_ROOM, "n", *DISQUALIFIED],
    "late": [*IN_ROOM, "n", "plus", *typed("Vikarer i jula"), "enter"],
    "break": [*IN_ROOM, "n", "j", "ctrl+s"],
    "papers": [*IN_ROOM, "n", "n", "g"],
    "notes": [*IN_ROOM, "n", "n", "n", "f2"],
    "covered": [*IN_ROOM, "n", "n", "n", "f2", "f11"],
    "not-reached": [*IN_ROOM, "n", "x"],
    "readback": [*IN_ROOM, "n", "s", "k"],
    "go-on": [*IN_ROOM, "n", "e"],
    "minutes": [*IN_ROOM, "f"],
}
EMPTY = {"agenda": ["2"], "portfolio": ["3"], "board": ["4"], "decisions": ["5"], "ideas": ["6"]}
Compare = Callable[..., bool]
ComeTo = Callable[[str], tuple[MkmApp, list[str]]]


@pytest.fixture(autouse=True)
def _no_timeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no timeline appear because a picture took long."""
    monkeypatch.setattr("mkm_tui.screens.decisions.REST", 3600)


@pytest.fixture(scope="module", name="under_way")
def _under_way(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example when its meeting has come past the routine matters."""
    folder = Path(shutil.copytree(example, tmp_path_factory.mktemp("under-way") / "w"))
    workspace = Workspace(folder)
    drive(app_on(workspace), IN_ROOM)
    workspace.close()
    return folder


@pytest.fixture(name="come_to")
def _come_to(opened: Open, request: pytest.FixtureRequest, tmp_path: Path) -> ComeTo:
    """Open the example, or its meeting under way, and give the keys that remain to a place."""

    def come_to(place: str) -> tuple[MkmApp, list[str]]:
        keys = PLACES[place]
        if keys[: len(IN_ROOM)] != IN_ROOM:
            return opened(), keys
        folder = shutil.copytree(request.getfixturevalue("under_way"), tmp_path / "under-way")
        return opened(Path(folder)), keys[len(IN_ROOM) :]

    return come_to


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", PLACES)
def test_place(snap_compare: Compare, come_to: ComeTo, place: str, size: str) -> None:
    """A screen of the example."""
    app, keys = come_to(place)
    assert snap_compare(app, press=keys, terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", ["room", "room-shared", "readback"])
def test_place_without_colour(
    snap_compare: Compare,
    come_to: ComeTo,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    size: str,
) -> None:
    """The meeting where the terminal shows no colour: all of it is said in words and signs."""
    monkeypatch.setenv("NO_COLOR", "1")
    app, keys = come_to(place)
    assert snap_compare(app, press=keys, terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", EMPTY)
def test_empty_place(
    snap_compare: Compare, opened: Open, empty: Path, place: str, size: str
) -> None:
    """A screen of a workspace in which nothing is yet."""
    assert snap_compare(opened(empty), press=EMPTY[place], terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
def test_welcome(snap_compare: Compare, size: str) -> None:
    """What a newcomer sees where there is no workspace."""
    app = Welcome(Words(Language.NB), Path("dokumenter/mkm"))
    assert snap_compare(app, terminal_size=SIZES[size])
