"""The three parties on a matter: who is there, what each says, what it amounts to."""

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, Outcome, Party, PartyView, Role, StanceKind
from mkm_tui.rules.consensus import AGREED, consensus, outcome, party_view
from mkm_tui.rules.presence import missing_parties, roster, seats
from mkm_tui.widgets.leaf import Leaf
from mkm_tui.widgets.plain import sentence

SIGNS = {
    PartyView.UNHEARD: "○",
    PartyView.BEHIND: "●",
    PartyView.RESERVATION: "◐",
    PartyView.ASIDE: "–",
    PartyView.BLOCK: "✗",
}


_STYLES = {
    PartyView.BEHIND: "$text-success",
    PartyView.RESERVATION: "$text-warning",
    PartyView.ASIDE: "$text-warning",
    PartyView.BLOCK: "$text-error",
}


def reached(state: State, meeting: Meeting, matter: Matter) -> Outcome:
    """Return what the matter came to, or what it amounts to with the people now in the room."""
    if matter.ended or matter.kind is not MatterKind.DECISION:
        return outcome(matter)
    return consensus(matter, seats(state, meeting))


def party_content(
    words: Words, state: State, meeting: Meeting, matter: Matter, party: Party, short: bool = False
) -> Content:
    """Return a party's lines: how many are there, what it says, and who says it otherwise."""
    present = matter.closing.seats if matter.closing else seats(state, meeting)
    view = party_view(matter, party, present)
    there = sum(seat.party is party for seat in present)
    seated = sum(person.role is Role.MEMBER for person in roster(state, party))
    name = words.show(party).capitalize()
    count = words("screens.meeting.present", there=there, seats=seated)
    said = f"{SIGNS[view]} {words.show(view)}"
    if short:
        return Content.assemble((f"{name:<22}", "bold"), f"{count:<9}{said}")
    leaf = Leaf(words).title(f"{name}  {count}").line(said, _STYLES.get(view, ""))
    for stance in matter.stances:
        if stance.party is party and stance.kind is not StanceKind.BEHIND and not matter.exempt:
            person = state.people.get(stance.member)
            leaf.line(f"{person.name if person else ''}: {stance.wording}", "dim")
    return leaf.gap().written()


def party_lines(words: Words, state: State, meeting: Meeting, matter: Matter) -> Content:
    """Return the three parties on a matter, one below the other."""
    lines = [party_content(words, state, meeting, matter, party) for party in Party]
    return Content("\n").join(lines)


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
        parts.append(self._amounts_to(state, meeting, matter))
        return Content("\n").join(parts)

    def _amounts_to(self, state: State, meeting: Meeting, matter: Matter) -> Content:
        """Return the outcome as computed, and who has not been heard."""
        result = reached(state, meeting, matter)
        said = self.words.show(result)
        if matter.kind is not MatterKind.DECISION:
            return Content.styled(said.capitalize() if matter.ended else "", "bold")
        lacking = missing_parties(seats(state, meeting))
        if matter.ended:
            return Content.styled(said.capitalize(), "bold")
        if lacking:
            return Content(sentence(self.words("screens.meeting.not_there", parties=lacking)))
        if result is Outcome.OPEN:
            present = seats(state, meeting)
            unheard = [p for p in Party if party_view(matter, p, present) is PartyView.UNHEARD]
            return Content(self.words("screens.meeting.unheard", parties=unheard))
        yes = self.words(f"screens.{'yes' if result in AGREED else 'no'}")
        head = self.words("screens.meeting.consensus", answer=yes)
        return Content.assemble((head, "bold"), f" · {said}")

    def on_click(self, event: events.Click) -> None:
        """Ask for the party's position."""
        party = self._lines.get(event.y)
        if party is not None:
            self.post_message(self.Asked(party))
