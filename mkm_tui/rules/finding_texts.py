"""What a search reads in a record: its title, its texts, and what it can be narrowed by."""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from mkm_tui.records.decisions import Decision, Publication
from mkm_tui.records.meetings import Matter, Meeting, Stance
from mkm_tui.records.portfolio import Assessment, Idea, Project
from mkm_tui.records.room import Statement
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, Party, StanceKind, term_tag
from mkm_tui.rules.consensus import outcome
from mkm_tui.rules.finding_portfolio import idea_texts, project_texts
from mkm_tui.rules.finding_query import Vocabulary, unit_tag
from mkm_tui.rules.publication import status
from mkm_tui.rules.sharing import correction_for_all

UNANSWERED = "idea_answer.none"
"""The tag of an idea whose bearer has had no answer."""


class Place(NamedTuple):
    """Where a record is: its register, its id."""

    register: str
    id: str


class Account(NamedTuple):
    """What a search reads in a record."""

    title: str
    texts: list[str]
    """Its paragraphs, each as one line."""
    tags: frozenset[str]


class View(IntEnum):
    """How much of a record is read; each is a part of the next."""

    PUBLIC = 1
    """What the public papers tell: nothing that units and reviews tell the group alone."""
    GROUP = 2
    """What the group's own screens show unasked: nothing that is exempt, or said internally."""
    WHOLE = 3
    """All of it."""


class Reader(NamedTuple):
    """Reads records; what is exempt only by its public title and redacted text, unless whole."""

    state: State
    today: date
    vocabulary: Vocabulary
    view: View = View.GROUP

    def read(self, place: Place) -> Account:
        """Return what a record says."""
        record = getattr(self.state, place.register)[place.id]
        match place.register:
            case "meetings":
                return self._meeting(record)
            case "matters":
                return self._matter(record)
            case "decisions":
                return self._decision(record)
            case "projects":
                return self._project(record)
            case _:
                return self._idea(record)

    def basis(self, place: Place) -> tuple[Any, ...]:
        """Return the objects on which a record's account rests; while they stay, it does too."""
        state = self.state
        record = getattr(state, place.register)[place.id]
        if place.register == "decisions":
            own, later = state.matters.get(place.id), state.decisions.get(record.superseded_by)
            return record, own, later, state.people, state.units
        if place.register == "meetings":
            return record, state.people, state.matters if record.corrections else None
        return record, state.people, state.units

    def _hidden(self, matter: Matter | None) -> bool:
        """Say whether a matter's words are left out (R34)."""
        return matter is not None and matter.exempt and self.view < View.WHOLE

    def _told(self, said: Stance | Statement) -> bool:
        """Say whether a position or statement is read; one for the internal minutes is not (R6)."""
        return said.public or self.view is View.WHOLE

    def _meeting(self, meeting: Meeting) -> Account:
        """Return what a meeting says; its matters speak for themselves."""
        texts = [
            meeting.place,
            self._name(meeting.chair),
            self._name(meeting.minute_taker),
            meeting.others,
            meeting.archive_reference,
        ]
        for correction in meeting.corrections:
            whole = self.view is View.WHOLE
            if whole or correction_for_all(self.state, meeting, correction):
                texts += [correction.after, correction.before]
        return _account(self.vocabulary.day(meeting.on), texts, [term_tag(meeting.status)])

    def _matter(self, matter: Matter) -> Account:
        """Return what a matter says, with everything that was said in it."""
        tags = [term_tag(outcome(matter))]
        if self._hidden(matter):
            return _account(matter.public_title, [matter.legal_basis], tags)
        closing = matter.closing
        texts = [
            matter.proposal,
            matter.consideration,
            matter.recommendation,
            matter.case_paper,
            matter.dialogue,
            matter.users_voice,
            *(f"{self._name(given.by)}: {given.text}" for given in matter.contributions),
            *(self._said(s.member, s.wording) for s in matter.stances if self._told(s)),
            *(f"{self._name(s.by)}: {s.text}" for s in matter.statements if self._told(s)),
            closing.note if closing else "",
            matter.withdrawn,
            self._name(matter.responsible),
            matter.old_out,
            matter.nothing_out_because,
            matter.proposer,
            matter.legal_basis,
            *self._units(matter.units),
        ]
        return _account(matter.title, texts, [*tags, *self._spoke(matter), *_units(matter.units)])

    def _spoke(self, matter: Matter) -> Iterator[str]:
        """Yield the parties that spoke: by input, a statement, or more than standing behind."""
        parties = {given.party for given in matter.contributions}
        parties |= {s.party for s in matter.stances if s.kind is not StanceKind.BEHIND}
        for said in matter.statements:
            person = self.state.people.get(said.by)
            if person and person.party and self._told(said):
                parties.add(person.party)
        return _terms(parties)

    def _decision(self, decision: Decision) -> Account:
        """Return what a decision says, in its present and its earlier wordings."""
        matter = self.state.matters.get(decision.id)
        tags = [term_tag(status(self.state, decision, self.today))]
        if (decision.exempt and self.view < View.WHOLE) or self._hidden(matter):
            title = matter.public_title if matter else ""
            return _account(title, [v.redacted for v in reversed(decision.versions)], tags)
        texts = [
            *(text for v in reversed(decision.versions) for text in (v.text, v.redacted)),
            decision.users_notice,
            decision.involvement,
            self._name(decision.responsible),
            decision.old_out,
            decision.nothing_out_because,
            *self._units(decision.units),
            *self._inside(decision),
            *(publication.channel for publication in decision.publications),
            *(p.evidence for p in decision.publications if self._is_given(p)),
        ]
        spoke = self._spoke(matter) if matter else ()
        title = matter.title if matter else ""
        return _account(title, texts, [*tags, *spoke, *_units(decision.units)])

    def _inside(self, decision: Decision) -> Iterator[str]:
        """Yield the units' task, what they told and what reviews found; none of it is public."""
        if self.view is View.PUBLIC:
            return
        yield decision.units_task
        for report in decision.reports:
            yield from (report.reason, report.evidence)
        for review in decision.reviews:
            yield self._said(review.by, review.finding)

    def _is_given(self, receipt: Publication) -> bool:
        """Say whether what shows a publication is read; an internal one's may lead inside."""
        return receipt.audience is Audience.USERS or self.view > View.PUBLIC

    def _project(self, project: Project) -> Account:
        """Return what a project says."""
        people = (project.leader, *project.advisers)
        texts = [
            *project_texts(project, self.view > View.PUBLIC),
            *(self._name(person) for person in people),
            *self._units(project.units),
        ]
        tags = [term_tag(project.phase), *_assessed(project.assessments), *_units(project.units)]
        return _account(project.title, texts, tags)

    def _idea(self, idea: Idea) -> Account:
        """Return what an idea says, and what its bearer was told."""
        named = self.view is View.WHOLE or (self.view is View.GROUP and not idea.anonymous)
        texts = [
            *idea_texts(idea, self.view > View.PUBLIC),
            idea.bearer if named else "",
            *self._units((idea.unit,)),
        ]
        answer = UNANSWERED if idea.answer is None else term_tag(idea.answer)
        tags = [answer, *_assessed(idea.assessments), *_units((idea.unit,))]
        return _account(idea.title, texts, tags)

    def _name(self, person: str) -> str:
        """Return a person's name, also where it was given in words."""
        known = self.state.people.get(person)
        return known.name if known else person

    def _said(self, person: str, wording: str) -> str:
        """Return what somebody said, with the name; nothing where it has no wording."""
        name = self._name(person)
        return f"{name}: {wording}" if wording and name else wording

    def _units(self, units: Iterable[str]) -> Iterator[str]:
        """Yield the names of units."""
        return (self.state.units[key].name for key in units if key in self.state.units)


def _account(title: str, texts: Iterable[str], tags: Iterable[str]) -> Account:
    """Return an account with its texts in paragraphs."""
    said = (paragraph for text in texts if text for paragraph in _paragraphs(text))
    return Account(" ".join(title.split()), list(said), frozenset(tags))


def _paragraphs(text: str) -> Iterator[str]:
    """Yield a text's paragraphs, each as one line with composed letters."""
    if "\n" not in text:
        parts = [text]
    else:
        parts = "\n".join(line.strip() for line in text.split("\n")).split("\n\n")
    for part in parts:
        joined = " ".join(part.split())
        if joined:
            yield joined if joined.isascii() else unicodedata.normalize("NFC", joined)


def _terms(terms: Iterable[StrEnum]) -> Iterator[str]:
    """Yield the tags of terms."""
    return (term_tag(term) for term in terms)


def _assessed(assessments: Iterable[Assessment]) -> Iterator[str]:
    """Yield the parties that have given a card their assessment."""
    parties: set[Party] = {given.party for given in assessments if not given.hidden}
    return _terms(parties)


def _units(units: Iterable[str]) -> Iterator[str]:
    """Yield the tags of units."""
    return (unit_tag(unit) for unit in units if unit)
