"""Whole processes that write papers and lists: minutes of 20 matters, and the log as of a day.

Run by hand: `python -m tests.benchmarks.papers`. Prints ratios of medians from one run.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

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
from tests.benchmarks.screens import told

MATTERS, DECISIONS, EACH, RUNS = 20, 10_000, 20, 7
MINUTES_MUST, AS_OF_MUST = 3.0, 3.0
UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
RUN = "import sys; from mkm_tui.cli import main; main(sys.argv[1:])"
TEXT = (
    "Ansatte på to avdelinger har prøvd ordningen siden i vår, og nattevaktene ble hørt for seg. "
    "Tillitsvalgte viste til arbeidsmiljøundersøkelsen.\n\n- Administrasjonen la fram tallene.\n"
    "- Brukerne er **fornøyde**."
)


class Secretary:
    """Performs actions, a minute after each other, without waiting for the disk."""

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

    def leaves(self) -> None:
        """Close the workspace."""
        self.workspace.close()


def process(*arguments: str) -> float:
    """Return the median seconds of a process that finds its modules compiled, as installed."""
    environment = {name: kept for name, kept in os.environ.items() if name != UNCOMPILED}
    environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "mkm-compiled")

    def once() -> float:
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, *arguments], check=True, capture_output=True, env=environment
        )
        return time.perf_counter() - began

    once()
    return statistics.median(once() for _ in range(RUNS))


def mkm(folder: Path, arguments: Sequence[str]) -> float:
    """Return the median seconds of a command."""
    return process("-c", RUN, "-w", str(folder), *arguments)


def minutes(root: Path) -> None:
    """Measure minutes of 20 matters, and the notice of the same meeting."""
    secretary = Secretary(root / "minutes", datetime(2026, 11, 24, 9, tzinfo=UTC))
    meeting = secretary.holds_meeting(MATTERS)
    secretary.publishes(meeting)
    secretary.leaves()
    bare = process("-c", "import msgspec, click")
    told("reference: import msgspec, click", bare, bare, 1.0)
    for kind in ("minutes", "notice"):
        taken = mkm(root / "minutes", ["export", kind, "--meeting", meeting])
        told(f"{kind} of {MATTERS} matters", taken, bare, MINUTES_MUST)


def as_of(root: Path) -> None:
    """Measure the log as of days far back, against the log of today."""
    secretary = Secretary(root / "log", datetime(2017, 1, 3, 9, tzinfo=UTC))
    days: list[date] = []
    for _ in range(DECISIONS // EACH):
        days.append(secretary.now.date())
        secretary.publishes(secretary.holds_meeting(EACH))
        secretary.now += timedelta(days=6)
    secretary.leaves()
    size = (root / "log" / "history.jsonl").stat().st_size / 1e6
    now = mkm(root / "log", ["list", "decisions"])
    told(f"list decisions ({DECISIONS}, {size:.0f} MB journal)", now, now, 1.0)
    for share in (1, 2, 4):
        day = days[len(days) - len(days) * share // 10]
        taken = mkm(root / "log", ["list", "decisions", "--as-of", day.isoformat()])
        told(f"as of a day {share} tenths back", taken, now, AS_OF_MUST)


def main() -> None:
    """Measure in turn, and print each against what it must not exceed."""
    os.fsync = lambda handle: None  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as root:
        minutes(Path(root))
        as_of(Path(root))


if __name__ == "__main__":
    main()
