"""What the command line promises of all commands: what it loads, and what it says of faults."""

import subprocess
import sys
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner

from mkm_tui.cli import main
from mkm_tui.cli.base import _HOMES

FULL = Path("/dev/full")


def test_each_command_is_loaded_from_its_own_module() -> None:
    names = main.list_commands(Context(main))
    homes = {}
    for name in names:
        command = main.get_command(Context(main), name)
        assert command is not None
        assert command.callback is not None
        homes[name] = command.callback.__module__.rpartition(".")[2]
    assert homes == _HOMES


@pytest.mark.skipif(not FULL.exists(), reason="no such device here")
@pytest.mark.parametrize("arguments", [["--help"], ["schema", "actions"]])
def test_an_output_that_is_full_is_told_in_one_sentence(arguments: list[str]) -> None:
    with FULL.open("w") as full:
        script = "from mkm_tui.cli import main; main()"
        run = [sys.executable, "-c", script, *arguments]
        done = subprocess.run(run, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == 3
    assert done.stderr.startswith("Fikk ikke skrevet ut svaret (disken er full)")
    assert done.stderr.count("\n") == 1


def test_control_characters_of_arguments_reach_no_terminal(tmp_path: Path) -> None:
    for arguments in (
        ["-w", f"{tmp_path}/\x1b[31m", "list", "units"],
        ["-w", str(tmp_path / "w"), "init", f"{tmp_path}/\x9b31m\u202e", "--name", "Gruppa"],
    ):
        said = CliRunner().invoke(main, arguments).output
        assert not {"\x1b", "\x9b", "\u202e"} & set(said)
        assert "<U+00" in said
