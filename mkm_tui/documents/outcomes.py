"""What a matter came to, in the words for its kind."""

from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter
from mkm_tui.records.terms import MatterKind, Outcome
from mkm_tui.rules.consensus import outcome

_NOTED = {MatterKind.APPROVAL: "approved", MatterKind.DISCUSSION: "discussed"}
"""How a matter of these kinds reads when it has gone through, as keys of the documents' words."""


def outcome_words(words: Words, matter: Matter) -> str:
    """Return what a matter came to: an approval is approved, a discussion is discussed."""
    result = outcome(matter)
    if result is Outcome.NOTED and matter.kind in _NOTED:
        return words(f"documents.{_NOTED[matter.kind]}")
    return words.show(result)
