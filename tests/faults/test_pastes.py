"""A megabyte from the clipboard: saved where there is room, told where there is none."""

from pathlib import Path

import pytest

from mkm_tui.records.signs import LONGEST_LINE
from mkm_tui.store.workspace import Workspace
from mkm_tui.widgets.lengths import broken
from tests.faults.pastes import SHAPES, SIZE, measured

SLOW = 3.0
"""Seconds that no key may take, however busy the machine is; the campaign tells how long one is."""


@pytest.mark.parametrize("shape", ["paragraphs", "one paragraph"])
def test_a_megabyte_of_consideration_is_saved_and_keys_stay_quick(folder: Path, shape: str) -> None:
    """Every word is in the record a second later, and the keys after it too."""
    workspace, text = Workspace(folder), SHAPES[shape](SIZE)
    found = measured(workspace, "consideration", text)
    held = workspace.state.matters["41/26"].consideration
    assert held.startswith(broken(text))
    assert held.split()[:-1] == text.split()[:-1]
    assert held.endswith("xxxx")
    assert found.key < SLOW
    workspace.close()


@pytest.mark.parametrize("place", ["title", "filter", "search"])
def test_a_megabyte_is_told_where_there_is_room_for_a_line(folder: Path, place: str) -> None:
    """The line stays as it was, a sentence says how long it may be, and the keys work on."""
    workspace = Workspace(folder)
    found = measured(workspace, place, SHAPES["paragraphs"](SIZE))
    assert found.told == [f"her er det plass til {LONGEST_LINE} tegn"]
    assert found.held == len("xxxx")
    assert found.key < SLOW
    workspace.close()


def test_more_lines_than_an_editor_bears_are_told(folder: Path) -> None:
    """A column of 300,000 short lines is refused whole, with a sentence."""
    workspace = Workspace(folder)
    found = measured(workspace, "consideration", SHAPES["short lines"](SIZE))
    assert found.told == ["her er det plass til 20000 linjer"]
    assert workspace.state.matters["41/26"].consideration == "xxxx"
    workspace.close()
