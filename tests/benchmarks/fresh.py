"""Programs that were just started: the first full screen, memory, and a mode's first visit."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.benchmarks.bench import Bench, ours
from tests.benchmarks.figures import Figure, median
from tests.benchmarks.programs import END, LAST, PAGE_DOWN, REFERENCE
from tests.benchmarks.terminal import Memory, Terminal

ROUNDS, SETTLED = 6, 5.0
"""How many programs of each kind, and the seconds after which their memory is looked at."""
MODES = {"Saksliste": b"2", "Portefølje": b"3", "Prioritering": b"4", "Vedtak": b"5", "Ideer": b"6"}
START, START_LARGE, MEMORY, MEMORY_LARGE = 1.5, 2.0, 2.0, 4.0
FIRST, LARGE, LOG = 4.0, 1.3, 1.5
APP, PAGE = "reference app", "its page key"


class Seen(NamedTuple):
    """What one program showed."""

    started: float
    memory: Memory
    visits: dict[str, float]
    """Seconds of each mode's first visit; of the reference, of a page key."""


def seen(begin: Callable[[], Terminal], wanted: bytes, keys: dict[str, bytes]) -> Seen:
    """Start a program, look at its memory when it has settled, and press keys."""
    terminal = begin()
    started = terminal.until_quiet(wanted) - terminal.began
    terminal.rest(SETTLED - started)
    memory = terminal.memory()
    visits = {what: terminal.key(key) for what, key in keys.items()}
    return Seen(started, terminal.end()._replace(**memory._asdict()), visits)


def reference() -> Seen:
    """Start the reference app; its page keys go to rows that it has not drawn."""
    return seen(lambda: Terminal(REFERENCE), LAST, dict.fromkeys(("a", "b", "c"), PAGE_DOWN))


def fresh(bench: Bench) -> Iterator[Figure]:
    """Measure start, memory, first visits and the opening of the log, program after program."""
    folders = {"example": bench.example, "hundred": bench.hundred, "large": bench.large}
    bare: list[Seen] = []
    found: dict[str, list[Seen]] = {name: [] for name in folders}
    for _ in range(bench.rounds(ROUNDS)):
        bare.append(reference())
        for name, folder in folders.items():
            found[name].append(seen(lambda at=folder: ours(at), END, MODES))  # type: ignore[misc]
    yield from _starts(bare, found)
    yield from _memory(bare, found)
    yield from _visits(bare, found)


def _starts(bare: list[Seen], found: dict[str, list[Seen]]) -> Iterator[Figure]:
    """Yield the seconds to the first full screen."""
    against = median(each.started for each in bare)
    for name, must in (("example", START), ("large", START_LARGE)):
        yield Figure(
            f"start to first full screen, {name}",
            median(each.started for each in found[name]),
            against,
            APP,
            must,
        )


def _memory(bare: list[Seen], found: dict[str, list[Seen]]) -> Iterator[Figure]:
    """Yield the peak and what is resident once the program has settled."""
    for kind in ("peak", "resident"):
        against = median(getattr(each.memory, kind) for each in bare)
        for name, must in (("example", MEMORY), ("large", MEMORY_LARGE)):
            held = median(getattr(each.memory, kind) for each in found[name])
            yield Figure(f"memory, {kind}, {name}", held, against, APP, must, bytes=True)


def _visits(bare: list[Seen], found: dict[str, list[Seen]]) -> Iterator[Figure]:
    """Yield each mode's first visit, and the log's with 10,000 decisions against 100."""
    page = median(seconds for each in bare for seconds in each.visits.values())
    for mode in MODES:
        small, big = (
            median(each.visits[mode] for each in found[name]) for name in ("example", "large")
        )
        yield Figure(f"{mode}: first visit, example", small, page, PAGE, FIRST)
        yield Figure(f"{mode}: first visit, large", big, page, PAGE, FIRST)
        yield Figure(f"{mode}: first visit, large to example", big, small, "example", LARGE)
    few = median(each.visits["Vedtak"] for each in found["hundred"])
    many = median(each.visits["Vedtak"] for each in found["large"])
    yield Figure("opening the log with 10,000 decisions", many, few, "with 100", LOG)
