"""`mkm list --as-of`: the registers as they were on a day, and what was recorded later."""

import csv
import json
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from msgspec import structs

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.base import Action, Context
from mkm_tui.actions.catalogue import Undo
from mkm_tui.actions.deciding import AllBehind, CloseMatter
from mkm_tui.actions.decisions import AssignDecision, CorrectDecision, RecordPublication
from mkm_tui.actions.matters import AddMatter, EditMatter, ProposeDecision
from mkm_tui.actions.meetings import CloseMeeting, OpenMeeting, PlanMeeting
from mkm_tui.actions.room import StartMatter
from mkm_tui.actions.setup import ActivateGroup, AddPerson, AddUnit, SetGroup
from mkm_tui.cli import main
from mkm_tui.documents.registers import rows
from mkm_tui.records.terms import Audience, Party, Role
from mkm_tui.store.workspace import Workspace

FRAME = {"responsible": "lise", "deadline": date(2026, 9, 1), "nothing_out_because": "Nytt"}
TODAY = Context(now=datetime(2026, 11, 24, 9, tzinfo=UTC), who="Kari")


class Kept:
    """A workspace, changed on the days that are said."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace.create(folder)

    def on(self, month: int, day: int, *actions: Action) -> None:
        """Perform actions on a day."""
        now = datetime(2026, month, day, 10, tzinfo=UTC)
        for action in actions:
            self.workspace.perform(action, Context(now=now, who="Kari"))

    def meets(self, month: int, day: int, meeting: str, *matters: AddMatter) -> None:
        """Hold a meeting that agrees in all its matters."""
        self.on(month, day, PlanMeeting(on=date(2026, month, day)), *matters)
        self.on(month, day, AllPresent(meeting=meeting), OpenMeeting(meeting=meeting))
        for key in self.workspace.state.meetings[meeting].agenda:
            text = ProposeDecision(matter=key, text=f"Tekst {key}")
            frame = EditMatter(matter=key, **FRAME)  # type: ignore[arg-type]
            steps = (StartMatter(matter=key), text, frame, AllBehind(matter=key))
            self.on(month, day, *steps, CloseMatter(matter=key, read_back=True))
        self.on(month, day, CloseMeeting(meeting=meeting))


def published(key: str, audience: Audience, on: date | None = None) -> RecordPublication:
    """Return the action that records a receipt, of today unless a day is said."""
    return RecordPublication(
        decision=key, audience=audience, channel="Nettstedet", involvement="Partsmøte", on=on
    )


def both(key: str) -> tuple[RecordPublication, ...]:
    """Return both receipts."""
    return tuple(published(key, audience) for audience in Audience)


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four decisions: superseded, with a receipt undone, corrected, and recorded late."""
    folder = tmp_path_factory.mktemp("as-of") / "w"
    kept = Kept(folder)
    kept.on(
        4, 1,
        SetGroup(name="Styringsgruppa"), *(AddPerson(name=party, party=party) for party in Party),
        AddPerson(name="Lise", role=Role.LEADER), AddPerson(name="Nils", role=Role.LEADER),
        AddUnit(name="Solbakken"), ActivateGroup(),
    )  # fmt: skip
    titles = ("Erstattes", "Angres", "Rettes", "Føres sent")
    kept.meets(4, 7, "M1/26", *(AddMatter(meeting="M1/26", title=title) for title in titles))
    kept.on(4, 10, *both("1/26"), *both("3/26"), published("2/26", Audience.INTERNAL))
    kept.on(4, 12, published("4/26", Audience.INTERNAL), published("2/26", Audience.USERS))
    kept.on(4, 15, Undo())
    kept.on(4, 20, published("4/26", Audience.USERS, date(2026, 4, 14)))
    kept.on(4, 22, published("2/26", Audience.USERS))
    kept.on(4, 22, CorrectDecision(decision="3/26", text="Ny"))
    kept.on(4, 24, AssignDecision(decision="3/26", responsible="nils"))
    kept.on(4, 28, *both("3/26"))
    later = AddMatter(meeting="M2/26", title="Erstatter", supersedes="1/26")
    kept.meets(5, 5, "M2/26", later)
    kept.on(5, 9, *both("5/26"))
    kept.workspace.close()
    return folder


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkm_tui.cli.listing.now", lambda: TODAY)


def mkm(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-w", str(folder), "list", *arguments])


def log(folder: Path, day: str) -> dict[str, dict[str, Any]]:
    """Return the log as of a day, by number."""
    done = mkm(folder, "decisions", "--as-of", day, "--json")
    return {row["id"]: row for row in json.loads(done.stdout)}


def test_a_decision_is_in_the_log_from_the_day_on_which_it_was_agreed(folder: Path) -> None:
    assert log(folder, "2026-04-06") == {}
    assert set(log(folder, "2026-04-07")) == {"1/26", "2/26", "3/26", "4/26"}
    assert {row["status"] for row in log(folder, "7.4.2026").values()} == {"waiting"}


def test_r11_it_is_in_force_from_the_later_receipt_also_where_that_was_recorded_later(
    folder: Path,
) -> None:
    assert log(folder, "2026-04-13")["4/26"]["status"] == "waiting"
    row = log(folder, "2026-04-14")["4/26"]
    assert (row["status"], row["said_then"], row["recorded_later"]) == ("in_force", "waiting", True)
    assert row["in_force_from"] == "2026-04-14"
    row = log(folder, "2026-04-20")["4/26"]
    assert (row["status"], row["said_then"], row["recorded_later"]) == ("in_force",) * 2 + (False,)


def test_a_receipt_that_was_undone_counts_no_more_and_what_was_said_then_is_told(
    folder: Path,
) -> None:
    row = log(folder, "2026-04-13")["2/26"]
    assert (row["status"], row["said_then"], row["recorded_later"]) == ("waiting", "in_force", True)
    assert row["missing_audiences"] == ["users"]
    row = log(folder, "2026-04-22")["2/26"]
    assert (row["status"], row["in_force_from"]) == ("in_force", "2026-04-22")
    assert row["recorded_later"] is False


def test_a_corrected_decision_keeps_its_earlier_text_until_both_receipts_are_anew(
    folder: Path,
) -> None:
    for day, text in (
        ("2026-04-21", "Tekst 3/26"),
        ("2026-04-27", "Tekst 3/26"),
        ("2026-04-28", "Ny"),
    ):
        assert log(folder, day)["3/26"]["text_in_force"] == text
    before, between = log(folder, "2026-04-21")["3/26"], log(folder, "2026-04-25")["3/26"]
    assert (before["text"], before["responsible"]) == ("Tekst 3/26", "lise")
    assert (between["text"], between["responsible"]) == ("Ny", "nils")
    assert between["missing_audiences"] == ["internal", "users"]


def test_a_superseded_decision_stands_until_the_later_one_is_in_force(folder: Path) -> None:
    row = log(folder, "2026-05-04")["1/26"]
    assert (row["status"], row["superseded_by"]) == ("in_force", "")
    row = log(folder, "2026-05-08")["1/26"]
    assert (row["status"], row["superseded_by"]) == ("in_force", "5/26")
    assert log(folder, "2026-05-09")["1/26"]["status"] == "superseded"


def test_the_table_the_sheet_and_the_conditions_say_the_same(folder: Path) -> None:
    wanted = ["--as-of", "2026-04-11", "--where", "status=in_force"]
    table = mkm(folder, "decisions", *wanted).stdout.splitlines()
    assert [line.split()[0] for line in table] == ["id", "1/26", "3/26"]
    sheet = mkm(folder, "decisions", *wanted, "--csv").stdout_bytes.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(sheet), delimiter=";"))
    assert [row["id"] for row in rows] == ["1/26", "3/26"]
    assert rows[0]["recorded_later"] == "false"


def test_r14_only_what_is_in_force_has_units_that_owe_a_confirmation(folder: Path) -> None:
    workspace = Workspace(folder, read_only=True)
    state, late = workspace.state, date(2026, 11, 24)
    workspace.close()
    decisions = {
        key: structs.replace(decision, units=("solbakken",), recommendation=key == "4/26")
        for key, decision in state.decisions.items()
    }
    decisions["2/26"] = structs.replace(decisions["2/26"], publications=())
    found = rows(state.put(*decisions.values()), "decisions", late)
    owed = {row["id"]: row["unconfirmed_units"] for row in found}
    assert owed == {
        "1/26": [], "2/26": [], "3/26": ["solbakken"], "4/26": [], "5/26": ["solbakken"],
    }  # fmt: skip


def test_other_registers_are_as_the_record_was(folder: Path) -> None:
    assert len(json.loads(mkm(folder, "meetings", "--as-of", "2026-05-04", "--json").stdout)) == 1
    assert json.loads(mkm(folder, "people", "--as-of", "2026-03-31", "--json").stdout) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--as-of", "2026-11-25"), "Kan ikke vise 25. november 2026"),
        (("--as-of", "snart"), "Forsto ikke dagen «snart»"),
        (("--as-of", ""), "Forsto ikke dagen «»"),
        (("--where", "a\x1b[31m=b\x9d\n"), "a<U+001B>[31m"),
        (("--json", "--csv"), "--csv"),
    ],
)
def test_what_cannot_be_listed_is_told(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = mkm(folder, "decisions", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
