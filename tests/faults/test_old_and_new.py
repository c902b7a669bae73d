"""Older workspaces keep what they were; a newer one is refused by every command and left alone."""

import json
import os
import random
import sys
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner

from mkm_tui.actions.matters import AddMatter
from mkm_tui.cli import main
from mkm_tui.cli.base import UNREADABLE
from mkm_tui.store.check import findings
from mkm_tui.store.follower import Follower
from mkm_tui.store.workspace import SCHEMA, STORE, Workspace
from tests.faults.migrations import crashed, migrated_by_many
from tests.faults.synchroniser import HISTORY, NOW
from tests.store.older_schemas import as_schema

OLDER = pytest.mark.parametrize("schema", range(1, SCHEMA))


def files(folder: Path) -> dict[str, bytes]:
    """Return what a folder holds, but for the lock."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def schema_of(folder: Path) -> int:
    found: int = json.loads((folder / STORE).read_text("utf-8"))["store"]["1"]["schema"]
    return found


def run(*arguments: str | Path) -> tuple[int, str]:
    """Run a command; return how it ended and all that it said."""
    done = CliRunner().invoke(main, [str(argument) for argument in arguments], input="")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


# Older ones


@OLDER
def test_reading_an_older_workspace_after_a_crash_changes_nothing(
    schema: int, tmp_path: Path
) -> None:
    """Not by any command that only reads, and not by the room display; and not the second time."""
    folder = tmp_path / "w"
    state = crashed(folder, schema)
    before = files(folder)
    for _ in range(2):
        for command in (["list", "decisions"], ["history"], ["check"], ["export", "decisions"]):
            code, said = run("-w", folder, *command)
            assert code == 0, said
        follower = Follower(folder)
        assert follower.look()
        assert follower.state is not None
        assert follower.state.decisions.keys() == state.decisions.keys()
        assert files(folder) == before


@OLDER
def test_writing_in_an_older_workspace_after_a_crash_keeps_its_file(
    schema: int, tmp_path: Path
) -> None:
    """The old file byte for byte, the torn line aside, everything that was acknowledged there."""
    folder = tmp_path / "w"
    state = crashed(folder, schema)
    before = files(folder)
    for _ in range(2):
        assert run("-w", folder, "apply", "-") == (0, "")
        after = files(folder)
        assert after[f"store-schema-{schema}.json"] == before[STORE]
        assert after[HISTORY] == before[HISTORY][: before[HISTORY].rindex(b"\n") + 1]
        assert [name for name in after if "torn" in name] == [
            f"history-torn-{len(after[HISTORY])}.txt"
        ]
        assert sorted(name for name in after if name.startswith("store")) == [
            f"store-schema-{schema}.json",
            STORE,
        ]
        assert schema_of(folder) == SCHEMA
        assert list(findings(folder)) == []
    assert Workspace(folder, read_only=True).state.decisions.keys() == state.decisions.keys()


@OLDER
def test_a_kept_file_is_never_overwritten(schema: int, tmp_path: Path) -> None:
    """An old backup is put back, and opened once more; and somebody's own file has that name."""
    folder = tmp_path / "w"
    crashed(folder, schema)
    first = (folder / STORE).read_bytes()
    kept = folder / f"store-schema-{schema}.json"
    kept.write_bytes(b"en annens")
    Workspace(folder).close()
    assert kept.read_bytes() == b"en annens"
    second = folder / f"store-schema-{schema}-2.json"
    assert second.read_bytes() == first
    backup = json.dumps(json.loads(first), ensure_ascii=False).encode()
    (folder / STORE).write_bytes(backup)
    Workspace(folder).close()
    (folder / STORE).write_bytes(first)
    Workspace(folder).close()
    assert (kept.read_bytes(), second.read_bytes()) == (b"en annens", first)
    assert (folder / f"store-schema-{schema}-3.json").read_bytes() == backup
    assert len(list(folder.glob("store-schema-*"))) == 3
    assert list(findings(folder)) == []


@OLDER
def test_a_reader_stays_with_a_workspace_that_is_migrated_meanwhile(
    schema: int, tmp_path: Path
) -> None:
    folder = tmp_path / "w"
    crashed(folder, schema)
    reader, follower = Workspace(folder, read_only=True), Follower(folder)
    follower.look()
    writer = Workspace(folder)
    writer.perform(AddMatter(meeting="M1/26", title="Læringsarena"), NOW)
    writer.close()
    assert reader.follow()
    assert follower.look()
    assert reader.state == writer.state == follower.state


@pytest.mark.skipif(sys.platform == "win32", reason="gates of processes are pipes here")
@pytest.mark.parametrize("schema", [1, SCHEMA - 1])
def test_several_programs_that_migrate_at_once_keep_one_old_file(
    schema: int, tmp_path: Path
) -> None:
    """One of them is killed at some moment."""
    migrated_by_many(tmp_path / "w", schema, random.Random(schema))


@OLDER
def test_the_whole_example_migrates(schema: int, folder: Path, tmp_path: Path) -> None:
    """With all that a programme of years holds: it is sound, and every register can be read."""
    as_schema(folder, schema)
    before = files(folder)
    counts = {}
    for when in ("before", "after"):
        for register in ("meetings", "matters", "decisions", "projects", "ideas", "units"):
            code, said = run("-w", folder, "list", register, "--json")
            assert code == 0, said
            assert counts.setdefault(register, json.loads(said)) == json.loads(said)
        if when == "before":
            Workspace(folder).close()
    assert files(folder)[f"store-schema-{schema}.json"] == before[STORE]
    assert list(findings(folder)) == []


# Newer ones

UNKNOWN = {
    "a number": lambda store: None,
    "a field": lambda store: store["groups"].setdefault("1", {}).update(moon="full"),
    "a table": lambda store: store.update(votes={"1": {"id": "v1"}}),
    "a list": lambda store: store.update(votes=["v1", "v2"]),
    "a place": lambda store: store["store"]["1"].update(offset="0x10", epoch=3),
}
"""What a newer program may have written that this one does not know."""


def newer(folder: Path, unknown: str) -> None:
    """Let a workspace be of a newer schema."""
    store = json.loads((folder / STORE).read_text("utf-8"))
    store["store"]["1"]["schema"] = SCHEMA + 1
    UNKNOWN[unknown](store)
    (folder / STORE).write_text(json.dumps(store, ensure_ascii=False, indent=2), "utf-8")


SENTENCE = f"Arbeidsmappa er laget av en nyere utgave av mkm (skjema {SCHEMA + 1})"
NEEDS = {
    "apply": ["-"],
    "export": ["decisions"],
    "find": ["turnus"],
    "import": ["FILE"],
    "list": ["units"],
    "publish": ["OUT"],
    "recover": ["OUT"],
    "verify": ["FILE"],
}
"""What a command must be given; FILE is a document of the workspace, OUT a folder to come."""
ELSEWHERE = {"demo", "init", "schema", "follow"}
"""Commands that read no workspace, or need a terminal."""


@pytest.fixture(scope="module", name="paper")
def _paper(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document of the example."""
    file = tmp_path_factory.mktemp("paper") / "vedtak.md"
    assert run("-w", example, "export", "decisions", "-o", file)[0] == 0
    return file


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_every_command_refuses_a_newer_workspace_and_writes_nothing(
    unknown: str, folder: Path, paper: Path
) -> None:
    newer(folder, unknown)
    before = files(folder.parent)
    places = {"FILE": str(paper), "OUT": str(folder.parent / "ut")}
    for name in main.list_commands(Context(main)):
        if name in ELSEWHERE:
            continue
        arguments = [places.get(given, given) for given in NEEDS.get(name, [])]
        code, said = run("-w", folder, name, *arguments)
        assert (name, code, SENTENCE in said) == (name, UNREADABLE, True), said
        assert said.count("\n") == 1, said
        assert files(folder.parent) == before, name
    for command in (["apply", "--dry-run", "-"], ["list", "decisions", "--as-of", "2026-11-20"]):
        code, said = run("-w", folder, *command)
        assert (command, code, SENTENCE in said) == (command, UNREADABLE, True)
    assert files(folder.parent) == before


def test_no_workspace_is_made_on_top_of_a_newer_one(folder: Path) -> None:
    newer(folder, "a table")
    before = files(folder)
    for command in (["init", folder, "--name", "Gruppa"], ["demo", folder, "--no-open"]):
        code, said = run(*command)
        assert code == UNREADABLE
        assert "Det finnes alt en arbeidsmappe" in said
    assert files(folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo terminal on Windows")
def test_the_program_refuses_a_newer_workspace_in_a_terminal(folder: Path) -> None:
    from tests.benchmarks.terminal import Terminal

    newer(folder, "a field")
    before = files(folder)
    code = f"from mkm_tui.cli import main; main(['-w', {str(folder)!r}])"
    terminal = Terminal(code)
    said = b""
    while piece := _read(terminal.handle):
        said += piece
    _, status = os.waitpid(terminal.process, 0)
    os.close(terminal.handle)
    assert os.waitstatus_to_exitcode(status) == UNREADABLE
    assert SENTENCE in said.decode()
    assert files(folder) == before


def _read(handle: int) -> bytes:
    """Return what a program says next; nothing once it has ended."""
    try:
        return os.read(handle, 65536)
    except OSError:
        return b""


def test_the_room_display_tells_that_a_workspace_is_newer(folder: Path) -> None:
    newer(folder, "a table")
    follower = Follower(folder)
    follower.look()
    assert follower.fault is not None
    assert (follower.fault.key, follower.state) == ("newer_schema", None)
