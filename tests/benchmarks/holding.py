"""Meetings of a large workspace: planned, held, minuted and followed up, change by change."""

from datetime import date, timedelta

from msgspec import UNSET, structs

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.deciding import AllBehind, CloseMatter
from mkm_tui.actions.decisions import RecordPublication
from mkm_tui.actions.following import ReportUnit
from mkm_tui.actions.matters import AddMatter, EditMatter, EditText, ProposeDecision
from mkm_tui.actions.meetings import CloseMeeting, OpenMeeting, PlanMeeting, SendNotice
from mkm_tui.actions.minutes import ApproveMinutes, ShareMinutes
from mkm_tui.actions.room import AddContribution, StartMatter
from mkm_tui.records.decisions import Decision, Publication, UnitReport, Version
from mkm_tui.records.meetings import (
    Approval,
    AsApproved,
    Closing,
    Matter,
    Meeting,
    Seat,
    Stance,
)
from mkm_tui.records.people import Person, Unit
from mkm_tui.records.room import Attendance, Contribution, Stretch
from mkm_tui.records.terms import Audience, MeetingStatus, Party, Presence, StanceKind, UnitStatus
from mkm_tui.rules.publication import text_hash
from tests.benchmarks.book import WHO, Book
from tests.benchmarks.writing import Writer


class Meetings:
    """Holds meetings in a book; nobody is away, and all is agreed."""

    def __init__(
        self, book: Book, writer: Writer, members: tuple[Person, ...], units: tuple[Unit, ...]
    ) -> None:
        self.book, self.writer, self.members, self.units = book, writer, members, units
        self.scale, self.today = writer.scale, writer.today

    def prepares(self, day: date) -> Meeting:
        """Plan a meeting with its matters and send its notice."""
        book, year = self.book, f"{day:%y}"
        key, counters = book.next_in_year("meetings", year)
        meeting = Meeting(
            key, day, place="Formannskapssalen", chair="politicians-0", minute_taker="unions-0"
        )
        book.do(PlanMeeting(on=day, place=meeting.place, chair=meeting.chair), meeting, counters)
        for _ in range(self.scale.each):
            key, counters = book.next_in_year("matters", year)
            meeting = structs.replace(meeting, agenda=(*meeting.agenda, key))
            matter = self._matter(key, meeting)
            added = AddMatter(meeting=meeting.id, title=matter.title, units=matter.units)
            book.do(added, matter, meeting, counters)
            self._frames(matter)
        meeting = structs.replace(meeting, notice_sent=min(day, self.today))
        book.do(SendNotice(meeting=meeting.id), meeting)
        return meeting

    def _matter(self, key: str, meeting: Meeting) -> Matter:
        """Return a matter as it is added; one of a hundred is exempt."""
        writer = self.writer
        exempt = writer.dice.random() < 0.01
        return Matter(
            key,
            meeting.id,
            writer.title(5),
            minutes_planned=15,
            units=tuple(sorted({writer.unit(), writer.unit()})),
            project=f"P{n}"
            if (n := writer.dice.randint(1, 9 * self.scale.projects))
            and f"P{n}" in self.book.tables["projects"]
            else "",
            shared=writer.moment(meeting.on - timedelta(days=7)),
            legal_basis="offl. § 13, jf. fvl. § 13 første ledd nr. 1" if exempt else "",
            public_title="Personalsak" if exempt else "",
        )

    def _frames(self, matter: Matter) -> None:
        """Write a matter's case paper and frame."""
        writer = self.writer
        framed = structs.replace(
            matter,
            case_paper=writer.words(80),
            responsible=writer.unit().replace("unit", "leader"),
            deadline=self._day(matter) + timedelta(days=60),
            old_out=writer.title(4),
            proposal=writer.words(25),
        )
        told = EditMatter(
            matter=matter.id,
            case_paper=framed.case_paper,
            responsible=framed.responsible,
            deadline=framed.deadline or UNSET,
            old_out=framed.old_out,
        )
        self.book.do(told, framed)

    def _day(self, matter: Matter) -> date:
        """Return the day of a matter's meeting."""
        meeting = self.book.tables["meetings"][matter.meeting]
        assert isinstance(meeting, Meeting)
        return meeting.on

    def holds(self, meeting: Meeting) -> None:
        """Hold a meeting: everybody is there, all is agreed, and the minutes are approved."""
        book = self.book
        book.now = self.writer.moment(meeting.on)
        there = tuple(Attendance(p.id, Presence.PRESENT, book.now) for p in self.members)
        meeting = structs.replace(meeting, attendance=there)
        book.do(AllPresent(meeting=meeting.id), meeting)
        meeting = structs.replace(meeting, status=MeetingStatus.RUNNING, opened=book.now)
        book.do(OpenMeeting(meeting=meeting.id), meeting)
        for key in meeting.agenda:
            meeting = self._treats(key, meeting)
        meeting = structs.replace(meeting, status=MeetingStatus.CLOSED, closed=book.now)
        book.do(CloseMeeting(meeting=meeting.id), meeting)
        meeting = structs.replace(meeting, minutes_shared=book.now)
        book.do(ShareMinutes(meeting=meeting.id), meeting)
        self._approves(meeting)

    def _approves(self, meeting: Meeting) -> None:
        """Approve the minutes of a meeting, with what they keep."""
        approvers = {party: f"{party}-0" for party in Party}
        decisions = tuple(self._decided(key) for key in meeting.agenda)
        named = {unit for decision in decisions for unit in decision.units}
        units = tuple(unit for unit in self.units if unit.id in named)
        kept = AsApproved("Styringsgruppa", "Fjordvik", self.members, units, decisions, ())
        approved = structs.replace(
            meeting,
            approvals=tuple(Approval(party, who, meeting.on) for party, who in approvers.items()),
            approved_on=meeting.on,
            as_approved=kept,
        )
        self.book.do(ApproveMinutes(meeting=meeting.id, approvers=approvers), approved)

    def _treats(self, key: str, meeting: Meeting) -> Meeting:
        """Treat a matter, and agree; return the meeting after it."""
        book, writer = self.book, self.writer
        matter = book.tables["matters"][key]
        assert isinstance(matter, Matter)
        began = book.now
        taken_up = structs.replace(meeting, current=key, current_since=began)
        book.do(StartMatter(matter=key), taken_up)
        for _ in range(2):
            said = f"{writer.words(30)} "
            at = len(matter.consideration)
            matter = structs.replace(matter, consideration=matter.consideration + said)
            book.do(EditText(matter=key, field="consideration", at=at, put=said), matter)
        heard, users = writer.words(20), writer.words(20)
        matter = structs.replace(matter, dialogue=heard, users_voice=users)
        book.do(EditMatter(matter=key, dialogue=heard, users_voice=users), matter)
        said = writer.words(20)
        brought = Contribution(Party.UNIONS, "unions-1", said, book.now)
        matter = structs.replace(matter, contributions=(brought,))
        book.do(AddContribution(matter=key, party=Party.UNIONS, by="unions-1", text=said), matter)
        matter = structs.replace(matter, proposal=f"{matter.proposal} {writer.words(5)}")
        book.do(ProposeDecision(matter=key, text=matter.proposal), matter)
        stances = tuple(Stance(party, StanceKind.BEHIND) for party in Party)
        matter = structs.replace(matter, stances=stances)
        book.do(AllBehind(matter=key), matter)
        seats = tuple(Seat(person.id, person.party) for person in self.members if person.party)
        matter = structs.replace(matter, closing=Closing(book.now, seats, read_back=True))
        stretches = (*meeting.stretches, Stretch(key, began, book.now))
        meeting = structs.replace(meeting, stretches=stretches)
        decision = self._decision(matter, meeting.on)
        book.do(CloseMatter(matter=key, read_back=True), matter, meeting, decision)
        return meeting

    def _decision(self, matter: Matter, day: date) -> Decision:
        """Return what was decided."""
        redacted = self.writer.words(10) if matter.exempt else ""
        return Decision(
            matter.id,
            day,
            (Version(matter.proposal, day, redacted),),
            exempt=matter.exempt,
            responsible=matter.responsible,
            deadline=matter.deadline,
            units=matter.units,
            old_out=matter.old_out,
        )

    def _decided(self, key: str) -> Decision:
        """Return a decision as it is now."""
        decision = self.book.tables["decisions"][key]
        assert isinstance(decision, Decision)
        return decision

    def follows_up(self, key: str, recent: bool) -> None:
        """Publish a decision to both audiences, and let units report; half of recent ones wait."""
        decision = self._decided(key)
        waits = recent and self.writer.dice.random() < 0.5
        for audience in list(Audience)[: 1 if waits else 2]:
            version = decision.versions[-1]
            text = version.redacted if audience is Audience.USERS else ""
            receipt = Publication(
                audience, decision.agreed_on, "Nettstedet", WHO, "Partsmøtet har lest teksten.",
                text_hash(text or version.text),
            )  # fmt: skip
            decision = structs.replace(decision, publications=(*decision.publications, receipt))
            told = RecordPublication(decision=key, audience=audience, channel=receipt.channel)
            self.book.do(told, decision)
        for unit in decision.units if not recent else ():
            follows = self.writer.dice.random() < 0.997
            status = UnitStatus.CARRIED_OUT if follows else UnitStatus.NOT_FOLLOWED
            why = "" if follows else self.writer.words(6)
            report = UnitReport(unit, status, decision.agreed_on, why)
            decision = structs.replace(decision, reports=(*decision.reports, report))
            self.book.do(ReportUnit(decision=key, unit=unit, status=status, reason=why), decision)
