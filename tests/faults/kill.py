"""The whole campaign of kills and power cuts: `python -m tests.faults.kill`.

Parts: `calls` and `strace` kill at each call of short passages, `power` cuts the power there,
`apply` and `program` kill at random moments. Prints how many were tried, survived and failed, and
ends with 1 where any failed. With `--keep`, what a failure left behind is kept as it was found.
"""

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

if sys.platform == "win32":
    raise SystemExit("there is no SIGKILL on Windows")

# Read when the program is imported.
os.environ["MKM_LANGUAGE"] = "nb"
os.environ.pop("NO_COLOR", None)

from tests.faults import kill_apply, kill_calls, kill_strace, power_cut
from tests.faults.kill_story import Story
from tests.faults.kill_tally import Tally

_SHORT = 130
"""Changes of the story for passages; the long one is for random moments."""


class Wish(argparse.Namespace):
    """What is wanted."""

    parts: list[str]
    kills: int
    programs: int
    typing: int
    seed: int
    every: int
    bounded: bool
    story: int
    keep: Path | None


def _apply(wish: Wish, root: Path) -> Iterator[Tally]:
    """Kill `mkm apply` at random moments."""
    yield kill_apply.campaign(Story(wish.story), wish.kills, wish.seed, root, wish.keep)


def _program(wish: Wish, root: Path) -> Iterator[Tally]:
    """Kill the program at random moments; only here it is loaded."""
    from tests.faults import kill_program, kill_typing

    story = Story()
    gc.freeze()
    yield kill_program.campaign(story, wish.programs, wish.seed, root, wish.keep)
    yield kill_typing.campaign(story, wish.typing, wish.seed, root, wish.keep)


def _calls(wish: Wish, root: Path) -> Iterator[Tally]:
    """Kill at every call that changes a file."""
    return kill_calls.by_shim(Story(_SHORT), root, wish.keep, not wish.bounded)


def _strace(wish: Wish, root: Path) -> Iterator[Tally]:
    """Kill at every system call."""
    reason = kill_strace.missing()
    if reason:
        print(f"system calls: left out, {reason}")
        return iter(())
    return kill_strace.by_strace(Story(_SHORT), root, wish.keep, wish.every)


def _power(wish: Wish, root: Path) -> Iterator[Tally]:
    """Cut the power at every call."""
    return power_cut.campaign(Story(_SHORT), root, wish.keep, not wish.bounded)


PARTS: dict[str, Callable[[Wish, Path], Iterator[Tally]]] = {
    "calls": _calls,
    "strace": _strace,
    "power": _power,
    "apply": _apply,
    "program": _program,
}


_IN_MEMORY = {"calls", "strace", "power"}
"""Parts for which it is all the same what a folder lies on: they know the calls."""


def _place(part: str) -> str | None:
    """Return where a part's folders are made; None for where temporary ones are made."""
    memory = Path("/dev/shm")
    usable = part in _IN_MEMORY and memory.is_dir() and os.access(memory, os.W_OK)
    return str(memory) if usable else None


def _wish() -> Wish:
    """Return what is asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.kill", description=__doc__)
    parser.add_argument("--parts", nargs="+", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--kills", type=int, default=1800, help="random kills of mkm apply")
    parser.add_argument("--programs", type=int, default=200, help="random kills of the program")
    parser.add_argument("--typing", type=int, default=20, help="kills while a text is typed")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--every", type=int, default=1, help="only every so many system calls")
    parser.add_argument(
        "--bounded", action="store_true", help="leave out what is much like another"
    )
    parser.add_argument("--story", type=int, default=0, help="changes to apply from; 0 for all")
    parser.add_argument("--keep", type=Path, help="a folder for what failures leave")
    return parser.parse_args(namespace=Wish())


def main() -> int:
    """Run what is asked for."""
    wish = _wish()
    if wish.keep:
        wish.keep.mkdir(parents=True, exist_ok=True)
    tried = failed = 0
    empty: list[str] = []
    for part in wish.parts:
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="mkm-kill-", dir=_place(part)) as root:
            for tally in PARTS[part](wish, Path(root)):
                print(tally.told(), flush=True)
                tried, failed = tried + tally.tried, failed + len(tally.failed)
                empty += [] if tally.tried else [tally.name]
        print(f"{part}: {time.monotonic() - began:.0f} s\n", flush=True)
    print(f"in all: tried {tried}, survived {tried - failed}, failed {failed}")
    for name in empty:
        print(f"NOTHING TRIED: {name}")
    return 1 if failed or empty else 0


if __name__ == "__main__":
    raise SystemExit(main())
