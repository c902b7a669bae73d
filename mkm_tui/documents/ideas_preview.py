"""What a suggestion box's file would add, and what did not fit, in lines to read."""

from mkm_tui.documents.csv_rows import Misfit
from mkm_tui.documents.ideas_file import IdeasPlan
from mkm_tui.locale.words import Words
from mkm_tui.records.signs import cleaned

_MOST = 200
"""Ideas that are listed at most before they are brought in."""


def ideas_preview(words: Words, plan: IdeasPlan) -> list[str]:
    """Return what would be added, and every row that did not fit."""
    lines = [words("reading.ideas_found", count=len(plan.actions))]
    if plan.letters:
        lines.append(words("reading.other_letters", letters=plan.letters))
    if plan.strange:
        lines.append(words("reading.ideas_strange", columns=plan.strange))
    lines += ["", *(f"+ {' '.join(cleaned(a.title).split())}" for a in plan.actions[:_MOST])]
    if len(plan.actions) > _MOST:
        lines.append(words("reading.survey_more", count=len(plan.actions) - _MOST))
    return [*lines, *misfits_told(words, plan)]


def misfits_told(words: Words, plan: IdeasPlan) -> list[str]:
    """Return the rows that are left out, and those to look at, each with its line and why."""
    lines = []
    for key, found in (("ideas_left_out", plan.left_out), ("ideas_noted", plan.noted)):
        if found:
            lines += ["", words(f"reading.{key}", count=len(found))]
            lines += [f"· {_told(words, misfit)}" for misfit in found]
    return lines or ["", words("reading.survey_all_fit")]


def _told(words: Words, misfit: Misfit) -> str:
    """Return a row that did not fit: its line, and why."""
    values = {name: cleaned(str(value)) for name, value in misfit.values.items()}
    return words(f"reading.{misfit.key}", line=misfit.line, **values)
