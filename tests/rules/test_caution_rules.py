"""What warns about a project or a unit, and what can be said to it (R18-R23, R25, R29)."""

from datetime import timedelta
from typing import Any

import pytest

from mkm_tui.actions.method import AnswerWarning, SetPoint
from mkm_tui.actions.projects import AddProject, EditProject, RecordEvaluation
from mkm_tui.actions.setup import EditUnit
from mkm_tui.locale.method_words import caution_words
from mkm_tui.records.course import Help, Readiness
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import (
    ChangeKind,
    Checklist,
    EvaluationKind,
    HelpSource,
    Phase,
    Restructuring,
)
from mkm_tui.rules.cautions import Caution, answer_to, project_cautions, unanswered, unit_cautions
from tests.rules.meeting_room import DAY, WORDS, MeetingRoom

READY = Readiness(need=3, competence=2, ownership=3, leadership=4)
BECAUSE = "Vi vet; fordi prøven er over om tre uker."


@pytest.fixture(name="calm")
def _calm(room: MeetingRoom) -> MeetingRoom:
    """Project P1 of Solbakken, with nothing to warn about."""
    room.do(
        AddProject(
            title="Ny turnus", units=("solbakken",), readiness=READY, old_out="Rammeturnusen"
        ),
        EditProject(project="P1", critical_question="Hvem taper?", summative_plan="Høgskolen"),
    )
    return room


def project(room: MeetingRoom) -> Project:
    """Return project P1."""
    return room.state.projects["P1"]


def cautions(room: MeetingRoom) -> list[Caution]:
    """Return what warns about P1."""
    return list(project_cautions(room.state, project(room), room.today))


def told(room: MeetingRoom) -> list[str]:
    """Return the sentences that warn about P1."""
    return [caution_words(WORDS, room.state, caution) for caution in cautions(room)]


def edit(**changes: Any) -> EditProject:
    """Return the action that changes P1."""
    return EditProject(project="P1", **changes)


def condition(number: int, holds: bool | None, note: str = "", project: str = "") -> SetPoint:
    """Return the action that says whether a framework condition holds."""
    return SetPoint(
        checklist=Checklist.CONDITIONS, number=number, holds=holds, note=note, project=project
    )


def test_nothing_warns_about_a_project_in_order(calm: MeetingRoom) -> None:
    assert told(calm) == []


@pytest.mark.parametrize("phase", [Phase.IDEA, Phase.ON_HOLD, Phase.ENDED])
def test_nothing_warns_about_what_is_not_under_way(calm: MeetingRoom, phase: Phase) -> None:
    calm.do(edit(old_out="", phase=phase))
    assert told(calm) == []


def test_r18_what_comes_in_says_what_goes_out(calm: MeetingRoom) -> None:
    calm.do(edit(old_out=" "))
    assert told(calm) == ["Noe gammelt må ut når noe nytt kommer inn: skriv hva (R18)"]


def test_r19_a_full_unit_warns_with_its_load_and_its_limit(calm: MeetingRoom) -> None:
    calm.do(EditUnit(unit="solbakken", project_limit=1))
    sentence = (
        "Solbakken bærer 1 av 1 prosjekter: sett noe på vent, eller si hva annet som går ut (R19)"
    )
    assert told(calm) == [sentence]
    (caution,) = unit_cautions(calm.state, calm.state.units["solbakken"], calm.today)
    assert caution_words(WORDS, calm.state, caution) == sentence


def test_r20_factors_that_are_not_set_and_factors_that_are_low(calm: MeetingRoom) -> None:
    calm.do(edit(readiness=Readiness(None, 1, 1, 4)))
    assert told(calm) == [
        "Kan ikke starte før dette er vurdert: behov (R20)",
        "Trenger assistanse, for dette er lavt: kompetanse og eierforhold (R20)",
    ]


def test_r21_a_social_change_warns_and_warns_more_without_its_note(calm: MeetingRoom) -> None:
    calm.do(edit(kinds=(ChangeKind.SOCIAL,)))
    assert told(calm) == [
        "Sosial endring: skriv hvilke interesser som står mot hverandre før den starter (R21)"
    ]
    calm.do(edit(conflicting_interests="Nattevaktene mister tillegg."))
    assert told(calm) == [
        "Sosial endring: den omfordeler makt eller ressurser, og mislykkes oftest (R21)"
    ]


def test_r22_tendering_in_the_period_warns_at_every_project(calm: MeetingRoom) -> None:
    calm.do(condition(1, False, "Renholdet er lyst ut"))
    assert told(calm) == [
        "Rammebetingelse 1 er brutt: Ingen konkurranseutsetting i perioden"
        " – Renholdet er lyst ut (R22)"
    ]


def test_r22_a_project_for_which_the_condition_holds_is_not_warned_about(
    calm: MeetingRoom,
) -> None:
    calm.do(condition(1, False, "Renholdet"), condition(1, True, "Berører ikke oss", "P1"))
    assert told(calm) == []


def test_r23_no_paid_release_warns_at_the_project_that_lacks_it(calm: MeetingRoom) -> None:
    calm.do(AddProject(title="Inntak"), condition(8, False, "Ingen tid til veiledning", "P1"))
    assert [caution.rule for caution in cautions(calm)] == ["R23"]
    other = project_cautions(calm.state, calm.state.projects["P2"], calm.today)
    assert "R23" not in [caution.rule for caution in other]


def test_another_condition_that_is_broken_warns_without_a_rule(calm: MeetingRoom) -> None:
    calm.do(condition(5, False, project="P1"))
    assert told(calm) == ["Rammebetingelse 5 er brutt: Kompetanseutvikling er sikret"]


def test_r25_competence_that_lacks_and_with_which_nobody_helps(calm: MeetingRoom) -> None:
    calm.do(edit(competence_required=("Turnus", "Jus"), competence_have=("turnus",)))
    assert told(calm) == ["Ingen hjelper med kompetansen som mangler: Jus (R25)"]
    calm.do(edit(helps=(Help("jus", HelpSource.INTERNAL, "Personalkontoret"),)))
    assert told(calm) == []


def test_r25_help_from_outside_says_why_nobody_inside_can(calm: MeetingRoom) -> None:
    calm.do(edit(helps=(Help("Jus", HelpSource.EXTERNAL, "Advokaten"),)))
    assert told(calm) == ["Hjelp utenfra: skriv hvorfor ingen i kommunen kan hjelpe med Jus (R25)"]
    calm.do(edit(helps=(Help("Jus", HelpSource.EXTERNAL, "Advokaten", "Vi har ingen jurist"),)))
    assert told(calm) == []


def test_r25_help_without_a_helper_is_refused(calm: MeetingRoom) -> None:
    blank = edit(helps=(Help("Jus", HelpSource.INTERNAL, " "),))
    assert calm.refusal(blank).endswith("(R25)")


def test_goals_and_values_that_change_ask_for_a_clarification(calm: MeetingRoom) -> None:
    calm.do(edit(restructuring=Restructuring.CHANGES_VALUES))
    assert told(calm) == ["Mål og verdier endres: skriv en verdiavklaring"]
    calm.do(edit(values_clarified="Ansvar følger kompetanse."))
    assert told(calm) == []


def test_r29_only_self_evaluation_asks_for_a_question_and_a_plan(calm: MeetingRoom) -> None:
    own = {"kind": EvaluationKind.FORMATIVE, "by": "Prosjektgruppa", "finding": "Det går bra"}
    calm.do(edit(summative_plan=""), RecordEvaluation(project="P1", **own))
    assert [caution.rule for caution in cautions(calm)] == ["R29"]
    calm.do(RecordEvaluation(project="P1", **own, by_others=True))
    assert told(calm) == []


def answered(room: MeetingRoom, caution: Caution) -> str:
    """Return what was said to a warning about P1; empty where nothing was."""
    given = answer_to(project(room), caution)
    return given.because if given else ""


def test_an_answer_is_recorded_with_its_day_and_who_gave_it(calm: MeetingRoom) -> None:
    calm.do(edit(old_out=""))
    (caution,) = cautions(calm)
    calm.do(AnswerWarning(project="P1", warning=caution.code, because=f" {BECAUSE} "))
    (given,) = project(calm).answers
    assert (given.because, given.on, given.by) == (BECAUSE, DAY, "Kari")
    assert unanswered(calm.state, project(calm), calm.today) == []
    assert len(told(calm)) == 1


def test_r19_an_answer_holds_until_what_it_is_about_changes(calm: MeetingRoom) -> None:
    calm.do(EditUnit(unit="solbakken", project_limit=1))
    (caution,) = cautions(calm)
    calm.do(AnswerWarning(project="P1", warning=caution.code, because=BECAUSE))
    calm.go_to(DAY + timedelta(days=30))
    calm.do(edit(purpose="Faste ansikter"), AddProject(title="Inntak", units=("fjelltun",)))
    assert unanswered(calm.state, project(calm), calm.today) == []
    calm.do(AddProject(title="Måltider", units=("solbakken",)))
    (changed,) = unanswered(calm.state, project(calm), calm.today)
    assert changed.values == {"unit": "solbakken", "load": 2, "limit": 1}
    calm.do(EditProject(project="P3", phase=Phase.ON_HOLD))
    (again,) = cautions(calm)
    assert answered(calm, again) == BECAUSE


def test_r20_an_answer_about_two_factors_is_none_about_three(calm: MeetingRoom) -> None:
    calm.do(edit(readiness=Readiness(1, 1, 3, 3)))
    (caution,) = cautions(calm)
    calm.do(AnswerWarning(project="P1", warning=caution.code, because=BECAUSE))
    calm.do(edit(readiness=Readiness(1, 1, 1, 3)))
    (changed,) = cautions(calm)
    assert answered(calm, changed) == ""


def test_r21_a_note_that_is_taken_away_is_another_warning(calm: MeetingRoom) -> None:
    calm.do(edit(kinds=(ChangeKind.SOCIAL,), conflicting_interests="Tillegg"))
    (caution,) = cautions(calm)
    calm.do(AnswerWarning(project="P1", warning=caution.code, because=BECAUSE))
    calm.do(edit(conflicting_interests=""))
    (changed,) = cautions(calm)
    assert answered(calm, changed) == ""


def test_of_two_answers_the_later_stands_and_both_are_kept(calm: MeetingRoom) -> None:
    calm.do(edit(old_out=""))
    (caution,) = cautions(calm)
    for because in ("Vet ikke ennå", BECAUSE):
        calm.do(AnswerWarning(project="P1", warning=caution.code, because=because))
    assert answered(calm, caution) == BECAUSE
    assert len(project(calm).answers) == 2


def test_an_answer_says_why_and_answers_a_warning_that_is_there(calm: MeetingRoom) -> None:
    gone = AnswerWarning(project="P1", warning="R18 nothing_out", because=BECAUSE)
    assert calm.refusal(gone) == "Det varselet gjelder ikke lenger"
    calm.do(edit(old_out=""))
    assert calm.refusal(AnswerWarning(project="P1", warning="R18 nothing_out", because=" "))
    both = AnswerWarning(project="P1", unit="solbakken", warning="R18 nothing_out", because=BECAUSE)
    assert calm.refusal(both)


def test_r19_a_units_own_warning_is_answered_at_the_unit(calm: MeetingRoom) -> None:
    calm.do(EditUnit(unit="solbakken", project_limit=1))
    unit = calm.state.units["solbakken"]
    (caution,) = unit_cautions(calm.state, unit, calm.today)
    calm.do(AnswerWarning(unit="solbakken", warning=caution.code, because=BECAUSE))
    given = answer_to(calm.state.units["solbakken"], caution)
    assert given is not None
    assert given.because == BECAUSE
    assert calm.needs("overload") == []
