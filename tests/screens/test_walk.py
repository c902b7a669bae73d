"""The whole of the main job, done by keys and read from the disk."""

import json
from pathlib import Path

from mkm_tui.locale.words import Words
from mkm_tui.records.terms import DecisionStatus, Language, MeetingStatus, Outcome
from mkm_tui.rules.consensus import outcome
from mkm_tui.rules.publication import status
from mkm_tui.store.workspace import Workspace
from tests.screens import walk
from tests.screens.driving import TODAY, Open, drive


def test_one_meeting_from_agenda_to_a_decision_in_force(opened: Open, folder: Path) -> None:
    """A secretary runs the day's meeting to its end, and publishes a decision."""
    shown = drive(opened(), walk.WHOLE)
    assert "42/26" in shown
    assert "i kraft fra 24. nov." in shown
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
