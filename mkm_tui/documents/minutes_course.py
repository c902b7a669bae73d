"""What a matter came to and where it goes, and which matters the meeting did not reach."""

from mkm_tui.documents.outcomes import outcome_words
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.voices import positions
from mkm_tui.records.meetings import Closing, Matter, Meeting
from mkm_tui.records.terms import MatterKind, Outcome, WayOn
from mkm_tui.rules.agenda import not_reached
from mkm_tui.rules.consensus import outcome


def came_to(page: Page, matter: Matter, reach: Reach) -> None:
    """Add the positions, the outcome, and where the matter goes."""
    if matter.kind is MatterKind.DECISION and matter.closing and matter.stances:
        positions(page, matter, matter.closing, reach)
    page.field("outcome", _outcome(page, matter))
    page.field("withdrawn_because", matter.withdrawn)
    if matter.closing:
        _way_on(page, matter, matter.closing)


def passed_over(page: Page, matter: Matter) -> None:
    """Add that a matter was not reached, and where it goes."""
    if matter.closing:
        to = _put_off(page, matter, matter.closing)
        page.field("outcome", page.words("documents.not_treated", course=to))
        page.field("note", matter.closing.note)


def _outcome(page: Page, matter: Matter) -> str:
    """Return the outcome in words, and to where a matter is put off."""
    reached = outcome(matter)
    if matter.closing and reached is Outcome.DEFERRED and _says_all(matter, matter.closing):
        return _put_off(page, matter, matter.closing)
    return outcome_words(page.words, matter)


def _says_all(matter: Matter, closing: Closing) -> bool:
    """Say whether the outcome is the way on as well: put off, or withdrawn."""
    both = (outcome(matter), closing.way_on)
    return both in ((Outcome.DEFERRED, WayOn.DEFER), (Outcome.WITHDRAWN, WayOn.WITHDRAW))


def _put_off(page: Page, matter: Matter, closing: Closing) -> str:
    """Return that a matter is put off, and to where if that is known."""
    if closing.to_meeting:
        return _course(page, matter, closing)
    return page.words.show(Outcome.DEFERRED)


def _course(page: Page, matter: Matter, closing: Closing) -> str:
    """Return where a matter goes: to which meeting, and as which matter, where that is known."""
    if not closing.to_meeting:
        return page.words.show(closing.way_on)
    key = "rework_in" if closing.way_on is WayOn.REWORK else "deferred_to"
    course = page.words(f"documents.{key}", meeting=closing.to_meeting)
    later = _taken_up(page, matter, closing.to_meeting)
    return page.words("documents.as_matter", course=course, matter=later) if later else course


def _taken_up(page: Page, matter: Matter, to_meeting: str) -> str:
    """Return the number under which another meeting takes a matter up, or an empty one."""
    to = page.state.meetings.get(to_meeting)
    agenda = (page.state.matters[key] for key in (to.agenda if to else ()))
    return next((other.id for other in agenda if other.continues == matter.id), "")


def _way_on(page: Page, matter: Matter, closing: Closing) -> None:
    """Add where a matter without consensus, or one put off, goes (R5)."""
    if closing.way_on:
        if not _says_all(matter, closing):
            page.field("way_on", _course(page, matter, closing))
        page.field("owner", page.person(closing.owner))
        page.field("return_on", page.words.date(closing.return_on) if closing.return_on else "")
    page.field("note", closing.note)


def put_off_together(page: Page, meeting: Meeting) -> None:
    """Add the matters that were not reached in one line, by the meeting to which they go."""
    goes_to: dict[str, list[str]] = {}
    for matter in not_reached(page.state, meeting):
        to = matter.closing.to_meeting if matter.closing else ""
        number = page.words("documents.matter_number", matter=matter.id)
        goes_to.setdefault(to, []).append(number)
    told = []
    for to, numbers in goes_to.items():
        words = page.words
        course = words("documents.deferred_to", meeting=to) if to else words.show(Outcome.DEFERRED)
        told.append(f"{words.listed(numbers)}, {course}")
    page.field("not_reached", "; ".join(told))
    page.end_fields()
