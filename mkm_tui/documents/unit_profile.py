"""A unit's profile, for internal readers: load, room for more, and what it is like."""

from datetime import date

from mkm_tui.documents.method_parts import checklist
from mkm_tui.documents.page import Page
from mkm_tui.locale.method_words import checklist_name, point_name, reason_words
from mkm_tui.records.checklists import Survey
from mkm_tui.records.people import Unit
from mkm_tui.records.terms import Checklist
from mkm_tui.rules.capacity import Capacity, capacity
from mkm_tui.rules.surveys import FEWEST, SURVEYED, Share, few, shares, surveys, without_few


def unit_profile(page: Page, unit: Unit, today: date) -> None:
    """Add the profile of a unit to its sheet."""
    page.heading(2, page.words("documents.profile"))
    _capacity(page, capacity(page.state, without_few(unit), today))
    page.text("arenas", unit.arenas)
    for of in SURVEYED:
        _survey(page, unit, of)
    for of in (Checklist.DIMENSIONS, Checklist.PILOT, Checklist.IDEA_WORK):
        if any(point.checklist is of for point in unit.points):
            checklist(page, unit, of, level=3)


def _capacity(page: Page, found: Capacity) -> None:
    """Add what the unit carries, whether it can take on more, and why not (R19)."""
    words = page.words
    carried = words("documents.carries_of", load=len(found.carried), limit=found.limit)
    page.field("carries", carried)
    may = words("documents.may_yes", room=found.room) if found.may else words("documents.may_no")
    page.field("may_take_more", may)
    for reason in found.reasons:
        page.entry(reason_words(words, page.state, reason))
    page.end_fields()


def _survey(page: Page, unit: Unit, of: Checklist) -> None:
    """Add the latest survey of a list beside the one before; none in which people are known."""
    found = surveys(unit, of)
    if not found:
        return
    words, latest = page.words, found[-1]
    name = checklist_name(words, of)
    page.heading(3, words("documents.surveyed_on", list=name, on=latest.on))
    if few(latest):
        page.say("too_few", fewest=FEWEST)
        return
    before = [survey for survey in found[:-1] if not few(survey)]
    page.table("survey", ("head_point", "head_latest", "head_before"), _rows(page, latest, before))


def _rows(page: Page, latest: Survey, before: list[Survey]) -> list[tuple[str, str, str]]:
    """Return a line for each point: how many say yes now, and in the survey before."""
    earlier = shares(before[-1]) if before else [Share(0, 0)] * len(latest.counts)
    return [
        (point_name(page.words, latest.of, number), _said(page, now), _said(page, then))
        for number, (now, then) in enumerate(zip(shares(latest), earlier, strict=True), 1)
    ]


def _said(page: Page, share: Share) -> str:
    """Return how many say yes of those who replied; nothing where too few did."""
    if share.every < FEWEST:
        return ""
    return page.words("documents.survey_of", yes=share.yes, every=share.every)
