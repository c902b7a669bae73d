"""Decisions, their texts, receipts and what the units do with them."""

from datetime import date

import msgspec

from mkm_tui.records.terms import Audience, UnitStatus, Verdict


class Publication(msgspec.Struct, frozen=True, gc=False):
    """A receipt: this exact text was published to this audience (R10–R13)."""

    audience: Audience
    on: date
    channel: str
    by: str
    involvement: str
    """How the affected parties are involved, as it was made visible (R13)."""
    text_hash: str
    evidence: str = ""
    """A link or a reference."""


class Version(msgspec.Struct, frozen=True, gc=False):
    """A wording of the decision, and from when it was meant."""

    text: str
    on: date
    redacted: str = ""
    """What users are given where the matter is exempt (R12)."""
    reason: str = ""
    """Why an earlier wording was corrected: a slip of the pen, or what a meeting agreed."""


class UnitReport(msgspec.Struct, frozen=True, gc=False):
    """What a unit says it does with the decision; the latest for a unit counts."""

    unit: str
    status: UnitStatus
    on: date
    reason: str = ""
    """Why it is not followed (R15)."""
    indicators: tuple[int, ...] = ()
    """Numbers, 1 to 4, of the result indicators that are documented (R28)."""
    evidence: str = ""
    """Where they are documented."""


class Review(msgspec.Struct, frozen=True, gc=False):
    """What a review of the decision found."""

    on: date
    by: str
    finding: str
    verdict: Verdict = Verdict.KEPT


class Decision(msgspec.Struct, frozen=True, gc=False):
    """What the three parties agreed; the id is the matter's case number."""

    id: str
    agreed_on: date
    versions: tuple[Version, ...]
    """Every wording, oldest first; the last is the present one."""
    recommendation: bool = False
    """Advice to the council, which decides (R8)."""
    exempt: bool = False
    responsible: str = ""
    deadline: date | None = None
    units: tuple[str, ...] = ()
    old_out: str = ""
    nothing_out_because: str = ""
    supersedes: str = ""
    superseded_by: str = ""
    units_task: str = ""
    """What the units must do, as it stands in the publication inside."""
    users_notice: str = ""
    """What changes for the users, in plain language, as it is published to them."""
    involvement: str = ""
    """How the affected parties are involved, prepared for the publications (R13)."""
    review_on: date | None = None
    """When the decision is to be reviewed next."""
    reviews: tuple[Review, ...] = ()
    publications: tuple[Publication, ...] = ()
    reports: tuple[UnitReport, ...] = ()

    @property
    def text(self) -> str:
        """The present wording."""
        return self.versions[-1].text
