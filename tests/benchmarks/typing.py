"""Typing into a long consideration in Møterommet, against a bare TextArea of the same size.

Run by hand: `python -m tests.benchmarks.typing`. Prints ratios of medians from one run.
"""

import asyncio
import gc
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.matters import EditText
from mkm_tui.actions.meetings import OpenMeeting
from mkm_tui.actions.room import StartMatter
from mkm_tui.app import MkmApp
from mkm_tui.locale.words import Words
from mkm_tui.opening import build_example, now
from mkm_tui.records.terms import Language
from mkm_tui.store.desk import DESK
from mkm_tui.store.workspace import Workspace
from tests.benchmarks.screens import MKM, told
from tests.benchmarks.terminal import COLUMNS, ROWS, Terminal

LENGTH, ROUNDS, PRESSES, SAVES = 200_000, 3, 24, 15
MUST, PAUSE_MUST = 2.0, 0.050
KEYS = (b"e", b"n", b" ", b"\x7f")
END = "SISTE LINJE"
PARAGRAPH = (
    "Ansatte på to avdelinger har prøvd ordningen siden i vår, og nattevaktene ble hørt for seg. "
    "Tillitsvalgte viste til arbeidsmiljøundersøkelsen; administrasjonen la fram tallene for "
    "sykefravær, overtid og vikarbruk, måned for måned."
)
REFERENCE = """
import sys
from textual.app import App
from textual.widgets import TextArea
class Reference(App):
    CSS = "TextArea { border: none; padding: 0; width: %d; height: %d; }"
    def compose(self):
        text = open(sys.argv[1], encoding="utf-8").read()
        yield TextArea(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
    def on_mount(self):
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)
Reference().run()
"""


def long_text() -> str:
    """Return the text: paragraphs, and a last line to wait for."""
    lines = [f"{number}. {PARAGRAPH}" for number in range(LENGTH // len(PARAGRAPH) + 1)]
    return "\n".join(["\n".join(lines)[:LENGTH], END])


def in_meeting(folder: Path, text: str) -> Workspace:
    """Make the example, open its next meeting and write the text in its first matter."""
    build_example(folder)
    workspace = Workspace(folder)
    meetings = workspace.state.meetings.values()
    meeting = next(m for m in meetings if m.on >= date.today() and m.agenda and not m.closed)
    matter = meeting.agenda[0]
    for action in (
        AllPresent(meeting=meeting.id),
        OpenMeeting(meeting=meeting.id),
        StartMatter(matter=matter),
        EditText(matter=matter, field="consideration", at=0, put=text),
    ):
        workspace.perform(action, now())
    return workspace


def typed(code: str, wanted: str, before: Sequence[bytes], *arguments: str) -> list[float]:
    """Return the seconds of keys at the end of the text, after others have led there."""
    terminal = Terminal(code, arguments)
    terminal.until_quiet(wanted.encode())
    for key in before:
        terminal.key(key)
    found = [terminal.key(KEYS[turn % len(KEYS)]) for turn in range(PRESSES)]
    terminal.end()
    return found


async def inside(app: MkmApp) -> tuple[tuple[int, int], float]:
    """Return the editor's size, and the median seconds from saving a key to the last repaint.

    Of the repaint only the work counts, not the waiting for it.
    """
    from mkm_tui.widgets.live_text import LiveText

    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        editor = app.screen.query_one("#consideration", LiveText)
        found = []
        for _ in range(SAVES):
            editor.insert("x")
            await pilot.pause()
            gc.collect()
            start = time.perf_counter()
            editor.flush()
            saved, start = time.perf_counter() - start, time.process_time()
            await pilot.pause()
            found.append(saved + time.process_time() - start)
        return (editor.size.width, editor.size.height), statistics.median(found)


def main() -> None:
    """Measure in turn, and print each against what it must not exceed."""
    with tempfile.TemporaryDirectory() as root:
        text, folder = long_text(), Path(root) / "example"
        workspace = in_meeting(folder, text)
        app = MkmApp(workspace, Words(Language.NB), lambda: now().now, "Kari")
        size, saving = asyncio.run(inside(app))
        workspace.close()
        (Path(root) / "text").write_text(text, "utf-8")
        bare, ours = [], []
        for _ in range(ROUNDS):
            bare += typed(REFERENCE % size, END, (), str(Path(root) / "text"))
            (folder / DESK).unlink(missing_ok=True)
            ours += typed(MKM, "hjelp", (b"b",), str(folder))
        what = f"key in 200 kB, {size[0]} x {size[1]}"
        told(what, statistics.median(ours), statistics.median(bare), MUST)
        told("saving it, against a visible pause", saving, PAUSE_MUST, 1.0)


if __name__ == "__main__":
    main()
