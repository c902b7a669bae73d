"""What a card on the board says: the three voices, where they differ, and what it waits for."""

from datetime import date

from mkm_tui.locale.method_words import column_name, criterion_name
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.records.terms import Column, Party
from mkm_tui.rules.assessment import (
    MARKS,
    Difference,
    assessed,
    criteria,
    differences,
    given,
    marks,
    silent,
    waiting,
)
from mkm_tui.rules.portfolio import Card, burdened, carrier, column, full_units, moves
from mkm_tui.widgets.card_lanes import Face
from mkm_tui.widgets.plain import sentence

Line = tuple[str, str]
"""What is said, and its tone."""
_TOLD = 2
"""Differences that a card tells; of more it tells how many they are."""


def dots(mark: int) -> str:
    """Return a mark as dots, one filled for each step."""
    return "●" * mark + "○" * (MARKS[-1] - mark)


class Faces:
    """The cards' texts, of the record as it is on a day."""

    def __init__(self, words: Words, state: State, today: date) -> None:
        self.words, self.state, self.today = words, state, today
        self.by, self.silent = criteria(state), silent(state)
        self._full, self._waiting = full_units(state, today), waiting(state, today)

    def face(self, card: Card) -> Face:
        """Return what a card says."""
        lines = [(self._voices(card), "plain")]
        if not self.silent:
            lines += self._standing(card)
        lines += [*self._pending(card), *self._done(card), *self._burdens(card)]
        return Face(f"{card.id} {card.title}", tuple(lines))

    def _say(self, key: str, **values: object) -> str:
        """Return a sentence about the board."""
        return self.words(f"screens.board.{key}", **values)

    def initial(self, party: Party) -> str:
        """Return the letter of a party."""
        return self._say(f"initial.{party.value}")

    def _voices(self, card: Card) -> str:
        """Return the parties' marks side by side; in a silent round only who has given theirs."""
        voice = self._given if self.silent else self._marks
        return " ".join(f"{self.initial(party)} {voice(card, party)}" for party in Party)

    def _given(self, card: Card, party: Party) -> str:
        """Return whether a party has given all its assessments in the silent round, or some."""
        count = given(card, party, self.by)
        return "✓" if count == len(self.by) else "◐" if count else "–"

    def _marks(self, card: Card, party: Party) -> str:
        """Return a party's marks: dots by one criterion, digits by several."""
        found = [marks(card, criterion).get(party, 0) for criterion in self.by]
        if not any(found):
            return "–"
        return dots(found[0]) if len(found) == 1 else "".join(str(m) if m else "–" for m in found)

    def _standing(self, card: Card) -> list[Line]:
        """Return where the parties differ and by how much, or that they do not."""
        apart = differences(card, self.by)
        far = [difference for difference in apart if difference.dialogue]
        if far:
            more = [self._say("more_apart", count=len(far) - _TOLD)] if len(far) > _TOLD else []
            return [(said, "warn") for said in [*map(self._apart, far[:_TOLD]), *more]]
        if not assessed(card, self.by):
            return []
        return [(self._say("close" if apart else "agree"), "good")]

    def _apart(self, difference: Difference) -> str:
        """Return how far apart the parties are by a criterion, with the marks farthest apart."""
        found = difference.marks
        ends = (max(found.values()), min(found.values()))
        told = [
            f"{self.initial(party)}\u00a0{mark}"
            for end in ends
            for party, mark in found.items()
            if mark == end
        ]
        if not difference.criterion:
            return self._say("disagree", marks=", ".join(told))
        name = criterion_name(self.words, difference.criterion)
        return self._say("disagree_about", criterion=name, marks=", ".join(told))

    def _pending(self, card: Card) -> list[Line]:
        """Return what a pending move waits for: a matter, its decision, or that it takes effect."""
        if card.pending is None or card.id not in self._waiting:
            return []
        matter = carrier(self.state, card)
        known = "waiting_force" if matter in self.state.decisions else "waiting_for"
        said = self._say(
            known if matter else "waiting",
            column=self.column(card.pending.to),
            matter=matter,
        )
        return [(said, "wait")]

    def _done(self, card: Card) -> list[Line]:
        """Return since when the card stands here, and by which decision, where one moved it."""
        last = next(reversed(moves(self.state, card, self.today)), None)
        if last is None or not last.decision or last.to is not column(self.state, card, self.today):
            return []
        day = self.words.short_date(last.on, self.today)
        said = self._say("done", column=self.column(last.to), day=day, decision=last.decision)
        return [(said, "plain")]

    def _burdens(self, card: Card) -> list[Line]:
        """Return the full units that the card burdens, with what they carry and the limit (R19)."""
        units = burdened(card, column(self.state, card, self.today), self._full)
        said = [f"{self.state.units[u].name} {'/'.join(map(str, self._full[u]))}" for u in units]
        return [(self._say("full", units=said), "warn")] if said else []

    def column(self, of: Column) -> str:
        """Return the group's name of a column, with a capital."""
        return sentence(column_name(self.words, self.state, of))
