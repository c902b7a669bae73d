"""What the history notes under a clock that is put forward and back, and the record of a day."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from mkm_tui.actions.base import Context
from mkm_tui.actions.catalogue import Redo, Undo
from mkm_tui.cli import main
from mkm_tui.store.check import findings
from mkm_tui.store.journal import Journal, opened
from mkm_tui.store.past import state_on
from mkm_tui.store.workspace import Workspace
from tests.faults.clocks import a_decision

WINTER = timezone(timedelta(hours=1))
DAYS = (20, 24, 26, 24, 25)
"""The days in November of five parts of a history: in the third the clock runs ahead."""


def as_told(folder: Path) -> tuple[list[datetime], Workspace]:
    """Make a record whose history goes back in the middle of a meeting; return its moments."""
    workspace = Workspace.create(folder)
    moments: list[datetime] = []
    for day, actions in zip(DAYS, a_decision(), strict=True):
        for action in actions:
            moments.append(datetime(2026, 11, day, 9, len(moments), tzinfo=WINTER))
            workspace.perform(action, Context(now=moments[-1], who="Kari"))
    return moments, workspace


def test_the_history_notes_the_clock_as_it_was(tmp_path: Path) -> None:
    moments, workspace = as_told(tmp_path / "w")
    entries = [opened(line, 0) for line, _ in Journal(tmp_path / "w" / "history.jsonl").lines()]
    assert [entry.at for entry in entries] == moments
    workspace.close()
    assert list(findings(tmp_path / "w")) == []


def test_undo_goes_back_over_a_clock_that_was_set_back(tmp_path: Path) -> None:
    moments, workspace = as_told(tmp_path / "w")
    whole = workspace.state
    for way in (Undo(), Redo()):
        for _ in moments:
            workspace.perform(way, Context(now=moments[0], who="Kari"))
        assert (workspace.state == whole) is (way == Redo())
    workspace._let_go()
    again = Workspace(tmp_path / "w")
    assert again.state == whole
    again.close()
    assert list(findings(tmp_path / "w")) == []


@pytest.mark.parametrize(
    ("day", "decided"), [(19, False), (20, False), (24, False), (25, True), (26, True)]
)
def test_the_record_of_a_day_where_the_days_go_back(
    day: int, decided: bool, tmp_path: Path
) -> None:
    """It ends where the fewest days contradict it."""
    _, workspace = as_told(tmp_path / "w")
    then = state_on(workspace, date(2026, 11, day))
    assert ("1/26" in then.decisions) is decided
    assert bool(then.meetings) is (day >= 24)
    workspace.close()


def test_the_record_of_a_day_where_the_clock_was_years_behind_for_a_while(tmp_path: Path) -> None:
    """As with a battery that is empty: one line of 2010 is not the end of every day since."""
    workspace = Workspace.create(tmp_path / "w")
    wrong = datetime(2010, 1, 1, 0, 7, tzinfo=WINTER)
    for day, actions in zip((20, 24, 24, 24, 25), a_decision(), strict=True):
        for action in actions:
            moment = wrong if len(actions) == 1 else datetime(2026, 11, day, 9, 0, tzinfo=WINTER)
            workspace.perform(action, Context(now=moment, who="Kari"))
    for day in (19, 20, 24, 25):
        then = state_on(workspace, date(2026, 11, day))
        counts = (len(then.people), len(then.meetings), len(then.decisions))
        assert counts == (3 * (day > 19), int(day > 20), int(day > 24))
    workspace.close()


def test_decisions_as_of_a_day_where_the_days_go_back(tmp_path: Path) -> None:
    as_told(tmp_path / "w")[1].close()
    for day, count in (("2026-11-24", 0), ("2026-11-25", 1)):
        asked = ["-w", str(tmp_path / "w"), "list", "decisions", "--json", "--as-of", day]
        done = CliRunner().invoke(main, asked)
        assert done.exit_code == 0, done.output
        assert len(msgspec.json.decode(done.output)) == count
