"""The room display at four sizes, from a large font to a whole projector."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.screens.scenes import SCENES, Meeting, display

SIZES = {"60x20": (60, 20), "80x24": (80, 24), "140x45": (140, 45), "240x70": (240, 70)}
PICTURED = ["running", "read-back", "exempt", "break", "no-meeting", "between", "over"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", PICTURED)
def test_scene(snap_compare: Callable[..., bool], folder: Path, scene: str, size: str) -> None:
    """A moment of the meeting."""
    meeting = Meeting(folder)
    SCENES[scene](meeting)
    meeting.workspace.close()
    assert snap_compare(display(folder), terminal_size=SIZES[size])
