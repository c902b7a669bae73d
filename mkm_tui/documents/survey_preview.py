"""What was read of a survey, in lines for the screen and the command line."""

from collections.abc import Iterable

from mkm_tui.documents.survey_file import ReadSurvey
from mkm_tui.locale.method_words import point_name
from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Checklist

_MOST = 8
"""Rows that did not fit of which is told."""


def preview_lines(words: Words, of: Checklist, found: ReadSurvey) -> list[str]:
    """Return what was read: how much, the rows that did not fit, and each point's four counts."""
    lines = [words(f"reading.survey_{found.shape.value}", count=found.rows)]
    if found.letters:
        lines.append(words("reading.other_letters", letters=found.letters))
    lines += [*misfit_lines(words, found), "", _four(range(1, 5))]
    for number, counts in enumerate(found.counts, 1):
        lines.append(f"{_four(counts)}   {number}. {point_name(words, of, number)}")
    return lines


def _four(numbers: Iterable[int]) -> str:
    """Return four numbers, one below the other with those of the other lines."""
    return " ".join(f"{number:>4}" for number in numbers)


def misfit_lines(words: Words, found: ReadSurvey) -> list[str]:
    """Return the rows that did not fit, each with its line and why."""
    if not found.misfits:
        return [words("reading.survey_all_fit")]
    lines = [words("reading.survey_misfits", count=len(found.misfits))]
    for misfit in found.misfits[:_MOST]:
        said = words(f"reading.{misfit.key}", line=misfit.line, **misfit.values)
        lines.append(f"· {said}")
    more = len(found.misfits) - _MOST
    return [*lines, words("reading.survey_more", count=more)] if more > 0 else lines
