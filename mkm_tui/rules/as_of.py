"""The record as it stands about one day: what was in force then (R9-R11)."""

from datetime import date
from typing import NamedTuple

from msgspec import structs

from mkm_tui.records.decisions import Decision, Version
from mkm_tui.records.state import State
from mkm_tui.records.terms import DecisionStatus
from mkm_tui.rules.publication import status, version_in_force

_FRAME = (
    "responsible", "deadline", "units", "old_out", "nothing_out_because", "units_task",
    "users_notice", "involvement", "review_on",
)  # fmt: skip
"""What is known about a decision without a date of its own: the journal alone tells when."""


class Standing(NamedTuple):
    """A decision on a day, as it is known now, and what the log said on that day itself."""

    decision: Decision
    """With the wordings, receipts, reports and reviews up to that day; its frame as it was then."""
    status: DecisionStatus
    in_force: Version | None
    """The wording that was in force."""
    said_then: DecisionStatus | None
    """The status by what had been recorded by then; None where it was not recorded yet."""
    in_force_then: Version | None
    """The wording in force by what had been recorded by then."""

    @property
    def recorded_later(self) -> bool:
        """Whether something that concerns the day was recorded, or taken back, after it."""
        said, stood = self.in_force_then, self.in_force
        other_text = (said and (said.text, said.on)) != (stood and (stood.text, stood.on))
        return self.said_then is not self.status or other_text


def decision_on(decision: Decision, day: date) -> Decision | None:
    """Return a decision with what is dated up to a day; None where it was not agreed by then."""
    if decision.agreed_on > day:
        return None
    return structs.replace(
        decision,
        versions=tuple(version for version in decision.versions if version.on <= day),
        publications=tuple(receipt for receipt in decision.publications if receipt.on <= day),
        reports=tuple(report for report in decision.reports if report.on <= day),
        reviews=tuple(review for review in decision.reviews if review.on <= day),
    )


def with_frame_of(decision: Decision, other: Decision) -> Decision:
    """Return a decision with what has no date of its own as another record of it has it."""
    return structs.replace(decision, **{name: getattr(other, name) for name in _FRAME})


def standing_on(now: State, then: State, day: date) -> dict[str, Standing]:
    """Return how every decision stood on a day, by id.

    `now` is the record as it is; `then` is the record as it was at the end of the day, from the
    journal. A receipt counts from its date, also where it was recorded later; what is dated later
    does not count. Who answers for a decision, its deadline and units are as they were then.
    """
    found = {}
    for key, decision in now.decisions.items():
        dated = decision_on(decision, day)
        if dated is not None:
            found[key] = _standing(now, then, dated, day)
    return found


def _standing(now: State, then: State, dated: Decision, day: date) -> Standing:
    """Return how a decision stood on a day."""
    known = then.decisions.get(dated.id)
    if known is not None:
        dated = with_frame_of(dated, known)
    said = status(then, known, day) if known is not None else None
    applied = version_in_force(known, day) if known is not None else None
    stands = status(now, dated, day)
    return Standing(dated, stands, version_in_force(dated, day), said, applied)
