"""The three parties' pane: who is there, what each says, what it amounts to."""

from typing import NamedTuple

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting, Seat, Stance
from mkm_tui.records.state import State
from mkm_tui.records.terms import Conclusion, MatterKind, MeetingStatus, Party, PartyView
from mkm_tui.rules.consensus import party_view
from mkm_tui.rules.presence import disqualified
from mkm_tui.widgets.leaf import Leaf
from mkm_tui.widgets.plain import one_line, sentence
from mkm_tui.widgets.standing import (
    SIGNS,
    amounts_to,
    party_name,
    seats_of,
    voices_on,
    without_voice,
)

_STYLES = {
    PartyView.BEHIND: "$text-success",
    PartyView.RESERVATION: "$text-warning",
    PartyView.ASIDE: "$text-warning",
    PartyView.BLOCK: "$text-error",
}


class Table(NamedTuple):
    """What the pane shows: a meeting, the matter that is looked at, and who may be named."""

    state: State
    meeting: Meeting
    matter: Matter | None = None
    names: bool = True
    """Whether members may be named beside what they say; never where all see an exempt matter."""

    @property
    def present(self) -> tuple[Seat, ...]:
        """Those with a voice."""
        return voices_on(self.state, self.meeting, self.matter)

    @property
    def decides(self) -> bool:
        """Whether positions are told: on a decision that the running meeting has taken up."""
        matter, meeting = self.matter, self.meeting
        if matter is None or meeting.status is not MeetingStatus.RUNNING:
            return False
        taken_up = matter.ended or matter.id == meeting.current or bool(matter.stances)
        return matter.kind is MatterKind.DECISION and taken_up


def party_content(
    words: Words, table: Table, matter: Matter, party: Party, short: bool = False
) -> Content:
    """Return a party's lines: who is there, what it says, who says otherwise, its input."""
    view = party_view(matter, party, table.present)
    name, count = sentence(words.show(party)), seats_of(words, table.state, party, table.present)
    said, inputs = f"{SIGNS[view]} {words.show(view)}", _inputs(words, matter, party)
    own = [stance for stance in matter.stances if stance.party is party and stance.member]
    members = [member_line(words, table.state, matter, one) for one in own if table.names]
    if short:
        line = " · ".join(part for part in (f"{count:<9}{said}", inputs) if part)
        below = [Content(f"  {one_line(member)}") for member in members]
        return Content("\n").join([Content.assemble((f"{name:<22}", "bold"), line), *below])
    leaf = Leaf(words).title(f"{name}  {count}").line(said, _STYLES.get(view, ""))
    for line in (*members, *_out(words, table, party), inputs):
        leaf.line(line, "dim")
    return leaf.gap().written()


def member_line(words: Words, state: State, matter: Matter, stance: Stance) -> str:
    """Return a member's own position with its wording, which an exempt matter keeps to itself."""
    person = state.people.get(stance.member)
    said = f"{person.name if person else stance.member}: {words.show(stance.kind)}"
    wording = "" if matter.exempt else stance.wording
    return f"{said} – {wording}" if wording else said


def _inputs(words: Words, matter: Matter | None, party: Party) -> str:
    """Return how much input a party has brought; nothing where it has none, or all is exempt."""
    if matter is None or matter.exempt:
        return ""
    given = sum(contribution.party is party for contribution in matter.contributions)
    return words("screens.meeting.inputs", count=given) if given else ""


def _out(words: Words, table: Table, party: Party) -> list[str]:
    """Return who of a party has no voice in the matter, or not yet (R38)."""
    lines = []
    for raised in disqualified(table.matter).values() if table.names else ():
        person = table.state.people.get(raised.person)
        if person is not None and person.party is party:
            pending = raised.conclusion is Conclusion.PENDING
            key = "not_concluded" if pending else "disqualified"
            lines.append(f"{person.name}: {words(f'screens.meeting.{key}')}")
    return lines


def seats_content(words: Words, table: Table, short: bool) -> Content:
    """Return the parties with their seats, and who has no voice: a line each, or all on one."""
    below = _below_seats(words, table, short)
    if short:
        lines = [Content(" · ".join(_seats_in_short(words, table, party) for party in Party))]
    else:
        lines = [line for party in Party for line in _seats(words, table, party)]
        lines += [Content("")] if below else []
    return Content("\n").join([*lines, Content.styled(below, "bold")] if below else lines)


def _seats(words: Words, table: Table, party: Party) -> list[Content]:
    """Return a party's seats on a line, and below it who is out and what it brought."""
    count = seats_of(words, table.state, party, table.present)
    head = Content.assemble((party_name(words, party), "bold"), f"  {count}")
    below = [*_out(words, table, party), _inputs(words, table.matter, party)]
    return [head, *(Content.styled(f"  {one_line(line)}", "dim") for line in below if line)]


def _seats_in_short(words: Words, table: Table, party: Party) -> str:
    """Return a party's seats, and how much it brought, in as few words as can be."""
    count = seats_of(words, table.state, party, table.present)
    inputs = _inputs(words, table.matter, party)
    brought = f" ({inputs[:1].lower()}{inputs[1:]})" if inputs else ""
    return f"{sentence(words.show(party))} {count}{brought}"


def _below_seats(words: Words, table: Table, short: bool) -> str:
    """Return who has no voice; of a matter that has ended and decides nothing, its outcome.

    In short what stands on the matter's page already is left out.
    """
    state, meeting, matter = table.state, table.meeting, table.matter
    if matter is not None and matter.ended:
        told = matter.kind is not MatterKind.DECISION and not short
        return amounts_to(words, state, meeting, matter) if told else ""
    if meeting.status is MeetingStatus.CLOSED or (short and not meeting.attendance):
        return ""
    return without_voice(words, meeting, table.present)


class Parties(Widget):
    """A pane, or on a narrow screen a strip; a click on a party takes its position."""

    DEFAULT_CSS = "Parties { height: auto; padding: 0 1; }"
    short = reactive(False, layout=True)
    """Whether each party has one line only, or all of them one."""

    class Asked(Message):
        """A party was clicked."""

        def __init__(self, party: Party) -> None:
            super().__init__()
            self.party = party

    def __init__(self, words: Words, id: str | None = None) -> None:
        super().__init__(id=id)
        self.words = words
        self._table: Table | None = None
        self._lines: dict[int, Party] = {}

    def show(self, table: Table) -> None:
        """Show the parties of a meeting, and what they say on a matter."""
        self._table = table
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """Draw the parties, and below them what it amounts to."""
        self._lines, table = {}, self._table
        if table is None:
            return Content("")
        if table.matter is None or not table.decides:
            return seats_content(self.words, table, self.short)
        return self._positions(table, table.matter)

    def _positions(self, table: Table, matter: Matter) -> Content:
        """Return the parties' positions, and remember on which lines each stands."""
        parts, row = [], 0
        for party in Party:
            part = party_content(self.words, table, matter, party, self.short)
            parts.append(part)
            height = len(part.wrap(max(1, self.size.width)))
            self._lines |= dict.fromkeys(range(row, row + height), party)
            row += height
        said = amounts_to(self.words, table.state, table.meeting, matter, "meeting")
        return Content("\n").join([*parts, Content.styled(said, "bold")])

    def on_click(self, event: events.Click) -> None:
        """Ask for the party's position."""
        party = self._lines.get(event.y)
        if party is not None:
            self.post_message(self.Asked(party))
