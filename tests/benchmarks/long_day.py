"""A meeting of four hours, typed at five keys a second and played as fast as the program goes.

Every five keys are saved, as a second's typing is; between matters the program rests, and brings
the store up to the history. What the program costs at the end is held against what it cost after
the first matter, and its keys against those of one that was just started.
"""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.matters import AddMatter, EditMatter
from mkm_tui.actions.meetings import OpenMeeting, PlanMeeting, SendNotice
from mkm_tui.opening import build_example, now
from mkm_tui.store.workspace import Workspace
from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure, median
from tests.benchmarks.programs import END, ENTER, ESCAPE
from tests.benchmarks.terminal import Terminal

KEYS, SECOND = 72_000, 5
"""Keys in four hours, and in a second."""
MATTERS, SETTLED, PRESSES = 24, 60, 40
"""Matters, seconds of typing after which keys are measured, and how many keys are."""
BETWEEN = 0.004
"""Seconds of rest after which a second's typing is saved and drawn."""
MUST = 1.2
TEXT = (
    "De ansatte la fram hvordan ordningen virker i helgene, og tillitsvalgte ba om at nattevaktene "
    "er med i neste runde. Administrasjonen viste til tallene for overtid.\r"
)
PROGRAM = """
import sys
from mkm_tui import record_app
from mkm_tui.widgets import live_text
live_text.WAIT, record_app._CATCH_UP = 0.001, 0.2
from mkm_tui.cli import main
main(['-w', sys.argv[1]])
"""
"""The program, which saves a key at once and not within a second, since the hours go so fast."""


def prepared(folder: Path) -> None:
    """Make the example, and open a meeting of many matters."""
    build_example(folder)
    workspace = Workspace(folder)
    workspace.perform(PlanMeeting(on=date.today()), now())
    meeting = next(reversed(list(workspace.state.meetings)))
    for number in range(MATTERS):
        title = f"Ny turnus, del {number + 1}"
        proposal = f"Del {number + 1} prøves ut i ett år."
        workspace.perform(AddMatter(meeting=meeting, title=title, proposal=proposal), now())
    person = next(iter(workspace.state.people))
    for matter in workspace.state.meetings[meeting].agenda:
        frame = EditMatter(
            matter=matter,
            responsible=person,
            deadline=date.today() + timedelta(days=60),
            old_out="Dagens turnus.",
            dialogue="Drøftet med de ansatte.",
            users_voice="Brukerrådet er hørt.",
        )
        workspace.perform(frame, now())
    for action in (SendNotice, AllPresent, OpenMeeting):
        workspace.perform(action(meeting=meeting), now())
    workspace.close()


class Typist:
    """Types in the meeting's matters, one after the other."""

    def __init__(self, folder: Path) -> None:
        self.terminal = Terminal(PROGRAM, (str(folder),))
        self.terminal.until_quiet(END)
        self.terminal.rest(4.0)
        self._text = cycle(TEXT.encode())

    def takes_up(self) -> None:
        """Take up the next matter, and begin to write about it."""
        self.terminal.key(b"n")
        self.terminal.key(b"b")

    def types(self, seconds: int) -> None:
        """Type for so many seconds of the meeting."""
        for _ in range(seconds):
            self.terminal.send(bytes(islice(self._text, SECOND)))
            self.terminal.until_quiet(quiet=BETWEEN)

    def concludes(self) -> None:
        """Let all agree, and record the decision."""
        for key in (ESCAPE, b"s", b"k", ENTER):
            self.terminal.until_quiet()
            self.terminal.key(key)
        self.terminal.rest(0.6)

    def key(self) -> float:
        """Return the seconds of one more key."""
        return self.terminal.key(bytes(islice(self._text, 1)))


def long_day(bench: Bench) -> Iterator[Figure]:
    """Hold the meeting; where it must be quick, with a tenth of the typing."""
    folder, again = bench.root / "long-day", bench.root / "long-day-again"
    prepared(folder)
    shutil.copytree(folder, again)
    each = KEYS // SECOND // MATTERS // (10 if bench.quick else 1)
    typist = Typist(folder)
    first = 0.0
    for number in range(MATTERS):
        typist.takes_up()
        if number == MATTERS - 1:
            break
        typist.types(each)
        typist.concludes()
        first = first or typist.terminal.memory().resident
    other = Typist(again)
    other.takes_up()
    found: dict[Typist, list[float]] = {other: [], typist: []}
    for writer in found:
        writer.types(min(SETTLED, each))
    for _ in range(bench.rounds(PRESSES)):
        for writer, times in found.items():
            times.append(writer.key())
    typist.types(each)
    last = typist.terminal.memory().resident
    other.terminal.end()
    typist.terminal.end()
    saved = sum(1 for _ in (folder / "history.jsonl").open("rb"))
    what = f"meeting of {MATTERS} matters, {saved:,} changes: memory"
    yield Figure(what, last, first, "after the first", MUST, bytes=True)
    keys, started = median(found[typist]), median(found[other])
    yield Figure("a key at its end", keys, started, "just started", MUST)
