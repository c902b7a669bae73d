"""Positions, and closing a matter with what they came to."""

from datetime import date

from msgspec import structs

from mkm_tui.actions.base import Action, Changes, Context, all_known, find
from mkm_tui.actions.carrying import sent_on
from mkm_tui.actions.matters import as_shared, open_matter
from mkm_tui.actions.meetings import put_aside, running
from mkm_tui.actions.minutes import approved
from mkm_tui.records.decisions import Decision, Version
from mkm_tui.records.meetings import Closing, Matter, Meeting, Seat, Stance
from mkm_tui.records.state import State
from mkm_tui.records.terms import (
    Body,
    Conclusion,
    MatterKind,
    MeetingStatus,
    Outcome,
    Party,
    StanceKind,
    WayOn,
)
from mkm_tui.rules.agenda import lacks_consent, matters_left
from mkm_tui.rules.broken import require
from mkm_tui.rules.committee import is_later
from mkm_tui.rules.consensus import AGREED, consensus
from mkm_tui.rules.presence import is_remote, missing_parties, seats
from mkm_tui.rules.wording import says


class TakeStance(Action, frozen=True, kw_only=True, tag="take_stance"):
    """Note a party's position, or one member's; the latest of each counts."""

    matter: str
    party: Party
    kind: StanceKind
    member: str = ""
    wording: str = ""
    public: bool = True
    others_behind: bool = False
    """Whether the rest of the party stands behind, with one voice."""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter with the stance.

        A reservation, a stand-aside and a block need wording and name (R6); a member must be
        in the room and speak for the party.
        """
        matter = open_matter(state, self.matter)
        meeting = running(state, matter.meeting)
        require(says(matter.proposal), "R4", "no_proposal", matter=matter.id)
        named = self.kind is StanceKind.BEHIND or (self.member and self.wording.strip())
        require(named, "R6", "wording_and_name")
        present = [seat for seat in seats(state, meeting, matter) if seat.party is self.party]
        require(present, "R2", "party_missing", parties=[self.party])
        there = not self.member or self.member in {seat.person for seat in present}
        require(there, "R4", "member_not_there", member=self.member)
        new = [Stance(self.party, self.kind, self.member, self.wording, self.public)]
        if self.others_behind and self.member:
            new.append(Stance(self.party, StanceKind.BEHIND))
        taken = {(stance.party, stance.member) for stance in new}
        kept = [s for s in matter.stances if (s.party, s.member) not in taken]
        return (structs.replace(matter, stances=(*kept, *new), lapsed=False),)


class AllBehind(Action, frozen=True, kw_only=True, tag="all_behind"):
    """Note that each party stands behind the proposal with one voice; members' own words stay."""

    matter: str

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter with a stance of each party; all three must be there (R2, R4)."""
        matter = open_matter(state, self.matter)
        meeting = running(state, matter.meeting)
        require(says(matter.proposal), "R4", "no_proposal", matter=matter.id)
        lacking = missing_parties(seats(state, meeting, matter))
        require(not lacking, "R2", "party_missing", parties=lacking)
        kept = [stance for stance in matter.stances if stance.member]
        behind = [Stance(party, StanceKind.BEHIND) for party in Party]
        return (structs.replace(matter, stances=(*kept, *behind), lapsed=False),)


class ClearStances(Action, frozen=True, kw_only=True, tag="clear_stances"):
    """Take back all positions of a party on a matter, or one member's: not heard."""

    matter: str
    party: Party
    member: str = ""
    """Id of the member whose own position is taken back; empty for the whole party's."""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the matter without these stances."""
        matter = open_matter(state, self.matter)
        kept = tuple(stance for stance in matter.stances if not self._takes_back(stance))
        return (structs.replace(matter, stances=kept),)

    def _takes_back(self, stance: Stance) -> bool:
        """Say whether a stance is one of those."""
        return stance.party is self.party and self.member in ("", stance.member)


class CloseMatter(Action, frozen=True, kw_only=True, tag="close_matter"):
    """Close a matter with the outcome that its stances amount to.

    Without consensus, and to put a matter off, `way_on` says where it goes (R5). A matter to be
    reworked or deferred comes with its papers to a meeting, if one is given. What the meeting has
    dealt with is a draft no more (R31, R32).
    """

    matter: str
    way_on: WayOn | None = None
    owner: str = ""
    return_on: date | None = None
    note: str = ""
    to_meeting: str = ""
    """A later meeting that is planned."""
    new_meeting: date | None = None
    """The day of a new one, which is planned then; it goes before `to_meeting`."""
    read_back: bool = False
    """Whether the text was read back to the room, and nobody objected."""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the closed matter, its meeting, and the decision where there is one."""
        matter = as_shared(open_matter(state, self.matter), context)
        meeting = running(state, matter.meeting)
        present = seats(state, meeting, matter)
        reached = consensus(matter, present) if matter.kind is MatterKind.DECISION else None
        secret = matter.exempt and is_remote(meeting) and self.way_on is None
        require(not secret, "R37", "remote_and_exempt")
        self._check_way_on(state, reached, matter)
        to, sent = self._sent(state, meeting, matter)
        closing = Closing(
            at=context.now,
            seats=present,
            way_on=self.way_on,
            owner=self.owner,
            return_on=self.return_on,
            note=self.note,
            to_meeting=to,
            read_back=self.read_back,
        )
        closed = structs.replace(matter, closing=closing)
        if self.way_on is not None and reached in AGREED:
            closed = structs.replace(closed, stances=())
        left = put_aside(meeting, matter.id, context.now)
        if matter.approves and self.way_on is None:
            return closed, left, *_approved(state, matter, present, context)
        if reached not in AGREED or self.way_on is not None:
            return closed, left, *sent
        decide_check(matter, meeting, reached)
        return closed, left, *_decision(state, matter, context.today)

    def _sent(self, state: State, meeting: Meeting, matter: Matter) -> tuple[str, Changes]:
        """Return the meeting to which the matter goes, and what changes there; none if none is."""
        if not self.to_meeting and self.new_meeting is None:
            return "", ()
        return sent_on(state, meeting, (matter,), self.to_meeting, self.new_meeting)

    def _check_way_on(self, state: State, reached: Outcome | None, matter: Matter) -> None:
        """Refuse a way on that lacks what it needs, and an end without one (R2, R4, R5, R39)."""
        all_known(state.people, (self.owner,), "person")
        if self.way_on is None:
            meeting = state.meetings[matter.meeting]
            lacking = missing_parties(seats(state, meeting, matter))
            require(reached is None or not lacking, "R2", "party_missing", parties=lacking)
            self._check_disqualifications(state, matter)
            require(reached is not Outcome.NO_CONSENSUS, "R5", "way_on_missing")
            require(reached is not Outcome.OPEN, "R4", "party_unheard", matter=matter.id)
            late = lacks_consent(matter)
            require(not late, "R39", "late_without_consent", matter=matter.id)
        if self.way_on is WayOn.REWORK:
            require(self.owner and self.return_on, "R5", "rework_needs_owner_and_date")
        if self.way_on is WayOn.REFER:
            require(self.note.strip(), "R5", "refer_needs_body")
        comes_back = self.way_on in (WayOn.REWORK, WayOn.DEFER)
        goes_on = self.to_meeting or self.new_meeting
        require(comes_back or not goes_on, "R5", "does_not_come_back")

    def _check_disqualifications(self, state: State, matter: Matter) -> None:
        """Refuse an end while the body owes a conclusion about a member (R38)."""
        for raised in matter.disqualifications:
            concluded = raised.conclusion is not Conclusion.PENDING
            name = state.people[raised.person].name
            require(concluded, "R38", "not_concluded", name=name, matter=matter.id)


def _approved(state: State, matter: Matter, present: tuple[Seat, ...], context: Context) -> Changes:
    """Return the earlier meeting, its minutes approved by this one (R31, R40).

    All three parties take part in it (R2); what the meeting has dealt with is shared. Minutes that
    named persons have approved since stay as they are.
    """
    earlier = find(state.meetings, matter.approves, "meeting")
    if earlier.locked:
        return ()
    lacking = missing_parties(present)
    require(not lacking, "R2", "party_missing", parties=lacking)
    fits = is_later(state.meetings[matter.meeting], earlier)
    require(fits, "R40", "minutes_of_later_meeting", meeting=earlier.id)
    require(earlier.status is MeetingStatus.CLOSED, "", "earlier_not_closed", meeting=earlier.id)
    shared = earlier.minutes_shared or context.now
    day = context.today
    return (approved(state, earlier, day, approved_in=matter.id, minutes_shared=shared),)


class DeferRest(Action, frozen=True, kw_only=True, tag="defer_rest"):
    """Defer every matter that a running meeting has not ended to a later one, with its papers."""

    meeting: str
    to_meeting: str = ""
    """A later meeting that is planned."""
    new_meeting: date | None = None
    """The day of a new one, which is planned then; it goes before `to_meeting`."""

    def changes(self, state: State, context: Context) -> Changes:
        """Return the deferred matters, both meetings, the new matters and the counters."""
        meeting = running(state, self.meeting)
        left = matters_left(state, meeting)
        require(left, "", "nothing_left", meeting=meeting.id)
        to, sent = sent_on(state, meeting, left, self.to_meeting, self.new_meeting)
        deferred = [_deferred(state, meeting, matter, to, context) for matter in left]
        rested = put_aside(meeting, meeting.current, context.now)
        return *deferred, rested, *sent


def _deferred(state: State, meeting: Meeting, matter: Matter, to: str, context: Context) -> Matter:
    """Return a matter that is deferred to a meeting; an agreement not recorded is none."""
    present = seats(state, meeting, matter)
    closing = Closing(context.now, present, WayOn.DEFER, to_meeting=to)
    agreed = consensus(matter, present) in AGREED
    return structs.replace(matter, closing=closing, stances=() if agreed else matter.stances)


def decide_check(matter: Matter, meeting: Meeting, reached: Outcome) -> None:
    """Refuse to record a decision that lacks leader, deadline or old out.

    A matter of principle is not the working committee's to decide (R27).
    """
    committee = meeting.body is Body.WORKING_COMMITTEE
    require(not (committee and matter.of_principle), "R27", "principle", matter=matter.id)
    if reached is not Outcome.RECOMMENDED:
        require(matter.responsible and matter.deadline, "R16", "responsible_and_deadline")
        out = matter.old_out.strip() or matter.nothing_out_because.strip()
        require(out, "R18", "old_out_missing")


def _decision(state: State, matter: Matter, today: date) -> tuple[Decision, ...]:
    """Return the new decision, and the one that it supersedes with a link to it."""
    decision = Decision(
        id=matter.id,
        agreed_on=today,
        versions=(Version(matter.proposal, today),),
        recommendation=matter.for_council,
        exempt=matter.exempt,
        responsible=matter.responsible,
        deadline=matter.deadline,
        units=matter.units,
        old_out=matter.old_out,
        nothing_out_because=matter.nothing_out_because,
        supersedes=matter.supersedes,
    )
    if not matter.supersedes:
        return (decision,)
    earlier = find(state.decisions, matter.supersedes, "decision")
    later = earlier.superseded_by
    require(not later, "", "already_superseded", decision=earlier.id, later=later)
    return decision, structs.replace(earlier, superseded_by=decision.id)
