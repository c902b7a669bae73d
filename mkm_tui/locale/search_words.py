"""The words of a search in a reader's language."""

from enum import StrEnum

from mkm_tui.locale.words import Words
from mkm_tui.records.terms import (
    DecisionStatus,
    IdeaAnswer,
    MeetingStatus,
    Outcome,
    Party,
    Phase,
    term_tag,
)
from mkm_tui.rules.finding import REGISTERS
from mkm_tui.rules.finding_query import Filter, Vocabulary, folded
from mkm_tui.rules.finding_texts import UNANSWERED

_TERMS: dict[Filter, tuple[type[StrEnum], ...]] = {
    Filter.PARTY: (Party,),
    Filter.STATUS: (DecisionStatus, MeetingStatus, Phase, IdeaAnswer),
    Filter.OUTCOME: (Outcome,),
}
"""What each filter but unit and year can ask for."""


def vocabulary(words: Words) -> Vocabulary:
    """Return the words of a search."""
    terms = {
        filter_: {term_tag(term): folded(words.show(term)) for kind in kinds for term in kind}
        for filter_, kinds in _TERMS.items()
    }
    terms[Filter.STATUS][UNANSWERED] = folded(words(f"terms.{UNANSWERED}"))
    return Vocabulary(
        filters={folded(words.show(filter_)): filter_ for filter_ in Filter},
        terms=terms,
        kinds={register: words(f"terms.register.{register}") for register in REGISTERS},
        day=words.date,
    )
