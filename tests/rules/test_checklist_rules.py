"""The document's checklists: their length, their order, their words, and where each is kept."""

import pytest

from mkm_tui.actions.method import SetPoint
from mkm_tui.actions.projects import AddProject
from mkm_tui.actions.setup import SetGroup
from mkm_tui.locale.method_words import checklist_name, point_name
from mkm_tui.locale.words import Words
from mkm_tui.records.checklists import Point
from mkm_tui.records.people import Breach, Group
from mkm_tui.records.terms import Checklist, Language
from mkm_tui.rules.checklists import KEPT, LENGTHS, point, points
from mkm_tui.rules.surveys import SURVEYED
from tests.rules.meeting_room import MeetingRoom

ORDER = {
    Checklist.PREMISES: "Context|Assistance|innovation|mobilisation|organisation|Participation",
    Checklist.CONDITIONS: "tendering|Laws|National goals|Guidance|Competence development|"
    "steering group|project leader with daily|Paid release|unions",
    Checklist.BASICS: "better services|own budget|party cooperation|employee involvement",
    Checklist.DIMENSIONS: "Surroundings|Values|Structures|Relations|Strategies",
    Checklist.EMPOWERMENT: "information|nearest leader|Known demands|Users' wishes|good enough|"
    "influence|trust and safety|professional focus|Initiative|supportive",
    Checklist.GOOD_DECISION: "conditions|processes|decisions|Leadership|Publication",
    Checklist.IDEA_WORK: "need for change|culture|Learning across|Leadership|Procedures",
    Checklist.PILOT: "who starts|idea work|formulate|premises|Dialogue|Planning tools",
    Checklist.LEARNING: "sound|Relevant|dialogue|Critical",
    Checklist.PROCESS: "change of practice|Commitment|skills|evaluations|organisational",
    Checklist.RESULT_KINDS: "Better services|capacity for change|Understanding",
    Checklist.RESULTS: "documented|fundamental|daily life|Users experience",
    Checklist.DILEMMAS: "Users|consensus|Local",
    Checklist.RISKS: "Emperors|bosses|life of its own|project leader|economy|Unclear",
    Checklist.SPREAD: "Within|Between projects|municipalities",
}
"""Each list's points in the document's order, by words that stand in them."""
BOKMAL = {
    Checklist.PREMISES: "Kontekst|Assistanse|Innovasjon|mobilisering|Organisasjon|planlegging",
    Checklist.CONDITIONS: "Ingen konkurranse|Lover|Nasjonale mål|Veiledning|Kompetanseutvikling|"
    "Styringsgruppe|daglig ansvar|Frikjøp|fagforeninger",
    Checklist.DIMENSIONS: "Omgivelser|Verdier|Strukturer|Relasjoner|Strategier",
    Checklist.GOOD_DECISION: "Betingelsene|Prosessene|Beslutningene|Ledelse|Offentliggjøring",
    Checklist.RISKS: "Keisere|To sjefer|eget liv|prosjektlederen|økonomi|Uklare beslutninger",
    Checklist.RESULTS: "Ønskede resultater|grunnleggende|dagliglivet|Brukerne",
}
EVIDENCE = "Fraværet er halvert, målt i tre terminer."


@pytest.fixture(name="project")
def _project(room: MeetingRoom) -> MeetingRoom:
    room.do(AddProject(title="Ny turnus"))
    return room


def in_order(words: Words, checklist: Checklist, fragments: str) -> None:
    """Assert that a list's points hold these words, one for each, in this order."""
    names = [point_name(words, checklist, n) for n in range(1, LENGTHS[checklist] + 1)]
    expected = fragments.split("|")
    assert len(names) == len(expected)
    assert [word for word, name in zip(expected, names, strict=True) if word not in name] == []


@pytest.mark.parametrize("checklist", Checklist)
def test_a_list_has_the_documents_points_in_its_order(checklist: Checklist) -> None:
    in_order(Words(Language.EN), checklist, ORDER[checklist])


@pytest.mark.parametrize("checklist", BOKMAL)
def test_a_list_has_the_documents_own_words(checklist: Checklist) -> None:
    in_order(Words(Language.NB), checklist, BOKMAL[checklist])


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("checklist", Checklist)
def test_a_list_is_whole_in_each_language(language: Language, checklist: Checklist) -> None:
    words = Words(language)
    names = [point_name(words, checklist, n) for n in range(1, LENGTHS[checklist] + 1)]
    assert len(set(names)) == LENGTHS[checklist]
    assert all(name and not name.startswith("method.") for name in names)
    assert checklist_name(words, checklist)
    with pytest.raises(KeyError):
        point_name(words, checklist, LENGTHS[checklist] + 1)


def test_every_list_is_kept_somewhere() -> None:
    kept = {checklist for lists in KEPT.values() for checklist in lists}
    assert kept | set(SURVEYED) | {Checklist.LEARNING} == set(Checklist)


def test_a_list_is_kept_only_where_it_belongs(project: MeetingRoom) -> None:
    misplaced = SetPoint(checklist=Checklist.RISKS, number=1, holds=True, project="P1")
    assert project.refusal(misplaced)
    beyond = SetPoint(checklist=Checklist.PREMISES, number=7, holds=True, project="P1")
    assert project.refusal(beyond)
    project.do(SetPoint(checklist=Checklist.RISKS, number=6, note="Egen tekst til enhetene"))


def test_what_is_known_of_a_point_takes_the_earliers_place_and_nothing_leaves_no_trace(
    project: MeetingRoom,
) -> None:
    first = SetPoint(checklist=Checklist.PREMISES, number=4, holds=False, project="P1")
    project.do(first, SetPoint(checklist=Checklist.PREMISES, number=1, holds=True, project="P1"))
    better = SetPoint(
        checklist=Checklist.PREMISES, number=4, holds=True, note="Natta er med", project="P1"
    )
    project.do(better)
    assert [(p.number, p.holds) for p in project.state.projects["P1"].points] == [
        (1, True),
        (4, True),
    ]
    project.do(SetPoint(checklist=Checklist.PREMISES, number=4, project="P1"))
    assert [p.number for p in project.state.projects["P1"].points] == [1]


def test_one_record_at_a_time_keeps_a_point(project: MeetingRoom) -> None:
    both = SetPoint(
        checklist=Checklist.CONDITIONS, number=1, holds=True, project="P1", unit="solbakken"
    )
    assert project.refusal(both)


def test_r22_a_condition_that_the_group_says_is_broken_is_a_breach(room: MeetingRoom) -> None:
    room.do(SetPoint(checklist=Checklist.CONDITIONS, number=1, holds=False, note="Renholdet"))
    (need,) = room.needs("breach")
    assert need.values == {"condition": 1, "note": "Renholdet"}
    room.do(SetPoint(checklist=Checklist.CONDITIONS, number=1, holds=True, note="Trukket tilbake"))
    assert room.needs("breach") == []


def test_r22_a_breach_that_is_taken_away_elsewhere_leaves_the_point_open(
    room: MeetingRoom,
) -> None:
    room.do(SetPoint(checklist=Checklist.CONDITIONS, number=1, holds=False, note="Renholdet"))
    room.do(SetGroup(breaches=(Breach(8, "Frikjøpet er kuttet"),)))
    group = room.state.group
    assert isinstance(group, Group)
    conditions = points(group, Checklist.CONDITIONS)
    assert [(p.number, p.holds) for p in conditions if p.holds is not None] == [(8, False)]
    assert conditions[7].note == "Frikjøpet er kuttet"


def test_r28_a_result_that_is_documented_is_an_indicator_and_the_other_way(
    project: MeetingRoom,
) -> None:
    shown = SetPoint(checklist=Checklist.RESULTS, number=1, holds=True, note=EVIDENCE, project="P1")
    project.do(shown)
    ours = project.state.projects["P1"]
    assert ours.result_indicators == (1,)
    assert point(ours, Checklist.RESULTS, 1) == Point(Checklist.RESULTS, 1, True, EVIDENCE)
    project.do(SetPoint(checklist=Checklist.RESULTS, number=1, holds=False, project="P1"))
    assert project.state.projects["P1"].result_indicators == ()
