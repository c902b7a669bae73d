"""`mkm import` of spreadsheets: a suggestion box, and a unit's survey."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from mkm_tui.cli import main
from mkm_tui.store.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with a group and a unit."""
    found = tmp_path / "w"
    run("init", str(found), "--name", "Gruppa")
    actions = '{"action": "add_unit", "name": "Solbakken"}\n'
    assert CliRunner().invoke(main, ["-w", str(found), "apply"], input=actions).exit_code == 0
    return found


def run(*words: str) -> tuple[int, str]:
    """Run a command; return its exit code and all that it says."""
    done = CliRunner(env={"MKM_LANGUAGE": "nb"}).invoke(main, list(words))
    return done.exit_code, done.output


def written(folder: Path, text: str) -> str:
    """Write a file beside the workspace and return its path."""
    path = folder.parent / "fil.csv"
    path.write_text(text, "utf-8")
    return str(path)


def test_ideas_come_in_and_rows_that_did_not_fit_are_told(folder: Path) -> None:
    file = written(folder, "Tittel;Enhet\nGåbuss;Solbakken\n;Solbakken\n")
    code, said = run("-w", str(folder), "import", file, "--yes")
    assert code == 0
    assert said.endswith("linje 3: raden har verken tittel eller tekst\n")
    (idea,) = Workspace(folder, read_only=True).state.ideas.values()
    assert (idea.title, idea.unit) == ("Gåbuss", "solbakken")


def test_a_rehearsal_writes_nothing(folder: Path) -> None:
    code, said = run("-w", str(folder), "import", written(folder, "Tittel\nGåbuss\n"), "--dry-run")
    assert (code, "+ Gåbuss" in said) == (0, True)
    assert not Workspace(folder, read_only=True).state.ideas


def test_without_a_terminal_it_asks_for_the_option(folder: Path) -> None:
    code, said = run("-w", str(folder), "import", written(folder, "Tittel\nGåbuss\n"))
    assert code == 1
    assert "--yes" in said


def test_a_survey_is_recorded_for_its_unit(folder: Path) -> None:
    file = written(folder, "1;2;3;4;1;2;3;4;4;4\n" * 6)
    code, said = run("-w", str(folder), "import", file, "--unit", "solbakken", "--yes")
    assert (code, said.splitlines()[-1]) == (
        0,
        "Undersøkelsen for Solbakken er ført: Myndiggjøring",
    )
    (survey,) = Workspace(folder, read_only=True).state.units["solbakken"].surveys
    assert survey.counts[0] == (6, 0, 0, 0)


def test_a_missing_file_is_told_in_a_sentence(folder: Path) -> None:
    code, said = run("-w", str(folder), "import", str(folder / "ingen.csv"), "--yes")
    assert code == 3
    assert said.startswith("Fant ikke fila")
