"""The user's own editor on a text: `$VISUAL`, `$EDITOR`, or what the system has."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkm_tui.records.signs import cleaned

_ELSEWHERE = ("nano", "vim", "vi")
"""What is looked for where no editor is named and there is no notepad."""


class EditorFailed(Exception):  # noqa: N818 - shown to people as a sentence
    """Nothing came of it; `key` names the sentence in the catalogue `screens`."""

    def __init__(self, key: str, editor: str = "") -> None:
        super().__init__(key, editor)
        self.key, self.editor = f"editor.{key}", Path(editor).name


def editor_command(environment: Mapping[str, str], windows: bool = os.name == "nt") -> list[str]:
    """Return the editor's program and arguments; EditorFailed where there is none."""
    named = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    if named:
        program, *arguments = _parts(named, windows)
        found = shutil.which(program)
        if not found:
            raise EditorFailed("missing", named)
        return [found, *arguments]
    known = map(shutil.which, ("notepad",) if windows else _ELSEWHERE)
    first = next(filter(None, known), None)
    if not first:
        raise EditorFailed("none")
    return [first]


def _parts(named: str, windows: bool) -> list[str]:
    """Return a command's parts: a path with spaces as it stands, else as a shell reads it."""
    if shutil.which(named):
        return [named]
    try:
        parts = shlex.split(named, posix=not windows)
    except ValueError as error:
        raise EditorFailed("missing", named) from error
    return [part.strip("\"'") for part in parts] if windows else parts


def edited(text: str, name: str, environment: Mapping[str, str]) -> str | EditorFailed:
    """Let the user edit a text in a file of that name; return what was saved, or why nothing was.

    The file lies in a folder of its own that only the user can read; the folder goes afterwards,
    with whatever the editor left beside the file.
    """
    try:
        command = editor_command(environment)
        found = _as_typed(_saved(command, text, name), command[0])
    except EditorFailed as failure:
        return failure
    return EditorFailed("unsaved", command[0]) if found == text else found


def _saved(command: list[str], text: str, name: str) -> bytes:
    """Return what the file holds once the editor has ended."""
    try:
        with tempfile.TemporaryDirectory(prefix="mkm-", ignore_cleanup_errors=True) as folder:
            file = Path(folder) / f"{name}.md"
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as out:
                out.write(text.encode("utf-8") + b"\n")
            _run([*command, str(file)])
            return file.read_bytes()
    except (OSError, UnicodeError) as error:
        raise EditorFailed("failed", command[0]) from error


def _run(command: list[str]) -> None:
    """Run the editor to its end; EditorFailed where it says that it failed."""
    with _interrupts_ignored():
        done = subprocess.run(command, check=False)
    if done.returncode:
        raise EditorFailed("failed", command[0])


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Leave ctrl+c to the editor: the terminal sends it to this program too."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _as_typed(saved: bytes, editor: str) -> str:
    """Return what was saved as typing would have made it.

    No mark of the encoding, plain ends of lines, none after the last line, no control characters.
    """
    try:
        found = saved.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EditorFailed("not_text", editor) from error
    return cleaned(found).removesuffix("\n")
