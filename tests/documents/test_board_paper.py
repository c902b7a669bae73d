"""The board as a paper: three voices side by side, what waits, and what is for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from paper_samples import TODAY

from mkm_tui.documents.board_paper import board_paper, board_picture
from mkm_tui.documents.page import Page
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.words import Words
from mkm_tui.records.course import Move, PendingMove
from mkm_tui.records.meetings import Matter
from mkm_tui.records.people import BoardColumn, Group, Unit
from mkm_tui.records.portfolio import Assessment, Idea, Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import Column, Language, Party

WORDS = Words(Language.NB)
DAY = date(2026, 5, 1)
BY = ("need", "ro i huset")
"""One criterion of the method's, and one in the group's own words."""


def voices(*given: tuple[int, int], why: str = "") -> tuple[Assessment, ...]:
    """Return the parties' assessments by both criteria, from the politicians on."""
    return tuple(
        Assessment(party, mark, criterion, why)
        for party, both in zip(Party, given, strict=False)
        for criterion, mark in zip(BY, both, strict=True)
    )


@dataclass
class Board:
    """A board with the cards that stand on it."""

    cards: Sequence[Project | Idea]
    columns: tuple[BoardColumn, ...] = ()
    units: Sequence[Unit] = ()

    @property
    def state(self) -> State:
        """The record."""
        group = Group("group", "Gruppa", columns=self.columns, criteria=BY)
        return State().put(group, Matter("15/26", "M3/26", "Oppstart"), *self.units, *self.cards)

    def paper(self, reach: Reach = Reach.PUBLIC) -> str:
        """Return the paper's Markdown."""
        page = Page(self.state, WORDS)
        board_paper(page, reach, TODAY)
        return page.written()


AGREED = voices((3, 4), (3, 4), (4, 4), why="Vikarene er dyre.")
APART = voices((4, 3), (3, 3), (1, 3), why="Hvem skal gjøre det i stedet?")


def test_a_column_has_the_groups_name_and_limit_and_the_highest_agreement_first() -> None:
    board = Board(
        [Project("P1", "Inntak", assessments=APART), Project("P2", "Turnus", assessments=AGREED)],
        (BoardColumn(Column.PROPOSED, "Innkommet", 6),),
    )
    written = board.paper()
    assert "## Innkommet 2/6" in written
    assert written.index("P2 Turnus") < written.index("P1 Inntak")
    assert "etter: behov og ro i huset." in written
    assert "## Prioritert" not in written


def test_a_card_has_each_partys_marks_and_where_they_differ_in_words() -> None:
    some = Idea("I1", "Stille rom", DAY, DAY, assessments=voices((2, 3)))
    cards = [
        Project("P1", "Inntak", assessments=APART),
        Project("P2", "Turnus", assessments=AGREED),
    ]
    written = Board([*cards, some]).paper()
    apart = "uenige om behov: politikere 4, administrasjon 3, tillitsvalgte 1"
    assert f"| P1 Inntak | 4 · 3 | 3 · 3 | 1 · 3 | {apart} | – |" in written
    assert "| P2 Turnus | 3 · 4 | 3 · 4 | 4 · 4 | enige eller nesten enige | – |" in written
    assert "| I1 Stille rom | 2 · 3 | – | – | – | – |" in written


def test_a_card_says_what_it_waits_for_and_by_which_decision_it_came() -> None:
    start = Column.IN_PROGRESS
    cards = [
        Project("P1", "Inntak", pending=PendingMove(start, DAY, "15/26")),
        Project("P2", "Turnus", pending=PendingMove(start, DAY)),
        Project("P3", "Arena", column=start, moves=(Move(start, DAY, "2/26"),)),
    ]
    written = Board(cards).paper()
    assert "- **Flytt som venter på vedtak:** 2" in written
    assert "| P1 Inntak | – | – | – | – | til i gang, sak 15/26 |" in written
    assert "| P2 Turnus | – | – | – | – | til i gang |" in written
    assert "| P3 Arena | – | – | – | – | fra 1. mai 2026, ved vedtak 2/26 |" in written


def test_r19_a_full_unit_is_told() -> None:
    units = [Unit("u1", "Solbakken", project_limit=1), Unit("u2", "Tunet", project_limit=2)]
    written = Board([Project("P1", "Inntak", units=("u1", "u2"))], units=units).paper()
    assert "| Solbakken | 1 | 1 | full |" in written
    assert "| Tunet | 1 | 2 | – |" in written


def test_reasons_are_for_internal_readers_and_of_cards_that_call_for_dialogue() -> None:
    cards = [
        Project("P1", "Inntak", assessments=APART),
        Project("P2", "Turnus", assessments=AGREED),
    ]
    board = Board(cards)
    internal = board.paper(Reach.INTERNAL)
    assert "*P1, tillitsvalgte, behov: 1:*" in internal
    assert "Hvem skal gjøre det i stedet?" in internal
    assert "Vikarene er dyre." not in internal
    assert "Hvem skal gjøre" not in board.paper(Reach.PUBLIC)


def test_the_picture_is_the_board_without_title_reasons_and_hidden_marks() -> None:
    hidden = tuple(Assessment(party, 4, "need", "hemmelig", hidden=True) for party in Party)
    cards = [
        Project("P1", "Inntak", assessments=APART),
        Project("P2", "Turnus", assessments=hidden),
    ]
    board = Board(cards)
    picture = board_picture(board.state, WORDS, TODAY)
    assert picture == board.paper(Reach.PUBLIC).split("\n\n", 1)[1]
    assert "| P2 Turnus | – | – | – | – | – |" in picture
    assert "hemmelig" not in picture
    assert "Hvem skal gjøre" not in picture


def test_a_title_from_people_breaks_no_table() -> None:
    written = Board([Project("P1", "Hus | hytte\n# Overskrift")]).paper()
    rows = [line for line in written.splitlines() if "Overskrift" in line]
    assert len(rows) == 1
    assert rows[0].startswith("| P1 Hus \\| hytte")


def test_the_picture_speaks_the_groups_language() -> None:
    state = Board([Project("P1", "Inntak", assessments=AGREED)]).state
    picture = board_picture(state, Words(Language.NN), TODAY)
    assert "samde eller nesten samde" in picture
    assert "Flytt som ventar på vedtak" in picture
