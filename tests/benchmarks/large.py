"""A large workspace: 10,000 decisions, 2,000 projects, 1,000 meetings, 5,000 ideas, 60 units."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import msgspec

from mkm_tui.records.checklists import Point, Survey
from mkm_tui.records.course import Evaluation, Goal, PendingMove, PhaseStep, Readiness
from mkm_tui.records.decisions import Decision, Version
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.people import Group, Unit
from mkm_tui.records.portfolio import Assessment, Idea, Project
from mkm_tui.records.state import RECORDS
from mkm_tui.records.terms import (
    ChangeKind,
    Checklist,
    Column,
    EvaluationKind,
    IdeaAnswer,
    Origin,
    Party,
    Phase,
)
from mkm_tui.store.storage import WorkspaceStorage
from mkm_tui.store.workspace import SCHEMA

DECISIONS, PROJECTS, IDEAS, UNITS, MEETINGS = 10_000, 2_000, 5_000, 60, 1_000
DAY = date(2026, 1, 1)
CRITERIA = ("need", "ownership", "old_out")
_PHASES = {
    Phase.INSTITUTIONALISED: 50,
    Phase.ENDED: 30,
    Phase.ON_HOLD: 6,
    Phase.PLANNING: 5,
    Phase.PILOT: 4,
    Phase.TRIAL: 3,
    Phase.IDEA: 2,
}
"""How many of a hundred projects are in each phase."""
_OPEN_IDEAS = 0.06
"""Of a hundred ideas, so many wait for their answer."""
_WORDS = [
    *("turnus", "skole", "inntak", "medvirkning", "helg", "natt", "brukere", "ansatte", "vikarer"),
    *("klarspråk", "hage", "bilpool", "møteplass", "opplæring", "ettermiddag", "lærlinger"),
    *("rapport", "samlokalisering", "matlaging", "besøk"),
]


class Portfolio:
    """Makes projects and ideas as full as real ones; the same ones each time."""

    def __init__(self) -> None:
        self.dice = Random(2026)

    def words(self, count: int) -> str:
        """Return so many words."""
        return " ".join(self.dice.choices(_WORDS, k=count)).capitalize()

    def units(self) -> Iterator[Unit]:
        """Yield the units, each with two surveys."""
        for number in range(UNITS):
            surveys = tuple(
                Survey(DAY - timedelta(days=days), Checklist.EMPOWERMENT, ((2, 5, 9, 4),) * 10)
                for days in (400, 100)
            )
            yield Unit(f"unit-{number}", f"Enhet {number}", surveys=surveys)

    def assessments(self) -> tuple[Assessment, ...]:
        """Return three parties' marks by three criteria."""
        return tuple(
            Assessment(party, self.dice.randint(1, 4), criterion)
            for party in Party
            for criterion in CRITERIA
        )

    def projects(self) -> Iterator[Project]:
        """Yield the projects: most are over or everyday, some are under way."""
        for number in range(1, PROJECTS + 1):
            phase = self.dice.choices(list(_PHASES), list(_PHASES.values()))[0]
            yield self._project(f"P{number}", phase)

    def _project(self, key: str, phase: Phase) -> Project:
        """Return a project in a phase."""
        over = phase in (Phase.INSTITUTIONALISED, Phase.ENDED)
        start = DAY - timedelta(days=self.dice.randint(30, 1500))
        pending = not over and self.dice.random() < 0.1
        return Project(
            key,
            self.words(3),
            phase=phase,
            phases=(PhaseStep(Phase.PLANNING, start), PhaseStep(phase, start + timedelta(20))),
            units=tuple(f"unit-{n}" for n in self.dice.sample(range(UNITS), 2)),
            kinds=(self.dice.choice(list(ChangeKind)),),
            purpose=self.words(15),
            goals=(Goal(self.words(8)), Goal(self.words(8), intermediate=True)),
            users_part=self.words(12),
            employees_part=self.words(12),
            old_out=self.words(3) if self.dice.random() < 0.8 else "",
            competence_required=(self.words(1), self.words(1)),
            readiness=Readiness(*(self.dice.randint(1, 4) for _ in range(4))),
            points=tuple(Point(Checklist.PREMISES, n, True, self.words(6)) for n in range(1, 7)),
            result_indicators=(1, 2, 3, 4) if over else (),
            evaluations=(Evaluation(EvaluationKind.FORMATIVE, start, "Prosjektgruppa"),),
            column=Column.ENDED if over else self.dice.choice(list(Column)[:-1]),
            pending=PendingMove(Column.IN_PROGRESS, start) if pending else None,
            assessments=self.assessments(),
        )

    def ideas(self) -> Iterator[Idea]:
        """Yield the ideas: most are answered."""
        for number in range(1, IDEAS + 1):
            waits = self.dice.random() < _OPEN_IDEAS
            came = DAY - timedelta(days=self.dice.randint(1, 40 if waits else 1500))
            yield Idea(
                f"I{number}",
                self.words(3),
                came,
                came + timedelta(days=30),
                origin=self.dice.choice(list(Origin)),
                bearer=self.words(2),
                unit=f"unit-{self.dice.randrange(UNITS)}",
                text=self.words(12),
                purpose=self.words(8),
                answer=None if waits else self.dice.choice(list(IdeaAnswer)),
                answered_on=None if waits else came + timedelta(days=9),
                answer_text="" if waits else self.words(10),
                assessments=self.assessments() if waits else (),
            )


def large_workspace(folder: Path, full: bool = False) -> None:
    """Write a store of this size; where full, with ideas, and with projects as full as real ones.

    Else there are no ideas, and projects have their titles only.
    """
    folder.mkdir()
    made = Portfolio()
    each = DECISIONS // MEETINGS
    keys = [f"{number}/26" for number in range(1, DECISIONS + 1)]
    bare = (Project(f"P{n}", f"Prosjekt {n}") for n in range(1, PROJECTS + 1))
    tables: dict[str, list[msgspec.Struct]] = {
        "groups": [Group("group", "Styringsgruppa", "Fjordvik", criteria=CRITERIA if full else ())],
        "units": list(made.units()) if full else [],
        "matters": [Matter(k, f"M{i // each + 1}/26", f"Sak {k}") for i, k in enumerate(keys)],
        "decisions": [Decision(k, DAY, (Version(f"Vedtak {k}", DAY),)) for k in keys],
        "projects": list(made.projects() if full else bare),
        "ideas": list(made.ideas()) if full else [],
        "meetings": [
            Meeting(
                f"M{n + 1}/26", DAY + timedelta(n), agenda=tuple(keys[n * each : (n + 1) * each])
            )
            for n in range(MEETINGS)
        ],
    }
    meta = {"schema": SCHEMA, "sequence": 0, "offset": 0, "hash": ""}
    written = {
        name: dict(enumerate(map(msgspec.to_builtins, tables.get(name, [])), 1)) for name in RECORDS
    }
    WorkspaceStorage(folder / "store.json").write({"store": {1: meta}, **written})
    (folder / "history.jsonl").touch()
