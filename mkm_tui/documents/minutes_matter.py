"""One matter in the minutes: what was said, the parties' positions, the outcome."""

from datetime import date

import msgspec

from mkm_tui.documents.matter_head import is_withheld, late, matter_heading, proposed
from mkm_tui.documents.minutes_course import came_to, passed_over
from mkm_tui.documents.minutes_decision import decision_minutes
from mkm_tui.documents.minutes_room import disqualifications
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, drafted
from mkm_tui.documents.reported import committee_report
from mkm_tui.documents.subject import subject
from mkm_tui.documents.voices import contributions, statements
from mkm_tui.records.meetings import Matter, Meeting


class Held(msgspec.Struct, frozen=True):
    """The meeting as its minutes tell it, and for whom."""

    meeting: Meeting
    reach: Reach
    today: date
    rooms: dict[str, str]
    """Who was in the room, in words, by matter."""
    not_reached: frozenset[str]
    """The matters that the meeting put off without having taken them up."""


def matter_minutes(page: Page, held: Held, matter: Matter) -> None:
    """Add a matter of the minutes."""
    matter_heading(page, matter, held.reach)
    if not drafted(matter, held.reach):
        late(page, matter)
    if is_withheld(page, matter, held.reach):
        return
    if matter.id in held.not_reached:
        _put_off(page, held, matter)
    else:
        _treated(page, held, matter)
    page.end_fields()


def _put_off(page: Page, held: Held, matter: Matter) -> None:
    """Add a matter that was not reached; its papers go with it to another meeting."""
    disqualifications(page, matter)
    passed_over(page, matter)
    page.text("consideration", matter.consideration)
    statements(page, matter, held.reach)


def _treated(page: Page, held: Held, matter: Matter) -> None:
    """Add what led to the outcome, and the outcome."""
    subject(page, matter, held.reach)
    proposed(page, matter)
    page.field("in_room", held.rooms.get(matter.id, ""))
    disqualifications(page, matter)
    committee_report(page, held.meeting, matter, held.reach, held.today)
    page.text("recommendation", matter.recommendation)
    contributions(page, matter.contributions, when=True)
    page.text("consideration", matter.consideration)
    page.text("dialogue", matter.dialogue)
    page.text("users_voice", matter.users_voice)
    came_to(page, matter, held.reach)
    decision = page.state.decisions.get(matter.id)
    if decision is not None:
        decision_minutes(page, matter, decision, held.reach, held.today)
    else:
        page.text("proposal", matter.proposal)
        statements(page, matter, held.reach)
