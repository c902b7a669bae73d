"""Every action can be given to `mkm apply`, and `mkm schema actions` tells its fields."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from mkm_tui.actions.base import Context
from mkm_tui.actions.catalogue import ACTIONS, decoder, name_of
from mkm_tui.cli import main
from mkm_tui.store.check import findings
from mkm_tui.store.workspace import Workspace
from tests.actions.sequences import SETUP, START

NEW = {
    "redo": [],
    "all_behind": ["matter"],
    "all_present": ["meeting"],
    "defer_rest": ["meeting"],
    "take_up_again": ["matter", "meeting"],
    "share_matter": ["matter"],
    "raise_disqualification": ["matter", "person", "ground"],
    "conclude_disqualification": ["matter", "person", "disqualified"],
    "end_disqualification": ["matter", "person"],
    "adjourn_meeting": ["meeting"],
    "read_back": ["matter"],
    "add_contribution": ["matter", "party", "text"],
    "add_statement": ["matter", "by", "text"],
    "write_note": ["about"],
}
"""The room's actions, and what each needs."""
ROOM: list[dict[str, Any]] = [
    {"action": "start_matter", "matter": "1/26"},
    {"action": "add_contribution", "matter": "1/26", "party": "unions", "text": "Innspill"},
    {"action": "write_note", "about": "1/26", "put": "Ring Lise"},
    {"action": "record_presence", "meeting": "M1/26", "person": "dag"},
    {"action": "raise_disqualification", "matter": "1/26", "person": "cia", "ground": "Slekt"},
    {
        "action": "conclude_disqualification",
        "matter": "1/26",
        "person": "cia",
        "disqualified": True,
        "deputy": "finn",
    },
    {"action": "adjourn_meeting", "meeting": "M1/26", "minutes": 10},
    {"action": "open_meeting", "meeting": "M1/26"},
    {"action": "all_behind", "matter": "1/26"},
    {"action": "read_back", "matter": "1/26"},
    {"action": "close_matter", "matter": "1/26", "read_back": True},
    {"action": "undo"},
    {"action": "redo"},
    {"action": "end_disqualification", "matter": "1/26", "person": "cia"},
    {"action": "add_statement", "matter": "1/26", "by": "cia", "text": "Protokoll"},
    {"action": "defer_rest", "meeting": "M1/26", "to_meeting": "M3/26"},
    {"action": "close_meeting", "meeting": "M1/26"},
]


@pytest.fixture(name="running")
def _running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace whose meeting runs, and a clock that stands still."""

    def now() -> Context:
        return Context(now=START + timedelta(hours=1), who="Kari")

    workspace = Workspace.create(tmp_path / "w")
    for action in SETUP:
        workspace.perform(action, Context(now=START, who="Kari"))
    workspace.close()
    monkeypatch.setattr("mkm_tui.cli.applying.now", now)
    return workspace.folder


def applied(folder: Path, *actions: dict[str, Any]) -> list[dict[str, Any]]:
    given = "\n".join(map(json.dumps, actions))
    done = CliRunner().invoke(main, ["-w", str(folder), "apply", "-"], input=given)
    return [json.loads(line) for line in done.output.splitlines()]


def schema() -> dict[str, Any]:
    printed = CliRunner().invoke(main, ["schema", "actions"])
    found: dict[str, Any] = json.loads(printed.output)
    return found


def test_the_schema_tells_of_every_action() -> None:
    told = schema()
    names = {
        part["properties"]["action"]["enum"][0]
        for reference in told["anyOf"]
        if (part := told["$defs"][reference["$ref"].rpartition("/")[2]])
    }
    assert names == set(ACTIONS) >= set(NEW)


@pytest.mark.parametrize("name", NEW)
def test_the_schema_tells_what_an_action_needs(name: str) -> None:
    part = schema()["$defs"][ACTIONS[name].__name__]
    assert set(part["required"]) - {"action"} == set(NEW[name])


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_is_read_as_it_was_written(name: str) -> None:
    given = {field.name for field in msgspec.structs.fields(ACTIONS[name]) if field.required}
    part = schema()["$defs"][ACTIONS[name].__name__]
    sample = {key: _sample(part["properties"][key]) for key in given}
    action = decoder.decode(json.dumps({"action": name, **sample}))
    assert name_of(action) == name
    assert decoder.decode(msgspec.json.encode(action)) == action


def _sample(kind: dict[str, Any]) -> Any:
    """Return a value of a field's kind."""
    if "$ref" in kind:
        parts = schema()["$defs"]
        return parts[kind["$ref"].rpartition("/")[2]]["enum"][0]
    if "enum" in kind:
        return kind["enum"][0]
    if kind.get("format") == "date":
        return START.date().isoformat()
    return {"string": "1/26", "boolean": True, "integer": 1, "array": [], "object": {}}[
        kind["type"]
    ]


def test_the_room_by_apply(running: Path) -> None:
    before = Workspace(running, read_only=True).sequence
    printed = applied(running, *ROOM)
    assert printed == [{"seq": before + n} for n in range(1, len(ROOM) + 1)]
    matter = Workspace(running, read_only=True).state.matters["1/26"]
    assert matter.closing is not None
    assert matter.closing.read_back
    assert matter.disqualifications[0].returned == datetime.fromisoformat(
        "2026-11-24T10:00:00+00:00"
    )
    assert list(findings(running)) == []


def test_a_refusal_is_printed_with_its_rule(running: Path) -> None:
    (printed,) = applied(
        running, {"action": "defer_rest", "meeting": "M1/26", "to_meeting": "M1/26"}
    )
    assert printed["refused"] == "R5"
    (printed,) = applied(running, {"action": "redo"})
    assert printed == {"refused": "", "because": "Det er ikke noe å gjøre om igjen"}
