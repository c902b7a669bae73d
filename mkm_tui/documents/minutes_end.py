"""What stands after the matters: next meeting, signatures, publication, corrections."""

from datetime import date

from mkm_tui.documents.matter_head import named
from mkm_tui.documents.notice import planned_time
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.records.meetings import Correction, Meeting
from mkm_tui.records.terms import Audience, Party
from mkm_tui.rules.approval import following
from mkm_tui.rules.sharing import correction_for_all


def next_meeting(page: Page, meeting: Meeting) -> None:
    """Add the same body's first meeting after this one, where there is one."""
    coming = following(page.state, meeting)
    if coming is None:
        return
    page.heading(2, page.words("documents.next_meeting"))
    page.field("meeting_number", coming.id)
    page.field("date", page.words.date(coming.on))
    page.field("time", planned_time(page.words, coming))
    page.field("place", coming.place)
    page.end_fields()


def signatures(page: Page, meeting: Meeting) -> None:
    """Add a line for each party, with who approved where somebody has."""
    page.heading(2, page.words("documents.signatures"))
    if meeting.approved_in and meeting.approved_on:
        page.say("approved_in_meeting", matter=meeting.approved_in, on=meeting.approved_on)
        return
    approvals = {approval.party: approval for approval in meeting.approvals}
    for party in Party:
        name = page.words.show(party).capitalize()
        if party in approvals:
            who, on = page.person(approvals[party].person), approvals[party].on
            page.say("approved_by", party=name, name=who, on=on)
        else:
            page.say("to_sign", party=name)


def published(page: Page, meeting: Meeting, reach: Reach, today: date) -> None:
    """Add where the minutes were published, and what each decision is worth today (R9-R11)."""
    decisions = [page.state.decisions[key] for key in meeting.agenda if key in page.state.decisions]
    if not decisions and not meeting.minutes_published:
        return
    page.heading(2, page.words("documents.published"))
    for receipt in meeting.minutes_published:
        values = {"on": receipt.on, "channel": receipt.channel, "by": page.person(receipt.by)}
        key = f"minutes_published_{receipt.audience.value}"
        page.field(key, page.words("documents.receipt", **values))
        if reach is Reach.INTERNAL or receipt.audience is Audience.USERS:
            page.field("evidence", receipt.evidence)
    page.end_fields()
    if not decisions:
        return
    page.say("as_of", on=today)
    for decision in decisions:
        label = named(page.words, page.state.matters[decision.id], reach)
        page.item(label, worth_in_words(page, decision, today))
    page.end_fields()


def corrections(page: Page, meeting: Meeting, reach: Reach) -> None:
    """Add the numbered corrections (R40)."""
    if not meeting.corrections:
        return
    page.heading(2, page.words("documents.corrections"))
    for correction in meeting.corrections:
        _correction(page, meeting, correction, reach)


def _correction(page: Page, meeting: Meeting, correction: Correction, reach: Reach) -> None:
    """Add a correction with both texts, unless these readers may not have them (R34)."""
    values = {"number": correction.number, "on": correction.on, "by": page.person(correction.by)}
    if correction.matter:
        page.say("correction_of", matter=correction.matter, **values)
    else:
        page.say("correction", **values)
    if reach is Reach.PUBLIC and not correction_for_all(page.state, meeting, correction):
        page.say("exempt" if correction.matter else "correction_internal")
        return
    page.text("before", correction.before)
    page.text("after", correction.after)
