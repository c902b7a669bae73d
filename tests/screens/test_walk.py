"""The whole of the main job, done by keys and read from the disk; `mkm apply` leaves the same."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkm_tui.actions.base import Context
from mkm_tui.cli import main
from mkm_tui.locale.words import Words
from mkm_tui.records.terms import DecisionStatus, Language, MeetingStatus, Outcome
from mkm_tui.rules.consensus import outcome
from mkm_tui.rules.publication import status
from mkm_tui.store.workspace import Workspace
from tests.screens import walk
from tests.screens.driving import NOW, TODAY, Open, drive

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[^\"]*")


def test_one_meeting_from_agenda_to_a_decision_in_force_by_keys_and_by_apply(
    opened: Open, folder: Path, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A secretary runs the day's meeting to its end, and publishes a decision.

    The journal of it, given to `mkm apply` on a fresh copy, makes the same records.
    """
    app = opened()
    shown = drive(app, walk.WHOLE)
    app.workspace.close()
    assert "42/26" in shown
    assert "i kraft fra 24. nov." in shown
    the_record_tells_the_meeting(folder)
    monkeypatch.setattr("mkm_tui.cli.applying.now", lambda: Context(now=NOW, who="Turid Lunde"))
    apply_makes_the_same(folder, Path(shutil.copytree(example, tmp_path / "copy")))


def the_record_tells_the_meeting(folder: Path) -> None:
    """Check what the meeting left on the disk."""
    state = Workspace(folder, read_only=True).state
    meeting = state.meetings["M5/26"]
    assert meeting.status is MeetingStatus.CLOSED
    assert meeting.locked
    assert outcome(state.matters["41/26"]) is Outcome.AGREED
    assert outcome(state.matters["42/26"]) is Outcome.AGREED_WITH_RESERVATION
    assert outcome(state.matters["43/26"]) is Outcome.NO_CONSENSUS
    assert state.matters["40/26"].consideration == "Brukerpanelet orienterte."
    assert "43/26" not in state.decisions
    assert status(state, state.decisions["41/26"], TODAY) is DecisionStatus.WAITING
    assert status(state, state.decisions["42/26"], TODAY) is DecisionStatus.IN_FORCE
    minutes = (folder / "eksport/motebok-M5-26.md").read_text("utf-8")
    assert "Økonomien avklares i mars." in minutes
    assert (folder / "eksport/innkalling-M5-26.md").exists()


def apply_makes_the_same(folder: Path, copy: Path) -> None:
    """Give what was done by keys, as JSON lines, to `mkm apply` on a fresh copy."""
    before = len((copy / "history.jsonl").read_text("utf-8").splitlines())
    lines = (folder / "history.jsonl").read_text("utf-8").splitlines()[before:]
    actions = [json.loads(line)["action"] for line in lines]
    given = "\n".join(json.dumps(action) for action in actions)
    done = CliRunner().invoke(main, ["-w", str(copy), "apply", "-"], input=given)
    assert done.exit_code == 0, done.output
    assert len(done.output.splitlines()) == len(actions) > 30
    assert without_times(copy) == without_times(folder)


def without_times(folder: Path) -> dict[str, object]:
    """Return the tables of a store with every moment blotted out."""
    text = MOMENT.sub("", (folder / "store.json").read_text("utf-8"))
    tables: dict[str, object] = json.loads(text)
    tables.pop("store")
    return tables


def test_the_journal_names_who_did_what(opened: Open, folder: Path) -> None:
    """Every change of the meeting stands in the history with its person."""
    drive(opened(), [*walk.TO_THE_MEETING, *walk.OPEN_IT])
    last = (folder / "history.jsonl").read_text("utf-8").splitlines()[-2:]
    entries = [json.loads(line) for line in last]
    assert [entry["action"]["action"] for entry in entries] == ["all_present", "open_meeting"]
    assert {entry["who"] for entry in entries} == {"Turid Lunde"}


def test_the_same_walk_in_english_leaves_the_same_record(opened: Open, folder: Path) -> None:
    """The reader's language changes the words on the screen, not the keys or the record."""
    shown = drive(opened(language=Language.EN), [*walk.TO_THE_MEETING, *walk.OPEN_IT])
    words = Words(Language.EN)
    assert words("keys.next_matter") in shown
    state = Workspace(folder, read_only=True).state
    assert state.meetings["M5/26"].status is MeetingStatus.RUNNING
