"""An older workspace, opened by several programs at once, some of which are killed."""

import random
import shutil
from pathlib import Path

from mkm_tui.records.state import State
from mkm_tui.store.check import findings
from mkm_tui.store.snapshot import SCHEMA, STORE
from mkm_tui.store.workspace import Workspace
from tests.faults.clocks import a_decision
from tests.faults.programs import Gate, Program
from tests.faults.synchroniser import HISTORY, NOW
from tests.store.older_schemas import as_schema


def crashed(folder: Path, schema: int) -> State:
    """Make a workspace as an older program left it when it crashed: with a tail and a torn line."""
    workspace = Workspace.create(folder)
    *before, last = [action for part in a_decision() for action in part]
    for action in before:
        workspace.perform(action, NOW)
    workspace.checkpoint()
    state = workspace.perform(last, NOW)
    workspace._let_go()
    as_schema(folder, schema)
    with (folder / HISTORY).open("ab") as file:
        file.write(b'{"seq":99,"at":"2026-11-')
    return state


def migrated_by_many(folder: Path, schema: int, chance: random.Random) -> None:
    """Open an older workspace by three programs at once and kill one; it is migrated once."""
    state = crashed(folder, schema)
    before = (folder / STORE).read_bytes()
    gate = Gate()
    programs = [Program(gate, "-w", folder, "apply", "-") for _ in range(3)]
    gate.open()
    programs[chance.randrange(3)].kill_after(chance.uniform(0, 0.15))
    for program in programs:
        program.finish()
    workspace = Workspace(folder)
    assert workspace.state.decisions == state.decisions
    workspace.close()
    kept = folder / f"store-schema-{schema}.json"
    assert kept.read_bytes() == before
    assert sorted(folder.glob("store-schema-*")) == [kept]
    assert f'"schema": {SCHEMA}'.encode() in (folder / STORE).read_bytes()
    assert list(findings(folder)) == []
    shutil.rmtree(folder)
