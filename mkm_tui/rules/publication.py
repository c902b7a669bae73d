"""When a decision applies: both receipts for its exact text, and not before (R9–R13)."""

import hashlib
from datetime import date, timedelta

from mkm_tui.records.decisions import Decision, Publication, Version
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, DecisionStatus
from mkm_tui.rules.memo import chosen, each, remembered


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text (UTF-8), in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def published_text(decision: Decision, version: Version, audience: Audience) -> str:
    """Return what an audience is given: users get the redacted text of an exempt matter (R12)."""
    if decision.exempt and audience is Audience.USERS:
        return version.redacted
    return version.text


def receipt(decision: Decision, version: Version, audience: Audience) -> Publication | None:
    """Return the earliest receipt of a version for an audience, or None.

    A receipt from before the version belongs to an earlier wording, even to the same words.
    """
    if not decision.publications:
        return None
    wanted = text_hash(published_text(decision, version, audience))
    return _earliest(decision, version, audience, wanted)


def _earliest(
    decision: Decision, version: Version, audience: Audience, wanted: str
) -> Publication | None:
    """Return the earliest receipt for an audience and a hash that is not from before a version."""
    found = None
    for given in decision.publications:
        if given.audience is audience and given.text_hash == wanted and given.on >= version.on:
            found = given if found is None or given.on < found.on else found
    return found


def version_in_force_from(decision: Decision, version: Version) -> date | None:
    """Return the later of the two receipts' dates, or None without both (R10, R11)."""
    if not decision.publications:
        return None
    whole = text_hash(version.text)
    given = text_hash(version.redacted) if decision.exempt else whole
    internal = _earliest(decision, version, Audience.INTERNAL, whole)
    users = _earliest(decision, version, Audience.USERS, given)
    if internal is None or users is None:
        return None
    return max(internal.on, users.on)


def version_in_force(decision: Decision, on: date) -> Version | None:
    """Return the wording in force on a day: the latest with both receipts by then, or None."""
    if decision.recommendation:
        return None
    for version in reversed(decision.versions):
        since = version_in_force_from(decision, version)
        if since is not None and since <= on:
            return version
    return None


def in_force_from(decision: Decision) -> date | None:
    """Return from when the decision applies, in its first wording that does; None if it does not.

    Computed from the receipts, never typed (R11). A recommendation does not bind (R8).
    """
    if decision.recommendation:
        return None
    dates = [version_in_force_from(decision, version) for version in decision.versions]
    return min((since for since in dates if since is not None), default=None)


def status(state: State, decision: Decision, today: date) -> DecisionStatus:
    """Return what the decision is worth today (R9–R11)."""
    if decision.recommendation:
        return DecisionStatus.RECOMMENDED
    later = state.decisions.get(decision.superseded_by) if decision.superseded_by else None
    if later is not None and version_in_force(later, today) is not None:
        return DecisionStatus.SUPERSEDED
    if version_in_force(decision, today) is not None:
        return DecisionStatus.IN_FORCE
    return DecisionStatus.WAITING


@each("decisions")
def _alone(decision: Decision, today: date) -> DecisionStatus:
    """Return what a decision is worth if no other one replaces it."""
    if decision.recommendation:
        return DecisionStatus.RECOMMENDED
    in_force = version_in_force(decision, today) is not None
    return DecisionStatus.IN_FORCE if in_force else DecisionStatus.WAITING


@chosen("decisions")
def _replaced(decision: Decision, _: date) -> bool:
    """Say whether another decision is agreed to replace one that binds."""
    return bool(decision.superseded_by) and not decision.recommendation


@remembered(_alone, _replaced)
def worths(state: State, today: date) -> dict[str, DecisionStatus]:
    """Return what each decision is worth today, as `status` does."""
    alone = _alone(state, today)
    ended = {
        key: DecisionStatus.SUPERSEDED
        for key, decision in _replaced(state, today).items()
        if alone.get(decision.superseded_by) is DecisionStatus.IN_FORCE
    }
    return {**alone, **ended}


def deadline_missed(state: State, since: date, today: date) -> date | None:
    """Return by when what waits since a day was to be published; None while there is time (R9)."""
    patience = state.group.publication_days if state.group else 0
    if (today - since).days <= patience:
        return None
    return since + timedelta(days=patience)


def days_waiting(decision: Decision, today: date) -> int:
    """Return the days since the decision was agreed (R9)."""
    return (today - decision.agreed_on).days


def missing_audiences(decision: Decision) -> list[Audience]:
    """Return the audiences without a receipt for the present wording (R10)."""
    return [
        audience
        for audience in Audience
        if receipt(decision, decision.versions[-1], audience) is None
    ]
