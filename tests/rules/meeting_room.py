"""A small programme in the middle of a meeting; its record changes by the real actions only."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mkm_tui.actions.attendance import AllPresent, RecordPresence
from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import perform
from mkm_tui.actions.deciding import CloseMatter, TakeStance
from mkm_tui.actions.decisions import RecordPublication
from mkm_tui.actions.matters import AddMatter, EditMatter, ProposeDecision, WithdrawMatter
from mkm_tui.actions.meetings import CloseMeeting, OpenMeeting, PlanMeeting
from mkm_tui.actions.minutes import ApproveMinutes, ShareMinutes
from mkm_tui.actions.setup import ActivateGroup, AddPerson, AddUnit, SetGroup
from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.documents.papers import paper_of
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.words import Words
from mkm_tui.records.decisions import Decision
from mkm_tui.records.meetings import Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import (
    Audience,
    DecisionStatus,
    Language,
    Outcome,
    Party,
    Presence,
    Role,
    StanceKind,
)
from mkm_tui.rules.attention import Need, needs
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.rules.consensus import outcome
from mkm_tui.rules.presence import seats
from mkm_tui.rules.publication import status
from mkm_tui.store.past import Stamp

DAY = date(2026, 11, 24)
"""The day of the meeting."""
DEADLINE = date(2026, 12, 18)
WORDS = Words(Language.NB)
PROPOSAL = "Ny turnus prøves i ett år."
PARTIES = {
    "ane": Party.POLITICIANS,
    "arne": Party.POLITICIANS,
    "berit": Party.ADMINISTRATION,
    "cecilie": Party.UNIONS,
}

DID_NOT_REFUSE = pytest.fail.Exception
"""What a test fails with when a rule lets an action pass that it should refuse."""


def behind(party: Party, matter: str = "1/26") -> TakeStance:
    """Return the action by which a party stands behind with one voice."""
    return TakeStance(matter=matter, party=party, kind=StanceKind.BEHIND)


def says(kind: StanceKind, member: str, wording: str = "", public: bool = True) -> TakeStance:
    """Return the action by which a member takes a position on matter 1/26."""
    return TakeStance(
        matter="1/26",
        party=PARTIES[member],
        kind=kind,
        member=member,
        wording=wording,
        public=public,
    )


def present(person: str) -> RecordPresence:
    """Return the action by which somebody arrives."""
    return RecordPresence(meeting="M1/26", person=person)


def sits_for(deputy: str, member: str) -> RecordPresence:
    """Return the action by which a deputy takes a member's seat."""
    return RecordPresence(meeting="M1/26", person=deputy, seat=member)


def absent(person: str) -> RecordPresence:
    """Return the action by which somebody leaves."""
    return RecordPresence(meeting="M1/26", person=person, presence=Presence.ABSENT)


def remote(person: str) -> RecordPresence:
    """Return the action by which somebody joins from elsewhere."""
    return RecordPresence(meeting="M1/26", person=person, presence=Presence.REMOTE)


class MeetingRoom:
    """The record and the clock, with the few steps that many tests share."""

    def __init__(self) -> None:
        self.state = State()
        self.now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    @property
    def today(self) -> date:
        """The day of the clock."""
        return self.now.date()

    def do(self, *actions: Action) -> None:
        """Perform actions that the rules allow."""
        for action in actions:
            changes = perform(action, self.state, Context(now=self.now, who="Kari"))
            self.state = self.state.put(*changes)

    def refusal(self, action: Action) -> str:
        """Return the bokmål sentence, with the rule's number, that refuses an action."""
        with pytest.raises(RuleBroken) as refused:
            perform(action, self.state, Context(now=self.now, who="Kari"))
        return WORDS.refusal(refused.value)

    def later(self, minutes: int, *actions: Action) -> None:
        """Let minutes pass, and then perform actions."""
        self.now += timedelta(minutes=minutes)
        self.do(*actions)

    @property
    def meeting(self) -> Meeting:
        """The meeting that runs."""
        return self.state.meetings["M1/26"]

    def voices(self, matter: str = "") -> set[str]:
        """Return who has a voice now, in a matter where one is given."""
        there = seats(self.state, self.meeting, self.state.matters.get(matter))
        return {seat.person for seat in there}

    def go_to(self, day: date) -> None:
        """Let time pass until a day."""
        self.now += timedelta(days=(day - self.today).days)

    def all_behind(self, matter: str = "1/26") -> None:
        """Let each party stand behind with one voice."""
        self.do(*(behind(party, matter) for party in Party))

    def agree(self, matter: str = "1/26") -> None:
        """Close a matter with all three parties behind its proposal."""
        self.all_behind(matter)
        self.do(CloseMatter(matter=matter))

    def publish(self, audience: Audience, on: date, decision: str = "1/26") -> None:
        """Publish the present wording to an audience on a day, and record it then."""
        self.go_to(on)
        self.do(receipt(audience, decision))

    def close_meeting(self) -> None:
        """Withdraw matter 2/26 and close the meeting; 1/26 has ended before."""
        self.do(WithdrawMatter(matter="2/26", reason="Må modnes"), CloseMeeting(meeting="M1/26"))

    def approve(self) -> None:
        """Close the meeting and approve its minutes."""
        approvers = {
            Party.POLITICIANS: "ane",
            Party.ADMINISTRATION: "berit",
            Party.UNIONS: "cecilie",
        }
        self.close_meeting()
        self.do(ShareMinutes(meeting="M1/26"), ApproveMinutes(meeting="M1/26", approvers=approvers))

    def decision(self, key: str = "1/26") -> Decision:
        """Return a decision."""
        return self.state.decisions[key]

    def status(self, key: str = "1/26") -> DecisionStatus:
        """Return what a decision is worth today."""
        return status(self.state, self.decision(key), self.today)

    def outcome(self, matter: str = "1/26") -> Outcome:
        """Return what a matter came to."""
        return outcome(self.state.matters[matter])

    def needs(self, kind: str) -> list[Need]:
        """Return what the overview shows of a kind today."""
        return [need for need in needs(self.state, self.today) if need.kind == kind]

    def minutes(self, reach: Reach) -> str:
        """Return the meeting's minutes as these readers see them today."""
        return self._written(Wish(PaperKind.MINUTES, reach, meeting="M1/26"))

    def log(self) -> str:
        """Return the public decision log of today."""
        return self._written(Wish(PaperKind.DECISIONS))

    def _written(self, wish: Wish) -> str:
        """Return a document of today."""
        return paper_of(self.state, wish, self.today, Stamp(0, "")).body


def receipt(audience: Audience, decision: str = "1/26") -> RecordPublication:
    """Return the action that records a publication today, with all that R13 asks for."""
    return RecordPublication(
        decision=decision,
        audience=audience,
        channel="Intranett" if audience is Audience.INTERNAL else "Kommunens nettside",
        involvement="Alle tre partene har vært med.",
    )


def group_with_three_parties() -> MeetingRoom:
    """Return a programme with members, deputies and units, not yet activated."""
    room = MeetingRoom()
    room.do(
        SetGroup(name="Styringsgruppa", period_end=date(2028, 12, 31)),
        AddUnit(name="Solbakken"),
        AddUnit(name="Fjelltun"),
        AddPerson(name="Ane", party=Party.POLITICIANS),
        AddPerson(name="Arne", party=Party.POLITICIANS),
        AddPerson(name="Berit", party=Party.ADMINISTRATION),
        AddPerson(name="Cecilie", party=Party.UNIONS),
        AddPerson(name="Anders", party=Party.POLITICIANS, role=Role.DEPUTY, deputy_for="arne"),
        AddPerson(name="Bent", party=Party.ADMINISTRATION, role=Role.DEPUTY, deputy_for="berit"),
        AddPerson(name="Carl", party=Party.UNIONS, role=Role.DEPUTY, deputy_for="cecilie"),
        AddPerson(name="Lise", role=Role.LEADER),
    )
    return room


def meeting_before_it_opens() -> MeetingRoom:
    """Return the programme with its meeting planned, with two matters, and nobody noted yet."""
    room = group_with_three_parties()
    room.do(
        ActivateGroup(),
        PlanMeeting(on=DAY),
        AddMatter(meeting="M1/26", title="Ny turnus", units=("solbakken", "fjelltun")),
        AddMatter(meeting="M1/26", title="Læringsarena"),
    )
    return room


def meeting_that_runs() -> MeetingRoom:
    """Return the programme with its meeting open, all members there and 1/26 ready to decide."""
    room = meeting_before_it_opens()
    room.do(
        AllPresent(meeting="M1/26"),
        OpenMeeting(meeting="M1/26"),
        ProposeDecision(matter="1/26", text=PROPOSAL),
        EditMatter(
            matter="1/26", responsible="lise", deadline=DEADLINE, old_out="Den gamle turnusen"
        ),
    )
    return room
