"""Nothing in the record reaches a terminal as a command, seen in every byte that it is sent."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo terminal on Windows", allow_module_level=True)

from tests.faults.fuzz_terminal import WALK, foreign, planted_everywhere, walked


def test_nothing_in_the_record_reaches_the_terminal_as_a_command(folder: Path) -> None:
    """Every text of every record says what a terminal would obey; each byte sent is read."""
    assert planted_everywhere(folder, cleaned=True) > 400
    sent = walked(folder, WALK[:12])
    assert "PLANTET" in sent.decode("utf-8", "replace")
    assert list(foreign(sent)) == []
