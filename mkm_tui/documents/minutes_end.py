"""What stands after the matters: next meeting, signatures, publication, corrections."""

from datetime import date

from mkm_tui.documents.matter_head import named
from mkm_tui.documents.notice import planned_time
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, withheld
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.records.meetings import Correction, Meeting
from mkm_tui.records.terms import Party


def next_meeting(page: Page, meeting: Meeting) -> None:
    """Add the same body's first meeting after this one, where there is one."""
    later = [
        other
        for other in page.state.meetings.values()
        if other.body is meeting.body and (other.on, other.start) > (meeting.on, meeting.start)
    ]
    following = min(later, key=lambda other: (other.on, other.start), default=None)
    if following is None:
        return
    page.heading(2, page.words("documents.next_meeting"))
    page.field("meeting_number", following.id)
    page.field("date", page.words.date(following.on))
    page.field("time", planned_time(page.words, following))
    page.field("place", following.place)
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
        _correction(page, correction, reach)


def _correction(page: Page, correction: Correction, reach: Reach) -> None:
    """Add a correction with both texts, which an exempt matter keeps to itself (R34)."""
    values = {"number": correction.number, "on": correction.on, "by": page.person(correction.by)}
    matter = page.state.matters.get(correction.matter)
    if matter is None:
        page.say("correction", **values)
    else:
        page.say("correction_of", matter=matter.id, **values)
    if matter is not None and withheld(matter, reach):
        page.say("exempt")
        return
    page.text("before", correction.before)
    page.text("after", correction.after)
