"""What happens to a decision after the meeting: its frame, receipts and wording."""

from datetime import date

from msgspec import UNSET, UnsetType, structs

from mkm_tui.actions.base import Action, Changes, Context, all_known, edited, find
from mkm_tui.records.decisions import Decision, Publication, Version
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience
from mkm_tui.rules.broken import require
from mkm_tui.rules.publication import published_text, receipt, text_hash
from mkm_tui.rules.wording import says


class AssignDecision(Action, frozen=True, kw_only=True, tag="assign_decision"):
    """Give a decision its responsible leader, deadline, units and old out (R16, R18)."""

    decision: str
    responsible: str | UnsetType = UNSET
    deadline: date | UnsetType = UNSET
    units: tuple[str, ...] | UnsetType = UNSET
    old_out: str | UnsetType = UNSET
    nothing_out_because: str | UnsetType = UNSET
    review_on: date | UnsetType | None = UNSET

    def changes(self, state: State, context: Context) -> Changes:
        """Return the decision as changed; what rules ask for cannot be emptied."""
        decision = edited(find(state.decisions, self.decision, "decision"), self)
        all_known(state.people, (decision.responsible,), "person")
        all_known(state.units, decision.units, "unit")
        for day in (self.deadline, self.review_on):
            fits = not isinstance(day, date) or day >= decision.agreed_on
            require(fits, "R16", "day_before_decision", on=day)
        if not decision.recommendation:
            named = decision.responsible and decision.deadline
            require(named, "R16", "responsible_and_deadline")
            out = decision.old_out.strip() or decision.nothing_out_because.strip()
            require(out, "R18", "old_out_missing")
        return (decision,)


class PreparePublication(Action, frozen=True, kw_only=True, tag="prepare_publication"):
    """Write what the publications say beside the decision: the units' task, the users' change.

    The statement of how the parties are involved is the one that publications propose (R13).
    """

    decision: str
    units_task: str | UnsetType = UNSET
    users_notice: str | UnsetType = UNSET
    involvement: str | UnsetType = UNSET

    def changes(self, state: State, context: Context) -> Changes:
        """Return the decision with the words."""
        return (edited(find(state.decisions, self.decision, "decision"), self),)


class RecordPublication(Action, frozen=True, kw_only=True, tag="record_publication"):
    """Record that the present wording was published to an audience (R10–R13).

    `on` is the day of the publication; without it, today. Without a statement of involvement,
    the one that was prepared counts.
    """

    decision: str
    audience: Audience
    channel: str
    involvement: str = ""
    by: str = ""
    on: date | None = None
    evidence: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the decision with a receipt for the hash of what the audience was given."""
        decision = find(state.decisions, self.decision, "decision")
        require(not decision.recommendation, "R8", "not_published", decision=decision.id)
        require(says(self.channel), "R13", "channel_missing")
        involvement = self.involvement.strip() or decision.involvement.strip()
        require(says(involvement), "R13", "involvement_missing")
        on = self.on or context.today
        version = decision.versions[-1]
        require(version.on <= on <= context.today, "R13", "publication_date", on=on)
        text = published_text(decision, version, self.audience)
        require(says(text), "R12", "redacted_missing", decision=decision.id)
        publication = Publication(
            audience=self.audience,
            on=on,
            channel=self.channel,
            by=self.by or context.who,
            involvement=involvement,
            text_hash=text_hash(text),
            evidence=self.evidence,
        )
        return (structs.replace(decision, publications=(*decision.publications, publication)),)


class CorrectDecision(Action, frozen=True, kw_only=True, tag="correct_decision"):
    """Give a decision a corrected wording; it needs both receipts anew.

    So does the statement of how the parties are involved: the one prepared was about another text.
    """

    decision: str
    text: str
    redacted: str = ""
    reason: str = ""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the decision with the wording added; the earlier one stands beside it."""
        decision = find(state.decisions, self.decision, "decision")
        require(says(self.text), "", "text_missing")
        needed = decision.exempt or not self.redacted
        require(needed, "R12", "redacted_not_needed", decision=decision.id)
        last = decision.versions[-1]
        require((self.text, self.redacted) != (last.text, last.redacted), "", "text_same")
        version = Version(self.text, context.today, self.redacted, self.reason)
        versions = (*decision.versions, version)
        return (structs.replace(decision, versions=versions, involvement=""),)


class RedactDecision(Action, frozen=True, kw_only=True, tag="redact_decision"):
    """Write what users are given of an exempt decision's present wording (R12)."""

    decision: str
    redacted: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the decision with the text; one that users were given stands beside it."""
        decision: Decision = find(state.decisions, self.decision, "decision")
        require(decision.exempt, "R12", "not_exempt", decision=decision.id)
        last = decision.versions[-1]
        given = receipt(decision, last, Audience.USERS) is not None
        kept = decision.versions if given else decision.versions[:-1]
        day = context.today if given else last.on
        version = Version(last.text, day, self.redacted)
        return (structs.replace(decision, versions=(*kept, version)),)
