"""The papers of the portfolio: the method's order and words, and what the public may read."""

import pytest
from msgspec.structs import replace
from paper_samples import STAMP, TODAY, body_of, paper_of, sample

from mkm_tui.documents.files import Format, rendered
from mkm_tui.documents.paper import PaperKind, Wish
from mkm_tui.documents.papers import NoPaper
from mkm_tui.documents.reach import Reach
from mkm_tui.locale.method_words import checklist_name, point_name
from mkm_tui.locale.words import Words
from mkm_tui.records.checklists import Survey
from mkm_tui.records.course import Reasons
from mkm_tui.records.portfolio import Assessment
from mkm_tui.records.state import State
from mkm_tui.records.terms import Checklist, Column, Language, Party
from mkm_tui.rules.checklists import LENGTHS

WORDS = Words(Language.NB)
SECRET = "hemmelig"


def body(state: State, kind: PaperKind, reach: Reach, **about: str) -> str:
    """Return a document's Markdown."""
    return body_of(state, Wish(kind, reach, **about))


def in_order(text: str, parts: list[str]) -> bool:
    """Say whether all parts stand in a text, one after the other."""
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


@pytest.mark.parametrize(
    "of",
    [
        Checklist.PREMISES,
        Checklist.CONDITIONS,
        Checklist.PROCESS,
        Checklist.RESULTS,
        Checklist.SPREAD,
    ],
)
def test_a_projects_page_has_each_checklist_in_its_order_and_words(of: Checklist) -> None:
    written = body(sample(), PaperKind.PROJECT, Reach.PUBLIC, project="P1")
    part = written[written.index(f"## {checklist_name(WORDS, of)}") :]
    names = [point_name(WORDS, of, number) for number in range(1, LENGTHS[of] + 1)]
    assert in_order(part, [f"| {name} |" for name in names])


@pytest.mark.parametrize(
    "of",
    [
        Checklist.RESULT_KINDS,
        Checklist.BASICS,
        Checklist.CONDITIONS,
        Checklist.RISKS,
        Checklist.IDEA_WORK,
    ],
)
def test_the_status_report_has_each_checklist_in_its_order_and_words(of: Checklist) -> None:
    written = body(sample(), PaperKind.PROGRAMME, Reach.PUBLIC)
    assert in_order(written, [point_name(WORDS, of, n) for n in range(1, LENGTHS[of] + 1)])


def test_what_concerns_people_is_left_out_of_a_projects_public_page() -> None:
    state = sample()
    secret = replace(
        state.projects["P1"],
        reasons=Reasons(*[SECRET] * 4),
        conflicting_interests=SECRET,
        critical_question=SECRET,
        evaluations=tuple(
            replace(e, finding=SECRET, by=SECRET) for e in state.projects["P1"].evaluations
        ),
        assessments=(Assessment(Party.UNIONS, 3, "", SECRET),),
    )
    state = state.put(secret)
    assert SECRET not in body(state, PaperKind.PROJECT, Reach.PUBLIC, project="P1")
    assert body(state, PaperKind.PROJECT, Reach.INTERNAL, project="P1").count(SECRET) >= 8
    for kind in (PaperKind.PORTFOLIO, PaperKind.BOARD, PaperKind.PROGRAMME):
        assert SECRET not in body(state, kind, Reach.PUBLIC)


def test_marks_of_a_silent_round_are_in_no_paper() -> None:
    state = sample()
    group = replace(state.groups["group"], criteria=())
    hidden = tuple(Assessment(party, 4, "", SECRET, hidden=True) for party in Party)
    state = state.put(group, replace(state.projects["P1"], assessments=hidden))
    written = body(state, PaperKind.BOARD, Reach.INTERNAL)
    assert SECRET not in written
    assert "| P1 x | – | – | – |" in written


def test_a_survey_with_few_replies_is_not_shown_to_anybody() -> None:
    state = sample()
    few = Survey(TODAY, Checklist.EMPOWERMENT, ((0, 0, 0, 4),) * 10)
    state = state.put(replace(state.units["u1"], surveys=(few,)))
    written = body(state, PaperKind.UNIT, Reach.INTERNAL, unit="u1")
    assert "For få svar til å vises: færre enn 5." in written
    assert "4 av 4 sier ja" not in written


def test_a_units_profile_is_for_internal_readers() -> None:
    assert "Enhetens profil" in body(sample(), PaperKind.UNIT, Reach.INTERNAL, unit="u1")
    assert "Enhetens profil" not in body(sample(), PaperKind.UNIT, Reach.PUBLIC, unit="u1")


def test_the_portfolio_is_a_spreadsheet_without_formulas() -> None:
    state = sample()
    state = state.put(replace(state.projects["P1"], title="=1+1"))
    paper = paper_of(state, Wish(PaperKind.PORTFOLIO), TODAY, STAMP)
    lines = rendered(paper, Format.CSV).splitlines()
    assert lines[0].endswith("Nr.;Prosjekt;Fase;Enheter;Reelle behov")
    assert lines[1].startswith("P1;'=1+1;institusjonalisert;")


def test_a_paper_without_a_table_is_no_spreadsheet() -> None:
    paper = paper_of(sample(), Wish(PaperKind.NOTICE, meeting="M3/26"), TODAY, STAMP)
    with pytest.raises(NoPaper) as no:
        rendered(paper, Format.CSV)
    assert WORDS(f"documents.{no.value.key}").startswith("Dokumentet har ingen tabell")


def test_the_board_as_a_spreadsheet_has_every_column_of_it() -> None:
    state = sample()
    state = state.put(replace(state.projects["P2"], column=Column.PRIORITISED))
    lines = rendered(paper_of(state, Wish(PaperKind.BOARD), TODAY, STAMP), Format.CSV).splitlines()
    cards = ["P1", "P2", "I2"]
    found = [next(line for line in lines if f";{card} " in line) for card in cards]
    assert [line.split(";")[0] for line in found] == ["x 1/3", "Prioritert 1", "Forslag 1"]
