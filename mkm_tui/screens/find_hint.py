"""The line that says what can be typed: the filters, or the words of the one being typed."""

import re

from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.rules.finding_query import Filter, folded
from mkm_tui.screens.hunt import Hunt
from mkm_tui.widgets.plain import one_line

_UNDER_WAY = re.compile(r'([^\W\d_]+):"?([^":]*)$')
"""A filter at the end of the line whose value is being typed."""


def hint(words: Words, hunt: Hunt, state: State) -> str:
    """Return what can be typed here."""
    typed = _UNDER_WAY.search(hunt.line)
    chosen = hunt.vocabulary.filters.get(folded(typed[1])) if typed else None
    if typed is None or chosen is None or chosen is Filter.YEAR:
        names = "  ".join(f"{words.show(filter_)}:" for filter_ in Filter)
        return words("screens.find.hint", filters=names)
    known = _values(words, hunt, state, chosen)
    fits = [value for value in known if folded(value).startswith(folded(typed[2]))]
    shown = [f'"{value}"' if " " in value else value for value in fits or known]
    return one_line(f"{words.show(chosen)}: {' · '.join(shown)}")


def _values(words: Words, hunt: Hunt, state: State, filter_: Filter) -> list[str]:
    """Return what a filter can ask for, as people say it."""
    if filter_ is Filter.UNIT:
        return [unit.name for unit in state.units.values()]
    return list(dict.fromkeys(words(f"terms.{tag}") for tag in hunt.vocabulary.terms[filter_]))
