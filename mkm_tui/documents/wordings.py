"""The wordings of a decision, as these readers may see them, each with its receipts."""

from datetime import date

from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach, withheld
from mkm_tui.documents.receipts import bare_receipts, full_receipts
from mkm_tui.documents.text import block
from mkm_tui.records.decisions import Decision, Version
from mkm_tui.records.terms import Audience, DecisionStatus
from mkm_tui.rules.publication import receipt, status, version_in_force


def is_veiled(page: Page, decision: Decision, reach: Reach) -> bool:
    """Say whether these readers are given the public title and the redacted text alone (R34)."""
    exempt = decision.exempt and reach is Reach.PUBLIC
    return exempt or withheld(page.state.matters[decision.id], reach)


def wording_text(decision: Decision, version: Version, veiled: bool) -> str:
    """Return a wording as these readers may see it (R12)."""
    return version.redacted if veiled else version.text


def shown_wordings(decision: Decision, today: date) -> list[Version]:
    """Return the wording in force, and the present one where it waits beside it or alone."""
    valid, last = version_in_force(decision, today), decision.versions[-1]
    return [last] if valid is None or valid == last else [valid, last]


def wordings(page: Page, decision: Decision, reach: Reach, today: date) -> None:
    """Add the wording in force with its receipts; a new one that waits follows it."""
    shown = shown_wordings(decision, today)
    wording(page, decision, shown[0], reach, decision_key(decision))
    for version in shown[1:]:
        ended = status(page.state, decision, today) is DecisionStatus.SUPERSEDED
        wording(page, decision, version, reach, "corrected" if ended else "new_wording")


def decision_key(decision: Decision) -> str:
    """Return the label of the text: a decision, or advice to the council (R8)."""
    return "council_recommendation" if decision.recommendation else "decision"


def wording(page: Page, decision: Decision, version: Version, reach: Reach, key: str) -> None:
    """Add a wording with its receipts; of an exempt one what users were given, and when."""
    veiled = is_veiled(page, decision, reach)
    if veiled and receipt(decision, version, Audience.USERS) is None:
        page.say("exempt")
        return
    labelled(page, key, wording_text(decision, version, veiled), version)
    if not veiled:
        page.field("corrected_because", version.reason)
    if veiled:
        bare_receipts(page, decision, version)
    else:
        full_receipts(page, decision, version, reach)
    page.end_fields()


def labelled(page: Page, key: str, text: str, version: Version) -> None:
    """Add a wording under its label; one that shows nothing keeps its label, and is told of.

    So what follows a wording is never read as belonging to the one before.
    """
    if block(text):
        page.text(key, text, on=version.on)
    else:
        page.label(key, on=version.on)
        page.say("no_text")
