"""Who answers for a decision, by when, for which units, and what goes out for it."""

from datetime import date

from mkm_tui.documents.notice import body_name
from mkm_tui.documents.page import Page
from mkm_tui.records.decisions import Decision
from mkm_tui.records.signs import cleaned


def agreed_by(page: Page, decision: Decision) -> str:
    """Return when and by whom a decision was agreed."""
    meeting = page.state.meetings.get(page.state.matters[decision.id].meeting)
    on = page.words.date(decision.agreed_on)
    if meeting is None:
        return on
    body = body_name(page, meeting)
    return page.words("documents.agreed_by", on=on, body=body, meeting=meeting.id)


def frame(page: Page, decision: Decision) -> None:
    """Add responsible leader, deadline, units, and old out as they are now (R16, R18)."""
    deadline = decision.deadline
    page.field("responsible", page.person(decision.responsible))
    page.field("deadline", page.words.date(deadline) if deadline else "")
    page.field("concerns", page.units(decision.units))
    gone_out(page, decision)


def involvement(decision: Decision) -> str:
    """Return how the parties are involved: as prepared, else as the last publication said."""
    given = [decision.involvement, *(said.involvement for said in reversed(decision.publications))]
    return next((text for text in given if cleaned(text).strip()), "")


def gone_out(page: Page, decision: Decision) -> None:
    """Add what goes out for the decision, or why nothing does (R18)."""
    old_out = decision.old_out.strip()
    page.field("old_out", old_out)
    page.field("nothing_out_because", "" if old_out else decision.nothing_out_because)


def next_review(page: Page, decision: Decision, today: date) -> None:
    """Add when the decision is to be reviewed, and whether that day has passed."""
    on = decision.review_on
    if on is not None:
        overdue = page.words("documents.review_overdue", on=on)
        page.field("review_on", overdue if on < today else page.words.date(on))
