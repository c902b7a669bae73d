"""The programme: what it has to show, its period (R30), and what needs somebody."""

import asyncio
from datetime import date

import pytest

from mkm_tui.actions.board import MoveCard
from mkm_tui.actions.ideas import AddIdea, AnswerIdea, TellBearer
from mkm_tui.actions.matters import AddMatter, EditMatter, WithdrawMatter
from mkm_tui.actions.meetings import PlanMeeting
from mkm_tui.actions.method import RecordSurvey, SetPoint
from mkm_tui.actions.projects import AddProject, EditProject
from mkm_tui.actions.setup import SetGroup
from mkm_tui.records.course import Readiness
from mkm_tui.records.terms import Audience, Checklist, Column, IdeaAnswer, Phase
from mkm_tui.rules.proposals import proposals
from mkm_tui.screens.programme_pages import (
    ProgrammeSight,
    conditions_page,
    parties_page,
    period_page,
    results_page,
    risks_page,
)
from tests.rules.conftest import decided as _decided
from tests.rules.conftest import room as _room
from tests.rules.meeting_room import WORDS, MeetingRoom
from tests.screens.driving import Open, on_screen, press

room, decided = _room, _decided
END = date(2027, 3, 1)
"""An end of the period that is less than six months away."""


def sight(room: MeetingRoom) -> ProgrammeSight:
    """Return the programme as it is seen."""
    return ProgrammeSight(WORDS, room.state, room.state.groups["group"], room.today)


def proposed(room: MeetingRoom) -> list[str]:
    """Return why matters are proposed for the next meeting."""
    found = proposals(room.state, room.state.meetings["M2/26"], room.today)
    return [proposal.reason for proposal in found]


@pytest.fixture(name="ending")
def _ending(room: MeetingRoom) -> MeetingRoom:
    """A programme with less than six months left, and a meeting to come."""
    room.do(
        SetGroup(period_start=date(2024, 3, 1), period_end=END), PlanMeeting(on=date(2026, 12, 8))
    )
    return room


def test_r30_what_continues_is_proposed_from_six_months_before_the_end(ending: MeetingRoom) -> None:
    assert "period" in proposed(ending)
    (need,) = ending.needs("period")
    assert (need.register, need.id) == ("programme", "period")
    assert (
        "! Saken om hva som skal fortsette, er ikke satt opp." in period_page(sight(ending)).plain
    )
    ending.do(SetGroup(period_end=date(2028, 12, 31)))
    assert "period" not in proposed(ending)
    assert ending.needs("period") == []
    assert "foreslås fra 1. juli 2028" in period_page(sight(ending)).plain


def test_r30_it_is_gone_once_the_matter_is_on_an_agenda_and_comes_back_when_that_is_withdrawn(
    ending: MeetingRoom,
) -> None:
    ending.do(AddMatter(meeting="M2/26", title="Hva skal fortsette?", period=True))
    assert "period" not in proposed(ending)
    assert ending.needs("period") == []
    (need,) = ending.needs("period_on_agenda")
    assert (need.register, need.id) == ("matters", "3/26")
    assert "er sak 3/26 på M2/26" in period_page(sight(ending)).plain
    ending.do(WithdrawMatter(matter="3/26", reason="Må forberedes"))
    assert "period" in proposed(ending)
    assert len(ending.needs("period")) == 1


def test_r30_a_treated_matter_ends_it_until_the_period_is_another(ending: MeetingRoom) -> None:
    ending.do(EditMatter(matter="1/26", period=True))
    ending.agree()
    assert "period" not in proposed(ending)
    assert ending.needs("period") == ending.needs("period_on_agenda") == []
    assert "ble behandlet i sak 1/26, 24. november 2026" in period_page(sight(ending)).plain
    ending.do(SetGroup(period_end=date(2030, 3, 1)))
    ending.go_to(date(2029, 10, 1))
    assert len(ending.needs("period")) == 1
    ending.go_to(date(2030, 4, 1))
    assert ending.needs("period_over")[0].pressing


def test_the_programme_shows_what_the_record_itself_says(decided: MeetingRoom) -> None:
    ready = Readiness(need=3, competence=3, ownership=3, leadership=3)
    low, high = (6, 3, 4, 2), (1, 2, 6, 6)
    decided.do(
        AddProject(title="Læringsarena", units=("fjelltun",)),
        EditProject(project="P1", readiness=ready),
        EditProject(project="P1", phase=Phase.TRIAL),
        *(
            SetPoint(project="P1", checklist=Checklist.RESULTS, number=n, holds=True, note="Målt")
            for n in range(1, 5)
        ),
        EditProject(project="P1", phase=Phase.INSTITUTIONALISED),
        AddIdea(title="Felles vikarpool", answer_by=date(2026, 12, 1)),
        AnswerIdea(idea="I1", answer=IdeaAnswer.REFUSED, text="Prøvd før"),
        *(
            RecordSurvey(unit="fjelltun", of=Checklist.EMPOWERMENT, counts=(counts,) * 10, on=on)
            for counts, on in ((low, date(2026, 1, 1)), (high, date(2026, 10, 1)))
        ),
        SetPoint(checklist=Checklist.RESULT_KINDS, number=1, holds=True, note="Færre klager."),
    )
    page = results_page(sight(decided)).plain
    for words in (
        "✓ 1. Bedre tjenestetilbud – ja\n  Færre klager.",
        "· Ett prosjekt er institusjonalisert\n  P1 Læringsarena",
        "· Én idé er besvart; innen fristen: 1",
        "· Myndiggjøring opp: Fjelltun",
        "· Alle tre partene står bak ett vedtak",
    ):
        assert words in page


def test_r22_r23_a_breach_and_a_danger_stand_on_their_pages_and_the_breach_leads_there(
    room: MeetingRoom,
) -> None:
    room.do(
        SetPoint(
            checklist=Checklist.CONDITIONS, number=8, holds=False, note="Frikjøpet er kuttet."
        ),
        SetPoint(
            checklist=Checklist.RISKS, number=2, holds=True, note="Én linje til enhetslederen."
        ),
        SetPoint(checklist=Checklist.RISKS, number=3, holds=True),
    )
    assert "! 8. Frikjøp for prosjektleder og utviklingsveiledere – nei (R23)\n  Frikjøpet" in (
        conditions_page(sight(room)).plain
    )
    risks = risks_page(sight(room)).plain
    assert "! 2. To sjefer – ja, den er der\n  Én linje til enhetslederen." in risks
    assert (
        "! 3. Prosjektet lever sitt eget liv – ja, den er der\n  Ingen tiltak er skrevet" in risks
    )
    (need,) = room.needs("breach")
    assert (need.register, need.id) == ("programme", "conditions")
    assert "Medlemmer  Ane og Arne\nVara  Anders" in parties_page(sight(room)).plain


def test_r24_an_idea_that_waits_is_looked_at_again(room: MeetingRoom) -> None:
    room.do(
        AddIdea(title="Felles vikarpool"),
        AnswerIdea(
            idea="I1", answer=IdeaAnswer.WAITING, text="Til våren", revisit_on=date(2026, 12, 1)
        ),
    )
    assert room.needs("idea_revisit") == []
    room.go_to(date(2026, 12, 1))
    (need,) = room.needs("idea_revisit")
    assert (need.register, need.id, need.values["on"]) == ("ideas", "I1", date(2026, 12, 1))


def test_r24_the_bearer_is_owed_word_when_the_decision_is_in_force(room: MeetingRoom) -> None:
    room.do(
        AddIdea(title="Ny turnus", bearer="Ola"),
        AnswerIdea(idea="I1", answer=IdeaAnswer.PROJECT, text="Vi prøver"),
        EditMatter(matter="1/26", project="P1"),
    )
    room.agree()
    room.publish(Audience.INTERNAL, date(2026, 11, 25))
    assert room.needs("idea_outcome") == []
    room.publish(Audience.USERS, date(2026, 11, 26))
    (need,) = room.needs("idea_outcome")
    assert (need.register, need.id, need.values["on"]) == ("ideas", "I1", date(2026, 11, 26))
    room.do(TellBearer(idea="I1", text="Den nye turnusen gjelder nå."))
    assert room.needs("idea_outcome") == []


def test_a_move_without_its_matter_needs_one(room: MeetingRoom) -> None:
    room.do(AddProject(title="Læringsarena"), MoveCard(card="P1", to=Column.ENDED))
    (need,) = room.needs("pending")
    assert (need.register, need.id) == ("projects", "P1")
    room.do(MoveCard(card="P1", to=Column.ENDED, matter="1/26"))
    assert room.needs("pending") == []


def test_the_matter_of_what_continues_is_made_by_a_key(opened: Open) -> None:
    app = opened()

    async def run() -> None:
        async with app.run_test(size=(116, 32)) as pilot:
            await press(pilot, ["p"])
            assert "Hva har vi å vise til?" in on_screen(app)
            await press(pilot, ["down", "l"])
            assert "✓ Hva som skal fortsette, er sak" in on_screen(app)

    asyncio.run(run())
    made = [matter for matter in app.record.matters.values() if matter.period]
    assert made[0].title.startswith("Hva skal fortsette når perioden går ut 12. mai 2028")
