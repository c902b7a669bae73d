"""The three parties on a matter: who is there, what each says, what it amounts to."""

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting, Seat, Stance
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, Outcome, Party, PartyView, Role, StanceKind
from mkm_tui.rules.consensus import AGREED, consensus, outcome, party_view
from mkm_tui.rules.presence import disqualified, missing_parties, roster, seats
from mkm_tui.widgets.leaf import Leaf
from mkm_tui.widgets.plain import one_line, sentence

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


_STYLES = {
    PartyView.BEHIND: "$text-success",
    PartyView.RESERVATION: "$text-warning",
    PartyView.ASIDE: "$text-warning",
    PartyView.BLOCK: "$text-error",
}


def table(state: State, meeting: Meeting, matter: Matter) -> tuple[Seat, ...]:
    """Return who has, or had, a voice in a matter."""
    return matter.closing.seats if matter.closing else seats(state, meeting, matter)


def reached(state: State, meeting: Meeting, matter: Matter) -> Outcome:
    """Return what the matter came to, or what it amounts to with the people now in the room."""
    if matter.ended or matter.kind is not MatterKind.DECISION:
        return outcome(matter)
    return consensus(matter, seats(state, meeting, matter))


def party_content(
    words: Words, state: State, meeting: Meeting, matter: Matter, party: Party, short: bool = False
) -> Content:
    """Return a party's lines: who is there, what it says, who says otherwise, its input."""
    present = table(state, meeting, matter)
    view = party_view(matter, party, present)
    there = sum(seat.party is party for seat in present)
    seated = sum(person.role is Role.MEMBER for person in roster(state, party))
    name = sentence(words.show(party))
    count = words("screens.meeting.present", there=there, seats=seated)
    said = f"{SIGNS[view]} {words.show(view)}"
    given = sum(contribution.party is party for contribution in matter.contributions)
    inputs = words("screens.meeting.inputs", count=given) if given and not matter.exempt else ""
    own = [stance for stance in matter.stances if stance.party is party and stance.member]
    members = [member_line(words, state, matter, stance) for stance in own]
    if short:
        line = " · ".join(part for part in (f"{count:<9}{said}", inputs) if part)
        below = [Content(f"  {one_line(member)}") for member in members]
        return Content("\n").join([Content.assemble((f"{name:<22}", "bold"), line), *below])
    leaf = Leaf(words).title(f"{name}  {count}").line(said, _STYLES.get(view, ""))
    for member in members:
        leaf.line(member, "dim")
    for raised in disqualified(matter).values():
        person = state.people.get(raised.person)
        if person is not None and person.party is party:
            leaf.line(f"{person.name}: {words('screens.meeting.disqualified')}", "dim")
    return leaf.line(inputs, "dim").gap().written()


def member_line(words: Words, state: State, matter: Matter, stance: Stance) -> str:
    """Return a member's own position with its wording, which an exempt matter keeps to itself."""
    person = state.people.get(stance.member)
    said = f"{person.name if person else stance.member}: {words.show(stance.kind)}"
    wording = "" if matter.exempt else stance.wording
    return f"{said} – {wording}" if wording else said


class Parties(Widget):
    """A pane, or on a narrow screen a strip; a click on a party takes its position."""

    DEFAULT_CSS = "Parties { height: auto; padding: 0 1; }"
    short = reactive(False)
    """Whether each party has one line only."""

    class Asked(Message):
        """A party was clicked."""

        def __init__(self, party: Party) -> None:
            super().__init__()
            self.party = party

    def __init__(self, words: Words, id: str | None = None) -> None:
        super().__init__(id=id)
        self.words = words
        self._view: tuple[State, Meeting, Matter] | None = None
        self._lines: dict[int, Party] = {}

    def show(self, state: State, meeting: Meeting, matter: Matter | None) -> None:
        """Show the parties on a matter, or nothing where none is at hand."""
        self._view = (state, meeting, matter) if matter else None
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """Draw the parties, and below them what it amounts to."""
        if self._view is None:
            return Content("")
        state, meeting, matter = self._view
        self._lines = {}
        parts: list[Content] = []
        if matter.kind is MatterKind.DECISION:
            for party in Party:
                start = sum(part.plain.count("\n") + 1 for part in parts)
                parts.append(party_content(self.words, state, meeting, matter, party, self.short))
                for row in range(start, start + parts[-1].plain.count("\n") + 1):
                    self._lines[row] = party
        parts.append(amounts_to(self.words, state, meeting, matter))
        return Content("\n").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Ask for the party's position."""
        party = self._lines.get(event.y)
        if party is not None:
            self.post_message(self.Asked(party))


def amounts_to(words: Words, state: State, meeting: Meeting, matter: Matter) -> Content:
    """Return the outcome as computed, and who has no voice or has not been heard (R2, R4)."""
    result = reached(state, meeting, matter)
    said = words.show(result)
    if matter.kind is not MatterKind.DECISION:
        return Content.styled(sentence(said) if matter.ended else "", "bold")
    if matter.ended:
        return Content.styled(sentence(said), "bold")
    present = seats(state, meeting, matter)
    if lacking := missing_parties(present):
        return Content(sentence(words("screens.meeting.not_there", parties=lacking)))
    if matter.lapsed and not matter.stances:
        return Content(words("screens.meeting.lapsed"))
    if result is Outcome.OPEN:
        unheard = [p for p in Party if party_view(matter, p, present) is PartyView.UNHEARD]
        return Content(words("screens.meeting.unheard", parties=unheard))
    yes = words(f"screens.{'yes' if result in AGREED else 'no'}")
    head = words("screens.meeting.consensus", answer=yes)
    return Content.assemble((head, "bold"), f" · {said}")
