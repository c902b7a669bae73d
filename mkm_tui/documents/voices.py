"""What people said to a matter: the parties' input, their positions, statements for the record."""

from collections.abc import Iterable

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Closing, Matter, Stance
from mkm_tui.records.room import Contribution
from mkm_tui.records.terms import Outcome, Party, PartyView, StanceKind
from mkm_tui.rules.consensus import AGREED, consensus, party_view


def contributions(page: Page, given: Iterable[Contribution], when: bool) -> None:
    """Add the parties' input in the order in which it came; where asked, say when that was."""
    given = list(given)
    if given:
        page.label("contributions")
    for contribution in given:
        page.voice(_speaker(page, contribution, when), contribution.text)


def _speaker(page: Page, contribution: Contribution, when: bool) -> str:
    """Return whose input it is, and whether it came before the meeting or in it."""
    who = [page.words.show(contribution.party).capitalize(), page.person(contribution.by)]
    speaker = ", ".join(name for name in who if name.strip())
    if not when:
        return speaker
    key = "before_meeting" if contribution.before else "in_meeting"
    return f"{speaker} ({page.words(f'documents.{key}')})"


def positions(page: Page, matter: Matter, closing: Closing, reach: Reach) -> None:
    """Add each party's position, what was said for the record, and whether all agreed."""
    for party in Party:
        view = page.words.show(party_view(matter, party, closing.seats))
        own = _members(page, matter, party, closing, reach)
        page.field("position", f"{page.words.show(party).capitalize()} – {view}{own}")
    for stance in matter.stances:
        if _may_show(stance, reach):
            page.field("statement", _statement(page, stance))
    reached = consensus(matter, closing.seats)
    if reached is not Outcome.OPEN:
        page.field("consensus", page.words(f"documents.{'yes' if reached in AGREED else 'no'}"))


def positions_in_a_line(page: Page, matter: Matter) -> str:
    """Return the three parties' positions in one line; empty where none was taken."""
    if not matter.closing:
        return ""
    seats = matter.closing.seats
    views = [(party, party_view(matter, party, seats)) for party in Party]
    if all(view is PartyView.BEHIND for _, view in views):
        return page.words("documents.all_behind")
    said = [f"{page.words.show(party)} – {page.words.show(view)}" for party, view in views]
    return "; ".join(said)


def on_first_wording(page: Page, decision: Decision) -> None:
    """Say that the parties took their positions on the first wording, where there is another."""
    first, last = decision.versions[0], decision.versions[-1]
    if first.text != last.text:
        page.say("positions_on_first", on=first.on, corrected=last.on)


def _members(page: Page, matter: Matter, party: Party, closing: Closing, reach: Reach) -> str:
    """Return each member's own position in brackets, where a party is not of one mind.

    One whose wording is not for these readers would be known by name, so then there are none (R6).
    """
    stances = [stance for stance in matter.stances if stance.party is party]
    if reach is Reach.PUBLIC and not all(stance.public for stance in stances):
        return ""
    voice = [stance.kind for stance in stances if not stance.member]
    there = [seat.person for seat in closing.seats if seat.party is party]
    kinds = {person: voice[-1] for person in there if voice}
    kinds |= {stance.member: stance.kind for stance in stances if stance.member}
    if len(set(kinds.values())) < 2:
        return ""
    own = [f"{page.person(person)}: {page.words.show(kind)}" for person, kind in kinds.items()]
    return f" ({', '.join(own)})"


def _may_show(stance: Stance, reach: Reach) -> bool:
    """Say whether a stance has a wording that is for these readers (R6)."""
    said = stance.kind is not StanceKind.BEHIND or bool(stance.wording.strip())
    return said and (stance.public or reach is Reach.INTERNAL)


def _statement(page: Page, stance: Stance) -> str:
    """Return who says what, with the kind of position (R6)."""
    who = page.person(stance.member) or page.words.show(stance.party).capitalize()
    return f"{who}, {page.words.show(stance.kind)}: {stance.wording}"


def statements(page: Page, matter: Matter, reach: Reach) -> None:
    """Add the statements for the record that these readers may see."""
    for said in matter.statements:
        if said.public or reach is Reach.INTERNAL:
            key = "record_statement" if said.public else "record_statement_internal"
            page.text(key, said.text, name=page.person(said.by))
