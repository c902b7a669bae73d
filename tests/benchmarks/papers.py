"""Whole processes that write papers and lists: minutes of 20 matters, and the log as of a day."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.deciding import AllBehind, CloseMatter
from mkm_tui.actions.decisions import RecordPublication
from mkm_tui.actions.following import ReportUnit
from mkm_tui.actions.matters import AddMatter, EditMatter, ProposeDecision
from mkm_tui.actions.meetings import CloseMeeting, OpenMeeting, PlanMeeting, SendNotice
from mkm_tui.actions.room import AddContribution, StartMatter
from mkm_tui.actions.setup import ActivateGroup, AddPerson, AddUnit, SetGroup
from mkm_tui.records.terms import Audience, Party, Role, UnitStatus
from mkm_tui.store.workspace import Workspace
from tests.benchmarks.bench import Bench
from tests.benchmarks.figures import Figure, median
from tests.benchmarks.programs import COMMAND
from tests.benchmarks.terminal import EndedError, as_installed

MATTERS, RUNS = 20, 7
MINUTES_MUST, AS_OF_MUST = 3.0, 3.0
BARE = ("-c", "import msgspec, click")
TEXT = (
    "Ansatte på to avdelinger har prøvd ordningen siden i vår, og nattevaktene ble hørt for seg. "
    "Tillitsvalgte viste til arbeidsmiljøundersøkelsen.\n\n- Administrasjonen la fram tallene.\n"
    "- Brukerne er **fornøyde**."
)


class Secretary:
    """Performs actions, a minute after each other."""

    def __init__(self, folder: Path, start: datetime) -> None:
        self.workspace = Workspace.create(folder)
        self.now = start
        self.do(
            SetGroup(name="Styringsgruppa", municipality="Fjordvik"),
            *(AddPerson(name=f"Person {party}", party=party) for party in Party),
            AddPerson(name="Lise Moen", role=Role.LEADER),
            *(AddUnit(name=f"Enhet {number}") for number in range(12)),
            ActivateGroup(),
        )

    def do(self, *actions: Action) -> None:
        """Perform actions."""
        for action in actions:
            self.now += timedelta(minutes=1)
            self.workspace.perform(action, Context(now=self.now, who="Turid Lunde"))

    def holds_meeting(self, matters: int) -> str:
        """Hold a meeting that agrees in so many matters; return its number."""
        self.do(PlanMeeting(on=self.now.date(), place="Formannskapssalen"))
        meeting = next(reversed(list(self.workspace.state.meetings)))
        for number in range(matters):
            title = f"Ny turnus, del {number}"
            self.do(AddMatter(meeting=meeting, title=title, units=(f"enhet-{number % 12}",)))
        self.do(SendNotice(meeting=meeting), AllPresent(meeting=meeting))
        self.do(OpenMeeting(meeting=meeting))
        for matter in self.workspace.state.meetings[meeting].agenda:
            self._treats(matter)
        self.do(CloseMeeting(meeting=meeting))
        return meeting

    def _treats(self, matter: str) -> None:
        """Treat a matter and agree."""
        frame = EditMatter(
            matter=matter,
            consideration=f"Sak {matter}. {TEXT}",
            dialogue=f"Om dialogen i {matter}. {TEXT}",
            users_voice=f"Brukerne om {matter}. {TEXT}",
            responsible="lise-moen",
            deadline=self.now.date() + timedelta(days=90),
            old_out="Dagens turnus",
        )
        said = AddContribution(matter=matter, party=Party.UNIONS, text="Vi var med hele veien.")
        proposal = ProposeDecision(matter=matter, text=f"Ny turnus prøves i ett år. {matter}")
        self.do(StartMatter(matter=matter), frame, said, proposal, AllBehind(matter=matter))
        self.do(CloseMatter(matter=matter, read_back=True))

    def publishes(self, meeting: str) -> None:
        """Publish a meeting's decisions to both audiences, and let a unit report."""
        for matter in self.workspace.state.meetings[meeting].agenda:
            for audience in Audience:
                self.do(
                    RecordPublication(
                        decision=matter,
                        audience=audience,
                        channel="Nettstedet",
                        involvement="Partsmøtet har gått gjennom teksten.",
                    )
                )
            unit = self.workspace.state.decisions[matter].units[0]
            self.do(ReportUnit(decision=matter, unit=unit, status=UnitStatus.BEGUN))


def in_turn(runs: int, **commands: tuple[str, ...]) -> dict[str, float]:
    """Return the median seconds of whole processes, run in turn, by name."""
    found: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, arguments in commands.items():
            began = time.perf_counter()
            done = subprocess.run(
                [sys.executable, *arguments], capture_output=True, env=as_installed()
            )
            if done.returncode:
                raise EndedError(done.stderr[-500:].decode(errors="replace"))
            if turn:  # the first finds its modules not compiled
                found[name].append(time.perf_counter() - began)
    return {name: median(times) for name, times in found.items()}


def mkm(folder: Path, *arguments: str) -> tuple[str, ...]:
    """Return the arguments of a process that performs a command."""
    return ("-c", COMMAND, "-w", str(folder), *arguments)


def minutes(bench: Bench) -> Iterator[Figure]:
    """Measure minutes of 20 matters, and the notice of the same meeting."""
    folder = bench.root / "minutes"
    with patch("os.fsync"):
        secretary = Secretary(folder, datetime(2026, 11, 24, 9, tzinfo=UTC))
        meeting = secretary.holds_meeting(MATTERS)
        secretary.publishes(meeting)
        secretary.workspace.close()
    kinds = ("minutes", "notice")
    papers = {kind: mkm(folder, "export", kind, "--meeting", meeting) for kind in kinds}
    found = in_turn(bench.rounds(RUNS), bare=BARE, **papers)
    for kind in kinds:
        what = f"{kind} of {MATTERS} matters, whole process"
        yield Figure(what, found[kind], found["bare"], "import msgspec, click", MINUTES_MUST)


def as_of(bench: Bench) -> Iterator[Figure]:
    """Measure the log as of days far back against the log of today, and `mkm check`."""
    commands = {
        f"log as of {years} years back": mkm(
            bench.large, "list", "decisions", "--as-of",
            (date.today() - timedelta(days=365 * years)).isoformat(),
        )
        for years in (1, 2, 4)
    }  # fmt: skip
    check = mkm(bench.large, "check")
    today = mkm(bench.large, "list", "decisions")
    found = in_turn(bench.rounds(RUNS) // 2, today=today, check=check, **commands)
    megabytes = (bench.large / "history.jsonl").stat().st_size / 1e6
    for what in commands:
        yield Figure(what, found[what], found["today"], "log of today", AS_OF_MUST)
    yield Figure(
        f"mkm check, {megabytes:.0f} MB history", found["check"], found["today"], "log of today"
    )
