"""What the three parties say on a matter, as the whole room may read it."""

from rich.cells import cell_len
from textual.content import Content

from mkm_tui.locale.words import Words
from mkm_tui.records.meetings import Matter, Meeting, Seat
from mkm_tui.records.state import State
from mkm_tui.records.terms import MatterKind, Party, StanceKind
from mkm_tui.rules.consensus import party_view
from mkm_tui.widgets.fitting import Lines, column, cut, first_fitting, hung, row, stacked
from mkm_tui.widgets.plain import one_line
from mkm_tui.widgets.standing import SIGNS, amounts_to, party_name, seats_of, voices_on

_ONE_ROW = 50
"""Cells from which on a party's name, seats and position share a line."""
_TALL, _VERY_TALL = 30, 45
"""Lines from which on the parties stand further apart, and as far as they ever do."""
_FULL, _SHORT, _NAMES = range(3)
"""How much of those who say otherwise is told: all, a row each, their names."""


def dissenters(words: Words, state: State, matter: Matter, party: Party) -> list[str]:
    """Return who of a party says otherwise, and the words where they are public (R6).

    On an exempt matter nobody is named.
    """
    said = []
    for stance in matter.stances:
        if stance.party is party and stance.kind is not StanceKind.BEHIND and not matter.exempt:
            person = state.people.get(stance.member)
            name = f"{person.name}, {words.show(stance.kind)}" if person else ""
            wording = stance.wording if stance.public else ""
            said.append(": ".join(part for part in (name, one_line(wording)) if part))
    return said


def voices(
    words: Words, state: State, meeting: Meeting, matter: Matter, width: int, height: int
) -> Lines:
    """Return the parties with seats, positions and dissenters, and what it amounts to."""
    result = amounts_to(words, state, meeting, matter)
    end = Content.styled(result, "bold").wrap(max(1, width)) if result else []
    present = voices_on(state, meeting, matter)
    on_one_row = width >= _ONE_ROW
    airy = 1 + (height >= _TALL) + 2 * (height >= _VERY_TALL)
    ways = ((_FULL, airy), (_FULL, 1), (_FULL, 0), (_SHORT, 0), (_NAMES, 0))

    def written(detail: int, gap: int) -> Lines:
        blocks = [
            _party(words, state, matter, party, present, width, detail, on_one_row)
            for party in Party
        ]
        return stacked([*blocks, end], gap)

    levels = (written(detail, gap) for detail, gap in ways)
    fitting = first_fitting(levels, height)
    if fitting is not None:
        return fitting
    heads = written(_NAMES, 0)
    return [*cut(heads[: len(heads) - len(end)], height - len(end), "…"), *end]


def _party(
    words: Words,
    state: State,
    matter: Matter,
    party: Party,
    present: tuple[Seat, ...],
    width: int,
    detail: int,
    on_one_row: bool,
) -> Lines:
    """Return one party: seats and position on a row, or two, and those who say otherwise."""
    name, count = party_name(words, party), seats_of(words, state, party, present)
    if matter.kind is not MatterKind.DECISION:
        return row(Content.assemble((name, "bold"), f"  {count}"), width)
    view = party_view(matter, party, present)
    said = words.show(view)
    others = dissenters(words, state, matter, party)
    if on_one_row:
        mark = Content.assemble(f"{SIGNS[view]} ", (name, "bold"), f"  {count:<8}")
        return [*hung(mark, Content(said), width), *_others(others, width, detail)]
    head = Content.assemble((column(name, width - cell_len(count)), "bold"), count)
    lines = hung(Content(f"{SIGNS[view]} "), Content(said), width)
    return [*row(head, width), *lines, *_others(others, width, detail)]


def _others(said: list[str], width: int, detail: int) -> Lines:
    """Return those who say otherwise: in full, a row each, or their names on one."""
    indent = Content("  ")
    if detail == _NAMES:
        names = ", ".join(one.partition(",")[0] for one in said)
        return row(indent + Content(names), width) if said else []
    lines: Lines = []
    for one in said:
        text = Content(one)
        lines += hung(indent, text, width) if detail == _FULL else row(indent + text, width)
    return lines
