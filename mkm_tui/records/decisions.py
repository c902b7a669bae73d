"""Decisions, their texts, receipts and what the units do with them."""

from datetime import date

import msgspec

from mkm_tui.records.terms import Audience, UnitStatus


class Publication(msgspec.Struct, frozen=True):
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


class Version(msgspec.Struct, frozen=True):
    """A wording of the decision, and from when it was meant."""

    text: str
    on: date
    redacted: str = ""
    """What users are given where the matter is exempt (R12)."""


class UnitReport(msgspec.Struct, frozen=True):
    """What a unit says it does with the decision; the latest for a unit counts."""

    unit: str
    status: UnitStatus
    on: date
    reason: str = ""
    """Why it is not followed (R15)."""


class Decision(msgspec.Struct, frozen=True):
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
    publications: tuple[Publication, ...] = ()
    reports: tuple[UnitReport, ...] = ()

    @property
    def text(self) -> str:
        """The present wording."""
        return self.versions[-1].text
