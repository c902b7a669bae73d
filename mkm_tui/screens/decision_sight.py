"""From where a decision is seen: the record, the day, and whether all of it may be read."""

from datetime import date
from typing import NamedTuple

from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.words import Words
from mkm_tui.records.decisions import Decision, Version
from mkm_tui.records.meetings import Matter
from mkm_tui.records.state import State
from mkm_tui.records.terms import DecisionStatus
from mkm_tui.rules.publication import (
    days_waiting,
    in_force_from,
    missing_audiences,
    status,
    version_in_force,
)


class Sight(NamedTuple):
    """A decision on a day, and what of it the reader sees."""

    words: Words
    state: State
    decision: Decision
    day: date
    """The day about which is told."""
    revealed: bool = False
    """Whether the secretary has asked for what is not for all."""

    @property
    def hidden(self) -> bool:
        """Whether only the public title and the redacted text are shown (R34)."""
        return self.decision.exempt and not self.revealed

    @property
    def matter(self) -> Matter:
        """The matter that was decided."""
        return self.state.matters[self.decision.id]

    @property
    def worth(self) -> DecisionStatus:
        """What the decision is worth on the day."""
        return status(self.state, self.decision, self.day)

    @property
    def last(self) -> Version:
        """The present wording."""
        return self.decision.versions[-1]

    @property
    def valid(self) -> Version | None:
        """The wording in force on the day, or None."""
        return version_in_force(self.decision, self.day)

    def text(self, version: Version) -> str:
        """Return a wording as the reader may see it (R12)."""
        return version.redacted if self.hidden else version.text

    def named(self, matter_id: str) -> str:
        """Return a matter's number and the title that may stand here; empty without one."""
        matter = self.state.matters.get(matter_id)
        if matter is None:
            return matter_id
        reach = Reach.INTERNAL if self.revealed else Reach.PUBLIC
        return f"{matter.id} {title(matter, reach)}"

    def person(self, key: str) -> str:
        """Return a person's name; empty without one."""
        found = self.state.people.get(key)
        return found.name if found else ""

    def unit(self, key: str) -> str:
        """Return a unit's name."""
        found = self.state.units.get(key)
        return found.name if found else key


def status_words(sight: Sight) -> str:
    """Return the status as it stands everywhere: with days waited, or from when (R9, R11)."""
    words, decision, worth = sight.words, sight.decision, sight.worth
    said, since = words.show(worth), in_force_from(decision)
    if worth is DecisionStatus.WAITING:
        days = days_waiting(decision, sight.day)
        key = "waiting_one" if days == 1 else "waiting"
        return words(f"screens.decisions.{key}", status=said, days=days)
    if worth is DecisionStatus.IN_FORCE and since:
        said = words("screens.decisions.since", on=words.short_date(since, sight.day))
        newer = " · " + words("screens.decisions.rewording") if missing_audiences(decision) else ""
        return said + newer
    return said
