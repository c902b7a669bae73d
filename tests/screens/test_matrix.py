"""Oppfølging: units across, decisions down, by keys and in words."""

import asyncio
from pathlib import Path

from textual.app import App, ComposeResult

from mkm_tui.actions.following import ReportUnit
from mkm_tui.records.terms import Audience, DecisionStatus, UnitStatus
from mkm_tui.rules.followup import following
from mkm_tui.screens.decision_sight import Sight
from mkm_tui.screens.matrix_lines import cell_lines, legend_lines
from mkm_tui.store.workspace import Workspace
from mkm_tui.widgets.grid import Cell, Grid, short_heads
from tests.rules.meeting_room import DEADLINE, WORDS, MeetingRoom, meeting_that_runs, receipt
from tests.screens.driving import Open, drive, typed


def words_of(room: MeetingRoom, unit: str, veiled: bool = False) -> str:
    """Return what is said of a cell."""
    sight = Sight(WORDS, room.state, room.decision(), room.today)
    in_force = room.status() is DecisionStatus.IN_FORCE
    stands = following(room.decision(), room.today, in_force).get(unit)
    lines = cell_lines(sight, unit, stands, veiled, (200, 5))
    return "\n".join(line.plain for line in lines)


def test_r14_and_r15_a_cell_is_said_in_words_with_reason_and_dates() -> None:
    room = meeting_that_runs()
    room.agree()
    report = ReportUnit(
        decision="1/26", unit="solbakken", status=UnitStatus.NOT_FOLLOWED, reason="Ingen vikarer."
    )
    room.do(receipt(Audience.INTERNAL), receipt(Audience.USERS), report)
    assert "Følges ikke 24. nov.: Ingen vikarer. · frist 18. desember 2026" in words_of(
        room, "solbakken"
    )
    room.go_to(DEADLINE.replace(day=19))
    assert "Ikke bekreftet · mulig ikke fulgt (R14)" in words_of(room, "fjelltun")
    assert "gjelder ikke denne enheten" in words_of(room, "tunet")
    assert "vises ikke på delt skjerm" in words_of(room, "solbakken", veiled=True)


def test_r43_the_legend_says_every_sign_in_words_at_80_columns() -> None:
    lines = legend_lines(WORDS, 80)
    assert len(lines) <= 2
    assert all(line.cell_length <= 80 for line in lines)
    said = " ".join(line.plain for line in lines)
    for sign in ("– ikke bekreftet", "G gjennomført", "✗ følges ikke", "! mulig ikke fulgt"):
        assert sign in said


def test_short_heads_that_are_alike_are_numbered() -> None:
    assert short_heads(["Solbakken", "Tunet"], 4) == ["Solb", "Tune"]
    assert short_heads(["Solbakken", "Solbakken skole"], 6) == ["1 Solb", "2 Solb"]


class Many(App[None]):
    """A matrix of 10,000 rows and 30 columns, which counts the cells that it draws."""

    drawn = 0

    def compose(self) -> ComposeResult:
        """Lay out the matrix."""
        yield Grid("Vedtak", lambda key: f"sak {key}", self.cell)

    def cell(self, key: str, column: int) -> Cell:
        """Return a sign."""
        self.drawn += 1
        return "G", "good"

    def on_mount(self) -> None:
        """Fill the matrix."""
        grid = self.query_one(Grid)
        names = [f"Enhet {n}" for n in range(30)]
        grid.show([str(n) for n in range(10_000)], names, "")
        grid.focus()


def test_only_what_shows_is_drawn_and_the_first_column_stays() -> None:
    async def run() -> None:
        app = Many()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("end", *["right"] * 14)
            await pilot.pause()
            grid = app.query_one(Grid)
            assert (grid.cursor, grid.column) == (9_999, 14)
            said = on_screen_of(app)
            assert "sak 9999" in said
            assert "/30" in said.splitlines()[0]
            assert app.drawn < 24 * 10 * 20

    asyncio.run(run())


def on_screen_of(app: App[None]) -> str:
    """Return the text of the whole screen."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def test_enter_reports_for_the_cell_under_the_cursor(opened: Open, folder: Path) -> None:
    """Solbakken has not confirmed 25/26; it says that it has begun."""
    keys = ["5", "m", "down", "enter", "enter", *["down"] * 2, "enter", "ctrl+s"]
    said = drive(opened(), keys)
    state = Workspace(folder, read_only=True).state
    report = state.decisions["25/26"].reports[-1]
    assert (report.unit, report.status) == ("solbakken", UnitStatus.BEGUN)
    assert "Solbakken omsorgssenter · 25/26" in said
    assert "P!" in said


def test_one_unit_is_listed_in_words_and_its_sheet_is_read(opened: Open) -> None:
    said = drive(opened(), ["5", "m", "n", *typed("tunet"), "enter", "down"])
    assert "Oppfølging: Tunet barnehage" in said
    assert "Vaktmesteren ble flyttet til brøyting" in said
    assert "Ukeplan sammen med elevene" not in said
    assert "les enhetsarket" in said


def test_escape_comes_back_from_a_unit_to_the_matrix(opened: Open) -> None:
    """The list may be drawn once more while it goes; the matrix may not know its size yet."""
    said = drive(opened(), ["5", "m", "right", "n", *typed("sol"), "enter", "escape"])
    assert "Oppfølging" in said.splitlines()[0]
    assert "Oppfølging: Solbakken" not in said
    assert "mulig ikke fulgt" in said


def test_r34_on_a_shared_screen_an_exempt_decision_has_no_cells(opened: Open) -> None:
    seen: dict[bool, str] = {}
    for shared in (False, True):
        said = drive(opened(), [*(["f11"] if shared else []), "5", "m"])
        seen[shared] = next(line for line in said.splitlines() if "8/26   Personalsak" in line)
    assert "G" in seen[False].split("Personalsak")[1]
    assert seen[True].split("Personalsak")[1].strip() == ""
