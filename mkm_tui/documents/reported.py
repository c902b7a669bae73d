"""A report item: what the working committee decided, and what it is worth (R27)."""

from datetime import date

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, withheld
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Matter, Meeting


def committee_report(
    page: Page, meeting: Meeting, matter: Matter, reach: Reach, today: date
) -> None:
    """Add which decision a report item is about, its text and its status, as they were then."""
    decision = page.state.decisions.get(matter.reports)
    if decision is None:
        return
    on = meeting.closed.date() if meeting.closed else today
    treated = page.state.matters[decision.id]
    values = {"matter": decision.id, "meeting": treated.meeting, "on": decision.agreed_on}
    page.field("reports", page.words("documents.reported", **values))
    page.field("status", worth_in_words(page, decision, on))
    if withheld(treated, reach) or (decision.exempt and reach is Reach.PUBLIC):
        page.field("committee_decision", page.words("documents.exempt_short"))
    else:
        page.text("committee_decision", _text_on(decision, on))


def _text_on(decision: Decision, on: date) -> str:
    """Return a decision's wording on a day."""
    known = [version.text for version in decision.versions if version.on <= on]
    return known[-1] if known else decision.versions[0].text
