"""A unit's surveys on its page: the profile, empowerment with its trend, and all of them."""

from textual.content import Content

from mkm_tui.locale.method_words import checklist_name, point_name
from mkm_tui.records.checklists import Survey
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.checklists import LENGTHS, points
from mkm_tui.rules.surveys import FEWEST, agreed_with, few, replies, surveys, trend, weakest
from mkm_tui.screens.checks import point_lines
from mkm_tui.screens.unit_figures import course, percent_words, share_bar
from mkm_tui.screens.unit_sight import UnitSight
from mkm_tui.widgets.leaf import Leaf


def profile_page(sight: UnitSight) -> Content:
    """Return the five dimensions, each with what the latest survey says of it."""
    words, found = sight.words, surveys(sight.unit, Checklist.DIMENSIONS)
    leaf = Leaf(words).title(checklist_name(words, Checklist.DIMENSIONS))
    shown = found and not sight.hides(found[-1])
    asked = trend(sight.unit, Checklist.DIMENSIONS) if shown else []
    for known in points(sight.unit, Checklist.DIMENSIONS):
        point_lines(leaf, known)
        if asked:
            gone = asked[known.number - 1]
            said = course(gone) or percent_words(gone[-1])
            leaf.figure([f"  {share_bar(gone[-1])} {said}"])
    leaf.gap()
    _source(leaf, sight, Checklist.DIMENSIONS)
    return leaf.line(sight.say("profile_how"), "dim").written()


def empowerment_sign(sight: UnitSight) -> str:
    """Return whether the employees say yes to all factors; unsaid without a survey."""
    if not surveys(sight.unit, Checklist.EMPOWERMENT):
        return "○"
    return "!" if weakest(sight.unit, Checklist.EMPOWERMENT) else "✓"


def empowerment_page(sight: UnitSight) -> Content:
    """Return the ten factors with the latest survey, and how each has gone."""
    words, of = sight.words, Checklist.EMPOWERMENT
    leaf = Leaf(words).title(checklist_name(words, of))
    found = surveys(sight.unit, of)
    if not found:
        leaf.line(sight.say("empowerment_none")).gap()
        for number in range(1, LENGTHS[of] + 1):
            leaf.line(f"○ {number}. {point_name(words, of, number)}")
        return leaf.written()
    _source(leaf, sight, of)
    if not sight.hides(found[-1]):
        leaf.line(sight.say("empowerment_how"), "dim")
        for number, gone in enumerate(trend(sight.unit, of), 1):
            mark = "!" if gone[-1].low else ("✓" if gone[-1].every else "○")
            leaf.line(f"{mark} {number}. {point_name(words, of, number)}")
            leaf.figure([f"  {share_bar(gone[-1])} {course(gone) or percent_words(gone[-1])}"])
    return leaf.written()


def _source(leaf: Leaf, sight: UnitSight, of: Checklist) -> None:
    """Add which survey the figures come from, and, calmly, that few replied."""
    found = surveys(sight.unit, of)
    if not found:
        return
    latest, count = found[-1], replies(found[-1])
    leaf.line(sight.counted("survey_of", count, on=latest.on), "bold")
    if sight.hides(latest):
        leaf.line(sight.say("few_hidden", fewest=FEWEST))
    elif few(latest):
        leaf.line(sight.counted("few", count, fewest=FEWEST))
    leaf.line("" if sight.hides(latest) else latest.note, "dim")


def surveys_sign(sight: UnitSight) -> str:
    """Return whether there is a survey."""
    return "✓" if sight.unit.surveys else "○"


def surveys_page(sight: UnitSight) -> Content:
    """Return all surveys, the newest first, and how a new one is made."""
    leaf = sight.leaf("surveys")
    leaf.line("" if sight.unit.surveys else sight.say("surveys_none"))
    for survey in reversed(sight.unit.surveys):
        leaf.line(f"{sight.words.date(survey.on)} · {checklist_name(sight.words, survey.of)}")
        leaf.note(_told(sight, survey))
    return leaf.gap().line(sight.say("surveys_how"), "dim").written()


def _told(sight: UnitSight, survey: Survey) -> str:
    """Return how many replied, and to how many points most say yes."""
    count = sight.counted("replies", replies(survey))
    if sight.hides(survey):
        return count
    said = sight.say("agreed_with", count=agreed_with(survey), of=len(survey.counts))
    return " · ".join(filter(None, (count, said, survey.note)))
