"""What reaches the terminal: every record says what a terminal would obey, and each byte is read.

`python -m tests.faults.fuzz_terminal` plants the texts as `mkm apply` takes them in, walks through
all screens and the room display under a pseudo-terminal, and runs the commands that print. With
`--past` they are planted past all that cleans them, as in a file that was edited by hand.
"""

import os
import re
import select
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

os.environ["MKM_LANGUAGE"] = "nb"

import msgspec
from click.testing import CliRunner

from mkm_tui.actions.base import Context
from mkm_tui.actions.catalogue import ACTIONS, AnyAction
from mkm_tui.cli import main as mkm
from mkm_tui.cli.applying import as_shown
from mkm_tui.rules.broken import RuleBroken
from mkm_tui.store.edits import plain
from mkm_tui.store.workspace import Workspace
from tests.benchmarks.terminal import QUIET, Terminal
from tests.faults.fuzz_mutations import PLANTED
from tests.faults.fuzz_room import OBEYED, example, no_waiting
from tests.screens.driving import NOW
from tests.screens.planted import RUNNING, WORDS, plant

_EDITS = {
    "people": "edit_person",
    "units": "edit_unit",
    "meetings": "edit_meeting",
    "matters": "edit_matter",
    "decisions": "prepare_publication",
    "projects": "edit_project",
    "ideas": "edit_idea",
}
"""The action that edits the records of a register; its first field is the id."""
_OURS = re.compile(r"\x1b(?:\[[0-9:;<=>?]*[ -/]*[@-~]|[()][0-9A-Za-z]|[=>78M]|\]22;\w*\x07)")
"""What the toolkit itself tells the terminal."""
_FOREIGN = ("PLANTET\x07", "\x1b]0;", "\x1b[77;7H", "\x1b[31;47;5m", "\x1bP1;2")
WALK: Sequence[bytes] = (
    b"2", b"\x1b[B", b"\r", b"\x1b[B", b"\x1b[B", b"r", b"\x1b", b"\x1b", b"3", b"\r", b"\x1b[B",
    b"\x1b", b"4", b"\x1b[B", b"\r", b"\x1b", b"5", b"\r", b"\x1b[B", b"\x1b", b"6", b"\r",
    b"\x1b[B", b"\x1b", b"1", b"g", b"\x1b[B", b"\x1b", b"u", b"\r", b"\x1b", b"\x1b", b"p",
    b"\x1b[B", b"\x1b", b"\x10", b"t", b"u", b"\x1b", b"\x06",
    b"a", b"\x1b", b"1", b"?", b"\x1b",
)  # fmt: skip
"""Keys through all screens, with escape to come back."""
PROGRAM = """
import sys
from pathlib import Path
from mkm_tui.opening import open_app, open_follow
(open_follow if sys.argv[2:] else open_app)(Path(sys.argv[1]))
"""
PRINTS: Sequence[Sequence[str]] = (
    *(("list", r) for r in ("meetings", "matters", "decisions", "projects", "ideas", "units")),
    *(("list", r, "--json") for r in ("matters", "decisions", "people", "ideas")),
    ("list", "ideas", "--csv"), ("find", "fjordvik", "--audience", "internal"),
    ("find", "turnus", "--json"), ("history",), ("history", "--json"), ("check",),
    *(("export", "minutes", "--meeting", "M5/26", "--format", f) for f in ("md", "html", "json")),
    *(("export", kind) for kind in ("portfolio", "board", "decisions", "programme")),
    ("export", "publication", "--decision", "41/26"), ("find", "sak", "--limit", "200"),
)  # fmt: skip
"""Commands that print what people wrote."""


def poisoned(action: Any) -> Any:
    """Return an action whose planted words are followed by what a terminal would obey."""
    fields = {
        name: f"{value} {PLANTED}"
        for name in action.__struct_fields__
        if isinstance(value := getattr(action, name), str)
        and any(word in value.casefold() for word in WORDS)
    }
    return msgspec.structs.replace(action, **fields)


def edits(workspace: Workspace) -> Iterator[dict[str, Any]]:
    """Yield actions that put the planted text into each text of each record."""
    for register, name in _EDITS.items():
        kind = ACTIONS[name]
        fields = msgspec.structs.fields(kind)
        texts = [f.encode_name for f in fields[1:] if _holds_text(f.type)]
        for record in getattr(workspace.state, register).values():
            for text in texts:
                said = getattr(record, text, "")
                value = f"{said} {PLANTED}" if isinstance(said, str) else PLANTED
                yield {"action": name, fields[0].name: record.id, text: value}
    yield {"action": "set_group", "name": f"Styringsgruppa {PLANTED}", "municipality": PLANTED}


def _holds_text(kind: Any) -> bool:
    """Say whether a field holds a text: `str`, or that or nothing given."""
    return kind is str or str in getattr(kind, "__args__", ())


def planted_everywhere(folder: Path, cleaned: bool) -> int:
    """Plant the text wherever it may stand; return in how many places.

    It goes through what `mkm apply` makes of it, or past it: as another hand would write it.
    """
    seen = as_shown if cleaned else msgspec.to_builtins
    plant(folder, [msgspec.convert(seen(plain(poisoned(a))), AnyAction) for a in RUNNING])
    workspace = Workspace(folder)
    before = workspace.sequence
    for action in list(edits(workspace)):
        with suppress(RuleBroken):
            workspace.perform(msgspec.convert(seen(action), AnyAction), Context(NOW, PLANTED))
    places = workspace.sequence - before
    workspace.close()
    return places


class Heard(Terminal):
    """A terminal that keeps all that it is sent."""

    heard = b""

    def press(self, keys: bytes, longest: float = 8.0) -> None:
        """Press keys, and listen until all is quiet."""
        self.send(keys)
        self.listen(longest)

    def listen(self, longest: float = 20.0, least: float = 0.0) -> None:
        """Listen until all is quiet, for some seconds at least."""
        began = time.perf_counter()
        while (now := time.perf_counter() - began) < longest:
            wait = QUIET * 2 if now >= least else least - now
            if not select.select([self.handle], [], [], wait)[0]:
                return
            self.heard += os.read(self.handle, 65536)


def foreign(sent: bytes) -> Iterator[str]:
    """Yield what a terminal was sent and would obey, beside what the toolkit tells it."""
    text = sent.decode("utf-8", "replace")
    for sequence in _FOREIGN:
        if sequence in text:
            yield f"{sequence!r} was sent"
    rest = _OURS.sub("", text).replace("\r", "").replace("\t", "")
    for found in {match[0] for match in OBEYED.finditer(rest)}:
        around = rest[max(0, rest.index(found) - 40) :][:60]
        yield f"U+{ord(found):04X} was sent: {around!a}"


def walked(folder: Path, keys: Sequence[bytes] = WALK) -> bytes:
    """Walk through the program; return all that its terminal was sent."""
    terminal = Heard(PROGRAM, [str(folder)])
    terminal.listen(least=3.0)
    for key in keys:
        terminal.press(key)
    terminal.end()
    return terminal.heard


def followed(folder: Path) -> bytes:
    """Look at the room display; return all that its terminal was sent."""
    terminal = Heard(PROGRAM, [str(folder), "follow"])
    terminal.listen(least=4.0)
    terminal.end()
    return terminal.heard


def printed(folder: Path) -> Iterator[str]:
    """Yield what commands print and a terminal would obey."""
    for command in PRINTS:
        done = CliRunner().invoke(mkm, ["-w", str(folder), *command])
        said = done.output.removeprefix("\ufeff").replace("\r\n", "\n").replace("\t", " ")
        if done.exit_code not in (0, 1):
            yield f"{command}: exit code {done.exit_code} {done.output[:100]}"
        for found in set(OBEYED.findall(said)):
            around = said[max(0, said.index(found) - 40) :][:60]
            yield f"{command}: U+{ord(found):04X} was printed: {around!a}"


def main(past: bool) -> int:
    """Plant, walk and print; return how much was found."""
    with tempfile.TemporaryDirectory() as under:
        folder = example(Path(under))
        with no_waiting():
            places = planted_everywhere(folder, cleaned=not past)
        sent, shown = walked(folder), followed(folder)
        found = [*foreign(sent), *foreign(shown), *printed(folder)]
    print(f"planted in {places} places; {len(sent)} bytes sent by the program, {len(shown)} by")
    print(f"the room display, {len(PRINTS)} commands: {len(found)} findings")
    for sentence in found:
        print(f"  {sentence}")
    return len(found)


if __name__ == "__main__":
    sys.exit(1 if main("--past" in sys.argv) else 0)
