"""What the house promises about imports, shown in processes of their own."""

import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = [
    ["--version"],
    ["list", "matters"],
    ["find", "turnus"],
    ["history"],
    ["check"],
    ["schema", "actions"],
    ["apply", "actions.jsonl"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_no_command_but_the_program_imports_textual(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "actions.jsonl").write_text('{"action":"plan_meeting","on":"2026-12-01"}\n')
    script = (
        "import sys\n"
        "from mkm_tui.cli import main\n"
        "main(['init', 'w', '--name', 'Styringsgruppa'], standalone_mode=False)\n"
        f"try: main(['-w', 'w', *{command!r}], standalone_mode=False)\n"
        "finally: assert not [m for m in sys.modules if m.split('.')[0] == 'textual']\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_imports_go_one_way() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    root = Path(__file__).parent.parent
    done = subprocess.run([tool], cwd=root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
