"""What was found in a document, as actions that are rehearsed before anything is written."""

from datetime import date, time

import msgspec

from mkm_tui.actions.attendance import RecordPresence
from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import perform
from mkm_tui.actions.matters import AddMatter, EditMatter, ProposeDecision
from mkm_tui.actions.meetings import EditMeeting, PlanMeeting
from mkm_tui.actions.room import AddContribution
from mkm_tui.documents.import_kinds import kind_of
from mkm_tui.documents.import_parts import Found, FoundMatter, FoundPerson
from mkm_tui.documents.import_people import Roster
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.people import Person
from mkm_tui.records.state import State
from mkm_tui.records.terms import Language, Presence, Role
from mkm_tui.rules.broken import RuleBroken

_ADDED = ("proposer", "units", "minutes_planned", "for_council")
"""What a matter is added with; the rest of its frame is edited in."""
_LENGTH = 3
"""Hours that a meeting lasts where nothing is said."""
_LATEST = time(23, 59)


class NoPlan(Exception):  # noqa: N818 - a document that cannot be imported so, told to whoever asked
    """Nothing can be imported; `key` names the sentence in the catalogue `reading`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key, self.values = key, values


class Where(msgspec.Struct, frozen=True):
    """Where the matters go: to a meeting, or to a new one on a day."""

    meeting: str = ""
    on: date | None = None
    """The day of the new meeting; None for the document's own."""


class PlannedMatter(msgspec.Struct, frozen=True):
    """A matter as it will be, with what was found of it."""

    id: str
    found: FoundMatter
    texts: dict[str, str]
    """Each text that is brought in."""


class Plan(msgspec.Struct):
    """What an import does: the actions, and what they lead to."""

    found: Found
    before: State
    state: State
    """The record as the actions leave it."""
    actions: list[Action] = []
    meeting: str = ""
    matters: list[PlannedMatter] = []
    there: list[FoundPerson] = []
    """Those of the roster whose presence is noted."""
    notes_people: bool = False
    """Whether it is noted who was there."""
    is_past: bool = False
    """Whether the meeting lies before the day of the import."""
    others: list[FoundPerson] = []
    """Those who go to the meeting's others in words."""

    @property
    def is_new(self) -> bool:
        """Whether the meeting is planned by the import."""
        return self.meeting not in self.before.meetings


def plan_of(found: Found, state: State, where: Where, context: Context) -> Plan:
    """Return what an import would do; nothing is written.

    Raises NoPlan where it is not known to which meeting, RuleBroken where a rule refuses.
    """
    return _Planner(found, state, where, context).planned()


class _Planner:
    """Rehearses the actions of an import on the record."""

    def __init__(self, found: Found, state: State, where: Where, context: Context) -> None:
        self.found, self.where, self.context = found, where, context
        self.roster = Roster(state)
        self.plan = Plan(found, state, state)
        language = state.group.language if state.group else Language.NB
        self.words = Words(language)

    def planned(self) -> Plan:
        """Return the plan."""
        if not self.found.matters:
            raise NoPlan("no_matters")
        self.plan.meeting = self._meeting()
        meeting = self.plan.state.meetings[self.plan.meeting]
        self.plan.is_past = meeting.on < self.context.today
        for matter in self.found.matters:
            self._matter(matter)
        if self.found.minutes and self._is_held(meeting):
            self._people()
            self.plan.notes_people = True
        return self.plan

    def _is_held(self, meeting: Meeting) -> bool:
        """Say whether the document's own day is the meeting's, and that day has come."""
        return self.found.on == meeting.on <= self.context.today

    def _same_day(self) -> bool:
        """Say whether the document can be about this very meeting, and not about another one."""
        meeting = self.plan.state.meetings[self.plan.meeting]
        return self.plan.is_new or self.found.on in (None, meeting.on)

    def _do(self, action: Action) -> None:
        """Rehearse an action."""
        changes = perform(action, self.plan.state, self.context)
        self.plan.state = self.plan.state.put(*changes)
        self.plan.actions.append(action)

    def _meeting(self) -> str:
        """Return the meeting that the matters go to, planned where it is new."""
        if self.where.meeting:
            return self._existing(self.where.meeting)
        on = self.where.on or self.found.on
        if on is None:
            raise NoPlan("no_date")
        start, end = self._hours()
        known = set(self.plan.state.meetings)
        self._do(
            PlanMeeting(
                on=on,
                start=start,
                end=end,
                body=self.found.body,
                place=self.found.place,
                chair=self._person(self.found.chair),
                minute_taker=self._person(self.found.minute_taker),
            )
        )
        meeting = next(key for key in self.plan.state.meetings if key not in known)
        self._edit(meeting)
        return meeting

    def _existing(self, meeting: str) -> str:
        """Return a meeting that is there; what it lacks is filled in, the rest stays."""
        if meeting not in self.plan.state.meetings:
            raise NoPlan("no_meeting", meeting=meeting)
        self.plan.meeting = meeting
        if self._same_day():
            self._edit(meeting)
        return meeting

    def _edit(self, meeting: str) -> None:
        """Fill in what a meeting lacks and the document tells."""
        record = self.plan.state.meetings[meeting]
        told = {
            "place": self.found.place,
            "chair": self._person(self.found.chair),
            "minute_taker": self._person(self.found.minute_taker),
            "archive_reference": self.found.archive_reference,
        }
        fields = {
            name: value for name, value in told.items() if value and not getattr(record, name)
        }
        if self.found.closed_doors and not record.closed_doors:
            fields["closed_doors"] = True  # type: ignore[assignment]
        if fields:
            self._do(msgspec.convert({"meeting": meeting, **fields}, EditMeeting))

    def _hours(self) -> tuple[time, time]:
        """Return from when to when the new meeting is."""
        start = self.found.start
        if start is None:
            return time(9), time(12)
        end = self.found.end
        later = start.replace(hour=start.hour + _LENGTH) if start.hour + _LENGTH < 24 else _LATEST
        return start, end or max(later, start)

    def _person(self, name: str) -> str:
        """Return a person's id, or nothing."""
        person = self.roster.person(name) if name else None
        return person.id if person else ""

    def _matter(self, matter: FoundMatter) -> None:
        """Rehearse adding a matter with its texts."""
        texts = {field: self.found.text(bits) for field, bits in matter.texts.items()}
        proposal = self._proposal(matter, texts)
        known = set(self.plan.state.matters)
        number = self.words("reading.original_number", number=matter.number)
        fields = {name: matter.fields[name] for name in _ADDED if name in matter.fields}
        if matter.legal_basis or matter.marks:
            basis = matter.legal_basis or self.words("reading.no_basis")
            title = matter.public_title or self.words("reading.public_title")
            fields |= {"legal_basis": basis, "public_title": title}
        head = [number] if matter.number else []
        self._do(
            AddMatter(
                meeting=self.plan.meeting,
                title=matter.title,
                kind=kind_of(matter, bool(proposal)),
                case_paper="\n\n".join([*head, texts.get("case_paper", "")]).strip("\n"),
                recommendation=texts.get("recommendation", ""),
                **fields,  # type: ignore[arg-type]
            )
        )
        key = next(key for key in self.plan.state.matters if key not in known)
        self._texts(key, matter, texts, proposal)
        told = {field: text for field, text in texts.items() if field != "decision"}
        told["proposal"] = proposal
        self.plan.matters.append(PlannedMatter(key, matter, told))

    def _texts(self, key: str, matter: FoundMatter, texts: dict[str, str], proposal: str) -> None:
        """Rehearse the texts that are written after a matter was added, and the parties' input."""
        names = ("consideration", "dialogue", "users_voice")
        edits: dict[str, object] = {name: texts[name] for name in names if texts.get(name)}
        edits |= {name: value for name, value in matter.fields.items() if name not in _ADDED}
        edits.pop("kind", None)
        if edits:
            self._do(EditMatter(matter=key, **edits))  # type: ignore[arg-type]
        if proposal:
            self._do(ProposeDecision(matter=key, text=proposal))
        for voice in matter.voices:
            text = self.found.text(voice.bits)
            if text.strip():
                self._do(AddContribution(matter=key, party=voice.party, text=text, by=voice.by))

    def _proposal(self, matter: FoundMatter, texts: dict[str, str]) -> str:
        """Return the proposed text: the decided one, where there is one.

        A proposal that was decided otherwise goes to the consideration, under its name.
        """
        decided, proposed = texts.get("decision", ""), texts.get("proposal", "")
        if decided and proposed and decided != proposed:
            label = f"**{self.words('documents.proposal')}**"
            parts = [texts.get("consideration", ""), label, proposed]
            texts["consideration"] = "\n\n".join(part for part in parts if part)
        return decided or proposed

    def _people(self) -> None:
        """Rehearse who was there: the roster's by name, others in words; deputies last."""
        meeting = self.plan.state.meetings[self.plan.meeting]
        noted = {entry.person for entry in meeting.attendance}
        for person in sorted(self.found.people, key=self._turn):
            known = self.plan.state.people.get(person.person)
            if known is None or known.id in noted or not self._noted(person):
                self.plan.others.append(person)
        names = [p.name for p in sorted(self.plan.others, key=_line) if _is_there(p)]
        said = [meeting.others] if meeting.others.strip() else []
        if names:
            others = ", ".join([*said, *names])
            self._do(EditMeeting(meeting=meeting.id, others=others))

    def _turn(self, person: FoundPerson) -> tuple[bool, bool]:
        """Return when somebody's presence is noted: who was away first, deputies last."""
        known = self.plan.state.people.get(person.person)
        return known is not None and known.role is Role.DEPUTY, _is_there(person)

    def _noted(self, person: FoundPerson) -> bool:
        """Rehearse somebody's presence, and say whether the rules let it be noted."""
        try:
            self._do(
                RecordPresence(
                    meeting=self.plan.meeting,
                    person=person.person,
                    presence=person.presence,
                    seat=person.seat if self._is_deputy(person.person) else "",
                )
            )
        except RuleBroken:
            return False
        self.plan.there.append(person)
        return True

    def _is_deputy(self, key: str) -> bool:
        """Say whether somebody is a deputy in the roster."""
        person: Person = self.plan.state.people[key]
        return person.role is Role.DEPUTY


def _is_there(person: FoundPerson) -> bool:
    """Say whether somebody was there."""
    return person.presence is not Presence.ABSENT


def _line(person: FoundPerson) -> int:
    """Return where somebody is named."""
    return person.line
