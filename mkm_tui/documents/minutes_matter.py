"""One matter in the minutes: what was said, the parties' positions, the outcome."""

from datetime import date

from mkm_tui.documents.minutes_decision import decision_minutes
from mkm_tui.documents.notice import late, matter_heading
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, hidden
from mkm_tui.records.meetings import Closing, Matter, Stance
from mkm_tui.records.terms import MatterKind, Outcome, Party, StanceKind
from mkm_tui.rules.consensus import AGREED, consensus, outcome, party_view


def matter_minutes(page: Page, matter: Matter, reach: Reach, today: date) -> None:
    """Add a matter of the minutes."""
    matter_heading(page, matter, reach)
    late(page, matter)
    if hidden(matter, reach):
        page.say("exempt")
        return
    page.field("proposer", matter.proposer)
    page.field("units", page.units(matter.units))
    page.text("recommendation", matter.recommendation)
    page.text("consideration", matter.consideration)
    page.text("dialogue", matter.dialogue)
    page.text("users_voice", matter.users_voice)
    _came_to(page, matter, reach)
    decision = page.state.decisions.get(matter.id)
    if decision is not None:
        decision_minutes(page, matter, decision, today)
    else:
        page.text("proposal", matter.proposal)
    page.end_fields()


def _came_to(page: Page, matter: Matter, reach: Reach) -> None:
    """Add the positions, the outcome, and where the matter goes."""
    if matter.kind is MatterKind.DECISION and matter.closing and matter.stances:
        _positions(page, matter, matter.closing, reach)
    page.field("outcome", _outcome(page, matter))
    page.field("withdrawn_because", matter.withdrawn)
    if matter.closing:
        _way_on(page, matter.closing)


def _outcome(page: Page, matter: Matter) -> str:
    """Return the outcome in words; what was up for approval and went through is approved."""
    reached = outcome(matter)
    if matter.kind is MatterKind.APPROVAL and reached is Outcome.NOTED:
        return page.words("documents.approved")
    return page.words.show(reached)


def _positions(page: Page, matter: Matter, closing: Closing, reach: Reach) -> None:
    """Add each party's position, what was said for the record, and whether all agreed."""
    for party in Party:
        view = party_view(matter, party, closing.seats)
        position = f"{page.words.show(party).capitalize()} – {page.words.show(view)}"
        page.field("position", position)
    for stance in matter.stances:
        if _may_show(stance, reach):
            page.field("statement", _statement(page, stance))
    reached = consensus(matter, closing.seats)
    if reached is not Outcome.OPEN:
        page.field("consensus", page.words(f"documents.{'yes' if reached in AGREED else 'no'}"))


def _may_show(stance: Stance, reach: Reach) -> bool:
    """Say whether a stance has a wording that is for these readers (R6)."""
    said = stance.kind is not StanceKind.BEHIND or bool(stance.wording.strip())
    return said and (stance.public or reach is Reach.INTERNAL)


def _statement(page: Page, stance: Stance) -> str:
    """Return who says what, with the kind of position (R6)."""
    who = page.person(stance.member) or page.words.show(stance.party).capitalize()
    return f"{who}, {page.words.show(stance.kind)}: {stance.wording}"


def _way_on(page: Page, closing: Closing) -> None:
    """Add where a matter without consensus, or one put off, goes (R5)."""
    if closing.way_on:
        page.field("way_on", page.words.show(closing.way_on))
        page.field("owner", page.person(closing.owner))
        page.field("return_on", page.words.date(closing.return_on) if closing.return_on else "")
    page.field("note", closing.note)
