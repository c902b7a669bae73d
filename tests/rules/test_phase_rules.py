"""The phases of a project, with dates, and what each asks for (R20, R21, R28, R29)."""

from datetime import date, timedelta

import pytest

from mkm_tui.actions.method import SetPoint
from mkm_tui.actions.projects import AddProject, EditProject, RecordEvaluation
from mkm_tui.records.course import Goal, PhaseStep, Readiness
from mkm_tui.records.portfolio import Project
from mkm_tui.records.terms import ChangeKind, Checklist, EvaluationKind, Phase
from mkm_tui.rules.phases import lacking, next_phase
from tests.rules.meeting_room import DAY, MeetingRoom

READY = Readiness(need=3, competence=2, ownership=3, leadership=4)
YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.fixture(name="planned")
def _planned(room: MeetingRoom) -> MeetingRoom:
    room.do(AddProject(title="Ny turnus", readiness=READY))
    return room


@pytest.fixture(name="documented")
def _documented(planned: MeetingRoom) -> MeetingRoom:
    """Project P1 on trial, with all four results documented."""
    planned.do(EditProject(project="P1", phase=Phase.TRIAL), *(shown(n) for n in range(1, 5)))
    return planned


def shown(number: int, note: str = "Målt to ganger") -> SetPoint:
    """Return the action that documents a result of P1."""
    return SetPoint(checklist=Checklist.RESULTS, number=number, holds=True, note=note, project="P1")


def into(phase: Phase, on: date | None = None, note: str = "") -> EditProject:
    """Return the action that brings P1 into a phase."""
    return EditProject(project="P1", phase=phase, phase_on=on, phase_note=note)


def project(room: MeetingRoom) -> Project:
    """Return project P1."""
    return room.state.projects["P1"]


def test_each_phase_is_kept_with_its_day_and_why(planned: MeetingRoom) -> None:
    planned.go_to(date(2026, 12, 1))
    planned.do(into(Phase.PILOT, date(2026, 11, 27), "Avdeling 2 begynner"))
    planned.go_to(date(2027, 2, 1))
    planned.do(EditProject(project="P1", title="Ønsketurnus"), into(Phase.ON_HOLD))
    assert project(planned).phases == (
        PhaseStep(Phase.PLANNING, DAY),
        PhaseStep(Phase.PILOT, date(2026, 11, 27), "Avdeling 2 begynner"),
        PhaseStep(Phase.ON_HOLD, date(2027, 2, 1)),
    )


def test_the_same_phase_again_is_no_new_step(planned: MeetingRoom) -> None:
    planned.do(into(Phase.PLANNING, note="Fortsatt"))
    assert [step.note for step in project(planned).phases] == [""]


def test_a_phase_begins_neither_ahead_nor_before_the_one_it_follows(planned: MeetingRoom) -> None:
    assert planned.refusal(into(Phase.PILOT, TOMORROW)) == "Fasen kan ikke begynne fram i tid"
    assert planned.refusal(into(Phase.PILOT, YESTERDAY)) == (
        "«Ny turnus» kom i fasen forankring og planlegging 24. november 2026: "
        "velg den dagen eller en senere"
    )


@pytest.mark.parametrize("phase", [Phase.PILOT, Phase.TRIAL, Phase.INSTITUTIONALISED])
def test_r20_no_phase_after_planning_begins_before_the_factors_are_set(
    room: MeetingRoom, phase: Phase
) -> None:
    room.do(AddProject(title="Ny turnus"))
    assert room.refusal(into(phase)).endswith("(R20)")
    assert lacking(project(room), phase)[0].rule == "R20"


def test_r20_a_factor_cannot_be_taken_back_once_a_project_runs(planned: MeetingRoom) -> None:
    planned.do(into(Phase.PILOT))
    unset = EditProject(project="P1", readiness=Readiness(3, None, 3, 4))
    assert planned.refusal(unset).endswith("(R20)")


def test_r20_a_degree_is_from_one_to_four(planned: MeetingRoom) -> None:
    assert planned.refusal(EditProject(project="P1", readiness=Readiness(need=5)))


def test_r21_a_running_project_does_not_become_social_without_its_note(
    planned: MeetingRoom,
) -> None:
    planned.do(into(Phase.PILOT))
    social = EditProject(project="P1", kinds=(ChangeKind.SOCIAL,))
    assert planned.refusal(social).endswith("(R21)")


def test_r28_implemented_is_not_institutionalised(planned: MeetingRoom) -> None:
    planned.do(into(Phase.TRIAL), *(shown(n) for n in (1, 2, 4)))
    refused = planned.refusal(into(Phase.INSTITUTIONALISED))
    assert "før de fire resultatindikatorene er dokumentert (R28)" in refused


def test_r28_a_tick_is_no_evidence(planned: MeetingRoom) -> None:
    planned.do(into(Phase.TRIAL), shown(1), shown(2, " "), shown(3), shown(4, ""))
    refused = planned.refusal(into(Phase.INSTITUTIONALISED))
    assert "mangler på nummer 2 og 4 (R28)" in refused


def test_r28_with_evidence_of_all_four_it_is_institutionalised(documented: MeetingRoom) -> None:
    assert lacking(project(documented), Phase.INSTITUTIONALISED) == []
    documented.do(into(Phase.INSTITUTIONALISED))
    assert next_phase(project(documented)) is None


def test_r28_what_an_institutionalised_project_has_shown_is_not_taken_back(
    documented: MeetingRoom,
) -> None:
    documented.do(into(Phase.INSTITUTIONALISED))
    gone = SetPoint(checklist=Checklist.RESULTS, number=3, holds=False, project="P1")
    assert documented.refusal(gone).endswith("(R28)")
    assert documented.refusal(shown(3, "")).endswith("(R28)")
    documented.do(shown(3, "Står i årsplanen"), into(Phase.TRIAL), gone)
    assert project(documented).result_indicators == (1, 2, 4)


def test_r29_an_evaluation_says_who_made_it_and_what_was_found(planned: MeetingRoom) -> None:
    blank = RecordEvaluation(project="P1", kind=EvaluationKind.FORMATIVE, by=" ", finding="Bra")
    assert planned.refusal(blank).endswith("(R29)")
    empty = RecordEvaluation(project="P1", kind=EvaluationKind.FORMATIVE, by="Vi", finding="")
    assert planned.refusal(empty).endswith("(R29)")
    beyond = RecordEvaluation(
        project="P1", kind=EvaluationKind.FORMATIVE, by="Vi", finding="Bra", requirements=(5,)
    )
    assert planned.refusal(beyond).endswith("(R29)")


def test_r29_evaluations_stay_one_after_the_other(planned: MeetingRoom) -> None:
    for day in (YESTERDAY, DAY):
        planned.do(
            RecordEvaluation(
                project="P1",
                kind=EvaluationKind.FORMATIVE,
                by="Prosjektgruppa",
                finding="Helgene ender hos de samme",
                on=day,
                requirements=(3, 1, 3),
                revision="Helgene settes opp først",
            )
        )
    found = project(planned).evaluations
    assert [(e.on, e.requirements) for e in found] == [(YESTERDAY, (1, 3)), (DAY, (1, 3))]


def test_a_project_is_not_its_own_model(planned: MeetingRoom) -> None:
    assert planned.refusal(EditProject(project="P1", model="P1"))


def test_sums_and_goals_that_cannot_be_are_refused(planned: MeetingRoom) -> None:
    assert planned.refusal(EditProject(project="P1", cost=-1))
    assert planned.refusal(EditProject(project="P1", goals=(Goal(" "),)))
    planned.do(EditProject(project="P1", cost=180_000, savings=0, goals=(Goal("Færre vikarer"),)))
    planned.do(EditProject(project="P1", cost=None))
    assert (project(planned).cost, project(planned).savings) == (None, 0)
