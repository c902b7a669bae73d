"""Words for a large workspace: records as long as real ones, the same ones each time."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from typing import NamedTuple

from msgspec import structs

from mkm_tui.records.checklists import Point, Survey
from mkm_tui.records.course import Evaluation, Goal, PendingMove, PhaseStep, Readiness
from mkm_tui.records.people import Person, Unit
from mkm_tui.records.portfolio import Assessment, Idea, Project
from mkm_tui.records.terms import (
    ChangeKind,
    Checklist,
    Column,
    EvaluationKind,
    IdeaAnswer,
    Origin,
    Party,
    Phase,
    Role,
)

CRITERIA = ("need", "ownership", "old_out")
PHASES = {
    Phase.INSTITUTIONALISED: 50,
    Phase.ENDED: 30,
    Phase.ON_HOLD: 6,
    Phase.PLANNING: 5,
    Phase.PILOT: 4,
    Phase.TRIAL: 3,
    Phase.IDEA: 2,
}
"""How many of a hundred projects are in each phase."""
OPEN_IDEAS = 0.06
"""Of a hundred ideas, so many wait for their answer."""
COMMON = str.split(
    "gruppa enheten ansatte brukere beboerne avdeling ledelse opplæring ordningen forsøket "
    "økonomi kvalitet arbeidsmiljø tilbudet samarbeid vikarer tillitsvalgte plan mål frist "
    "erfaring medvirkning skolen barnehagen hjemmetjenesten møtet neste våren høsten "
    "evaluering"
)
FIRST = str.split(
    "skole barnehage sykehjem hjemme avdelings bruker ansatt leder vikar natt helge sommer "
    "kveld bolig kultur bibliotek brann havne vei vann park idretts ungdoms eldre familie "
    "helse rus miljø klima data arkiv post innkjøps lønns turnus opplærings lærings "
    "prosjekt pilot forsøks"
)
LAST = str.split(
    "plan planen møte møtet team teamet råd rådet ordning ordningen tilbud tilbudet "
    "dag dagen uke uka arbeid arbeidet gruppe gruppa rutine rutinen vakt vakta rom rommet "
    "leder lederen kurs kurset midler kostnad behov behovet mål målet rapport rapporten"
)
WORDS = COMMON + [first + last for last in LAST for first in FIRST]
"""The words of a text, the commonest first: as in a real one, most are seldom used."""
_OFTEN = list(accumulate(1 / (place + 5) for place in range(len(WORDS))))
RARE = str.split(
    "turnus samlokalisering velferdsteknologi inntak klarspråk lesekvelder kveldsåpent"
)
PLACES = str.split("Solbakken Nesset Tunet Vika Lia Haugen Elvegata Storskogen Myra Åsen")


class Scale(NamedTuple):
    """How much a workspace holds; its ten years end on the day that it is made for."""

    meetings: int = 1_000
    each: int = 10
    """Matters of each meeting; all are decided."""
    projects: int = 2_000
    ideas: int = 5_000
    units: int = 60

    @property
    def decisions(self) -> int:
        """How many decisions there are."""
        return self.meetings * self.each

    def times(self, many: float) -> "Scale":
        """Return so many times as much, in as many units and in meetings as long."""
        meetings, projects, ideas = (
            max(1, round(number * many)) for number in (self.meetings, self.projects, self.ideas)
        )
        return self._replace(meetings=meetings, projects=projects, ideas=ideas)


FULL = Scale()
HUNDRED = FULL.times(0.01)
"""A hundred decisions, and what belongs to them."""


class Writer:
    """Writes texts and the records that stand by themselves."""

    def __init__(self, scale: Scale, today: date) -> None:
        self.scale, self.today = scale, today
        self.dice = Random(2026)

    def words(self, count: int) -> str:
        """Return a sentence of so many words, in some a rare one or a place."""
        words = self.dice.choices(WORDS, cum_weights=_OFTEN, k=count)
        if self.dice.random() < 0.2:
            words[self.dice.randrange(count)] = self.dice.choice(RARE)
        if self.dice.random() < 0.1:
            words[self.dice.randrange(count)] = self.dice.choice(PLACES)
        return " ".join(words).capitalize() + "."

    def title(self, count: int) -> str:
        """Return a title of so many words."""
        return self.words(count)[:-1]

    def unit(self) -> str:
        """Return a unit's id."""
        return f"unit-{self.dice.randrange(self.scale.units)}"

    def moment(self, day: date) -> datetime:
        """Return when a day's meeting begins."""
        return datetime.combine(day, time(9, 0)).astimezone()

    def people(self) -> Iterator[Person]:
        """Yield three members of each party, and a leader for each unit."""
        for party in Party:
            for number in range(3):
                yield Person(f"{party}-{number}", f"Person {number}", party)
        for number in range(self.scale.units):
            yield Person(f"leader-{number}", f"Leder {number}", role=Role.LEADER)

    def units(self) -> Iterator[Unit]:
        """Yield the units, each with two surveys."""
        for number in range(self.scale.units):
            name = f"{PLACES[number % len(PLACES)]} {number // len(PLACES) + 1}"
            days = (self.today - timedelta(days=ago) for ago in (400, 100))
            counts = ((2, 5, 9, 4),) * 10
            surveys = tuple(Survey(day, Checklist.EMPOWERMENT, counts) for day in days)
            yield Unit(f"unit-{number}", name, f"leader-{number}", surveys=surveys)

    def assessments(self) -> tuple[Assessment, ...]:
        """Return three parties' marks by three criteria."""
        return tuple(
            Assessment(party, self.dice.randint(1, 4), criterion)
            for party in Party
            for criterion in CRITERIA
        )

    def project(self, number: int, start: date) -> Project:
        """Return a project as it is when it begins."""
        return Project(
            f"P{number}",
            self.title(4),
            phases=(PhaseStep(Phase.PLANNING, start),),
            units=tuple(sorted({self.unit(), self.unit()})),
            kinds=(self.dice.choice(list(ChangeKind)),),
            purpose=self.words(25),
            readiness=Readiness(*(self.dice.randint(1, 4) for _ in range(4))),
        )

    def grown(self, project: Project, start: date) -> Project:
        """Return a project as it came to be: most are over or everyday, some are under way."""
        phase = self.dice.choices(list(PHASES), list(PHASES.values()))[0]
        over = phase in (Phase.INSTITUTIONALISED, Phase.ENDED)
        pending = not over and self.dice.random() < 0.1
        return structs.replace(
            project,
            phase=phase,
            phases=(*project.phases, PhaseStep(phase, start)),
            goals=(Goal(self.words(8)), Goal(self.words(8), intermediate=True)),
            users_part=self.words(12),
            employees_part=self.words(12),
            old_out=self.title(3) if self.dice.random() < 0.8 else "",
            competence_required=(self.title(1), self.title(1)),
            points=tuple(Point(Checklist.PREMISES, n, True, self.words(6)) for n in range(1, 7)),
            result_indicators=(1, 2, 3, 4) if over else (),
            evaluations=(Evaluation(EvaluationKind.FORMATIVE, start, "Prosjektgruppa"),),
            column=Column.ENDED if over else self.dice.choice(list(Column)[:-1]),
            pending=PendingMove(Column.IN_PROGRESS, start) if pending else None,
            assessments=self.assessments(),
        )

    def idea(self, number: int, came: date) -> Idea:
        """Return an idea as it came."""
        return Idea(
            f"I{number}",
            self.title(4),
            came,
            came + timedelta(days=30),
            origin=self.dice.choice(list(Origin)),
            bearer=self.title(2),
            unit=self.unit(),
            text=self.words(30),
            purpose=self.words(8),
        )

    def answered(self, idea: Idea, day: date) -> Idea:
        """Return an idea with its answer; some still wait, and are assessed."""
        if self.dice.random() < OPEN_IDEAS:
            return structs.replace(idea, assessments=self.assessments())
        return structs.replace(
            idea,
            answer=self.dice.choice([IdeaAnswer.WAITING, IdeaAnswer.REFUSED]),
            answered_on=day,
            answer_text=self.words(10),
        )
