"""What several programs do to one workspace at the same time, one try each; bad ends raise."""

import random
import shutil
import threading
from pathlib import Path

from mkm_tui.records.state import State
from mkm_tui.store.check import findings
from mkm_tui.store.follower import Follower
from mkm_tui.store.workspace import Workspace
from tests.faults.programs import Gate, Program, ended, writer
from tests.faults.synchroniser import NOW, made, units

AT_ONCE = 8
"""How many programs open a workspace at the same moment."""
ONLY_READS = "her kan du bare lese"


def race_to_write(place: Path) -> None:
    """Let eight programs open at once: one writes, the others say that they can only read."""
    made(place)
    gate = Gate()
    asked = [{"action": "add_unit", "name": f"Enhet {number}"} for number in range(3)]
    programs = [Program(gate, "-w", place, "apply", "-", given=asked) for _ in range(AT_ONCE)]
    gate.open()
    (winner,) = ended(programs, but=1)
    assert [winner.answer() for _ in asked] == [2, 3, 4]
    for program in programs:
        if program is not winner:
            code, said = program.finish()
            assert (code, ONLY_READS in said, said.count("\n")) == (3, True, 1), said
    assert winner.finish() == (0, "")
    assert units(place) == [unit["name"] for unit in asked]
    shutil.rmtree(place)


def race_to_make(place: Path) -> None:
    """Let six programs make a workspace in the same folder at once: one makes it."""
    gate = Gate()
    names = [f"Gruppe {number}" for number in range(6)]
    programs = [Program(gate, "init", place, "--name", name) for name in names]
    gate.open()
    codes = [program.finish()[0] for program in programs]
    state = Workspace(place, read_only=True).state
    assert state.group is not None
    assert sorted(codes) == [0, 3, 3, 3, 3, 3], codes
    assert state.group.name == names[codes.index(0)]
    assert list(findings(place)) == []
    shutil.rmtree(place)


def whole(state: State) -> int:
    """Return how many matters a state has, once it is found to hold no half of a change."""
    count = len(state.matters)
    agenda = state.meetings["M1/26"].agenda
    assert agenda == tuple(state.matters) == tuple(f"{n}/26" for n in range(1, count + 1))
    assert state.numbers.matters.get("26", 0) == count
    return count


def readers_beside_a_writer(place: Path, changes: int) -> int:
    """Read while a program writes, in four ways; return how many looks found a whole record."""
    from mkm_tui.actions.meetings import PlanMeeting

    made(place)
    with_meeting = Workspace(place)
    with_meeting.perform(PlanMeeting(on=NOW.today), NOW)
    with_meeting.close()
    process = writer(place, changes)
    acknowledged: list[int] = []
    assert process.stdout is not None
    lines = process.stdout
    listener = threading.Thread(target=lambda: acknowledged.extend(map(int, lines)))
    listener.start()
    stays, follower, looks, seen = Workspace(place, read_only=True), Follower(place), 0, 0
    while process.poll() is None:
        before = len(acknowledged)
        stays.follow()
        assert whole(stays.state) >= max(seen, before), "a reader is behind"
        seen = whole(stays.state)
        follower.look()
        assert follower.state is not None, follower.fault
        assert whole(follower.state) >= seen
        assert whole(Workspace(place, read_only=True).state) >= seen
        assert list(findings(place)) == []
        looks += 4
    listener.join()
    assert process.wait() == 0
    stays.follow()
    assert whole(stays.state) == len(acknowledged) == changes
    assert list(findings(place)) == []
    shutil.rmtree(place)
    return looks


def writer_killed(place: Path, chance: random.Random) -> None:
    """Kill the one that writes: the next one takes over, and readers stay with both."""
    made(place)
    gate = Gate()
    names = [f"Enhet {number}" for number in range(1, 40)]
    asked = [{"action": "add_unit", "name": name} for name in names]
    first = Program(gate, "-w", place, "apply", "-", given=asked)
    second = Program(gate, "-w", place, "list", "units")
    gate.open()
    acknowledged = [first.answer() for _ in range(chance.randrange(1, len(asked)))]
    reader, follower = Workspace(place, read_only=True), Follower(place)
    follower.look()
    acknowledged += first.kill()
    assert second.finish() == (0, "")
    reader.follow()
    assert len(reader.state.units) >= len(acknowledged)
    gate = Gate()
    last = Program(gate, "-w", place, "apply", "-", given=[{"action": "add_unit", "name": "Ny"}])
    gate.open()
    assert last.answer() > acknowledged[-1]
    assert last.finish() == (0, "")
    found = units(place)
    assert found == [*names[: len(found) - 1], "Ny"]
    assert len(found) > len(acknowledged)
    reader.follow()
    follower.look()
    assert reader.state == follower.state == Workspace(place, read_only=True).state
    shutil.rmtree(place)
