"""A workspace after ten years: its records, and the history that tells how they came about.

Made by hand: `python -m tests.benchmarks.large FOLDER [--times 10]`. Full size is 1,000 meetings
with 10,000 decisions, 2,000 projects, 5,000 ideas and 60 units, in about 160,000 changes.
"""

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec import structs

from mkm_tui.actions.board import AssessCard
from mkm_tui.actions.ideas import AddIdea, AnswerIdea
from mkm_tui.actions.projects import AddProject, EditProject
from mkm_tui.actions.setup import ActivateGroup, AddPerson, AddUnit, SetGroup
from mkm_tui.records.people import Group, Person, Unit
from mkm_tui.records.terms import Party
from tests.benchmarks.book import Book
from tests.benchmarks.holding import Meetings
from tests.benchmarks.writing import CRITERIA, FULL, HUNDRED, Scale, Writer

__all__ = ["FULL", "HUNDRED", "Scale", "ten_years"]
YEARS = 10
RECENT = 4
"""The latest meetings, half of whose decisions wait for the users' receipt."""


def ten_years(folder: Path, scale: Scale = FULL, today: date | None = None) -> None:
    """Write a workspace whose ten years end a few days before `today`, with a meeting planned."""
    Decade(folder, scale, today or date.today()).lives()


class Decade:
    """Ten years of a steering group, meeting by meeting."""

    def __init__(self, folder: Path, scale: Scale, today: date) -> None:
        self.scale, self.today = scale, today
        self.first = today - timedelta(days=365 * YEARS)
        self.writer = Writer(scale, today)
        self.book = Book(folder, self.writer.moment(self.first - timedelta(days=30)))

    def lives(self) -> None:
        """Hold every meeting, plan the next one, and write the store."""
        members, units = self._begins()
        meetings = Meetings(self.book, self.writer, members, units)
        for number in range(self.scale.meetings):
            day = self.first + timedelta(days=number * (365 * YEARS - 6) // self.scale.meetings)
            self._ideas_and_projects(number, day)
            meeting = meetings.prepares(day)
            meetings.holds(meeting)
            for key in meeting.agenda:
                meetings.follows_up(key, number >= self.scale.meetings - RECENT)
        meetings.prepares(self.today + timedelta(days=7))
        self.book.close()

    def _begins(self) -> tuple[tuple[Person, ...], tuple[Unit, ...]]:
        """Set the group up; return its members, and the units as approved minutes keep them."""
        group = Group(
            "group",
            "Styringsgruppa",
            "Fjordvik",
            period_start=self.today - timedelta(days=700),
            period_end=self.today + timedelta(days=395),
            activated=self.first,
            criteria=CRITERIA,
        )
        self.book.do(SetGroup(name=group.name), group)
        people, units = tuple(self.writer.people()), tuple(self.writer.units())
        for person in people:
            self.book.do(AddPerson(name=person.name, id=person.id), person)
        for unit in units:
            self.book.do(AddUnit(name=unit.name, id=unit.id), unit)
        self.book.do(ActivateGroup(), group)
        bare = tuple(structs.replace(unit, surveys=()) for unit in units)
        return tuple(person for person in people if person.party), bare

    def _ideas_and_projects(self, meeting: int, day: date) -> None:
        """Let ideas and projects come that are due before a meeting; each has three changes."""
        book, writer = self.book, self.writer
        for number in self._due(self.scale.projects, meeting):
            project = writer.project(number, day)
            told = AddProject(title=project.title, units=project.units, purpose=project.purpose)
            book.do(told, project, book.counted(projects=number))
            grown = writer.grown(project, day)
            plan = structs.replace(grown, phase=project.phase, phases=project.phases)
            book.do(EditProject(project=project.id, old_out=grown.old_out), plan)
            book.do(EditProject(project=project.id, phase=grown.phase), grown)
        for number in self._due(self.scale.ideas, meeting):
            idea = writer.idea(number, day)
            added = AddIdea(title=idea.title, text=idea.text, unit=idea.unit, bearer=idea.bearer)
            book.do(added, idea, book.counted(ideas=number))
            after = writer.answered(idea, day)
            if after.answer:
                told = AnswerIdea(idea=idea.id, answer=after.answer, text=after.answer_text)
                book.do(told, after)
            else:
                book.do(AssessCard(card=idea.id, party=Party.UNIONS, mark=3), after)

    def _due(self, total: int, meeting: int) -> Iterator[int]:
        """Yield the numbers, from 1, of what comes between a meeting and the one before."""
        every = self.scale.meetings
        yield from range(meeting * total // every + 1, (meeting + 1) * total // every + 1)


def main() -> None:
    """Make one in a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=float, default=1)
    chosen = parser.parse_args()
    ten_years(chosen.folder, FULL.times(chosen.times))


if __name__ == "__main__":
    main()
