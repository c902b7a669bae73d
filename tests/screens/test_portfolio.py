"""Portefølje: groups, order, saved filters and figures."""

import json
from datetime import date
from pathlib import Path

import pytest

from mkm_tui.locale.words import Words
from mkm_tui.records.people import Group, Unit
from mkm_tui.records.portfolio import Project
from mkm_tui.records.state import State
from mkm_tui.records.terms import ChangeKind, Language, Phase
from mkm_tui.screens.portfolio_order import (
    Grouping,
    Sorting,
    heading,
    in_order,
    project_of,
    rows,
)
from mkm_tui.screens.portfolio_saved import order_of
from mkm_tui.store.desk import DESK, MOST_VIEWS, Desk, SavedView
from mkm_tui.widgets.figures import load_bar, timeline
from tests.screens.driving import Open, drive, typed

TODAY = date(2026, 11, 24)
STATE = State().put(
    Group("group", "Gruppa"),
    Unit("sol", "Solbakken", project_limit=2),
    Unit("nes", "Nesset"),
    Project("P1", "Turnus", Phase.PILOT, units=("sol",), kinds=(ChangeKind.SOCIAL,), cost=5),
    Project("P2", "Arena", Phase.ENDED, units=("nes",)),
    Project(
        "P3",
        "Felles hus",
        units=("sol", "nes"),
        kinds=(ChangeKind.ORGANISATION, ChangeKind.SOCIAL),
        cost=9,
    ),
)
KEYS = list(STATE.projects)


def test_a_project_of_several_units_stands_below_each_of_them() -> None:
    found = rows(STATE, KEYS, Grouping.UNIT)
    assert found == ["#sol", "P1@sol", "P3@sol", "#nes", "P2@nes", "P3@nes"]
    assert [project_of(row) for row in found] == ["", "P1", "P3", "", "P2", "P3"]


def test_what_has_no_kind_stands_last_below_a_heading_of_its_own() -> None:
    assert rows(STATE, KEYS, Grouping.KIND)[-2:] == ["#", "P2@"]


def test_r19_a_units_heading_says_what_it_carries_against_its_limit() -> None:
    said = heading(Words(Language.NB), STATE, "#sol", Grouping.UNIT, TODAY)
    assert said == ("Solbakken", "2 av 2 – fullt (R19)")


@pytest.mark.parametrize(
    ("sorting", "wanted"),
    [
        (Sorting.NUMBER, ["P1", "P2", "P3"]),
        (Sorting.TITLE, ["P2", "P3", "P1"]),
        (Sorting.PHASE, ["P3", "P1", "P2"]),
        (Sorting.COST, ["P3", "P1", "P2"]),
    ],
)
def test_projects_stand_in_order(sorting: Sorting, wanted: list[str]) -> None:
    assert in_order(STATE, KEYS, sorting, TODAY) == wanted


def test_a_saved_filter_comes_back_and_a_known_name_is_replaced(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.keep_view("Pilot", SavedView("active", "unit", "cost", "pilot"))
    assert desk.keep_view("Pilot", SavedView("warned"))
    assert Desk(tmp_path).views == {"Pilot": SavedView("warned")}
    desk.drop_view("Pilot")
    assert Desk(tmp_path).views == {}


def test_there_is_room_for_a_filter_on_each_digit(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    kept = [desk.keep_view(str(number), SavedView()) for number in range(MOST_VIEWS + 1)]
    assert kept == [True] * MOST_VIEWS + [False]


def test_a_filter_of_another_program_counts_for_nothing() -> None:
    assert order_of(SavedView("all", "planet", "colour")) == (Grouping.NONE, Sorting.NUMBER)


def test_bars_are_told_apart_without_colour() -> None:
    assert [load_bar(1, 3), load_bar(3, 3), load_bar(5, 3)] == ["█░░", "███", "███++"]
    assert timeline([(0.25, "░"), (0.5, "█")], 8) == "  ░░████"


def test_the_list_is_grouped_and_saved_with_keys(opened: Open) -> None:
    app = opened()
    seen = drive(app, ["3", "g", "g", "g", "l", "s", *typed("Enhetene"), "ctrl+s"])
    assert "Hjemmetjenesten" in seen
    assert "5 av 3 – fullt (R19)" in seen
    desk = json.loads((app.folder / DESK).read_text("utf-8"))
    assert desk["views"] == {"Enhetene": {"grouping": "unit", "sorting": "number"}}
