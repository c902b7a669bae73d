"""Units: whether one can take on more and why not, its surveys, and the answer to its warning."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from mkm_tui.actions.board import MoveCard
from mkm_tui.actions.ideas import AddIdea
from mkm_tui.actions.method import AnswerWarning, RecordSurvey, SetPoint
from mkm_tui.actions.projects import AddProject, EditProject
from mkm_tui.actions.setup import EditUnit
from mkm_tui.records.course import Readiness
from mkm_tui.records.terms import Checklist, Column, Phase
from mkm_tui.rules.cautions import unit_cautions
from mkm_tui.rules.surveys import agreed_with, lowest
from mkm_tui.rules.waiting import waits
from mkm_tui.screens.unit_forms import counts_from
from mkm_tui.screens.unit_pages import capacity_page, load_page, pilot_page
from mkm_tui.screens.unit_sight import UnitSight
from mkm_tui.screens.unit_survey_pages import empowerment_page, profile_page, surveys_page
from tests.rules.meeting_room import WORDS, MeetingRoom, group_with_three_parties
from tests.screens.driving import Open, on_screen, press, typed

TEN = Checklist.EMPOWERMENT
LOW, HIGH = (6, 3, 4, 2), (1, 2, 6, 6)
"""40 and 80 per cent of 15 who say yes."""


@pytest.fixture(name="room")
def _room() -> MeetingRoom:
    """A programme with two units, of which Solbakken carries one project."""
    room = group_with_three_parties()
    room.do(AddProject(title="Ny turnus", units=("solbakken",)))
    return room


def sight(room: MeetingRoom, shared: bool = False) -> UnitSight:
    """Return Solbakken as it is seen."""
    return UnitSight(WORDS, room.state, room.state.units["solbakken"], room.today, shared)


def survey(*counts: tuple[int, int, int, int], on: date | None = None) -> RecordSurvey:
    """Return the action that records a survey; the last counts stand for the points that follow."""
    every = (*counts, *[counts[-1]] * (10 - len(counts)))
    return RecordSurvey(unit="solbakken", of=TEN, counts=every, on=on)


def test_r19_a_unit_with_room_may_take_on_more_and_a_full_one_may_not(room: MeetingRoom) -> None:
    page = capacity_page(sight(room)).plain
    assert "✓ Ja. Det er plass til 2 prosjekter til." in page
    assert "Enheten bærer ett prosjekt; grensen er 3." in page
    room.do(EditUnit(unit="solbakken", project_limit=1))
    page = capacity_page(sight(room)).plain
    assert "! Nei, ikke nå." in page
    assert "! Enheten bærer 1 av 1 prosjekter: P1 Ny turnus. Noe må på vent eller" in page
    assert "p går til prosjektene: sett ett på vent, eller avslutt ett" in page
    assert "Ikke besvart: a svarer" in page


def test_r19_the_answer_stands_on_the_page_until_the_load_is_another(room: MeetingRoom) -> None:
    room.do(EditUnit(unit="solbakken", project_limit=1))
    (need,) = room.needs("overload")
    assert (need.register, need.id) == ("units", "solbakken")
    (caution,) = unit_cautions(room.state, room.state.units["solbakken"], room.today)
    room.do(
        AnswerWarning(warning=caution.code, because="turnusen er snart ferdig", unit="solbakken")
    )
    assert room.needs("overload") == []
    page = capacity_page(sight(room)).plain
    assert "✓ Vi vet; fordi turnusen er snart ferdig (24. november 2026, Kari)" in page
    assert "! Nei, ikke nå." in page
    room.do(AddProject(title="Læringsarena", units=("solbakken",)))
    assert len(room.needs("overload")) == 1


def test_r20_low_readiness_asks_for_thought_and_stops_nothing(room: MeetingRoom) -> None:
    low = Readiness(need=1, competence=2, ownership=3, leadership=4)
    room.do(EditProject(project="P1", readiness=low))
    page = capacity_page(sight(room)).plain
    assert "✓ Ja." in page
    assert (
        "Tenk over dette først\n· Disse prosjektene trenger assistanse: P1 Ny turnus (R20)" in page
    )


def test_the_page_says_what_the_limit_means_and_what_waits(room: MeetingRoom) -> None:
    room.do(
        AddProject(title="Boligkontor", units=("solbakken",)),
        MoveCard(card="P2", to=Column.ON_HOLD),
        AddIdea(title="Felles vikarpool", unit="solbakken"),
    )
    assert waits(room.state, room.today)["solbakken"] == (["P2"], 1)
    page = load_page(sight(room)).plain
    assert "█░░ Enheten bærer ett prosjekt; grensen er 3." in page
    assert "Grense  3 aktive (gruppas grense)" in page
    assert "noe gammelt må ut, eller noe må på vent, før noe nytt kommer inn" in page
    assert "Venter\nP2 Boligkontor" in page
    assert "Én idé fra enheten er ikke besvart, eller venter." in page


def test_the_pilot_measures_are_asked_for_in_the_pilot_phase(room: MeetingRoom) -> None:
    assert "Ingen er der nå." in pilot_page(sight(room)).plain
    ready = Readiness(need=3, competence=3, ownership=3, leadership=3)
    room.do(
        EditProject(project="P1", readiness=ready),
        EditProject(project="P1", phase=Phase.PILOT),
        SetPoint(unit="solbakken", checklist=Checklist.PILOT, number=6, holds=True, note="Årshjul"),
    )
    page = pilot_page(sight(room)).plain
    assert "✓ 6. Planleggingsverktøy – ja\n  Årshjul" in page
    assert "P1 er i pilotfasen" in page
    assert "Pilotfasen mangler 5 av 6 tiltak" in capacity_page(sight(room)).plain


def test_empowerment_shows_bars_and_how_each_factor_has_gone(room: MeetingRoom) -> None:
    assert "Trykk e for å skrive inn svarene" in empowerment_page(sight(room)).plain
    room.do(survey(LOW, on=date(2026, 1, 10)), survey(HIGH, LOW, on=date(2026, 10, 10)))
    page = empowerment_page(sight(room)).plain
    assert "Siste undersøkelse 10. oktober 2026: 15 svar" in page
    assert "✓ 1. Nok informasjon til å gjøre en god jobb\n  ████████░░ ▄▇ 40 % → 80 %" in page
    assert "! 2. God kommunikasjon med nærmeste leder\n  ████░░░░░░ ▄▄ 40 % → 40 %" in page
    assert "De ansatte svarer lavt på: God kommunikasjon" in capacity_page(sight(room)).plain
    latest = room.state.units["solbakken"].surveys[-1]
    assert (lowest(latest), agreed_with(latest)) == ((2, (6, 15)), 1)
    assert "15 svar · flertallet sier ja til 1 av 10" in surveys_page(sight(room)).plain


def test_with_few_replies_it_says_so_and_the_room_does_not_see_them(room: MeetingRoom) -> None:
    room.do(survey((2, 1, 0, 0)))
    assert "Bare 3 har svart. Er det færre enn 5, kan enkeltpersoner kjennes igjen" in (
        empowerment_page(sight(room)).plain
    )
    assert "De ansatte svarer lavt" in capacity_page(sight(room)).plain
    shown = sight(room, shared=True)
    every = [page(shown).plain for page in (empowerment_page, capacity_page, surveys_page)]
    assert "Tallene vises ikke på delt skjerm" in every[0]
    assert not any("%" in page or "svarer lavt" in page or "flertallet" in page for page in every)


def test_the_profile_has_the_figures_of_a_survey_beside_it(room: MeetingRoom) -> None:
    room.do(
        SetPoint(unit="solbakken", checklist=Checklist.DIMENSIONS, number=2, holds=True, note="Ja"),
        RecordSurvey(unit="solbakken", of=Checklist.DIMENSIONS, counts=(HIGH,) * 5),
    )
    page = profile_page(sight(room)).plain
    assert "✓ 2. Verdier – ja\n  Ja\n  ████████░░ 80 %\n○ 3. Strukturer – ikke vurdert" in page


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("3", (0, 0, 1, 0)),
        (" 1 4 6 2 ", (1, 4, 6, 2)),
        ("1,4,6,2", (1, 4, 6, 2)),
        ("", (0, 0, 0, 0)),
        ("5", None),
        ("0", None),
        ("1 4 6", None),
        ("tre", None),
        ("1 2 3 99999", None),
    ],
)
def test_a_line_of_a_survey_is_one_mark_or_four_counts(
    text: str, counts: tuple[int, int, int, int] | None
) -> None:
    assert counts_from(text) == counts


def test_from_the_list_to_the_unit_and_its_answer_and_a_survey_from_a_file(
    opened: Open, tmp_path: Path
) -> None:
    file = tmp_path / "svar.csv"
    file.write_text("3;4;2;3;4;1;2;3;3;4\n3;4;2;3;4;9;2;3;3;4\n", "utf-8")
    app = opened()

    async def run() -> None:
        async with app.run_test(size=(116, 32)) as pilot:
            await press(pilot, ["u"])
            assert "3 av 3 – fullt" in on_screen(app)
            await press(pilot, ["enter"])
            assert "Kan Solbakken omsorgssenter ta på seg mer nå?" in on_screen(app)
            await press(pilot, ["a", *typed("sommeren er rolig"), "ctrl+s"])
            assert "sommeren er rolig" in on_screen(app)
            await press(pilot, ["down", "down", "down", "i", "1"])
            app.screen.query_one("#field-path").value = str(file)  # type: ignore[attr-defined]
            await press(pilot, ["enter"])
            seen = on_screen(app)
            assert "Svar som er lest: 1" in seen
            assert "linje 2, kolonne 6: «9» er ikke et tall fra 1 til 4" in seen
            await press(pilot, ["ctrl+s"])
            assert "Siste undersøkelse 24. november 2026: ett svar" in on_screen(app)
            await press(pilot, ["escape"])
            assert "Last og grense   Venter" in on_screen(app)

    asyncio.run(run())
    assert app.record.units["solbakken"].surveys[-1].counts[0] == (0, 0, 1, 0)


def test_a_unit_is_found_by_its_name_from_anywhere(opened: Open) -> None:
    app = opened()

    async def run() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, ["3", "ctrl+p", *typed("enhet hjemm"), "enter"])
            seen = on_screen(app)
            assert "Hjemmetjenesten" in seen
            assert "! Kan ta på seg mer nå?" in seen
            await press(pilot, ["escape"])
            assert "Portefølje" in on_screen(app)

    asyncio.run(run())
