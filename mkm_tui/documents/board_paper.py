"""The prioritisation board as it stands: three voices side by side, and what waits."""

from datetime import date

from mkm_tui.documents.method_parts import load_by_unit
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.method_words import column_name, criterion_name
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.records.terms import Column, Party
from mkm_tui.rules.assessment import (
    Difference,
    agree,
    cards,
    column_limit,
    criteria,
    differences,
    disagree,
    marks,
    ordered,
)
from mkm_tui.rules.portfolio import Card, carrier, is_pending, moves


def board_paper(page: Page, reach: Reach, today: date) -> None:
    """Write the board; why a party gives what it gives is for internal readers."""
    group = page.state.groups["group"].name
    page.heading(1, page.words("documents.board_title", group=group, on=today))
    _board(page, today)
    load_by_unit(page, today)
    if reach is Reach.INTERNAL:
        _reasons(page, today)


def board_picture(state: State, words: Words, today: date) -> str:
    """Return the board as Markdown for a case paper, without a title of its own."""
    page = Page(state, words)
    _board(page, today)
    load_by_unit(page, today)
    return page.written()


def _board(page: Page, today: date) -> None:
    """Add the lead, and each column that holds cards."""
    state, words = page.state, page.words
    every, stands = cards(state, today), ordered(state, today)
    by = criteria(state)
    page.say("board_lead", criteria=[criterion_name(words, name) for name in by])
    page.field("board_cards", str(len(every)))
    waiting = sum(is_pending(state, card, today) for card in every.values())
    page.field("board_waiting", str(waiting))
    page.end_fields()
    for column in Column:
        if stands[column]:
            _column(page, column, [every[key] for key in stands[column]], today)


def _column(page: Page, column: Column, found: list[Card], today: date) -> None:
    """Add a column: its name, how many it holds of how many, and a line for each card."""
    name = column_name(page.words, page.state, column)
    most = column_limit(page.state, column)
    held = f"{len(found)}/{most}" if most is not None else str(len(found))
    if name == page.words.show(column):
        name = name.capitalize()
    page.heading(2, f"{name} {held}")
    heads = ("board_card", "board_p", "board_a", "board_t", "board_agreement", "board_waits")
    page.table("board", heads, [_row(page, card, today) for card in found])


def _row(page: Page, card: Card, today: date) -> tuple[str, ...]:
    """Return a card's line: the three parties' marks, where they differ, what it waits for."""
    by = criteria(page.state)
    voices = [_marks(card, party, by) for party in Party]
    return f"{card.id} {card.title}", *voices, _standing(page, card, by), _waits(page, card, today)


def _marks(card: Card, party: Party, by: tuple[str, ...]) -> str:
    """Return a party's marks by each criterion; nothing where it has given none."""
    found = [marks(card, name).get(party) for name in by]
    return " · ".join(str(mark or "–") for mark in found) if any(found) else ""


def _standing(page: Page, card: Card, by: tuple[str, ...]) -> str:
    """Return where the parties differ and by how much, or that they agree."""
    far = [difference for difference in differences(card, by) if difference.dialogue]
    if far:
        return "; ".join(_apart(page, difference) for difference in far)
    return page.words("documents.board_agree") if agree(card, by) else ""


def _apart(page: Page, difference: Difference) -> str:
    """Return how far apart the parties are by a criterion, and who gave what."""
    words = page.words
    given = [f"{words.show(party)} {mark}" for party, mark in difference.marks.items()]
    name = criterion_name(words, difference.criterion)
    return words("documents.board_differ", criterion=name, marks=", ".join(given))


def _waits(page: Page, card: Card, today: date) -> str:
    """Return what a move waits for, or by which decision the card came where it stands."""
    state, words = page.state, page.words
    if card.pending and is_pending(state, card, today):
        matter = carrier(state, card)
        values = {"column": column_name(words, state, card.pending.to)}
        key = "to_column"
        if matter:
            key, values["matter"] = "to_column_by", matter
        return words(f"documents.{key}", **values)
    last = next(reversed(moves(state, card, today)), None)
    if last is None or not last.decision:
        return ""
    return words("documents.board_by", on=last.on, decision=last.decision)


def _reasons(page: Page, today: date) -> None:
    """Add why the parties gave what they gave, for the cards about which they disagree."""
    by = criteria(page.state)
    apart = [card for card in cards(page.state, today).values() if disagree(card, by)]
    if apart:
        page.heading(2, page.words("documents.board_reasons"))
    for card in apart:
        for given in card.assessments:
            if not given.hidden and given.criterion in by:
                name = criterion_name(page.words, given.criterion)
                who = f"{card.id}, {page.words.show(given.party)}, {name}: {given.mark}"
                page.voice(who, given.why)
