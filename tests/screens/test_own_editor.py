"""A text goes through the user's own editor and comes back, or stays as it was."""

import os
import shlex
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mkm_tui.app import MkmApp
from mkm_tui.store.workspace import Workspace
from mkm_tui.widgets.editor import EditorFailed, edited, editor_command
from tests.screens.driving import PATIENCE, app_on, drive, typed

EDITOR = """
import sys
from pathlib import Path
file = Path(sys.argv[-1])
assert file.suffix == ".md"
text = file.read_text("utf-8")
Path(r"{seen}").write_text(f"{{file}}|{{text}}|{{sys.argv[1:-1]}}", "utf-8")
{then}
"""
SAVE = 'file.write_text(text.rstrip() + " og nattevakter\\n", "utf-8")'


@pytest.fixture(name="editor")
def _editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file beside which `named` puts an editor; the app gives way to it."""

    @contextmanager
    def suspended(app: MkmApp) -> Iterator[None]:
        yield

    monkeypatch.setattr(MkmApp, "suspend", suspended)
    monkeypatch.delenv("VISUAL", raising=False)
    return tmp_path / "sett av redigering"


def named(editor: Path, then: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name an editor, with an argument and spaces in its path, that does this to its file."""
    script = editor.with_name("min editor.py")
    script.write_text(EDITOR.format(seen=editor, then=then), "utf-8")
    command = [sys.executable, str(script), "-w"]
    quoted = [f'"{part}"' for part in command] if sys.platform == "win32" else command
    joined = " ".join(quoted) if sys.platform == "win32" else shlex.join(command)
    monkeypatch.setenv("EDITOR", joined)


def test_a_text_goes_through_ones_own_editor(
    meeting: Workspace, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was typed is in the file, what was saved is in the record, and no file stays."""
    named(editor, SAVE, monkeypatch)
    shown = drive(app_on(meeting), ["b", *typed("Dagvakter"), "ctrl+e"])
    assert "Dagvakter og nattevakter" in shown
    assert meeting.state.matters["41/26"].consideration == "Dagvakter og nattevakter"
    file, text, arguments = editor.read_text("utf-8").split("|")
    assert (text, arguments) == ("Dagvakter\n", "['-w']")
    assert not Path(file).parent.exists()


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("pass", "lagret ingen endringer"),
        (f"{SAVE}\nsys.exit(1)", "meldte feil"),
        ("file.unlink()", "meldte feil"),
        ('file.write_bytes(b"\\xff\\xfe\\x00")', "er ikke tekst"),
    ],
)
def test_an_editor_that_comes_to_nothing_changes_nothing(
    meeting: Workspace, editor: Path, monkeypatch: pytest.MonkeyPatch, then: str, said: str
) -> None:
    """And a sentence says so."""
    named(editor, then, monkeypatch)
    shown = drive(app_on(meeting), ["b", *typed("Dagvakter"), "ctrl+e"], (140, 45))
    assert said in " ".join(shown.split())
    assert meeting.state.matters["41/26"].consideration == "Dagvakter"


def test_a_missing_editor_is_told(
    meeting: Workspace, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the name that was looked for."""
    monkeypatch.setenv("VISUAL", "finnes-ikke -w")
    shown = drive(app_on(meeting), ["b", "ctrl+e"], (140, 45))
    assert "Fant ikke skriveprogrammet «finnes-ikke -w»" in " ".join(shown.split())


def test_where_the_terminal_cannot_be_lent_it_is_told(meeting: Workspace) -> None:
    """As in a browser."""
    shown = drive(app_on(meeting), ["b", "ctrl+e"], (140, 45))
    assert "kan ikke mkm slippe til" in " ".join(shown.split())


def test_visual_goes_before_editor(tmp_path: Path) -> None:
    """And a path with spaces needs no quotes."""
    program = tmp_path / "mitt program.exe"
    program.touch()
    program.chmod(0o755)
    named = {"VISUAL": str(program), "EDITOR": "noe annet"}
    assert editor_command(named) == [str(program)]


@pytest.mark.parametrize(
    ("windows", "named", "parts"),
    [
        (False, "code -w", ["code", "-w"]),
        (False, "'/opt/min editor' --wait", ["/opt/min editor", "--wait"]),
        (True, '"C:\\Program Files\\ed.exe" -w', ["C:\\Program Files\\ed.exe", "-w"]),
        (True, "", ["notepad"]),
        (False, "", ["vim"]),
    ],
)
def test_a_command_is_read_as_its_system_reads_it(
    monkeypatch: pytest.MonkeyPatch, windows: bool, named: str, parts: list[str]
) -> None:
    """Where none is named, what there is."""
    known = {"code", "/opt/min editor", "C:\\Program Files\\ed.exe", "notepad", "vim", "vi"}
    monkeypatch.setattr("shutil.which", lambda program: program if program in known else None)
    assert editor_command({"EDITOR": named}, windows) == parts


def test_no_editor_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda program: None)
    with pytest.raises(EditorFailed) as failed:
        editor_command({})
    assert failed.value.key == "editor.none"


@pytest.mark.parametrize(
    ("saved", "found"),
    [
        (b"Hei\n", "Hei"),
        (b"Hei\r\nhei\r\n", "Hei\nhei"),
        (b"\xef\xbb\xbfHei", "Hei"),
        (b"\x1b[31mHei\x00\ttil\xc2\xa0deg", "[31mHei\ttil\xa0deg"),
        (b"", ""),
    ],
)
def test_what_is_saved_comes_back_as_if_typed(
    editor: Path, monkeypatch: pytest.MonkeyPatch, saved: bytes, found: str
) -> None:
    named(editor, f"file.write_bytes({saved!r})", monkeypatch)
    assert edited("Før", "tekst", os.environ) == found


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folders otherwise")
def test_the_file_is_for_the_user_alone(editor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither it nor its folder can be read by others."""
    modes = "oct(file.stat().st_mode)[-3:] + oct(file.parent.stat().st_mode)[-3:]"
    named(editor, f'file.write_text({modes}, "utf-8")', monkeypatch)
    assert edited("Før", "tekst", os.environ) == "600700"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo terminal on Windows")
def test_the_terminal_is_lent_and_comes_back(
    meeting: Workspace, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the real program, which goes on afterwards."""
    from tests.benchmarks.screens import MKM
    from tests.benchmarks.terminal import Terminal

    named(editor, SAVE, monkeypatch)
    meeting.close()
    terminal = Terminal(MKM, (str(meeting.folder),))
    terminal.until_quiet(b"41/26")
    for key in (b"b", b"D", b"a", b"g"):
        terminal.key(key)
    terminal.send(b"\x05")
    terminal.until_quiet(b"og nattevakter")
    terminal.key(b"!")
    end = time.monotonic() + PATIENCE
    while (found := consideration(meeting.folder)) != "Dag og nattevakter!":
        assert time.monotonic() < end, found
        terminal.rest(0.1)
    terminal.end()


def consideration(folder: Path) -> str:
    """Return the text that was written, as it is on the disk."""
    return Workspace(folder, read_only=True).state.matters["41/26"].consideration
