"""A decision in the minutes: what the meeting agreed, and what became of it since."""

from datetime import date

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.documents.voices import statements
from mkm_tui.documents.worth import worth_in_words
from mkm_tui.records.decisions import Decision, Publication, Version
from mkm_tui.records.meetings import Matter
from mkm_tui.records.terms import Audience, DecisionStatus
from mkm_tui.rules.publication import (
    published_text,
    status,
    text_hash,
    version_in_force_from,
)


def decision_minutes(
    page: Page, matter: Matter, decision: Decision, reach: Reach, today: date
) -> None:
    """Add the wording that the meeting agreed, its frame and receipts, and what was said to it.

    Later wordings follow the first, each with its own receipts. Statements come last, so that
    nothing of the decision reads as a part of them.
    """
    key = "council_recommendation" if decision.recommendation else "decision"
    page.text(key, decision.versions[0].text)
    if matter.closing and matter.closing.read_back:
        page.say(f"{key}_read_back")
    _frame(page, matter, decision)
    _receipts(page, decision, decision.versions[0])
    for version in decision.versions[1:]:
        page.text("corrected", version.text, on=version.on)
        _receipts(page, decision, version)
    _status(page, decision, today)
    statements(page, matter, reach)


def _frame(page: Page, matter: Matter, decision: Decision) -> None:
    """Add responsible, deadline, units and old out as agreed, or as set since (R16, R18)."""
    deadline = matter.deadline or decision.deadline
    old_out = matter.old_out.strip() or decision.old_out.strip()
    reason = matter.nothing_out_because.strip() or decision.nothing_out_because.strip()
    page.field("responsible", page.person(matter.responsible or decision.responsible))
    page.field("deadline", page.words.date(deadline) if deadline else "")
    page.field("concerns", page.units(matter.units or decision.units))
    page.field("old_out", old_out)
    page.field("nothing_out_because", "" if old_out else reason)


def _receipts(page: Page, decision: Decision, version: Version) -> None:
    """Add where and when this wording was published, from when it applies, who is involved."""
    receipts = [receipt for receipt in _in_order(decision) if _is_of(receipt, decision, version)]
    for receipt in receipts:
        by = page.person(receipt.by)
        values = {"on": receipt.on, "channel": receipt.channel, "by": by}
        page.field(f"published_{receipt.audience.value}", page.words("documents.receipt", **values))
    since = version_in_force_from(decision, version)
    if since is not None and not decision.recommendation:
        page.field("in_force_from", page.words.date(since))
    for involvement in dict.fromkeys(receipt.involvement for receipt in receipts):
        page.field("involvement", involvement)


def _in_order(decision: Decision) -> list[Publication]:
    """Return the receipts by audience."""
    return [p for audience in Audience for p in decision.publications if p.audience is audience]


def _is_of(receipt: Publication, decision: Decision, version: Version) -> bool:
    """Say whether a receipt belongs to exactly this wording, and is not from before it."""
    text = published_text(decision, version, receipt.audience)
    return receipt.on >= version.on and receipt.text_hash == text_hash(text)


def _status(page: Page, decision: Decision, today: date) -> None:
    """Add the status of a decision that does not apply, or no longer does (R9)."""
    if status(page.state, decision, today) in (DecisionStatus.WAITING, DecisionStatus.SUPERSEDED):
        page.field("status", worth_in_words(page, decision, today))
