"""From where a unit is seen: the record, the day, and whether the whole room looks on."""

from datetime import date
from typing import Any, NamedTuple

from mkm_tui.locale.words import Words
from mkm_tui.records.checklists import Survey
from mkm_tui.records.people import Unit
from mkm_tui.records.state import State
from mkm_tui.rules.surveys import few
from mkm_tui.widgets.leaf import Leaf


class UnitSight(NamedTuple):
    """A unit on a day, and who looks at it."""

    words: Words
    state: State
    unit: Unit
    today: date
    shared: bool = False
    """Whether the whole room sees the screen."""

    def say(self, key: str, **values: Any) -> str:
        """Return a sentence about units."""
        return self.words(f"screens.unit.{key}", **values)

    def counted(self, key: str, count: int, **values: Any) -> str:
        """Return a sentence about a number of things, in the singular where it is one."""
        form = f"{key}_one" if count == 1 else key
        return self.say(form, count=count, **values)

    def leaf(self, key: str, **values: Any) -> Leaf:
        """Return a page with its title."""
        return Leaf(self.words).title(self.say(key, **values))

    def person(self, key: str) -> str:
        """Return a person's name; empty without one."""
        found = self.state.people.get(key)
        return found.name if found else ""

    def hides(self, survey: Survey) -> bool:
        """Say whether a survey's figures stay away: so few replied that people show in them."""
        return self.shared and few(survey)
