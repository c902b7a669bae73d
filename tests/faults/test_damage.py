"""Whatever happened to the two files, it is told, nothing is lost in silence, and most is saved."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import msgspec
import pytest
from click.testing import CliRunner, Result

from mkm_tui.cli import main as mkm
from mkm_tui.store.journal import HISTORY, Entry, sealed
from mkm_tui.store.snapshot import STORE
from mkm_tui.store.workspace import Workspace
from tests.faults import damage
from tests.faults.mutations import MUTATIONS, Mutation

TIMES = 2


@pytest.fixture(scope="module", name="sounds")
def _sounds(tmp_path_factory: pytest.TempPathFactory) -> list[damage.Sound]:
    return damage.sound_workspaces(tmp_path_factory.mktemp("sound"))


@pytest.fixture(name="copy")
def _copy(sounds: list[damage.Sound], tmp_path: Path) -> Path:
    return Path(shutil.copytree(sounds[0].folder, tmp_path / "skadet"))


def run(folder: Path, *arguments: str) -> Result:
    """Run a command on a workspace."""
    return CliRunner().invoke(mkm, ["-w", str(folder), *arguments])


def changed(path: Path, change: Callable[[list[bytes]], object]) -> None:
    """Change the lines of a file."""
    lines = path.read_bytes().splitlines(keepends=True)
    change(lines)
    path.write_bytes(b"".join(lines))


@pytest.mark.parametrize("seed", range(TIMES))
@pytest.mark.parametrize("name", [STORE, HISTORY])
@pytest.mark.parametrize("mutation", MUTATIONS)
def test_damage_is_told_and_survived(
    sounds: list[damage.Sound], tmp_path: Path, mutation: Mutation, name: str, seed: int
) -> None:
    """Every way of damaging, in both files, with fixed seeds."""
    sound = sounds[seed % 2]
    folder = tmp_path / "damaged"
    damage.damaged(sound, folder, name, mutation, Random(seed))
    damage.tried(sound, folder, tmp_path / "recovered")


def test_a_line_edited_by_hand_is_named(copy: Path) -> None:
    changed(copy / HISTORY, lambda lines: lines.__setitem__(4, lines[4].replace(b"e", b"a", 1)))
    checked = run(copy, "check")
    assert checked.exit_code == 1
    assert "linje 5: er endret eller skadet" in checked.stdout
    assert f"mkm -w {copy} recover" in checked.stderr


def test_a_line_edited_with_a_new_hash_is_named_by_the_one_that_builds_on_it(
    copy: Path, tmp_path: Path
) -> None:
    def forge(lines: list[bytes]) -> None:

        entry = json.loads(lines[9])
        entry.update(who="En annen", hash="")
        lines[9] = sealed(msgspec.convert(entry, Entry))

    changed(copy / HISTORY, forge)
    assert "linje 11: bygger ikke på linja foran" in run(copy, "check").stdout
    recovered = run(copy, "recover", str(tmp_path / "ny"))
    assert "linje 10: henger ikke sammen med resten" in recovered.stdout
    assert "En annen" not in (tmp_path / "ny" / HISTORY).read_text("utf-8")


def test_a_letter_changed_in_the_store_is_seen_and_the_record_named(
    copy: Path, tmp_path: Path, sounds: list[damage.Sound]
) -> None:
    text = (copy / STORE).read_text("utf-8")
    (copy / STORE).write_text(text.replace("Solbakken", "Solbakkan", 1), "utf-8")
    opened = run(copy, "list", "units")
    assert (opened.exit_code, "skadet eller endret utenfor mkm" in opened.stderr) == (3, True)
    assert "store.json og historikken sier ikke det samme om" in run(copy, "check").stdout
    recovered = run(copy, "recover", str(tmp_path / "ny"))
    assert (recovered.exit_code, "historikken er fulgt" in recovered.stdout) == (1, True)
    assert Workspace(tmp_path / "ny", read_only=True).state == sounds[0].states[-1]


def test_a_sound_workspace_is_recovered_byte_for_byte(copy: Path, tmp_path: Path) -> None:
    recovered = run(copy, "recover", str(tmp_path / "ny"))
    assert (recovered.exit_code, "Alt er med" in recovered.stdout) == (0, True)
    for name in (STORE, HISTORY):
        assert (tmp_path / "ny" / name).read_bytes() == (copy / name).read_bytes()


def test_line_ends_of_windows_cost_nothing(copy: Path, tmp_path: Path) -> None:
    whole = (copy / HISTORY).read_bytes()
    (copy / HISTORY).write_bytes(whole.replace(b"\n", b"\r\n"))
    checked = run(copy, "check").stdout
    assert f"linje 1–{damage.LENGTH}: et annet program har lagret fila" in checked
    recovered = run(copy, "recover", str(tmp_path / "ny"))
    assert (recovered.exit_code, "Alt er med" in recovered.stdout) == (0, True)
    assert (tmp_path / "ny" / HISTORY).read_bytes() == whole


def test_without_a_history_the_register_is_the_record(
    copy: Path, tmp_path: Path, sounds: list[damage.Sound]
) -> None:
    (copy / HISTORY).unlink()
    recovered = run(copy, "recover", str(tmp_path / "ny"))
    assert "Samlet i én linje i den nye historikken: endring 1" in recovered.stdout
    assert Workspace(tmp_path / "ny", read_only=True).state == sounds[0].states[-1]
    assert [line["action"] for line in history(tmp_path / "ny")] == [{"action": "recover"}]


def history(folder: Path) -> list[dict[str, object]]:
    """Return the lines of a history."""
    return [json.loads(line) for line in (folder / HISTORY).read_text("utf-8").splitlines()]


def test_what_was_recovered_is_not_undone(copy: Path, tmp_path: Path) -> None:
    (copy / HISTORY).unlink()
    run(copy, "recover", str(tmp_path / "ny"))
    action = tmp_path / "undo.jsonl"
    action.write_text('{"action":"undo"}\n', "utf-8")
    undone = run(tmp_path / "ny", "apply", str(action))
    assert (undone.exit_code, '"refused":"R40"' in undone.stdout) == (1, True)


def test_nothing_is_recovered_into_a_folder_in_use(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "ny").mkdir()
    (tmp_path / "ny" / "notat.txt").write_text("viktig", "utf-8")
    refused = run(copy, "recover", str(tmp_path / "ny"))
    assert (refused.exit_code, "er ikke tom" in refused.stderr) == (3, True)
    assert [path.name for path in (tmp_path / "ny").iterdir()] == ["notat.txt"]


def test_where_there_is_nothing_to_recover_it_is_said(tmp_path: Path) -> None:
    (tmp_path / STORE).write_text("hei", "utf-8")
    refused = run(tmp_path, "recover", str(tmp_path / "ny"))
    assert (refused.exit_code, "Fant ikke noe å redde" in refused.stderr) == (3, True)
    assert not (tmp_path / "ny").exists()


def test_what_was_not_trusted_is_also_kept_in_a_file(copy: Path, tmp_path: Path) -> None:
    changed(copy / HISTORY, lambda lines: lines.pop(20))
    recovered = run(copy, "recover", str(tmp_path / "ny"))
    report = (tmp_path / "ny" / "gjenoppretting.txt").read_text("utf-8")
    assert report == recovered.stdout
    assert "Står ikke lenger i historikken: endring 21" in report
    assert "Fra endring 22 er alt med én for én" in report
    lines = history(tmp_path / "ny")
    assert lines[20]["action"] == {"action": "recover"}
    assert [line["seq"] for line in lines] == list(range(1, damage.LENGTH + 1))
