"""Søk: what is found as one types, going there, and what a shared screen keeps back."""

import asyncio
import json
from pathlib import Path

from click.testing import CliRunner

from mkm_tui.cli import main
from mkm_tui.documents.found import excerpt
from mkm_tui.locale.search_words import vocabulary
from mkm_tui.locale.words import Words
from mkm_tui.records.terms import Language
from mkm_tui.rules.finding import Index, hits
from mkm_tui.rules.finding_query import Query, folded
from mkm_tui.rules.sharing import shown_to_all
from mkm_tui.store.workspace import Workspace
from tests.screens.driving import TODAY, Open, app_on, drive, on_screen, press
from tests.screens.planted import FIELDS, WORDS


def test_what_is_typed_is_found_and_enter_goes_there(opened: Open) -> None:
    """Find a decision from the overview, go there, and come back to the same search."""
    app = opened()
    shown = drive(app, ["ctrl+f", *"helgel", "enter"])
    assert "32/26" in shown
    assert app.chosen["decisions"] == "32/26"
    again = drive(opened(), ["ctrl+f", *"helgel", "down", "enter", "ctrl+f"])
    assert "2 treff" in again
    assert "Helgeløsning i ønsketurnus" in again
    assert "sak 32/26 · enighet" in again


def test_filters_and_misunderstandings_are_told(opened: Open) -> None:
    shown = drive(opened(), ["ctrl+f", *"foo", "colon", *"bar"], size=(80, 24))
    assert "«foo:» er ikke et filter" in shown
    assert "Ingen treff" in shown
    assert "gå dit" not in shown
    shown = drive(opened(), ["ctrl+f", *"status", "colon", "i"])
    assert 'status: "i kraft"' in shown


def test_escape_goes_back_and_forms_have_no_search(opened: Open) -> None:
    app = opened()
    assert "Vedtak" in drive(app, ["5", "ctrl+f", "x", "escape"])
    shown = drive(opened(), ["6", "n", "ctrl+f"])
    assert "Søk i alt" not in shown


def test_r34_what_was_found_goes_when_the_screen_is_shared(planted: Path) -> None:
    """A private draft is found by its secretary, and gone from the screen at once with F11."""
    workspace, secret = Workspace(planted), FIELDS["draft title"]
    before: list[str] = []

    async def run() -> str:
        app = app_on(workspace)
        async with app.run_test(size=(116, 32)) as pilot:
            await press(pilot, ["ctrl+f", *secret[:6]])
            before.append(on_screen(app))
            await press(pilot, ["f11"])
            return on_screen(app)

    after = asyncio.run(run())
    workspace.close()
    assert secret in before[0]
    assert secret not in after
    assert "Ingen treff" in after


def test_r34_no_planted_word_is_found_where_all_may_see_it(planted: Path) -> None:
    workspace = Workspace(planted, read_only=True)
    words = vocabulary(Words(Language.NB))
    shared, own = Index(words), Index(words)
    list(shared.take(shown_to_all(workspace.state, "(utkast)"), TODAY))
    list(own.take(workspace.state, TODAY))
    for word in WORDS:
        query = Query((folded(word),))
        assert not [place for place in shared.sought(query) if place]
        for place in own.sought(query):
            matter = workspace.state.matters.get(place.id) if place else None
            assert matter is None or not matter.exempt or word in matter.public_title
    workspace.close()


def test_the_command_finds_what_the_screen_finds(folder: Path) -> None:
    def mkm(*arguments: str) -> tuple[int, str, str]:
        done = CliRunner().invoke(main, ["-w", str(folder), "find", *arguments])
        return done.exit_code, done.stdout, done.stderr

    code, out, _ = mkm("helgel", "--json")
    rows = json.loads(out)
    assert (code, [row["id"] for row in rows]) == (0, ["32/26", "32/26"])
    assert [row["register"] for row in rows] == ["decisions", "matters"]
    assert mkm("xyzzy") == (0, "", "Ingen treff\n")
    assert mkm("xyzzy", "--json")[1] == "[]\n"
    assert mkm("--status", "i kraft", "--unit", "solb") == mkm("enhet:solb", "status:i kraft")
    assert "er ikke et filter" in mkm("foo:bar")[2]
    assert [mkm(*wrong)[0] for wrong in (("foo:bar",), (), ("år:mai",))] == [2, 2, 2]
    code, out, told = mkm("turnus", "--limit", "2")
    assert len([line for line in out.splitlines() if not line.startswith(" ")]) == 2
    assert "flere treff enn 2" in told


def test_an_excerpt_stands_around_its_first_hit() -> None:
    text = "ord " * 60 + "Solbakken har turnus " + "slutt " * 40
    shown, spans = excerpt(text, hits(text, ["solbakken", "turnus"]), 60)
    assert len(shown) <= 60
    assert [shown[start:end] for start, end in spans] == ["Solbakken", "turnus"]
    assert (shown[0], shown[-1]) == ("…", "…")
    assert excerpt("kort", [], 60) == ("kort", [])
