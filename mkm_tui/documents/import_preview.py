"""An import in words, before it is done: what goes where, and what was not understood."""

from collections.abc import Iterator

from mkm_tui.documents.import_parts import TEXTS, Bit, FoundPerson, Left
from mkm_tui.documents.import_plan import Plan, PlannedMatter, bits_of
from mkm_tui.documents.import_source import Source
from mkm_tui.documents.text import cleaned
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.terms import Presence

_LINE = 100
"""Characters that are shown of a line that was not understood."""


def preview_of(words: Words, source: Source, plan: Plan) -> list[str]:
    """Return what an import does as lines of text, without what a terminal would obey."""
    return [_visible(line) for line in _Preview(words, source, plan).lines()]


def _visible(line: str) -> str:
    """Return a line without characters that cannot be seen."""
    return cleaned(line).replace("\n", " ").replace("\t", " ")


class _Preview:
    """Writes the preview."""

    def __init__(self, words: Words, source: Source, plan: Plan) -> None:
        self.words, self.source, self.plan = words, source, plan

    def say(self, key: str, **values: object) -> str:
        """Return a sentence of the catalogue."""
        return self.words(f"reading.{key}", **values)

    def lines(self) -> Iterator[str]:
        """Yield the whole preview."""
        yield from self._document()
        yield from self._meeting()
        yield ""
        yield self.say("matters", count=len(self.plan.matters))
        for matter in self.plan.matters:
            yield from self._matter(matter)
        yield from self._people()
        yield from self._notes()
        yield from self._left()
        yield from self._missed()

    def _document(self) -> Iterator[str]:
        """Yield which file it is, and what kind of document."""
        found = self.plan.found
        key = "as_minutes" if found.minutes else "as_agenda"
        yield self.say(key, file=self.source.name)
        if found.title:
            yield f"  {found.title}"
        if self.source.letters:
            yield f"  {self.say('other_letters', letters=self.source.letters)}"

    def _meeting(self) -> Iterator[str]:
        """Yield which meeting the matters go to."""
        meeting = self.plan.state.meetings[self.plan.meeting]
        yield self.say(
            "new_meeting" if self.plan.is_new else "this_meeting",
            meeting=meeting.id,
            on=meeting.on,
            start=meeting.start,
            end=meeting.end,
        )
        told = {
            "place": meeting.place,
            "chair": self._name(meeting.chair),
            "minute_taker": self._name(meeting.minute_taker),
            "archive_reference": meeting.archive_reference,
        }
        for key, value in told.items():
            if value:
                yield f"  {self.words(f'documents.{key}')}: {value}"
        yield from self._about_the_day(meeting)

    def _about_the_day(self, meeting: Meeting) -> Iterator[str]:
        """Yield what the day of the meeting makes worth knowing."""
        found = self.plan.found
        if said := self._otherwise(meeting):
            yield f"  {self.say('document_says', said=said)}"
        if not self.plan.is_new:
            if found.on and found.on != meeting.on:
                yield f"  {self.say('other_day', on=found.on)}"
            if meeting.notice_sent:
                yield f"  {self.say('after_notice')}"
            return
        if found.on_by_name == meeting.on:
            yield f"  {self.say('day_of_name')}"
        same = [m.id for m in self.plan.before.meetings.values() if m.on == meeting.on]
        if same:
            yield f"  {self.say('same_day', meeting=same[0])}"

    def _otherwise(self, meeting: Meeting) -> str:
        """Return what the document says of the meeting and the record says otherwise."""
        found = self.plan.found
        span = [self.words.show(at) for at in (found.start, found.end) if at]
        told = {
            "time": "–".join(span) if found.start and found.start != meeting.start else "",
            "place": "" if found.place == meeting.place else found.place,
            "chair": "" if self._name(meeting.chair) in found.chair else found.chair,
            "minute_taker": ""
            if self._name(meeting.minute_taker) in found.minute_taker
            else found.minute_taker,
        }
        parts = [f"{self.words(f'documents.{key}')}: {value}" for key, value in told.items()]
        return "; ".join(part for part, value in zip(parts, told.values(), strict=True) if value)

    def _name(self, key: str) -> str:
        """Return a person's name."""
        person = self.plan.state.people.get(key)
        return person.name if person else ""

    def _matter(self, planned: PlannedMatter) -> Iterator[str]:
        """Yield a matter: its number, kind and title, and which texts it brings."""
        matter = self.plan.state.matters[planned.id]
        yield f"  {matter.id}  {self.words.show(matter.kind)}: {matter.title}"
        texts = [self._text(planned, field, planned.lengths.get(field, 0)) for field in TEXTS]
        for text in texts:
            if text:
                yield f"      {text}"
        if planned.found.number:
            yield f"      {self.say('original_number', number=planned.found.number)}"
        yield from self._frame(planned)
        if matter.exempt:
            yield f"      {self.say('exempt_as', basis=matter.legal_basis)}"
            key = "public_title_found" if planned.found.public_title else "public_title_neutral"
            yield f"      {self.say(key, title=matter.public_title)}"
            lines = _numbers(planned.found.marks)
            if lines and not planned.found.legal_basis:
                yield f"      {self.say('basis_missing', lines=lines)}"

    def _frame(self, planned: PlannedMatter) -> Iterator[str]:
        """Yield the matter's frame."""
        matter = self.plan.state.matters[planned.id]
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
                yield f"      {self.words(f'documents.{key}')}: {value}"
        if matter.for_council:
            yield f"      {self.words('documents.council_recommendation')}"
        for voice in matter.contributions:
            who = ", ".join(n for n in (self.words.show(voice.party), self._who(voice.by)) if n)
            yield f"      {self.say('input', who=who, count=len(voice.text))}"

    def _who(self, by: str) -> str:
        """Return whose input it is."""
        return self._name(by) or by

    def _minutes(self, count: int) -> str:
        """Return a planned length in words, nothing where none is planned."""
        return self.words("documents.minutes_count", count=count) if count else ""

    def _text(self, planned: PlannedMatter, field: str, count: int) -> str:
        """Return which text is brought in, how long it is, and whether that was a guess."""
        if not count:
            return ""
        name = self.words(f"documents.{field}")
        if field == "proposal" and planned.found.decided:
            return self.say("text_decided", text=name, count=count)
        if field == planned.found.unlabelled:
            return self.say("text_unlabelled", text=name, count=count)
        return self.say("text", text=name, count=count)

    def _people(self) -> Iterator[str]:
        """Yield who of the roster was there or away, and who else."""
        groups = {
            "people_there": [self._there(p) for p in self.plan.there
                             if p.presence is not Presence.ABSENT],
            "people_away": [self._there(p) for p in self.plan.there
                            if p.presence is Presence.ABSENT],
            "people_others": [p.name for p in self.plan.others],
        }  # fmt: skip
        if not self.plan.notes_people:
            groups = {"people_agenda": [self._there(p) for p in self.plan.found.people]}
        if any(groups.values()):
            yield ""
        for key, names in groups.items():
            if names:
                yield self.say(key, names="; ".join(names))

    def _there(self, person: FoundPerson) -> str:
        """Return somebody as the document names them, and that they were away, or remote."""
        how = self.words.show(person.presence)
        noted = self.plan.notes_people and person.presence is Presence.ABSENT
        told = noted or person.presence is Presence.PRESENT or how in person.name
        return person.name if told else f"{person.name} ({how})"

    def _notes(self) -> Iterator[str]:
        """Yield what is the same for every import."""
        yield ""
        if any(matter.found.decided for matter in self.plan.matters):
            yield self.say("no_decisions")
        first = self.plan.state.matters[self.plan.matters[0].id]
        if first.draft:
            yield self.say("as_drafts")

    def _left(self) -> Iterator[str]:
        """Yield what was understood, but is not brought in, each label with its lines."""
        labels: dict[str, list[int]] = {}
        for left in sorted(self.plan.found.left, key=_line_of):
            if self.plan.found.sheet.lines[left.line].strip():
                labels.setdefault(left.label, []).append(left.line)
        if labels:
            yield ""
            yield self.say("left")
        for label, lines in labels.items():
            yield f"  {self.say('left_lines', label=label, lines=_numbers(lines))}"

    def _missed(self) -> Iterator[str]:
        """Yield what was not understood, line by line."""
        rows = list(missed_lines(self.plan))
        yield ""
        yield self.say("missed" if rows else "all_understood", count=len(rows))
        for number, text in rows:
            short = text if len(text) <= _LINE else f"{text[:_LINE]} …"
            yield f"  {self.say('missed_line', line=number, text=short)}"


def missed_lines(plan: Plan) -> Iterator[tuple[int, str]]:
    """Yield the lines that were not understood, with their numbers from 1."""
    for bit in bits_of(plan.found):
        for line in range(bit.first, bit.last + 1):
            text = plan.found.sheet.lines[line].strip()
            if text:
                yield line + 1, text


def _line_of(left: Left) -> int:
    """Return the line of what was left."""
    return left.line


def _numbers(lines: list[int]) -> str:
    """Return line numbers from 1, those in a row as from–to."""
    spans: list[Bit] = []
    for line in sorted(set(lines)):
        if spans and spans[-1].last == line - 1:
            spans[-1] = Bit(spans[-1].first, line)
        else:
            spans.append(Bit(line, line))
    return ", ".join(
        f"{s.first + 1}" if s.first == s.last else f"{s.first + 1}–{s.last + 1}" for s in spans
    )
