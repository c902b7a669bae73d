"""Which decisions and minutes readers are given, and the receipts that are owed (R10-R13)."""

from datetime import date

from mkm_tui.records.decisions import Decision, Version
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, DecisionStatus
from mkm_tui.rules.publication import missing_audiences, status
from mkm_tui.rules.wording import says


def is_exempt(state: State, decision: Decision) -> bool:
    """Say whether the public is given a decision's redacted text only (R12, R34)."""
    return decision.exempt or state.matters[decision.id].exempt


def given_text(state: State, decision: Decision, version: Version, audience: Audience) -> str:
    """Return what readers are given of a wording; empty where there is nothing for them."""
    hides = audience is Audience.USERS and is_exempt(state, decision)
    return version.redacted if hides else version.text


def is_given(state: State, key: str, audience: Audience) -> bool:
    """Say whether there is a decision that readers are given; an exempt one needs words.

    The public is given nothing of a draft (R32).
    """
    decision = state.decisions.get(key)
    if decision is None or (audience is Audience.USERS and state.matters[key].draft):
        return False
    return says(given_text(state, decision, decision.versions[-1], audience))


def minutes_given(meeting: Meeting, audience: Audience) -> bool:
    """Say whether readers are given a meeting's minutes.

    The public is given approved ones; inside, drafts that are shared too (R31).
    """
    shared = meeting.minutes_shared is not None
    return meeting.locked or (audience is Audience.INTERNAL and shared)


def owes_receipt(state: State, decision: Decision, audience: Audience, today: date) -> bool:
    """Say whether a decision lacks a receipt that its page, or a redacted text, would give it.

    Advice binds nobody and needs none (R8), nor does what another decision has replaced.
    """
    if decision.recommendation or audience not in missing_audiences(decision):
        return False
    if status(state, decision, today) is DecisionStatus.SUPERSEDED:
        return False
    return decision.exempt or is_given(state, decision.id, audience)


def minutes_owe_receipt(meeting: Meeting, audience: Audience) -> bool:
    """Say whether approved minutes lack a receipt for readers."""
    given = (receipt.audience for receipt in meeting.minutes_published)
    return meeting.locked and audience not in given
