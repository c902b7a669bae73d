"""Moves on the board by keys: what carries them, and what a full unit means (R19)."""

import json
from pathlib import Path
from typing import Any

from mkm_tui.store.workspace import STORE
from tests.screens.driving import Open, drive

TO_P15 = ["4", "right", "right"]
"""Stand on P15, which is prioritised; Hjemmetjenesten carries five projects of three."""


def stored(folder: Path, table: str, key: str) -> dict[str, Any]:
    """Return a record as it stands on disk."""
    tables = json.loads((folder / STORE).read_text("utf-8"))
    return next(record for record in tables[table].values() if record["id"] == key)


def test_r19_a_move_into_work_over_the_limit_warns_and_offers_to_wait(opened: Open) -> None:
    app = opened()
    seen = drive(app, [*TO_P15, "greater_than_sign"])
    assert "Fullt: Hjemmetjenesten (5 av 3)" in seen
    assert "1  sett P15 på vent" in seen
    assert "sett P3 Felles inntak på vent i stedet" in seen


def test_r19_the_card_waits_with_one_key(opened: Open) -> None:
    app = opened()
    drive(app, [*TO_P15, "greater_than_sign", "1"], look=lambda app: app.workspace.checkpoint())
    assert stored(app.folder, "projects", "P15")["column"] == "on_hold"


def test_one_key_makes_the_matter_with_the_boards_picture(opened: Open) -> None:
    app = opened()
    keys = [*TO_P15, "greater_than_sign", "g", "1", "ctrl+s"]
    seen = drive(app, keys, look=lambda app: app.workspace.checkpoint())
    project = stored(app.folder, "projects", "P15")
    assert (project["column"], project["pending"]["to"]) == ("prioritised", "in_progress")
    matter = stored(app.folder, "matters", project["pending"]["matter"])
    assert matter["title"] == "Oppstart: Ønsketurnus i hjemmetjenesten"
    assert matter["proposal"] == "Styringsgruppa setter i gang «Ønsketurnus i hjemmetjenesten»."
    assert "| Kort | Politikere | Administrasjon | Tillitsvalgte |" in matter["case_paper"]
    assert f"vedtak i sak {matter['id']}" in " ".join(seen.split())


def test_a_column_gets_a_name_and_a_limit(opened: Open) -> None:
    app = opened()
    keys = ["4", "c", "tab", "6", "ctrl+s"]
    seen = drive(app, keys, look=lambda app: app.workspace.checkpoint())
    assert "Innkommet 4/6" in seen
    columns = stored(app.folder, "groups", "group")["columns"]
    assert {"column": "proposed", "name": "Innkommet", "limit": 6} in columns


def test_r19_another_project_gives_way_with_its_phase_and_its_card(opened: Open) -> None:
    app = opened()
    keys = [*TO_P15, "greater_than_sign", "2", "ctrl+s"]
    drive(app, keys, look=lambda app: app.workspace.checkpoint())
    given = stored(app.folder, "projects", "P3")
    assert (given["phase"], given["column"]) == ("on_hold", "on_hold")
    assert given["phases"][-1]["note"] == "Viker for P15 Ønsketurnus i hjemmetjenesten"
