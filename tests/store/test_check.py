"""`mkm check` names what refers to something that is not there."""

import json
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from mkm_tui.actions.base import Context
from mkm_tui.actions.setup import SetGroup
from mkm_tui.records.course import PendingMove
from mkm_tui.records.decisions import Decision, UnitReport, Version
from mkm_tui.records.meetings import Approval, Closing, Correction, Matter, Meeting, Seat, Stance
from mkm_tui.records.people import Person
from mkm_tui.records.portfolio import Idea, Project
from mkm_tui.records.room import Attendance, Disqualification, Note, Statement, Stretch
from mkm_tui.records.state import Record, State
from mkm_tui.records.terms import Column, Party, Presence, StanceKind, UnitStatus
from mkm_tui.store.check import _lost_references, findings
from mkm_tui.store.journal import Entry, sealed
from mkm_tui.store.workspace import HISTORY, STORE, Workspace

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DAY = NOW.date()
MEETING = Meeting(id="M1/26", on=DAY, agenda=("1/26",))
MATTER = Matter(id="1/26", meeting="M1/26", title="Ny turnus")
DECISION = Decision(id="1/26", agreed_on=DAY, versions=(Version("Forsøk", DAY),))
SOUND = State().put(MEETING, MATTER, DECISION, Person(id="ane", name="Ane"), Note("M1/26", "Ring"))
CLOSING = Closing(at=NOW, seats=())


def lost(record: Record) -> list[tuple[str, str, str]]:
    """Return what is found when a record is put into a sound state."""
    found = [values for _, values in _lost_references(SOUND.put(record))]
    return [(values["table"], values["id"], values["target"]) for values in found]


def test_a_sound_state_has_no_lost_references() -> None:
    assert list(_lost_references(SOUND)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"attendance": (Attendance("borte", Presence.PRESENT, NOW),)},
        {"attendance": (Attendance("ane", Presence.PRESENT, NOW, seat="borte"),)},
        {"attendance": (Attendance("ane", Presence.PRESENT, NOW, matter="borte"),)},
        {"stretches": (Stretch("borte", NOW, NOW),)},
        {"current": "borte"},
        {"reading": "borte"},
        {"approvals": (Approval(Party.UNIONS, "borte", DAY),)},
        {"corrections": (Correction(1, DAY, "Kari", "borte", "før", "etter"),)},
        {"agenda": ("1/26", "borte")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_meeting_that_refers_to_nothing_is_named(change: dict[str, object]) -> None:
    assert lost(structs.replace(MEETING, **change)) == [("meetings", "M1/26", "borte")]


@pytest.mark.parametrize(
    "change",
    [
        {"reports": "borte"},
        {"continues": "borte"},
        {"stances": (Stance(Party.UNIONS, StanceKind.BEHIND, "borte"),)},
        {"statements": (Statement("borte", "Nei", NOW),)},
        {"disqualifications": (Disqualification("borte", "Slekt", NOW),)},
        {"disqualifications": (Disqualification("ane", "Slekt", NOW, deputy="borte"),)},
        {"closing": structs.replace(CLOSING, to_meeting="borte")},
        {"closing": structs.replace(CLOSING, owner="borte")},
        {"closing": structs.replace(CLOSING, seats=(Seat("borte", Party.UNIONS),))},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_matter_that_refers_to_nothing_is_named(change: dict[str, object]) -> None:
    assert lost(structs.replace(MATTER, **change)) == [("matters", "1/26", "borte")]


@pytest.mark.parametrize(
    ("table", "record"),
    [
        (
            "decisions",
            structs.replace(DECISION, reports=(UnitReport("borte", UnitStatus.BEGUN, DAY),)),
        ),
        ("projects", Project(id="P1", title="P", pending=PendingMove(Column.ENDED, DAY, "borte"))),
        (
            "ideas",
            Idea(
                id="I1",
                title="I",
                received=DAY,
                answer_by=DAY,
                pending=PendingMove(Column.ENDED, DAY, "borte"),
            ),
        ),
        ("notes", Note("borte", "Ring")),
    ],
    ids=["decisions", "projects", "ideas", "notes"],
)
def test_other_records_that_refer_to_nothing_are_named(table: str, record: Record) -> None:
    assert lost(record) == [(table, record.id, "borte")]


def test_whole_references_are_in_order() -> None:
    meeting = structs.replace(
        MEETING,
        current="1/26",
        reading="1/26",
        attendance=(Attendance("ane", Presence.PRESENT, NOW, "1/26", "ane"),),
        stretches=(Stretch("1/26", NOW, NOW),),
    )
    closing = structs.replace(
        CLOSING, to_meeting="M1/26", owner="ane", seats=(Seat("ane", Party.UNIONS),)
    )
    matter = structs.replace(MATTER, reports="1/26", continues="1/26", closing=closing)
    assert list(_lost_references(SOUND.put(meeting, matter))) == []


def test_a_history_that_does_not_fit_itself_is_named_by_its_line(tmp_path: Path) -> None:
    """A line with its own right hash can still change what is not there."""
    workspace = Workspace.create(tmp_path / "w")
    workspace.perform(SetGroup(name="Gruppa"), Context(NOW, "Kari"))
    workspace.close()
    last = json.loads((workspace.folder / HISTORY).read_text("utf-8"))
    bad = {
        **last,
        "seq": 2,
        "prev": last["hash"],
        "hash": "",
        "changes": [{"table": "meetings", "id": "M1/26", "created": {"id": "M1/26"}}],
    }
    with (workspace.folder / HISTORY).open("ab") as file:
        file.write(sealed(msgspec.convert(bad, Entry)))
    assert list(findings(workspace.folder)) == [
        ("cli.check_unfit", {"line": 2, "table": "meetings", "id": "M1/26"})
    ]
    assert (workspace.folder / STORE).exists()
