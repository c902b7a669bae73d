"""An import in words, before it is done: what goes where, and what was not understood."""

from collections.abc import Iterator

from mkm_tui.actions.matters import AddMatter
from mkm_tui.documents.import_parts import Bit, FoundPerson, Left, line_numbers
from mkm_tui.documents.import_plan import Plan
from mkm_tui.documents.import_preview_matter import MatterPreview
from mkm_tui.documents.import_source import Source
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.signs import cleaned
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
            yield from MatterPreview(self.words, self.plan, matter).lines()
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
        if self.plan.is_past:
            yield f"  {self.say('day_past')}"
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
            if reason := self._why_not():
                yield self.say(reason)
        for key, names in groups.items():
            if names:
                yield self.say(key, names="; ".join(names))

    def _why_not(self) -> str:
        """Return the sentence on why minutes' attendance is not recorded; empty where it is."""
        found = self.plan.found
        if self.plan.notes_people or not found.minutes:
            return ""
        if found.on is None:
            return "people_no_day"
        meeting = self.plan.state.meetings[self.plan.meeting]
        return "people_other_day" if found.on != meeting.on else "people_to_come"

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
            if any(sign.isalnum() for sign in self.plan.found.sheet.lines[left.line]):
                labels.setdefault(left.label, []).append(left.line)
        if labels:
            yield ""
            yield self.say("left")
        for label, lines in labels.items():
            yield f"  {self.say('left_lines', label=label, lines=line_numbers(lines))}"

    def _missed(self) -> Iterator[str]:
        """Yield what was not understood, line by line."""
        rows = list(missed_lines(self.plan))
        yield ""
        yield self.say("missed" if rows else "all_understood", count=len(rows))
        for number, text in rows:
            short = text if len(text) <= _LINE else f"{text[:_LINE]} …"
            yield f"  {self.say('missed_line', line=number, text=short)}"


def stopped(words: Words, plan: Plan, done: int, reason: str) -> str:
    """Return how far an import came before it stopped, what stays, and what can be done."""
    if not done:
        return reason
    matters = sum(isinstance(action, AddMatter) for action in plan.actions[:done])
    return words(
        "reading.stopped",
        reason=reason,
        done=done,
        every=len(plan.actions),
        matters=matters,
        all_matters=len(plan.matters),
        meeting=plan.meeting,
    )


def missed_lines(plan: Plan) -> Iterator[tuple[int, str]]:
    """Yield the lines that were not understood, with their numbers from 1."""
    for bit in sorted(plan.found.missed, key=_first):
        for line in range(bit.first, bit.last + 1):
            text = plan.found.sheet.lines[line].strip()
            if any(sign.isalnum() for sign in text):
                yield line + 1, text


def _first(bit: Bit) -> int:
    """Return the first line of a stretch."""
    return bit.first


def _line_of(left: Left) -> int:
    """Return the line of what was left."""
    return left.line
