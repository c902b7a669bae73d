"""From where a project is seen: the words, the record and the day."""

from datetime import date
from typing import NamedTuple

from mkm_tui.locale.words import Words
from mkm_tui.records.portfolio import Project
from mkm_tui.records.state import State
from mkm_tui.widgets.leaf import Leaf


class ProjectSight(NamedTuple):
    """A project as it is today."""

    words: Words
    state: State
    project: Project
    today: date

    def say(self, key: str, **values: object) -> str:
        """Return a sentence about projects."""
        return self.words(f"screens.project.{key}", **values)

    def leaf(self, section: str) -> Leaf:
        """Begin a section's page: its name, and in a few words what it is for."""
        leaf = Leaf(self.words).title(self.say(f"sections.{section}"))
        return leaf.line(self.say(f"about.{section}"), "dim")

    def person(self, key: str) -> str:
        """Return a person's name; empty without one."""
        found = self.state.people.get(key)
        return found.name if found else ""

    def unit(self, key: str) -> str:
        """Return a unit's name."""
        found = self.state.units.get(key)
        return found.name if found else key

    def titled(self, key: str) -> str:
        """Return a project's or an idea's number and title; the number where it is not there."""
        found = self.state.projects.get(key) or self.state.ideas.get(key)
        return f"{key} {found.title}" if found else key
