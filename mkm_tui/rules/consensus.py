"""What a matter came to: three voices, one a party, and no majority path (R3–R5, R8)."""

from mkm_tui.records.meetings import Matter, Seat
from mkm_tui.records.terms import MatterKind, Outcome, Party, PartyView, StanceKind, WayOn

_NOTED = {
    MatterKind.APPROVAL,
    MatterKind.REPORT,
    MatterKind.INFORMATION,
    MatterKind.DISCUSSION,
    MatterKind.OTHER_BUSINESS,
}


def party_view(matter: Matter, party: Party, present: tuple[Seat, ...]) -> PartyView:
    """Return a party's position from its members' stances.

    One block makes the party block (R4). A party is heard when it has spoken with one voice or
    each of its present members has; it is aside when every one of them is (R4).
    """
    stances = [stance for stance in matter.stances if stance.party is party]
    kinds = {stance.kind for stance in stances}
    if StanceKind.BLOCK in kinds:
        return PartyView.BLOCK
    one_voice = any(not stance.member for stance in stances)
    members = {seat.person for seat in present if seat.party is party}
    unheard = members - {stance.member for stance in stances}
    if not members or (unheard and not one_voice):
        return PartyView.UNHEARD
    aside = {stance.member for stance in stances if stance.kind is StanceKind.ASIDE}
    if members <= aside:
        return PartyView.ASIDE
    if StanceKind.RESERVATION in kinds:
        return PartyView.RESERVATION
    return PartyView.BEHIND


def consensus(matter: Matter, present: tuple[Seat, ...]) -> Outcome:
    """Return what the stances amount to for a decision, with the people given in the room."""
    views = {party_view(matter, party, present) for party in Party}
    if PartyView.BLOCK in views:
        return Outcome.NO_CONSENSUS
    if PartyView.UNHEARD in views:
        return Outcome.OPEN
    if PartyView.ASIDE in views:
        return Outcome.NO_CONSENSUS
    if matter.for_council:
        return Outcome.RECOMMENDED
    if PartyView.RESERVATION in views:
        return Outcome.AGREED_WITH_RESERVATION
    return Outcome.AGREED


def outcome(matter: Matter) -> Outcome:
    """Return what an ended matter came to, or OPEN; reckoned from the record, never typed."""
    if matter.withdrawn:
        return Outcome.WITHDRAWN
    if matter.closing is None:
        return Outcome.OPEN
    if matter.closing.way_on is WayOn.WITHDRAW:
        return Outcome.WITHDRAWN
    if matter.kind in _NOTED:
        return Outcome.DEFERRED if matter.closing.way_on else Outcome.NOTED
    reached = consensus(matter, matter.closing.seats)
    if reached is Outcome.OPEN:
        return Outcome.DEFERRED
    return reached


AGREED = frozenset({Outcome.AGREED, Outcome.AGREED_WITH_RESERVATION, Outcome.RECOMMENDED})
"""The outcomes in which all three parties are behind the text."""
