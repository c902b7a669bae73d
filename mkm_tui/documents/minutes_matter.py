"""One matter in the minutes: what was said, the parties' positions, the outcome, the decision."""

from mkm_tui.documents.notice import matter_heading
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, hidden
from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Matter, Meeting, Stance
from mkm_tui.records.terms import Audience, MatterKind, Outcome, Party, StanceKind
from mkm_tui.rules.consensus import AGREED, outcome, party_view
from mkm_tui.rules.publication import in_force_from


def matter_minutes(page: Page, matter: Matter, meeting: Meeting, reach: Reach) -> None:
    """Add a matter of the minutes."""
    matter_heading(page, matter, reach)
    reached = outcome(matter)
    if hidden(matter, reach):
        page.say("exempt")
        return
    page.field("proposer", matter.proposer)
    page.field("units", page.units(matter.units))
    page.text("recommendation", matter.recommendation)
    page.text("consideration", matter.consideration)
    page.text("dialogue", matter.dialogue)
    page.text("users_voice", matter.users_voice)
    if matter.kind is MatterKind.DECISION and matter.closing:
        _positions(page, matter, reached, reach)
    page.field("outcome", page.words.show(reached))
    page.field("withdrawn_because", matter.withdrawn)
    _way_on(page, matter)
    decision = page.state.decisions.get(matter.id)
    if decision is not None:
        _decision(page, decision)
    elif matter.proposal and reached not in AGREED:
        page.text("proposal", matter.proposal)
    page.end_fields()


def _positions(page: Page, matter: Matter, reached: Outcome, reach: Reach) -> None:
    """Add each party's position, and reservations with wording and name (R6)."""
    assert matter.closing is not None
    for party in Party:
        view = party_view(matter, party, matter.closing.seats)
        position = f"{page.words.show(party).capitalize()} – {page.words.show(view)}"
        page.field("position", position)
    for stance in matter.stances:
        if stance.kind is not StanceKind.BEHIND and _may_show(stance, reach):
            said = f"{page.person(stance.member)}, {page.words.show(stance.kind)}: {stance.wording}"
            page.field("statement", said)
    if reached is not Outcome.DEFERRED:
        yes = "yes" if reached in AGREED else "no"
        page.field("consensus", page.words(f"documents.{yes}"))


def _may_show(stance: Stance, reach: Reach) -> bool:
    """Say whether a stance's wording is for these readers (R6)."""
    return stance.public or reach is Reach.INTERNAL


def _way_on(page: Page, matter: Matter) -> None:
    """Add where a matter without consensus, or one put off, goes (R5)."""
    closing = matter.closing
    if closing is None:
        return
    if closing.way_on:
        page.field("way_on", page.words.show(closing.way_on))
        page.field("owner", page.person(closing.owner))
        page.field("return_on", page.words.date(closing.return_on) if closing.return_on else "")
    page.field("note", closing.note)


def _decision(page: Page, decision: Decision) -> None:
    """Add the decision with who answers for it, its receipts and whether it is in force."""
    key = "council_recommendation" if decision.recommendation else "decision"
    page.text(key, decision.versions[0].text)
    page.field("responsible", page.person(decision.responsible))
    page.field("deadline", page.words.date(decision.deadline) if decision.deadline else "")
    page.field("concerns", page.units(decision.units))
    page.field("old_out", decision.old_out or decision.nothing_out_because)
    for audience in Audience:
        for receipt in decision.publications:
            if receipt.audience is audience:
                shown = f"{page.words.date(receipt.on)}, {receipt.channel}. {receipt.involvement}"
                page.field(f"published_{audience.value}", shown)
    if decision.recommendation:
        return
    since = in_force_from(decision)
    if since is None:
        page.field("status", page.words("terms.decision_status.waiting"))
    else:
        page.field("in_force_from", page.words.date(since))
