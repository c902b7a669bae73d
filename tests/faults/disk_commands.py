"""The command line on a disk that fails: told in one sentence, and well again afterwards."""

import json
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner, Result

from mkm_tui.cli import main
from mkm_tui.store.check import findings
from mkm_tui.store.journal import HISTORY
from tests.faults.disk import Call, Disk, Fault, Kind
from tests.faults.disk_figures import Outcome, Story

MINUTES = """# Referat fra møte 2. desember 2026

Til stede: Kari Solheim, Silje Nes

## Sak 7/26 Turnus

Drøftet lenge.

Vedtak: Turnusen prøves.
"""
ACTIONS = "\n".join(
    json.dumps({"action": "edit_matter", "matter": "41/26", "case_paper": text})
    for text in ("En", "To", "Tre")
)
OLD = "Dette sto her før.\n"


class Place:
    """The folders of one story: a workspace, and what goes out of it."""

    def __init__(self, home: Path) -> None:
        self.folder, self.out = home / "w", home / "ut"
        self.paper = self.out / "innkalling.md"
        self.source = home / "referat.md"

    def lay_out(self, example: Path) -> None:
        """Lay everything out as it is before the command."""
        for folder in (self.folder, self.out):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(example, self.folder)
        self.out.mkdir()
        self.paper.write_text(OLD, "utf-8")
        self.source.write_text(MINUTES, "utf-8")


class Errand(NamedTuple):
    """A command, and what must be true whatever the disk did."""

    arguments: Callable[[Place], list[str]]
    before: Callable[[Place], None] = lambda place: None
    given: str = ""
    """What comes on standard input."""
    fine: tuple[int, ...] = (0,)
    """With which codes it may end once the disk is well: what is half done may be refused."""


def _nothing_there(place: Place) -> None:
    """Remove the workspace: the command makes it."""
    shutil.rmtree(place.folder)


def _written(place: Place) -> None:
    """Write the document, to verify it."""
    done = CliRunner().invoke(main, ERRANDS["export"].arguments(place))
    assert done.exit_code == 0


def _on(place: Place, *rest: str) -> list[str]:
    """Return the arguments of a command on the workspace."""
    return ["-w", str(place.folder), *rest]


ERRANDS: dict[str, Errand] = {
    "init": Errand(
        lambda place: ["init", str(place.folder), "--name", "Styringsgruppa"],
        _nothing_there,
        fine=(0, 3),
    ),
    "demo": Errand(
        lambda place: ["demo", str(place.folder), "--no-open"], _nothing_there, fine=(0, 3)
    ),
    "apply": Errand(lambda place: _on(place, "apply", "-"), given=ACTIONS),
    "export": Errand(
        lambda place: _on(
            *(place, "export", "minutes", "--meeting", "M4/26"), "-o", str(place.paper), "--force"
        )
    ),
    "publish": Errand(lambda place: _on(place, "publish", str(place.out / "nett"), "--record")),
    "import": Errand(lambda place: _on(place, "import", str(place.source), "--yes"), fine=(0, 1)),
    "check": Errand(lambda place: _on(place, "check")),
    "verify": Errand(lambda place: _on(place, "verify", str(place.paper)), _written),
    "list": Errand(lambda place: _on(place, "list", "decisions")),
    "history": Errand(lambda place: _on(place, "history")),
    "recover": Errand(lambda place: _on(place, "recover", str(place.out / "ny")), fine=(0, 1, 3)),
}
"""The commands that meet the disk."""
_FINDS = {"check", "verify"}
"""Those that may also say that something is not as it should be."""


def errands(home: Path, example: Path) -> list[tuple[str, Story]]:
    """Return the stories of the command line, told in folders of their own."""
    place = Place(home)
    return [(f"mkm {name}", partial(_tell, place, example, name)) for name in ERRANDS]


def _tell(
    place: Place, example: Path, name: str, fault: Fault | None
) -> tuple[Outcome, list[Call]]:
    """Run a command on a disk with a fault; the disk heals, and what was refused is run again."""
    errand = ERRANDS[name]
    place.lay_out(example)
    errand.before(place)
    with Disk(place.folder, place.out) as disk:
        if fault:
            disk.fail(fault)
        done = CliRunner().invoke(main, errand.arguments(place), input=errand.given)
        calls, struck = disk.calls, len(disk.struck)
        disk.heal()
        defects = [*_unfit(name, done), *_halves(place)]
        acknowledged = _acknowledged(done)
        if done.exit_code:
            defects += _again(place, errand, acknowledged)
    defects += [f"check: {key} {values}" for key, values in findings(place.folder)]
    history = (place.folder / HISTORY).read_bytes().splitlines()
    defects += [f"lost {number}" for number in acknowledged if number > len(history)]
    said = done.stderr.strip() or (done.output.strip() if done.exit_code else "")
    told = (said,) if said else ()
    return Outcome(f"mkm {name}", fault or Fault(Kind.WRITE), struck, told, tuple(defects)), calls


def _unfit(name: str, done: Result) -> Iterator[str]:
    """Yield what is wrong with how a command ended."""
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        yield f"raised {done.exception!r}"
    elif done.exit_code not in ((0, 1, 3) if name in _FINDS else (0, 3)):
        yield f"ended with {done.exit_code}: {done.output[-200:]}"
    elif done.exit_code and not done.output.strip():
        yield "ended without a word"
    if "Traceback" in done.output:
        yield "showed a traceback"
    if done.exit_code == 3 and done.stderr.count("\n") not in (1, 2):
        yield f"told in {done.stderr.count(chr(10))} lines: {done.stderr}"


def _halves(place: Place) -> Iterator[str]:
    """Yield the documents of which half is there."""
    for file in place.out.rglob("*"):
        if file.suffix not in (".md", ".html", ".json", ".xml"):
            continue
        text = file.read_text("utf-8")
        ends = {".html": "</html>\n", ".xml": "</feed>\n", ".json": "}\n"}
        if not text.endswith(ends.get(file.suffix, "\n")) or not text:
            yield f"half of {file.name}"


def _acknowledged(done: Result) -> list[int]:
    """Return the numbers in the history that a command said were done."""
    lines = (line for line in done.output.splitlines() if line.startswith('{"seq"'))
    return [json.loads(line)["seq"] for line in lines]


def _again(place: Place, errand: Errand, acknowledged: list[int]) -> Iterator[str]:
    """Run what was refused again, on the disk that is well; yield what is wrong with that."""
    given = "\n".join(errand.given.splitlines()[len(acknowledged) :])
    done = CliRunner().invoke(main, errand.arguments(place), input=given)
    acknowledged += _acknowledged(done)
    if done.exit_code not in errand.fine:
        yield f"afterwards ended with {done.exit_code}: {done.output[-200:]}"
