"""Typing into a long consideration in Møterommet, against a bare TextArea of the same size."""

import asyncio
import gc
import time
from collections.abc import Iterator
from pathlib import Path

from mkm_tui.actions.attendance import AllPresent
from mkm_tui.actions.matters import EditText
from mkm_tui.actions.meetings import OpenMeeting
from mkm_tui.actions.room import StartMatter
from mkm_tui.app import MkmApp
from mkm_tui.locale.words import Words
from mkm_tui.opening import build_example, now
from mkm_tui.records.terms import Language, MatterKind
from mkm_tui.store.desk import DESK
from mkm_tui.store.workspace import Workspace
from tests.benchmarks.bench import Bench, ours
from tests.benchmarks.figures import Figure, median
from tests.benchmarks.programs import BACKSPACE, END
from tests.benchmarks.terminal import COLUMNS, ROWS, Terminal

LENGTH, PRESSES, SAVES = 200_000, 60, 15
MUST, PAUSE = 2.0, 0.050
KEYS = (b"e", b"n", b" ", BACKSPACE)
LAST_LINE = "SISTE LINJE"
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
    return "\n".join(["\n".join(lines)[:LENGTH], LAST_LINE])


def opens_meeting(workspace: Workspace, kind: MatterKind | None = None) -> str:
    """Open a workspace's next meeting with its first matter (of a kind); return the matter."""
    meetings = [m for m in workspace.state.meetings.values() if m.agenda and not m.closed]
    meeting = min(meetings, key=lambda meeting: meeting.on)
    kinds = {key: workspace.state.matters[key].kind for key in meeting.agenda}
    matter = next(key for key, found in kinds.items() if kind in (None, found))
    for action in (
        AllPresent(meeting=meeting.id),
        OpenMeeting(meeting=meeting.id),
        StartMatter(matter=matter),
    ):
        workspace.perform(action, now())
    return matter


def in_meeting(folder: Path, text: str) -> Workspace:
    """Make the example, open its next meeting and write the text in its first matter."""
    build_example(folder)
    workspace = Workspace(folder)
    matter = opens_meeting(workspace)
    workspace.perform(EditText(matter=matter, field="consideration", at=0, put=text), now())
    return workspace


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
        return (editor.size.width, editor.size.height), median(found)


def typing(bench: Bench) -> Iterator[Figure]:
    """Type at the end of the text, in turn with a bare editor."""
    text, folder = long_text(), bench.root / "typing"
    workspace = in_meeting(folder, text)
    app = MkmApp(workspace, Words(Language.NB), lambda: now().now, "Kari")
    size, saving = asyncio.run(inside(app))
    workspace.close()
    (bench.root / "text").write_text(text, "utf-8")
    (folder / DESK).unlink(missing_ok=True)
    bare, program = Terminal(REFERENCE % size, (str(bench.root / "text"),)), ours(folder)
    bare.until_quiet(LAST_LINE.encode())
    program.until_quiet(END)
    program.rest(2.0)
    program.key(b"b")
    found: dict[Terminal, list[float]] = {bare: [], program: []}
    for turn in range(bench.rounds(PRESSES)):
        for terminal, times in found.items():
            times.append(terminal.key(KEYS[turn % len(KEYS)]))
    bare.end()
    program.end()
    what = f"key in a text of 200 kB, {size[0]} x {size[1]}"
    yield Figure(what, median(found[program]), median(found[bare]), "bare TextArea", MUST)
    yield Figure("saving a key in a text of 200 kB", saving, PAUSE, "a visible pause,", 1.0)
