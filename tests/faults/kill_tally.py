"""How many were tried, survived and failed."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_MOST_SHOWN = 20
"""Failures of one kind that are told."""


class Tally:
    """What became of the tries of one kind."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.tried = 0
        self.failed: list[str] = []
        """What was wrong, a line for each try that failed."""
        self.notes: Counter[str] = Counter()
        """What else happened how often."""
        self.label = ""
        """The try that runs now."""

    def count(self, wrong: Iterable[str]) -> None:
        """Count a try with what was wrong in it."""
        self.tried += 1
        found = "; ".join(wrong)
        if found:
            self.failed.append(f"{self.label}: {found}")

    def note(self, what: str, happened: bool) -> None:
        """Count that something happened."""
        self.notes[what] += happened

    def add(self, what: str, number: int) -> None:
        """Add to a number."""
        self.notes[what] += number

    def told(self) -> str:
        """Return the figures in words."""
        survived = self.tried - len(self.failed)
        lines = [
            f"{self.name}: tried {self.tried}, survived {survived}, failed {len(self.failed)}",
            *(f"    {what}: {number}" for what, number in self.notes.items()),
            *(f"    FAILED {failure}" for failure in self.failed[:_MOST_SHOWN]),
        ]
        if len(self.failed) > _MOST_SHOWN:
            lines.append(f"    and {len(self.failed) - _MOST_SHOWN} more")
        return "\n".join(lines)


@contextmanager
def kept_folder(root: Path, keep: Path | None, label: str, tally: Tally) -> Iterator[Path]:
    """Give a try a folder of its own; what failed is kept as it was found, if that is wanted."""
    tally.label = label
    folder = Path(tempfile.mkdtemp(dir=root))
    before = len(tally.failed)
    try:
        yield folder
    finally:
        if keep and len(tally.failed) > before:
            shutil.copytree(folder, keep / label.replace("/", "-"), dirs_exist_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
