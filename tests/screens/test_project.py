"""A project's whole page, part by part, and a matter's two checklists, by keys and in words."""

import asyncio
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from mkm_tui.actions.board import AssessCard, BeginSilentRound, MoveCard
from mkm_tui.actions.matters import EditMatter
from mkm_tui.actions.method import SetPoint
from mkm_tui.actions.projects import AddProject, EditProject, RecordEvaluation
from mkm_tui.app import MkmApp
from mkm_tui.records.course import Goal, Help, Readiness, Reasons
from mkm_tui.records.terms import (
    ChangeKind,
    Checklist,
    Column,
    EvaluationKind,
    HelpSource,
    Party,
    Phase,
)
from mkm_tui.screens.project_page import project_page
from mkm_tui.screens.project_sections import PARTS
from mkm_tui.screens.project_sheet import ProjectSheet
from mkm_tui.screens.project_sight import ProjectSight
from mkm_tui.store.workspace import Workspace
from tests.rules.meeting_room import WORDS, MeetingRoom, meeting_that_runs
from tests.screens.driving import TODAY, Open, on_screen, press, typed

READY = Readiness(need=3, competence=2, ownership=3, leadership=4)


@pytest.fixture(name="room")
def _room() -> MeetingRoom:
    """A meeting that runs, and a project P1 at Solbakken that is planned."""
    room = meeting_that_runs()
    room.do(AddProject(title="Ny turnus", units=("solbakken",)))
    return room


def section(room: MeetingRoom, key: str, project: str = "P1") -> str:
    """Return what a section of a project's page says."""
    sight = ProjectSight(WORDS, room.state, room.state.projects[project], room.today)
    return PARTS[key].page(sight).written().plain


def sign(room: MeetingRoom, key: str) -> str:
    """Return a section's sign."""
    return PARTS[key].sign(ProjectSight(WORDS, room.state, room.state.projects["P1"], room.today))


def test_r20_and_r21_the_page_says_why_a_project_may_not_start(room: MeetingRoom) -> None:
    social = EditProject(
        project="P1", kinds=(ChangeKind.SOCIAL,), readiness=Readiness(need=3, ownership=2)
    )
    room.do(social)
    said = section(room, "phase")
    assert "○ De fire reelle behovene er vurdert: mangler kompetanse og ledelse (R20)" in said
    assert "○ Interessene som står mot hverandre, er skrevet ned: ikke skrevet ennå (R21)" in said
    assert "Prosjektet kan ikke gå over i fasen «pilot» før dette er på plass:" in said
    assert sign(room, "phase") == "!"
    room.do(EditProject(project="P1", readiness=READY, conflicting_interests="Natt mot dag."))
    assert (
        "Ingenting i metoden er til hinder for at prosjektet går over i fasen «pilot»"
        in section(room, "phase")
    )


def test_r28_the_page_says_what_lacks_before_it_is_institutionalised(room: MeetingRoom) -> None:
    room.do(EditProject(project="P1", readiness=READY, phase=Phase.TRIAL, phase_note="Vedtatt."))
    room.do(SetPoint(project="P1", checklist=Checklist.RESULTS, number=2, holds=True))
    said = section(room, "phase")
    assert "De fire resultatindikatorene er nådd: ikke krysset av på nummer 1, 3 og 4" in said
    assert "har dokumentasjon: mangler på nummer 1, 2, 3 og 4 (R28)" in said
    assert "24. november 2026: forsøk – Vedtatt." in said


def test_goals_tell_what_shows_that_they_are_reached_and_which_are_late(room: MeetingRoom) -> None:
    goals = (
        Goal("Færre ansikter", due=date(2026, 11, 1)),
        Goal("Turnusen er lagt", True, None, date(2026, 10, 1), "Planen henger på vaktrommet."),
    )
    room.do(EditProject(project="P1", goals=goals))
    said = section(room, "goals")
    assert "! Mål: Færre ansikter – skulle vært nådd 1. november 2026" in said
    assert "✓ Delmål: Turnusen er lagt – nådd 1. oktober 2026" in said
    assert "Planen henger på vaktrommet." in said


def test_r25_the_need_is_reckoned_and_internal_help_stands_first(room: MeetingRoom) -> None:
    helps = (
        Help("Jus", HelpSource.EXTERNAL, "Advokaten", "Kommuneadvokaten er inhabil"),
        Help("Turnus", HelpSource.INTERNAL, "Hilde"),
    )
    required = ("Turnus", "Jus", "Klarspråk")
    room.do(EditProject(project="P1", competence_required=required, helps=helps))
    said = section(room, "competence")
    assert said.index("Hilde, fra egen kommune") < said.index("Advokaten, utenfra – Kommuneadv")
    assert "! Klarspråk: ingen hjelper ennå" in said


def test_r23_a_breach_of_the_whole_programme_stands_with_the_project(room: MeetingRoom) -> None:
    breach = SetPoint(checklist=Checklist.CONDITIONS, number=8, holds=False, note="Slutt i juni.")
    room.do(breach)
    said = section(room, "conditions")
    assert (
        "! 8. Frikjøp for prosjektleder og utviklingsveiledere – brutt for hele programmet" in said
    )
    assert "Slutt i juni." in said
    assert sign(room, "conditions") == "!"


def test_the_board_tells_of_each_party_and_what_the_move_waits_for(room: MeetingRoom) -> None:
    room.do(
        AssessCard(card="P1", party=Party.POLITICIANS, mark=4, why="Haster"),
        AssessCard(card="P1", party=Party.UNIONS, mark=1),
        EditProject(project="P1", readiness=READY),
        MoveCard(card="P1", to=Column.IN_PROGRESS, matter="1/26"),
    )
    said = section(room, "board")
    assert "Politikere ●●●● 4 Administrasjon ○○○○ – Tillitsvalgte ●○○○ 1" in said
    assert "Partene står 3 trinn fra hverandre" in said
    assert "Politikere: Haster" in said
    assert "! Flyttet til «i gang» på tavla venter til vedtaket i sak 1/26 er i kraft." in said


def test_r34_an_exempt_matter_stands_with_its_public_title(room: MeetingRoom) -> None:
    exempt = EditMatter(
        matter="1/26",
        project="P1",
        title="Om Kari",
        legal_basis="offentleglova § 13 første ledd",
        public_title="Personalsak",
    )
    room.do(exempt)
    said = section(room, "matters")
    assert "1/26 Personalsak" in said
    assert "Kari" not in said


def test_a_pilot_that_is_the_model_of_a_second_unit_says_so_on_both_pages(
    room: MeetingRoom,
) -> None:
    room.do(AddProject(title="Turnus i Fjelltun", units=("fjelltun",), model="P1"))
    assert "P2 Turnus i Fjelltun · Fjelltun" in section(room, "model")
    assert "P1 Ny turnus" in section(room, "model", "P2")


def test_an_evaluation_shows_which_requirements_it_meets(room: MeetingRoom) -> None:
    made = RecordEvaluation(
        project="P1",
        kind=EvaluationKind.FORMATIVE,
        by="Hilde",
        finding="Det virker om dagen.",
        requirements=(1, 3),
    )
    room.do(made)
    said = section(room, "evaluation")
    assert "✓ Holder faglig mål" in said
    assert "○ Er relevant" in said
    assert "Bare egenevaluering" in said


def test_the_short_page_ends_in_what_comes_next(room: MeetingRoom) -> None:
    room.do(EditProject(project="P1", reasons=Reasons(need="To sluttet."), goals=(Goal("Ro"),)))
    project = room.state.projects["P1"]
    said = project_page(WORDS, room.state, project, room.today).plain
    assert "To sluttet." in said
    assert (
        said.index("Neste steg") < said.index("(R20) – før fasen «pilot»") < said.index("○ Mål: Ro")
    )


def test_every_section_of_every_project_can_be_read(folder: Path) -> None:
    workspace = Workspace(folder)
    for project in workspace.state.projects.values():
        sight = ProjectSight(WORDS, workspace.state, project, TODAY)
        for part in PARTS.values():
            assert part.page(sight).written().plain.strip()
            assert part.sign(sight) in "✓!○◐ "
    workspace.close()


def opened_on(
    app: MkmApp, begin: str, keys: Sequence[str], size: tuple[int, int] = (116, 32)
) -> str:
    """Open a new project's page in a section, press keys, and return what is on the screen."""

    async def run() -> str:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            assert app.attempt(AddProject(title="Nattpatrulje")) == ""
            app.enter(ProjectSheet(next(reversed(list(app.record.projects))), begin))
            await press(pilot, keys)
            return on_screen(app)

    return asyncio.run(run())


def last(folder: Path) -> dict[str, object]:
    """Return the latest action on the disk."""
    line = (folder / "history.jsonl").read_text("utf-8").splitlines()[-1]
    found: dict[str, object] = json.loads(line)["action"]
    return found


def test_a_warning_is_answered_with_we_know_because(opened: Open, folder: Path) -> None:
    keys = ["a", "enter", *typed("oppgaven haster"), "ctrl+s"]
    shown = opened_on(opened(), "warnings", keys)
    assert "Vi vet; fordi oppgaven haster (24. november 2026, Turid Lunde)" in shown
    assert last(folder)["because"] == "oppgaven haster"


def test_a_goal_is_added_and_reached_in_80_columns(opened: Open, folder: Path) -> None:
    add = ["n", *typed("Én dør inn"), "ctrl+s"]
    reach = ["e", "tab", "tab", "tab", *typed("i dag"), "tab", *typed("Skiltet"), "ctrl+s"]
    shown = opened_on(opened(), "goals", [*add, *reach, "enter"], (80, 24))
    assert "✓ Mål: Én dør inn – nådd 24. november 2026" in shown
    written = '"reached_on":"2026-11-24","evidence":"Skiltet"'
    assert written in (folder / "history.jsonl").read_text("utf-8").replace(": ", ":")


def test_r28_the_form_tells_all_that_lacks(opened: Open) -> None:
    shown = opened_on(opened(), "phase", ["p", "enter", *typed("inst"), "enter", "ctrl+s"])
    said = " ".join(shown.replace("│", " ").split())
    assert "○ De fire resultatindikatorene er nådd: ikke krysset av på nummer 1, 2," in said
    assert "○ Hver resultatindikator har dokumentasjon: mangler på nummer 1, 2, 3" in said


def test_the_page_closes_when_its_project_is_taken_back(opened: Open) -> None:
    app = opened()

    async def run() -> tuple[str, str]:
        async with app.run_test(size=(116, 32)) as pilot:
            await pilot.pause()
            app.attempt(AddProject(title="Kortvarig"))
            app.enter(ProjectSheet(next(reversed(list(app.record.projects))), "conditions"))
            await press(pilot, ["e"])
            before = on_screen(app)
            await press(pilot, ["ctrl+z"])
            return before, on_screen(app)

    before, after = asyncio.run(run())
    assert "Lover og avtaleverk gjelder" in before
    assert "Rammebetingelser" not in after
    assert "Oversikt" in after


def test_r34_an_exempt_matters_checklist_is_emptied_on_a_shared_screen(
    opened: Open, folder: Path
) -> None:
    """The dilemmas are shown after a question, and F11 takes their notes off the screen."""
    basis, dilemma = "offentleglova § 13 første ledd", Checklist.DILEMMAS
    exempt = EditMatter(matter="43/26", legal_basis=basis, public_title="Unntatt")
    note = SetPoint(matter="43/26", checklist=dilemma, number=1, holds=True, note="Vikaren Odd")
    app = opened()

    async def run() -> tuple[str, str, str]:
        async with app.run_test(size=(140, 45), notifications=True) as pilot:
            await pilot.pause()
            assert [app.attempt(exempt), app.attempt(note)] == ["", ""]
            app.go("matters", "43/26")
            await press(pilot, ["q", "d"])
            asked = on_screen(app)
            await press(pilot, ["ctrl+s", "down", "j", "up"])
            alone = on_screen(app)
            await press(pilot, ["f11", "n"])
            return asked, alone, on_screen(app)

    asked, alone, shared = asyncio.run(run())
    assert "Odd" not in asked
    assert "Vikaren Odd" in alone
    assert "Odd" not in shared
    assert "Saken vises ikke på delt skjerm" in shared
    marked = {"matter": "43/26", "checklist": "dilemmas", "number": 2, "holds": True}
    assert last(folder) == {"action": "set_point", **marked}


def test_in_a_silent_round_the_page_tells_no_mark_of_any_party(room: MeetingRoom) -> None:
    room.do(AssessCard(card="P1", party=Party.UNIONS, mark=1, why="Natta blir for kort."))
    assert "Natta blir for kort." in section(room, "board")
    room.do(BeginSilentRound(), AssessCard(card="P1", party=Party.POLITICIANS, mark=4, why="Ja."))
    said = section(room, "board")
    assert "Stille runde" in said
    assert not any(word in said for word in ("Natta blir for kort.", "Ja.", "●"))
