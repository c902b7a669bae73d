"""What many records say alike is kept once: who sat at the table, the text that was agreed.

Ten years of meetings hold the same seats, names and words tens of thousands of times.
"""

from collections.abc import Hashable, Iterable
from typing import Any

from msgspec.structs import force_setattr

from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.people import Unit
from mkm_tui.records.state import Record


class Likeness:
    """Lets records that were just read share what is alike; nothing that they say changes."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}
        self._latest: dict[str, Any] = {}
        self._units: dict[str, Unit] = {}

    def share(self, records: Iterable[Record]) -> None:
        """Let records share with one another, and with those before them."""
        for record in records:
            if isinstance(record, Matter):
                self._of_matter(record)
            elif isinstance(record, Meeting):
                self._of_meeting(record)
            elif isinstance(record, Decision):
                self._of_decision(record)

    def _of_matter(self, matter: Matter) -> None:
        """Share what matters of a meeting have in common, and with the decision."""
        self._once(matter, "meeting", "units", "proposal", "responsible", "old_out")
        self._as_before(matter, "stances")
        if matter.closing is not None:
            self._as_before(matter.closing, "seats")

    def _of_meeting(self, meeting: Meeting) -> None:
        """Share what approved minutes keep of others."""
        kept = meeting.as_approved
        if kept is not None:
            self._as_before(kept, "people")
            force_setattr(kept, "units", tuple(map(self._unit, kept.units)))
            for decision in kept.decisions:
                self._of_decision(decision)

    def _unit(self, unit: Unit) -> Unit:
        """Return the same unit that was met before, or one that says something else."""
        known = self._units.get(unit.id)
        if unit == known:
            return known
        self._units[unit.id] = unit
        return unit

    def _of_decision(self, decision: Decision) -> None:
        """Share what decisions say alike, and their receipts and reports."""
        self._once(decision, "units", "responsible", "old_out", "agreed_on", "deadline")
        for version in decision.versions:
            self._once(version, "text", "on")
        for given in decision.publications:
            self._once(given, "channel", "by", "involvement", "text_hash", "on")
        for report in decision.reports:
            self._once(report, "unit", "on")

    def _as_before(self, record: Any, name: str) -> None:
        """Let a field be the same object as in the record before, where it says the same."""
        value, latest = getattr(record, name), self._latest.get(name)
        if value == latest:
            force_setattr(record, name, latest)
        else:
            self._latest[name] = value

    def _once(self, record: Any, *names: str) -> None:
        """Let fields be the same objects as any that say the same."""
        for name in names:
            value = getattr(record, name)
            known = self._known.setdefault(value, value)
            if known is not value:
                force_setattr(record, name, known)
