"""Vedtak: what a decision's page says, the log as of a day, and its filters."""

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from msgspec import structs

from mkm_tui.actions.base import Context
from mkm_tui.actions.deciding import CloseMatter
from mkm_tui.actions.decisions import CorrectDecision, PreparePublication, RedactDecision
from mkm_tui.actions.following import RecordReview, ReportUnit
from mkm_tui.actions.matters import EditMatter
from mkm_tui.locale.words import Words
from mkm_tui.records.state import State
from mkm_tui.records.terms import Audience, Language, Party, StanceKind, UnitStatus, Verdict
from mkm_tui.rules.sharing import shown_to_all
from mkm_tui.screens.decision_filters import Filters
from mkm_tui.screens.decision_forms import publish
from mkm_tui.screens.decision_page import decision_page
from mkm_tui.screens.decision_past import past_of
from mkm_tui.screens.decision_sight import Sight
from mkm_tui.screens.decision_timeline import happened, timeline
from mkm_tui.screens.decisions import Decisions
from mkm_tui.screens.house import House
from mkm_tui.store.index import Index
from mkm_tui.store.workspace import Workspace
from tests.rules.meeting_room import (
    DAY,
    PROPOSAL,
    WORDS,
    MeetingRoom,
    behind,
    meeting_that_runs,
    receipt,
    says,
)
from tests.screens.driving import NOW, TODAY, Open, drive, on_screen, press, typed

CORRECTED = "Ny turnus prøves i to år."
REASON = "Vi har ingen vikarer."


@pytest.fixture(name="room")
def _room() -> MeetingRoom:
    """A meeting that runs."""
    return meeting_that_runs()


def page(room: MeetingRoom, revealed: bool = False, key: str = "1/26") -> str:
    """Return what the page of a decision says today."""
    sight = Sight(WORDS, room.state, room.decision(key), room.today, revealed)
    return decision_page(sight).plain


def test_r10_the_wording_in_force_is_said_before_the_new_one_that_waits(room: MeetingRoom) -> None:
    room.agree()
    room.do(receipt(Audience.INTERNAL), receipt(Audience.USERS))
    room.go_to(date(2026, 11, 30))
    room.do(CorrectDecision(decision="1/26", text=CORRECTED), receipt(Audience.INTERNAL))
    said = page(room)
    assert said.index("Vedtaket som gjelder") < said.index(PROPOSAL)
    assert said.index(PROPOSAL) < said.index("Ny ordlyd, gjelder ikke ennå") < said.index(CORRECTED)
    assert said.count("kontrollsum") == 3
    assert "Skulle vært offentliggjort" not in said
    room.go_to(date(2026, 12, 8))
    assert "Skulle vært offentliggjort innen 7. desember 2026: fristen er 7 dager" in page(room)
    room.do(receipt(Audience.USERS))
    said = page(room)
    assert said.index(CORRECTED) < said.index("Tidligere ordlyd") < said.index(PROPOSAL)


def test_r6_an_internal_reservation_is_told_only_when_it_is_asked_for(room: MeetingRoom) -> None:
    kept = says(StanceKind.RESERVATION, "ane", "Økonomien er uklar.", public=False)
    heard = says(StanceKind.RESERVATION, "cecilie", "Evalueres i mars.")
    arne = says(StanceKind.BEHIND, "arne")
    room.do(kept, arne, behind(Party.ADMINISTRATION), heard)
    room.do(CloseMatter(matter="1/26"))
    assert "Cecilie, forbehold: Evalueres i mars." in page(room)
    assert "Økonomien" not in page(room)
    assert "Ane, forbehold: Økonomien er uklar." in page(room, revealed=True)
    room.state = shown_to_all(room.state, "utkast")
    assert "Økonomien" not in page(room, revealed=True)
    assert "w viser" not in page(room)


def test_r15_and_r28_the_page_says_what_each_unit_told(room: MeetingRoom) -> None:
    room.agree()
    room.do(
        receipt(Audience.INTERNAL),
        receipt(Audience.USERS),
        ReportUnit(
            decision="1/26", unit="solbakken", status=UnitStatus.NOT_FOLLOWED, reason=REASON
        ),
        ReportUnit(
            decision="1/26",
            unit="fjelltun",
            status=UnitStatus.CARRIED_OUT,
            indicators=(1,),
            evidence="Årsmeldingen",
        ),
        RecordReview(decision="1/26", finding="Virker.", verdict=Verdict.KEPT),
    )
    said = page(room)
    assert "! Følges ikke av Solbakken (R15)" in said
    assert f"Solbakken – følges ikke 24. nov.: {REASON}" in said
    assert "1 av 4 resultatindikatorer dokumentert" in said
    assert "videreføres – Virker." in said


def test_r34_of_an_exempt_decision_only_the_public_title_and_text_are_told(
    room: MeetingRoom,
) -> None:
    basis = "offentleglova § 13 første ledd"
    room.do(EditMatter(matter="1/26", legal_basis=basis, public_title="Personalsak"))
    room.agree()
    room.do(
        RedactDecision(decision="1/26", redacted="En sak er avgjort."),
        PreparePublication(
            decision="1/26",
            units_task="Flytt vaktene.",
            users_notice="Nye vakter møter deg.",
            involvement="Alle har vært med.",
        ),
        receipt(Audience.INTERNAL),
    )
    said = page(room)
    assert "1/26 Personalsak" in said
    assert "En sak er avgjort." in said
    ready = ("Flytt vaktene.", "Nye vakter møter deg.", "Alle har vært med.")
    for secret in ("Ny turnus", PROPOSAL, "Den gamle turnusen", "kontrollsum", *ready):
        assert secret not in said
        assert secret in page(room, revealed=True)


@pytest.fixture(name="workspace")
def _workspace(folder: Path) -> Iterator[Workspace]:
    workspace = Workspace(folder)
    yield workspace
    workspace.close()


def _house(workspace: Workspace) -> House:
    """Return what the timeline needs of the app."""
    index = Index(workspace.journal)
    read = SimpleNamespace(
        words=Words(Language.NB), happenings=lambda of: list(index.happenings(of))
    )
    return cast(House, read)


def test_the_timeline_tells_all_that_happened_and_no_text(workspace: Workspace) -> None:
    reword = CorrectDecision(decision="7/26", text="Helt hemmelig ordlyd.")
    workspace.perform(reword, Context(now=NOW, who="Turid Lunde"))
    found = happened(_house(workspace), workspace.state, "7/26")
    lines = timeline(WORDS, found, TODAY, bare=False)
    assert lines[0].endswith("ny sak · M1/26")
    assert any("melding fra enhet · Tunet barnehage · følges ikke" in line for line in lines)
    assert lines[-1] == "24. nov. 09.05 · Turid Lunde · ny ordlyd"
    assert "hemmelig" not in repr(found)
    bare = timeline(WORDS, found, TODAY, bare=True)
    assert bare[-1] == "24. nov. · ny ordlyd"
    assert "Tunet" not in " ".join(bare)
    until = timeline(WORDS, found, date(2026, 1, 31), bare=False)
    assert 0 < len(until) < len(lines)


def test_the_filter_line_fits_80_columns_whatever_is_chosen() -> None:
    unit = "Nesset oppvekstsenter med skolefritidsordning"
    for view in Decisions.views:
        filters = Filters(WORDS, Decisions.views, view, unit, "2026", "31. des. 2025")
        (line,) = filters.lines(80, 1)
        assert line.cell_length <= 80
        assert "Per dato: 31. des. 2025" in line.plain
    (wide,) = Filters(WORDS, Decisions.views, "in_force", "alle", "alle", "i dag").lines(116, 1)
    assert "alle · venter · [i kraft] · følges ikke · erstattet" in wide.plain


def test_r34_a_decision_exempt_now_keeps_its_earlier_frame_to_itself(room: MeetingRoom) -> None:
    ready = {"units_task": "Flytt.", "users_notice": "Nye tider.", "involvement": "Alle."}
    room.agree()
    room.do(receipt(Audience.INTERNAL), receipt(Audience.USERS))
    room.do(PreparePublication(decision="1/26", **ready))
    then = room.state
    exempt = structs.replace(room.decision(), exempt=True)
    now = shown_to_all(then.put(exempt), "utkast")
    house = SimpleNamespace(shared=True, state_on=lambda day: shown_to_all(then, "utkast"))
    stood = past_of(cast(House, house), now, DAY).standings["1/26"]
    assert stood.decision.units == ()
    for secret in ("lise", "Den gamle turnusen", PROPOSAL, *ready.values()):
        assert secret in repr(then.decisions["1/26"])
        assert secret not in repr(stood)


def test_a_long_text_is_published_in_full_view(room: MeetingRoom) -> None:
    def fields(state: State) -> list[str]:
        house: Any = SimpleNamespace(words=WORDS, state=state, who="Kari", now=lambda: room.now)
        form = publish(house, state.decisions["1/26"], Audience.INTERNAL)
        return [field.name for field in form.fields]

    room.agree()
    assert "given" not in fields(room.state)
    room.do(CorrectDecision(decision="1/26", text="Et langt vedtak om turnus. " * 40))
    assert fields(room.state)[-1] == "given"


def driven(app: Any, *steps: list[str], size: tuple[int, int] = (116, 32)) -> list[str]:
    """Press keys in steps; return the screen after each, when all reading is done."""
    seen: list[str] = []

    async def run() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            for keys in steps:
                await press(pilot, keys)
                await app.workers.wait_for_complete()
                await pilot.pause()
                seen.append(on_screen(app))

    asyncio.run(run())
    return seen


def test_the_log_as_of_a_day_shows_what_was_in_force_and_changes_nothing(opened: Open) -> None:
    asked = ["5", "end", "d", *typed("30.4.2026"), "enter"]
    steps = (asked, ["enter"], ["escape", "escape"])
    then, deep, today = driven(opened(), *steps, size=(116, 100))
    assert "Vedtak per 30. april 2026" in then
    assert "Per dato: 30. apr." in then
    assert "37/26" not in then
    assert "ny ordlyd" not in then.splitlines()[-1]
    assert "ansvar og frist" not in then.splitlines()[-1]
    assert "3/25 Spilleregler" in deep.splitlines()[1]
    assert "Tidslinje" in deep
    assert "sak avsluttet" in deep
    assert "Per dato: i dag" in today
    assert "37/26" in today


def test_a_day_to_come_is_refused_in_words(opened: Open) -> None:
    (said,) = driven(opened(), ["5", "d", *typed("+3"), "enter"])
    assert "27. november 2026 er ikke kommet ennå" in said


def test_what_applies_to_one_unit_now(opened: Open) -> None:
    keys = ["5", "v", "v", "n", *typed("helse"), "enter"]
    said = drive(opened(), keys, size=(80, 24))
    assert "Enhet: Helsestasjonen" in said
    assert "Informasjon på flere språk" in said
    assert "påbegynt" in said
    assert "Ukeplan sammen med elevene" not in said


def test_a_prepared_involvement_is_proposed_and_the_page_tells_all(
    opened: Open, folder: Path
) -> None:
    prepare = ["5", "down", "k", "tab", "tab", *typed("Alle er med."), "ctrl+s"]
    said = drive(opened(), [*prepare, "u"])
    assert "Alle er med." in said
    assert "Teknisk drift setter opp gapahuk" in said
    assert Workspace(folder, read_only=True).state.decisions["36/26"].involvement == "Alle er med."
