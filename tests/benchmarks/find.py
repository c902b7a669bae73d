"""Search over ten years' record: keys against the reference app's page key, and `mkm find`."""

from collections.abc import Iterator

from tests.benchmarks.bench import Bench, ours
from tests.benchmarks.figures import Figure, median
from tests.benchmarks.papers import in_turn, mkm
from tests.benchmarks.programs import END, FIND
from tests.benchmarks.screens import LOADING, Bare
from tests.benchmarks.terminal import Terminal

TYPED = "turnus solbakken"
PAGE_MUST, FIRST_MUST, FIND_MUST = 2.0, 4.0, 3.0
ROUNDS, COMMANDS = 3, 5
READ = 8.0
"""Seconds after which the search has read the whole record."""
LINE = """
from textual.app import App
from textual.widgets import Input, Static
class Line(App):
    def compose(self):
        yield Input()
        yield Static("LAST")
    def on_input_changed(self, event):
        row = f"{event.value} i kraft fra 3. oktober 2026, ansvarlig enhetsleder"
        self.query_one(Static).update("\\n".join([row] * 28))
Line().run()
"""
"""A bare line to type in, above 28 lines that change with it."""


class Round:
    """One opening of the search, with keys typed in it in turn with the bare programs' keys."""

    def __init__(self, bench: Bench, bare: Bare, pause: float) -> None:
        line, program = Terminal(LINE), ours(bench.large)
        line.until_quiet(b"LAST")
        program.until_quiet(END)
        program.rest(LOADING)
        self.opening = program.key(FIND)
        program.rest(pause)
        self.keys, self.line = [], []
        for sign in TYPED:
            bare.press()
            self.line.append(line.key(sign.encode()))
            self.keys.append(program.key(sign.encode()))
        line.end()
        program.end()


def find(bench: Bench) -> Iterator[Figure]:
    """Measure the search in the program, and as a command."""
    for what, pause in (("at once", 0.0), ("when all is read", READ)):
        bare = Bare()
        rounds = [Round(bench, bare, pause) for _ in range(bench.rounds(ROUNDS))]
        bare.terminal.end()
        page = median(bare.pages)
        keys = [median(turn) for turn in zip(*(each.keys for each in rounds), strict=True)]
        line = median(seconds for each in rounds for seconds in each.line)
        opening = median(each.opening for each in rounds)
        yield Figure(f"search (ctrl+f), {what}", opening, page, "page key", FIRST_MUST)
        yield Figure(f"search key, {what}", median(keys), page, "page key", PAGE_MUST)
        yield Figure(f"search key, worst, {what}", max(keys), page, "page key", FIRST_MUST)
        yield Figure(f"search key, to a bare line, {what}", median(keys), line, "bare line")
    found = in_turn(
        bench.rounds(COMMANDS),
        listing=mkm(bench.large, "list", "meetings"),
        hits=mkm(bench.large, "find", *TYPED.split()),
        nothing=mkm(bench.large, "find", "xyzzy"),
    )
    for name, what in (("hits", f"mkm find {TYPED}"), ("nothing", "mkm find, nothing there")):
        yield Figure(what, found[name], found["listing"], "mkm list meetings", FIND_MUST)
