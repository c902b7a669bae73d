"""Each screen as a secretary meets it, at two sizes; told by the keys that lead there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Language
from mkm_tui.screens.welcome import Welcome
from tests.screens import walk
from tests.screens.driving import Open

SMALL, LARGE = (80, 24), (140, 45)
SIZES = {"small": SMALL, "large": LARGE}
IN_ROOM = [*walk.TO_THE_MEETING, *walk.OPEN_IT, *walk.ROUTINE]
PLACES = {
    "overview": [],
    "agenda": ["2"],
    "agenda-matters": ["2", "enter", "down", "down", "down", "enter"],
    "portfolio": ["3"],
    "project": ["3", "enter"],
    "board": ["4"],
    "decisions": ["5"],
    "decision": ["5", "down", "enter"],
    "publish": ["5", "down", "u"],
    "ideas": ["6"],
    "idea": ["6", "enter"],
    "group": ["g"],
    "help": ["5", "question_mark"],
    "palette": ["ctrl+p", "4", "1"],
    "attendance": [*walk.TO_THE_MEETING, "o", "o", "a"],
    "room-before": [*walk.TO_THE_MEETING, "o"],
    "room": [*IN_ROOM, "n", "s", "t", "f", "escape"],
    "position": [*IN_ROOM, "n", "p"],
    "readback": [*IN_ROOM, "n", "s", "k"],
    "go-on": [*IN_ROOM, "n", "e"],
    "minutes": [*IN_ROOM, "f"],
}
EMPTY = {"agenda": ["2"], "portfolio": ["3"], "board": ["4"], "decisions": ["5"], "ideas": ["6"]}
Compare = Callable[..., bool]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", PLACES)
def test_place(snap_compare: Compare, opened: Open, place: str, size: str) -> None:
    """A screen of the example."""
    assert snap_compare(opened(), press=PLACES[place], terminal_size=SIZES[size])


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
