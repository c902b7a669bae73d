"""The whole campaign of the failing disk: `python -m tests.faults.failing_disk [STORY]…`.

It lets every call of the operating system fail, at which the store, the command line and the
program meet the disk, with each error, once and for good, and prints the figures. Of the long
stories it tries a choice that a seed makes.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

# Read when the program is imported.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["MKM_LANGUAGE"] = "nb"

from tests.conftest import _build as build_example
from tests.faults import disk_app, disk_commands, disk_desk, disk_store
from tests.faults.disk_figures import Outcome, Story, campaign, figures

COMMANDS, SCENES = 60, 16
"""How many faults of a command, and of a scene in front of the screen, are tried at most."""


def outcomes(home: Path, wanted: list[str], seed: int) -> Iterator[Outcome]:
    """Yield what comes of each fault of each story, of those whose names begin as is wanted."""
    example = home / "example"
    build_example(example)
    parts: list[tuple[list[tuple[str, Story]], int]] = [
        ([*disk_store.lives(home), *disk_desk.stories(home)], 0),
        (disk_commands.errands(home, example), COMMANDS),
        (disk_app.scenes(home, example), SCENES),
    ]
    for stories, most in parts:
        chosen = [s for s in stories if not wanted or s[0].startswith(tuple(wanted))]
        yield from campaign(chosen, most, seed)


def main() -> None:
    """Run the campaign, and print its figures and what went wrong."""
    begun, seed = time.process_time(), int(os.environ.get("MKM_SEED", "0"))
    found: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="mkm-disk-") as home:
        for outcome in outcomes(Path(home), sys.argv[1:], seed):
            found.append(outcome)
            for defect in outcome.defects:
                print(f"! {outcome.story}, {outcome.fault}: {defect}", flush=True)
    print(f"{'story':44}{'tried':>7}{'struck':>8}{'told':>7}{'survived':>10}")
    for story, tried, struck, told, survived in figures(found):
        print(f"{story:44}{tried:7}{struck:8}{told:7}{survived:10}")
    print(f"seed {seed}, {time.process_time() - begun:.0f} s of CPU")
    for sentence, count in Counter(said for o in found for said in set(o.told)).most_common(12):
        print(f"{count:6}  {sentence.splitlines()[0][:110]}")
    raise SystemExit(any(outcome.defects for outcome in found))


if __name__ == "__main__":
    main()
