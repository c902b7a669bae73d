"""A matter of an import in words: its texts with how they begin, and what to look at again."""

from collections.abc import Iterator

from mkm_tui.documents.import_lines import looks_like_matter
from mkm_tui.documents.import_parts import TEXTS, line_numbers
from mkm_tui.documents.import_plan import Plan, PlannedMatter
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter
from mkm_tui.records.signs import cleaned

_BEGINNING = 60
"""Characters that are shown of a text."""


class MatterPreview:
    """Writes the preview of one matter."""

    def __init__(self, words: Words, plan: Plan, planned: PlannedMatter) -> None:
        self.words, self.plan, self.planned = words, plan, planned
        self.matter: Matter = plan.state.matters[planned.id]

    def say(self, key: str, **values: object) -> str:
        """Return a sentence of the catalogue."""
        return self.words(f"reading.{key}", **values)

    def lines(self) -> Iterator[str]:
        """Yield its number, kind and title, and below them what it brings."""
        matter = self.matter
        yield f"  {matter.id}  {self.words.show(matter.kind)}: {matter.title}"
        for line in self._about():
            yield f"      {line}"

    def _about(self) -> Iterator[str]:
        """Yield the texts, the frame, and what is doubtful."""
        found = self.planned.found
        for field in TEXTS:
            if text := self.planned.texts.get(field, ""):
                yield self._text(field, text)
        if found.number:
            yield self.say("original_number", number=found.number)
        yield from self._frame()
        yield from self._exempt()
        yield from self._doubts()

    def _text(self, field: str, text: str) -> str:
        """Return which text is brought in, how it begins, and whether that was a guess."""
        key, found = "begins", self.planned.found
        if field == "proposal" and found.decided:
            key = "begins_decided"
        elif field == found.unlabelled:
            key = "begins_unlabelled"
        name = self.words(f"documents.{field}")
        return self.say(key, text=name, count=len(text), begins=_beginning(text))

    def _frame(self) -> Iterator[str]:
        """Yield the matter's frame, and the parties' input."""
        matter = self.matter
        units = self.words.listed([self.plan.state.units[key].name for key in matter.units])
        told = {
            "proposer": matter.proposer,
            "units": units,
            "minutes_planned": self._minutes(matter.minutes_planned),
            "responsible": self._name(matter.responsible),
            "deadline": self.words.date(matter.deadline) if matter.deadline else "",
            "old_out": matter.old_out,
            "nothing_out_because": matter.nothing_out_because,
        }
        for key, value in told.items():
            if value:
                yield f"{self.words(f'documents.{key}')}: {value}"
        if matter.for_council:
            yield self.words("documents.council_recommendation")
        for voice in matter.contributions:
            by = self._name(voice.by) or voice.by
            who = ", ".join(name for name in (self.words.show(voice.party), by) if name)
            begins = _beginning(voice.text)
            yield self.say("input", who=who, count=len(voice.text), begins=begins)

    def _exempt(self) -> Iterator[str]:
        """Yield how an exempt matter is exempt, and what is missing for it."""
        matter, found = self.matter, self.planned.found
        if not matter.exempt:
            return
        yield self.say("exempt_as", basis=matter.legal_basis)
        key = "public_title_found" if found.public_title else "public_title_neutral"
        yield self.say(key, title=matter.public_title)
        lines = line_numbers(found.marks)
        if lines and not found.legal_basis:
            yield self.say("basis_missing", lines=lines)

    def _doubts(self) -> Iterator[str]:
        """Yield the lines of its texts that look like the heading of another matter."""
        found, rows = self.planned.found, self.plan.found.sheet.lines
        bits = (bit for text in found.texts.values() for bit in text)
        lines = sorted({n for bit in bits for n in range(bit.first, bit.last + 1)})
        for line in lines:
            if line != found.line and looks_like_matter(cleaned(rows[line])):
                yield self.say("another_matter", line=line + 1, text=_beginning(rows[line]))

    def _name(self, key: str) -> str:
        """Return a person's name."""
        person = self.plan.state.people.get(key)
        return person.name if person else ""

    def _minutes(self, count: int) -> str:
        """Return a planned length in words, nothing where none is planned."""
        return self.words("documents.minutes_count", count=count) if count else ""


def _beginning(text: str) -> str:
    """Return how a text begins, in one line and without what cannot be seen."""
    whole = " ".join(cleaned(text).split())
    return whole if len(whole) <= _BEGINNING else f"{whole[:_BEGINNING].rstrip()} …"
