"""The three parties' own assessments of a card, as a part of a project's or an idea's page."""

from mkm_tui.locale.method_words import criterion_name
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.records.terms import Party
from mkm_tui.rules.assessment import criteria, differences, shown, silent
from mkm_tui.rules.portfolio import Card
from mkm_tui.screens.board_faces import dots
from mkm_tui.widgets.leaf import Leaf


def voices(leaf: Leaf, words: Words, state: State, card: Card) -> Leaf:
    """Add each party's assessment by each criterion, and where they stand far apart.

    While a silent round goes on nothing is told, of earlier marks neither: as on the board.
    """
    leaf.head("voices")
    by = criteria(state)
    if silent(state):
        return leaf.line(words("screens.ideas.silent"))
    if not any(shown(card, party, criterion) for criterion in by for party in Party):
        return leaf.line(words("screens.ideas.no_voices"), "dim")
    apart = {d.criterion: d for d in differences(card, by) if d.dialogue}
    for criterion in by:
        said = [_voice(words, card, party, criterion) for party in Party]
        leaf.line(criterion_name(words, criterion)).note("   ".join(said))
        if criterion in apart:
            leaf.warn(words("screens.ideas.apart", spread=apart[criterion].spread))
        for party in Party:
            given = shown(card, party, criterion)
            if given and given.why.strip():
                leaf.note(f"{words.show(party).capitalize()}: {given.why}")
    return leaf


def _voice(words: Words, card: Card, party: Party, criterion: str) -> str:
    """Return a party's mark as dots and as a number, or that it has given none."""
    given = shown(card, party, criterion)
    return f"{words.show(party).capitalize()} {dots(given.mark if given else 0)} " + (
        f"{given.mark}" if given else "–"
    )
