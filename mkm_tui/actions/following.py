"""Following a decision: what the units do with it, and what reviews of it find."""

from datetime import date

from msgspec import structs

from mkm_tui.actions.base import Action, Changes, Context, find
from mkm_tui.records.decisions import Review, UnitReport
from mkm_tui.records.state import State
from mkm_tui.records.terms import UnitStatus, Verdict
from mkm_tui.rules.broken import require
from mkm_tui.rules.followup import RESULT_INDICATORS
from mkm_tui.rules.wording import says


class ReportUnit(Action, frozen=True, kw_only=True, tag="report_unit"):
    """Record how far a unit has carried a decision out, or that it does not follow it (R15).

    Everyday practice takes the four result indicators, and where they are documented (R28).
    """

    decision: str
    unit: str
    status: UnitStatus
    reason: str = ""
    indicators: tuple[int, ...] = ()
    evidence: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the decision with the unit's report."""
        decision = find(state.decisions, self.decision, "decision")
        told = not decision.recommendation
        require(told, "R8", "recommendation_not_followed_up", decision=decision.id)
        require(self.unit in decision.units, "", "unit_not_concerned", unit=self.unit)
        reasoned = self.status is not UnitStatus.NOT_FOLLOWED or says(self.reason)
        require(reasoned, "R15", "reason_missing")
        indicators = tuple(sorted(set(self.indicators)))
        known = set(indicators) <= set(RESULT_INDICATORS)
        require(known, "R28", "indicator_unknown")
        shown = indicators == tuple(RESULT_INDICATORS) and says(self.evidence)
        require(self.status is not UnitStatus.EVERYDAY or shown, "R28", "everyday_undocumented")
        report = UnitReport(
            self.unit, self.status, context.today, self.reason, indicators, self.evidence
        )
        return (structs.replace(decision, reports=(*decision.reports, report)),)


class RecordReview(Action, frozen=True, kw_only=True, tag="record_review"):
    """Record what a review of a decision found, and when it is to be reviewed next, if it is."""

    decision: str
    finding: str
    verdict: Verdict = Verdict.KEPT
    next_on: date | None = None

    def changes(self, state: State, context: Context) -> Changes:
        """Return the decision with the review."""
        decision = find(state.decisions, self.decision, "decision")
        require(says(self.finding), "", "finding_missing")
        later = self.next_on is None or self.next_on > context.today
        require(later, "", "review_not_later")
        review = Review(context.today, context.who, self.finding, self.verdict)
        reviews = (*decision.reviews, review)
        return (structs.replace(decision, reviews=reviews, review_on=self.next_on),)
