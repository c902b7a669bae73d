"""Search over ten years' record: keys against a bare Textual app's page key, and `mkm find`.

Run by hand: `python -m tests.benchmarks.find`. Prints ratios from one run.
"""

import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import msgspec

from mkm_tui.records.decisions import Decision, Publication, Version
from mkm_tui.records.meetings import Closing, Matter, Meeting, Stance
from mkm_tui.records.people import Group, Person, Unit
from mkm_tui.records.portfolio import Assessment, Idea, Project
from mkm_tui.records.room import Contribution, Statement
from mkm_tui.records.state import RECORDS
from mkm_tui.records.terms import Audience, MeetingStatus, Party, StanceKind, WayOn
from mkm_tui.rules.publication import text_hash
from mkm_tui.store.storage import WorkspaceStorage
from mkm_tui.store.workspace import SCHEMA
from tests.benchmarks.papers import mkm
from tests.benchmarks.screens import MKM, PAGES, REFERENCE, pressed, told
from tests.benchmarks.terminal import Terminal

MEETINGS, EACH, PROJECTS, IDEAS, UNITS = 1_000, 10, 2_000, 5_000, 60
TYPED = "turnus solbakken"
PAGE_MUST, FIRST_MUST, FIND_MUST, ROUNDS = 2.0, 4.0, 3.0, 3
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
FIRST = date(2016, 1, 5)
COMMON = (
    "gruppa enheten ansatte brukere beboerne avdeling ledelse opplæring ordningen forsøket "
    "økonomi kvalitet arbeidsmiljø tilbudet samarbeid vikarer tillitsvalgte plan mål frist "
    "erfaring medvirkning skolen barnehagen hjemmetjenesten møtet neste våren høsten "
    "evaluering"
)
RARE = "turnus samlokalisering velferdsteknologi inntak klarspråk lesekvelder kveldsåpent"
PLACES = "Solbakken Nesset Tunet Vika Lia Haugen Elvegata Storskogen Myra Åsen"


class Writer:
    """Writes records as long as real ones; the same ones each time."""

    def __init__(self) -> None:
        self.dice = Random(2026)
        self.units = [
            Unit(f"unit-{n}", f"{PLACES[n % len(PLACES)]} {n // len(PLACES) + 1}")
            for n in range(UNITS)
        ]
        self.people = [
            Person(f"{party}-{n}", f"Person {n}", party) for party in Party for n in range(3)
        ]

    def text(self, length: int) -> str:
        """Return sentences of about so many words, some of them with a rare one."""
        words = self.dice.choices(COMMON.split(), k=length)
        if self.dice.random() < 0.2:
            words[self.dice.randrange(length)] = self.dice.choice(RARE.split())
        if self.dice.random() < 0.1:
            words[self.dice.randrange(length)] = self.dice.choice(PLACES.split())
        return " ".join(words).capitalize() + "."

    def unit(self) -> tuple[str, ...]:
        """Return a unit's id."""
        return (self.dice.choice(self.units).id,)

    def matter(self, key: str, meeting: Meeting) -> Matter:
        """Return a matter that was treated."""
        at = datetime.combine(meeting.on, meeting.start, UTC)
        return Matter(
            key,
            meeting.id,
            self.text(5),
            units=self.unit(),
            project=f"P{self.dice.randint(1, PROJECTS)}",
            case_paper=self.text(80),
            consideration=self.text(60),
            dialogue=self.text(20),
            users_voice=self.text(20),
            proposal=self.text(30),
            stances=tuple(Stance(party, StanceKind.BEHIND) for party in Party),
            contributions=(Contribution(Party.UNIONS, "unions-1", self.text(20), at, True),),
            statements=(Statement("politicians-1", self.text(15), at),),
            closing=Closing(at, (), None if self.dice.random() < 0.9 else WayOn.REWORK),
        )

    def decision(self, matter: Matter, on: date) -> Decision:
        """Return what was decided, with both receipts."""
        digest = text_hash(matter.proposal)
        receipts = tuple(
            Publication(audience, on, "Nettstedet", "Kari", "Partsmøte", digest)
            for audience in Audience
        )
        return Decision(
            matter.id, on, (Version(matter.proposal, on),), units=matter.units,
            responsible="administration-1", publications=receipts,
        )  # fmt: skip

    def tables(self) -> Iterator[tuple[str, list[msgspec.Struct]]]:
        """Yield every register's records."""
        yield "groups", [Group("group", "Styringsgruppa", "Fjordvik")]
        yield "people", list(self.people)
        yield "units", list(self.units)
        meetings, matters, decisions = [], [], []
        for number in range(MEETINGS):
            on = FIRST + timedelta(days=number * 3650 // MEETINGS)
            keys = tuple(f"{number * EACH + n + 1}/{on:%y}" for n in range(EACH))
            meeting = Meeting(
                f"M{number + 1}/{on:%y}", on, agenda=keys, status=MeetingStatus.CLOSED
            )
            meetings.append(meeting)
            matters += [self.matter(key, meeting) for key in keys]
            decisions += [self.decision(matter, on) for matter in matters[-EACH:]]
        yield "meetings", meetings
        yield "matters", matters
        yield "decisions", decisions
        yield "projects", [
            Project(
                f"P{n}", self.text(4), units=self.unit(), purpose=self.text(25),
                assessments=(Assessment(Party.UNIONS, 3),),
            )
            for n in range(1, PROJECTS + 1)
        ]  # fmt: skip
        yield (
            "ideas",
            [
                Idea(f"I{n}", self.text(4), FIRST, FIRST, "Kari", self.unit()[0], self.text(30))
                for n in range(1, IDEAS + 1)
            ],
        )


def ten_years(folder: Path) -> None:
    """Write a store with ten years of meetings."""
    folder.mkdir()
    tables = dict(Writer().tables())
    meta = {"schema": SCHEMA, "sequence": 0, "offset": 0, "hash": ""}
    written = {
        name: dict(enumerate(map(msgspec.to_builtins, tables.get(name, [])), 1)) for name in RECORDS
    }
    WorkspaceStorage(folder / "store.json").write({"store": {1: meta}, **written})
    (folder / "history.jsonl").touch()


def typed_bare() -> float:
    """Return the median seconds of a key in a bare line."""
    terminal = Terminal(LINE)
    terminal.until_quiet(b"LAST")
    found = [terminal.key(sign.encode()) for sign in TYPED]
    terminal.end()
    return statistics.median(found)


def typed(folder: Path, pause: float) -> tuple[float, list[float]]:
    """Return the seconds that opening the search takes, and those of each key typed in it."""
    terminal = Terminal(MKM, (str(folder),))
    terminal.until_quiet(b"hjelp")
    time.sleep(3)  # the program has loaded its other screens
    opening = terminal.key(b"\x06")
    time.sleep(pause)
    found = [terminal.key(sign.encode()) for sign in TYPED]
    terminal.end()
    return opening, found


def main() -> None:
    """Measure in turn, and print each against what it must not exceed."""
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "ten-years"
        ten_years(folder)
        page = pressed(REFERENCE, b"LAST", b"", PAGES)
        told("reference: page key", page, page, 1.0)
        line = statistics.median(typed_bare() for _ in range(ROUNDS))
        told("a bare line's key, against it", line, page, PAGE_MUST)
        for what, pause in (("at once", 0.0), ("when all is read", 8.0)):
            rounds = [typed(folder, pause) for _ in range(ROUNDS)]
            opening = statistics.median(opened for opened, _ in rounds)
            keys = [statistics.median(turn) for turn in zip(*(k for _, k in rounds), strict=True)]
            told(f"ctrl+f, {what}", opening, page, FIRST_MUST)
            told(f"key, median, {what}", statistics.median(keys), page, PAGE_MUST)
            told("  the same against a bare line", statistics.median(keys), line, PAGE_MUST)
            told(f"key to the last hit, worst, {what}", max(keys), line, 2 * PAGE_MUST)
        listing = mkm(folder, ["list", "meetings"])
        told("reference: mkm list meetings", listing, listing, 1.0)
        told("mkm find turnus solbakken", mkm(folder, ["find", *TYPED.split()]), listing, FIND_MUST)
        told("mkm find, nothing there", mkm(folder, ["find", "xyzzy"]), listing, FIND_MUST)


if __name__ == "__main__":
    main()
