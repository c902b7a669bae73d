"""From when a decision applies, in sentences; what it replaces, and what replaces it."""

from collections.abc import Iterable
from datetime import date

from mkm_tui.documents.matter_head import named
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.records.decisions import Decision
from mkm_tui.records.terms import Audience, DecisionStatus
from mkm_tui.rules.publication import (
    in_force_from,
    missing_audiences,
    receipt,
    status,
    version_in_force,
    version_in_force_from,
)


def newest_first(decisions: Iterable[Decision]) -> list[Decision]:
    """Return decisions by the day on which they were agreed, the latest first."""
    return sorted(decisions, key=lambda decision: decision.agreed_on)[::-1]


def applies(page: Page, decision: Decision, today: date, giving: Audience | None = None) -> None:
    """Say from when the present wording applies, or what it takes before it does (R8-R11).

    `giving` is the audience to whom the document itself publishes the decision.
    """
    worth = status(page.state, decision, today)
    if worth is DecisionStatus.RECOMMENDED:
        page.say("applies_recommended")
    elif worth is DecisionStatus.SUPERSEDED:
        page.say("applies_no_more")
    elif missing_audiences(decision):
        _waits(page, decision, today, giving)
    else:
        _from(page, decision)


def _from(page: Page, decision: Decision) -> None:
    """Say from when the decision applies, and from when as it is worded now."""
    first = in_force_from(decision)
    since = version_in_force_from(decision, decision.versions[-1])
    if first == since:
        page.say("applies_from", on=since)
    else:
        page.say("applies_text_from", on=first, since=since)


def _waits(page: Page, decision: Decision, today: date, giving: Audience | None) -> None:
    """Say that the present wording does not apply yet, and which publication it lacks."""
    if version_in_force(decision, today) is None:
        page.say("applies_not")
    else:
        page.say("applies_earlier", on=in_force_from(decision))
    key = "applies_with_this" if giving in missing_audiences(decision) else "applies_given"
    for audience in Audience:
        found = receipt(decision, decision.versions[-1], audience)
        if found:
            page.say(f"{key}_{audience.value}", on=found.on)


def replacements(page: Page, decision: Decision, reach: Reach, today: date) -> None:
    """Add which decision this one replaces, and which one replaces it, from when."""
    matters, words = page.state.matters, page.words
    if decision.supersedes in matters:
        page.field("supersedes", named(words, matters[decision.supersedes], reach))
    later = page.state.decisions.get(decision.superseded_by)
    if later is None:
        return
    name, since = named(words, matters[later.id], reach), in_force_from(later)
    if status(page.state, decision, today) is DecisionStatus.SUPERSEDED and since:
        page.field("superseded_by", words("documents.superseded_since", matter=name, on=since))
    else:
        page.field("superseded_by", words("documents.superseded_later", matter=name))
