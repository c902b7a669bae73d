"""Where the parties stand on a matter, in words: who has a voice, and what it amounts to."""

from rich.cells import cell_len

from mkm_tui.documents.outcomes import outcome_words
from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting, Seat
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, Outcome, Party, PartyView, Role, StanceKind
from mkm_tui.rules.consensus import AGREED, consensus, outcome, party_view
from mkm_tui.rules.presence import missing_parties, roster, seats
from mkm_tui.widgets.fitting import column
from mkm_tui.widgets.plain import sentence

SIGNS = {
    PartyView.UNHEARD: "○",
    PartyView.BEHIND: "●",
    PartyView.RESERVATION: "◐",
    PartyView.ASIDE: "–",
    PartyView.BLOCK: "✗",
}
STANCE_SIGNS = {
    StanceKind.BEHIND: "●",
    StanceKind.RESERVATION: "◐",
    StanceKind.ASIDE: "–",
    StanceKind.BLOCK: "✗",
}
"""What stands before a position, beside its words."""
_SETTLED = {*AGREED, Outcome.NO_CONSENSUS}
"""Outcomes that answer whether there is consensus."""


def voices_on(state: State, meeting: Meeting, matter: Matter | None) -> tuple[Seat, ...]:
    """Return those with a voice, now or when the matter was closed."""
    if matter is not None and matter.closing:
        return matter.closing.seats
    return seats(state, meeting, matter)


def party_name(words: Words, party: Party) -> str:
    """Return a party's name, filled up to the longest one."""
    longest = max(cell_len(words.show(party)) for party in Party)
    return column(sentence(words.show(party)), longest)


def seats_of(words: Words, state: State, party: Party, present: tuple[Seat, ...]) -> str:
    """Return how many of a party's seats are taken, as "2 av 3"."""
    there = sum(seat.party is party for seat in present)
    seated = sum(person.role is Role.MEMBER for person in roster(state, party))
    return words("screens.meeting.present", there=there, seats=seated)


def without_voice(words: Words, meeting: Meeting, present: tuple[Seat, ...]) -> str:
    """Return which parties have no voice, or that nobody is noted yet; nothing where all have."""
    if not meeting.attendance:
        return words("screens.attendance.nobody")
    lacking = missing_parties(present)
    return sentence(words("screens.meeting.not_there", parties=lacking)) if lacking else ""


def reached(state: State, meeting: Meeting, matter: Matter) -> Outcome:
    """Return what the matter came to, or what it amounts to with the people now in the room."""
    if matter.ended or matter.kind is not MatterKind.DECISION:
        return outcome(matter)
    return consensus(matter, seats(state, meeting, matter))


def amounts_to(
    words: Words, state: State, meeting: Meeting, matter: Matter, told: str = "follow"
) -> str:
    """Return in words what the positions amount to, or what is lacking (R2, R4).

    `told` is how it is said: `meeting` to the secretary, with keys that help, `follow` to the room.
    """
    if matter.ended:
        return _came_to(words, matter)
    lacking = missing_parties(voices_on(state, meeting, matter))
    decides = matter.kind is MatterKind.DECISION
    if lacking:
        key = "missing" if decides else "not_there"
        return sentence(words(f"screens.{told}.{key}", parties=lacking))
    return _so_far(words, state, meeting, matter, told) if decides else ""


def _came_to(words: Words, matter: Matter) -> str:
    """Return what an ended matter came to, and whether that was consensus."""
    result = outcome(matter)
    if matter.kind is MatterKind.DECISION and result in _SETTLED:
        return _consensus(words, result)
    return sentence(outcome_words(words, matter))


def _so_far(words: Words, state: State, meeting: Meeting, matter: Matter, told: str) -> str:
    """Return what a matter to be decided amounts to with all three parties there."""
    if matter.lapsed:
        return words(f"screens.{told}.lapsed")
    if not (matter.proposal.strip() or matter.exempt):
        return words(f"screens.{told}.no_proposal")
    result = reached(state, meeting, matter)
    if result is not Outcome.OPEN:
        return _consensus(words, result)
    present = voices_on(state, meeting, matter)
    unheard = [p for p in Party if party_view(matter, p, present) is PartyView.UNHEARD]
    return words(f"screens.{told}.unheard", parties=unheard)


def _consensus(words: Words, result: Outcome) -> str:
    """Return whether there is consensus, and the outcome."""
    answer = words(f"screens.{'yes' if result in AGREED else 'no'}")
    return f"{words('screens.meeting.consensus', answer=answer)} · {words.show(result)}"
