"""The board, by keyboard and by mouse."""

import asyncio
from pathlib import Path

import pytest

from mkm_tui.records.portfolio import Assessment
from mkm_tui.records.terms import Column, Party
from mkm_tui.store.workspace import Workspace
from tests.screens.driving import Open, app_on, drive, on_screen, press


def test_a_card_is_moved_by_keys(opened: Open, folder: Path) -> None:
    """The first proposal goes to what is assessed."""
    drive(opened(), ["4", "greater_than_sign"])
    assert Workspace(folder, read_only=True).state.ideas["I23"].column is Column.ASSESSED


def test_a_card_is_dragged_with_the_mouse(folder: Path) -> None:
    """A card that is dragged to the next column stands there."""
    workspace = Workspace(folder)
    app = app_on(workspace)

    async def run() -> None:
        async with app.run_test(size=(116, 32)) as pilot:
            await pilot.press("4")
            await pilot.pause()
            await pilot.mouse_down("#board", offset=(3, 2))
            await pilot.hover("#board", offset=(15, 3))
            await pilot.hover("#board", offset=(30, 3))
            await pilot.mouse_up("#board", offset=(30, 3))
            await pilot.pause()

    asyncio.run(run())
    assert workspace.state.ideas["I23"].column is Column.ASSESSED
    workspace.close()


def test_a_column_over_its_limit_says_so(opened: Open) -> None:
    """A fifth card where the group takes four is told by a sign, and in the head in words."""
    said = drive(opened(), ["4", "right", "down", "greater_than_sign"], (140, 32))
    assert "Prioritert 5/4 !" in said
    assert "over grensen: Prioritert" in said


def test_one_key_makes_the_matter_that_a_move_waits_for(opened: Open, folder: Path) -> None:
    """The card says which matter it waits for now."""
    keys = ["4", "right", "right", "down", "down", "down", "m", "ctrl+s"]
    assert "P12 Velferdsteknologi" in drive(opened(), keys)
    state = Workspace(folder, read_only=True).state
    pending = state.projects["P12"].pending
    assert pending is not None
    assert state.matters[pending.matter].project == "P12"


def test_columns_and_cards_say_where_things_stand(opened: Open) -> None:
    """Names and limits of the group's own, three voices, differences, and what a move waits for."""
    said = drive(opened(), ["4"], (140, 45))
    for expected in (
        "Innkommet 4",
        "Prioritert 4/4",
        "P 433 A 322 T 132",
        "uenige om behov:",
        "→ I gang venter på",
        "vedtak i sak 44/26",
        "→ I gang venter: lag",
        "2025, vedtak 6/25",
    ):
        assert expected in said


def test_marks_are_typed_with_a_reason(opened: Open, folder: Path) -> None:
    """A digit for each criterion, and a reason for the last; the card says it at once."""
    said = drive(
        opened(), ["4", "down", "down", "t", "4", "1", "3", "b", "j", "a", "enter", "enter"]
    )
    given = Workspace(folder, read_only=True).state.ideas["I24"].assessments
    assert given == (
        Assessment(Party.UNIONS, 4, "need"),
        Assessment(Party.UNIONS, 1, "ownership"),
        Assessment(Party.UNIONS, 3, "old_out", "ja"),
    )
    assert "P – A – T 413" in said


def test_a_silent_round_shows_nothing_until_it_is_over(folder: Path) -> None:
    """Who has given theirs is seen, what they gave is not; ended, all is shown together."""
    workspace = Workspace(folder)
    app = app_on(workspace)

    async def run() -> None:
        async with app.run_test(size=(116, 32)) as pilot:
            await press(pilot, ["4", "s", "p", "1", "2", "1"])
            assert "● registrert" in on_screen(app)
            await press(pilot, ["enter"])
            said = on_screen(app)
            assert "P ✓ A – T –" in said
            assert "stille runde" in said
            assert "121" not in said
            await press(pilot, ["s"])
            assert "administrasjon på 1 kort" in on_screen(app)
            await press(pilot, ["ctrl+s"])
            assert "P 121 A 343 T 434" in on_screen(app)

    asyncio.run(run())
    workspace.close()


def test_a_difference_opens_for_dialogue(folder: Path) -> None:
    """Farthest apart first, in words, with the reasons; a party changes its own mark there."""
    workspace = Workspace(folder)
    app = app_on(workspace)

    async def run() -> None:
        async with app.run_test(size=(116, 32)) as pilot:
            await press(pilot, ["4", "down", "enter"])
            said = on_screen(app)
            assert said.index("Behov: tre trinn") < said.index("Eierforhold: ett trinn")
            assert "Hver uke spør noen oss om det." in said
            assert "Dette er en stilling, ikke en idé." in said
            await press(pilot, ["t", "3", "enter"])
            assert "Behov: ett trinn fra hverandre" in on_screen(app)
            await press(pilot, ["enter"])
            assert "Prioritering" not in on_screen(app)

    asyncio.run(run())
    workspace.close()


@pytest.mark.parametrize(
    ("keys", "shown", "hidden"),
    [
        (["v", "u"], ["viser bare det partene er uenige om", "I22", "Innkommet 1 av 4"], "I23"),
        (["v", "v"], ["viser bare det som venter på vedtak", "I21", "P12"], "I22"),
        (["v", "e", *"tunet", "enter"], ["viser bare Tunet barnehage", "P13", "I19"], "I22"),
        (["slash", *"hospit", "enter"], ["viser bare «hospit»", "I23"], "I22"),
        (["v", "u", "escape"], ["ordnet etter enighet", "I22", "I23"], "viser bare"),
        (["b"], ["etter enhet, så enighet", "Fjordvik skole (1)", "Flere enheter"], "Sosial"),
    ],
)
def test_the_board_is_filtered_and_banded(
    opened: Open, keys: list[str], shown: list[str], hidden: str
) -> None:
    """What is left out and how it stands together is told in the head."""
    said = drive(opened(), ["4", *keys])
    assert all(expected in said for expected in shown)
    assert hidden not in said
