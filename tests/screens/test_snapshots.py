"""Each screen as a secretary meets it, at two sizes; told by the keys that lead there."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from textual.app import App

from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Language
from mkm_tui.screens.welcome import Welcome
from tests.screens import walk
from tests.screens.driving import ComeTo, Open, press, typed

SMALL, LARGE = (80, 24), (140, 45)
SIZES = {"small": SMALL, "large": LARGE}
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
}
IN_ROOM = {
    "room": ["n", "s", *RESERVED],
    "room-shared": ["n", "s", "f11"],
    "positions": ["n", "s", "T", "down"],
    "reservation": ["n", "s", "T", "down", "f"],
    "disqualification": ["n", *DISQUALIFIED],
    "late": ["n", "plus", *typed("Vikarer i jula"), "enter"],
    "break": ["n", "j", "ctrl+s"],
    "papers": ["n", "n", "g"],
    "notes": ["n", "n", "n", "f2"],
    "covered": ["n", "n", "n", "f2", "f11"],
    "not-reached": ["n", "x"],
    "readback": ["n", "s", "k"],
    "go-on": ["n", "e"],
    "minutes": ["f"],
}
EMPTY = {"agenda": ["2"], "portfolio": ["3"], "board": ["4"], "decisions": ["5"], "ideas": ["6"]}
Compare = Callable[..., bool]
Pictured = Callable[[App[None], Sequence[str], str], bool]


@pytest.fixture(autouse=True)
def _no_timeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no timeline appear because a picture took long."""
    monkeypatch.setattr("mkm_tui.screens.decisions.REST", 3600)


@pytest.fixture(name="pictured")
def _pictured(snap_compare: Compare) -> Pictured:
    """Say whether a screen looks as in its picture once keys have been pressed."""

    def pictured(app: App[None], keys: Sequence[str], size: str) -> bool:
        before = partial(press, keys=keys)
        return snap_compare(app, run_before=before, terminal_size=SIZES[size])

    return pictured


@pytest.fixture(name="at_place")
def _at_place(opened: Open, come_to: ComeTo, pictured: Pictured) -> Callable[[str, str], bool]:
    """Say whether a place in the example, or in its meeting under way, looks as in its picture."""

    def at_place(place: str, size: str) -> bool:
        in_room = place in IN_ROOM
        app = come_to("past_routine") if in_room else opened()
        return pictured(app, IN_ROOM[place] if in_room else PLACES[place], size)

    return at_place


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", [*PLACES, *IN_ROOM])
def test_place(at_place: Callable[[str, str], bool], place: str, size: str) -> None:
    """A screen of the example."""
    assert at_place(place, size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", ["room", "room-shared", "readback"])
def test_place_without_colour(
    at_place: Callable[[str, str], bool], monkeypatch: pytest.MonkeyPatch, place: str, size: str
) -> None:
    """The meeting where the terminal shows no colour: all of it is said in words and signs."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert at_place(place, size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", EMPTY)
def test_empty_place(pictured: Pictured, opened: Open, empty: Path, place: str, size: str) -> None:
    """A screen of a workspace in which nothing is yet."""
    assert pictured(opened(empty), EMPTY[place], size)


@pytest.mark.parametrize("size", SIZES)
def test_welcome(pictured: Pictured, size: str) -> None:
    """What a newcomer sees where there is no workspace."""
    app = Welcome(Words(Language.NB), Path("dokumenter/mkm"), lambda group: "")
    assert pictured(app, [], size)
