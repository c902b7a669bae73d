"""What a key press costs without a clock: calls in the program's own code, and bytes read."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import mkm_tui

_OWN = str(Path(mkm_tui.__file__).parent)
_IO = Path("/proc/self/io")


class Cost(NamedTuple):
    """What something cost."""

    calls: int
    bytes: int
    """0 where the system does not tell."""


class Meter:
    """Counts while it runs, in all threads that begin meanwhile; `cost` is the last run's."""

    def __init__(self) -> None:
        self.cost = Cost(0, 0)
        self._calls = 0

    @contextmanager
    def runs(self) -> Iterator[None]:
        """Count what happens inside."""
        self._calls, before = 0, _bytes_read()
        threading.setprofile(self._count)
        sys.setprofile(self._count)
        try:
            yield
        finally:
            sys.setprofile(None)
            threading.setprofile(None)  # type: ignore[arg-type]
            self.cost = Cost(self._calls, _bytes_read() - before)

    def _count(self, frame: FrameType, event: str, argument: Any) -> None:
        """Count a call of our functions, and of what they call of the interpreter's own."""
        if event in ("call", "c_call") and frame.f_code.co_filename.startswith(_OWN):
            self._calls += 1


def _bytes_read() -> int:
    """Return how many bytes this process has read from files so far."""
    if not _IO.exists():
        return 0
    return int(_IO.read_text().split("rchar:")[1].split()[0])
