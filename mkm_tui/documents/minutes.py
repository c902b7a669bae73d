"""The minutes of a meeting, in the shape of the domain's part 5."""

from mkm_tui.documents.minutes_matter import matter_minutes
from mkm_tui.documents.notice import meeting_fields
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, hidden
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.people import Person
from mkm_tui.records.state import State
from mkm_tui.records.terms import Party, Presence
from mkm_tui.rules.presence import latest_presence, missing_parties, seats


def minutes(state: State, meeting: Meeting, reach: Reach, words: Words) -> str:
    """Return the minutes as Markdown; a draft says that it is one."""
    page = Page(state, words)
    group = state.groups["group"]
    page.heading(1, words("documents.minutes", group=group.name, meeting=meeting.id))
    if not meeting.locked:
        page.say("draft")
    meeting_fields(page, meeting)
    _attendance(page, meeting)
    for key in meeting.agenda:
        matter_minutes(page, state.matters[key], meeting, reach)
    _corrections(page, meeting, reach)
    _signatures(page, meeting)
    return page.written()


def _attendance(page: Page, meeting: Meeting) -> None:
    """Add who was there by party, who was away, and whether all three parties were there."""
    page.heading(2, page.words("documents.attendance"))
    ever = {a.person for a in meeting.attendance if a.presence is not Presence.ABSENT}
    people = [page.state.people[key] for key in latest_presence(meeting)]
    for party in Party:
        page.heading(3, page.words.show(party).capitalize())
        for person in people:
            if person.party is party and person.id in ever:
                page.field("present", _described(page, person))
        page.end_fields()
    page.field("absent", page.words.listed([p.name for p in people if p.id not in ever]))
    page.field("others", meeting.others)
    lacking = missing_parties(seats(page.state, meeting))
    page.field("all_parties", page.words("documents.no" if lacking else "documents.yes"))
    _movements(page, meeting)
    page.end_fields()


def _described(page: Page, person: Person) -> str:
    """Return a name with organisation and, for a deputy, whose seat it is."""
    parts = [person.organisation]
    if person.deputy_for:
        name = page.person(person.deputy_for)
        parts.append(page.words("documents.deputy_for", name=name))
    known = ", ".join(part for part in parts if part)
    return f"{person.name} ({known})" if known else person.name


def _movements(page: Page, meeting: Meeting) -> None:
    """Add who came and went during a matter (R38)."""
    for attendance in meeting.attendance:
        if attendance.matter:
            came = attendance.presence is not Presence.ABSENT
            page.field(
                "came" if came else "left",
                page.words(
                    "documents.movement",
                    name=page.person(attendance.person),
                    matter=attendance.matter,
                ),
            )


def _corrections(page: Page, meeting: Meeting, reach: Reach) -> None:
    """Add the numbered corrections with both texts (R40)."""
    if not meeting.corrections:
        return
    page.heading(2, page.words("documents.corrections"))
    for correction in meeting.corrections:
        matter = page.state.matters.get(correction.matter)
        page.say("correction", number=correction.number, on=correction.on, by=correction.by)
        if matter is None or not hidden(matter, reach):
            page.text("before", correction.before)
            page.text("after", correction.after)


def _signatures(page: Page, meeting: Meeting) -> None:
    """Add a line for each party, with who approved where somebody has."""
    page.heading(2, page.words("documents.signatures"))
    approvals = {approval.party: approval for approval in meeting.approvals}
    for party in Party:
        name = page.words.show(party).capitalize()
        if party in approvals:
            who, on = page.person(approvals[party].person), approvals[party].on
            page.say("approved_by", party=name, name=who, on=on)
        else:
            page.say("to_sign", party=name)
