"""The large workspace is one that the program could have written, and the table tells the truth."""

from pathlib import Path

from mkm_tui.store.check import findings
from mkm_tui.store.index import Index
from mkm_tui.store.journal import Journal
from mkm_tui.store.workspace import Workspace
from tests.benchmarks.figures import Figure, line, markdown
from tests.benchmarks.large import FULL, HUNDRED, ten_years
from tests.screens.driving import TODAY


def test_ten_years_are_sound_and_as_large_as_said(tmp_path: Path) -> None:
    """The history tells the store line by line, and each decision came about in several changes."""
    folder = tmp_path / "hundred"
    ten_years(folder, HUNDRED, TODAY)
    assert list(findings(folder)) == []
    state = Workspace(folder, read_only=True).state
    held = (len(state.decisions), len(state.projects), len(state.ideas), len(state.units))
    assert held == (100, 20, 50, 60)
    place = frozenset({("matters", "1/16"), ("decisions", "1/16")})
    assert len(list(Index(Journal(folder / "history.jsonl")).happenings(place))) > 10


def test_full_size_is_that_of_the_targets() -> None:
    """A thousand meetings with ten thousand decisions; ten times that has as many units."""
    assert (FULL.meetings, FULL.decisions, FULL.projects, FULL.ideas) == (1000, 10_000, 2000, 5000)
    assert FULL.times(10).decisions == 100_000
    assert FULL.times(10).units == FULL.units


def test_a_figure_stands_beside_its_reference_and_what_it_must_reach() -> None:
    """It holds up to the very ratio, and falls short beyond it; one that is only told does not."""
    holds = Figure("cursor key", 0.012, 0.003, "cursor key", 4.0)
    short = Figure("memory", 150e6, 37e6, "reference app", 4.0, bytes=True)
    told = Figure("mkm check", 2.0, 1.0, "log of today")
    assert [each.verdict for each in (holds, short, told)] == ["holds", "falls short", ""]
    said = " ".join(line(holds.cells).split())
    assert said == "cursor key 12 ms cursor key 3 ms 4.00 ≤ 4 holds"
    rows = list(markdown([holds, short]))
    assert rows[2] == "| cursor key | 12 ms | cursor key 3 ms | 4.00 | ≤ 4 | holds |"
    assert "150.0 MB" in rows[3]
