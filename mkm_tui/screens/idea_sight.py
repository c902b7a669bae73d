"""From where an idea is seen: the record, the day, and whether the whole room sees the screen."""

from datetime import date
from typing import NamedTuple

from mkm_tui.documents.reach import Reach, title
from mkm_tui.locale.words import Words
from mkm_tui.records.portfolio import Idea
from mkm_tui.records.state import State


class IdeaSight(NamedTuple):
    """An idea on a day, and who sees it."""

    words: Words
    state: State
    idea: Idea
    today: date
    shared: bool
    """Whether the whole room sees the screen: no name of one who wants to be anonymous."""

    def say(self, key: str, **values: object) -> str:
        """Return a sentence about ideas."""
        return self.words(f"screens.ideas.{key}", **values)

    @property
    def bearer(self) -> str:
        """Who bears the idea, in words; the name of an anonymous one for the secretary alone."""
        idea = self.idea
        if not idea.anonymous:
            return idea.bearer
        if self.shared or not idea.bearer.strip():
            return self.say("anonymous")
        return self.say("anonymous_name", name=idea.bearer)

    @property
    def unit(self) -> str:
        """The name of the unit that it comes from; empty where there is none."""
        unit = self.state.units.get(self.idea.unit)
        return unit.name if unit else ""

    def matter(self, key: str) -> str:
        """Return a matter's number and its title, of an exempt one the public title (R34)."""
        return f"{key} {title(self.state.matters[key], Reach.PUBLIC)}"


def origin(sight: IdeaSight) -> str:
    """Return where an idea comes from, in few words: its bearer, else what it came from."""
    idea, words = sight.idea, sight.words
    if idea.anonymous:
        return sight.say("anonymous_short")
    return idea.bearer or (words.show(idea.origin) if idea.origin else "–")
